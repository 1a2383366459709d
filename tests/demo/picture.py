# -*- coding: utf-8 -*-
"""Take the README's picture of the Status page: the sample plant at work in a test gateway.

usage: python -m tests.demo.picture --module FILE [--to docs/images]
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import argparse
import os
import shutil
import tempfile
import time

from playwright.sync_api import sync_playwright

from tests.demo.tour import EXAMPLES
from tests.support.gateway import ROOT, Gateway

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PAGE = "/app/services/workflows"
SIZE = {"width": 1280, "height": 800}

SCENE = """
service = system.workflows.api.service
def start(name, **options):
    return service.start(workflowName=name, **options)["data"]["workflowId"]
for n in range(1, 9):
    start("packaging.labels", inputs={"order": "A-%d" % n, "count": 4}, queueName="labels")
broken = start("plant.batch", inputs={"batchId": "B-4710", "unit": "Mixer9", "fillTimeoutMs": 500}, partitionKey="Mixer9")
first = start("plant.batch", inputs={"batchId": "B-4711", "mixSeconds": 120}, partitionKey="Mixer1")
second = start("plant.batch", inputs={"batchId": "B-4712", "mixSeconds": 120}, partitionKey="Mixer1")
held = start("plant.batch", inputs={"batchId": "B-4709", "mixSeconds": 120}, partitionKey="Mixer2")
start("demo.one_minute_progress", inputs={}, queueName="reports")
start("demo.commands_60s", inputs={"paramOne": "bench 3"}, queueName="bench")
result = held
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--module", required=True)
    parser.add_argument("--to", default=os.path.join(ROOT, "docs", "images"))
    options = parser.parse_args()
    os.makedirs(options.to, exist_ok=True)
    home = tempfile.mkdtemp(prefix="workflows-picture-")
    projects = os.path.join(home, "projects")
    shutil.copytree(os.path.join(EXAMPLES, "projects"), projects)
    shutil.copy(os.path.join(EXAMPLES, "tags.json"), projects)
    gateway = Gateway(os.path.join(home, "gateway"), projects, [options.module]).start()
    try:
        set_scene(gateway)
        for scheme in ("light", "dark"):
            take(
                gateway.url, scheme, os.path.join(options.to, "status-%s.png" % scheme)
            )
    finally:
        gateway.kill()
        shutil.rmtree(home, ignore_errors=True)


def set_scene(gateway):
    names = "result = [o['value'] for o in system.workflows.api.service.listWorkflows()['data']['options']]"
    gateway.until(
        lambda: {"plant.batch", "packaging.labels"}
        <= set(gateway.script("gateway", names))
    )
    held = gateway.script("perspective", SCENE, project="plant")
    phase = "result = system.workflows.api.queries.run(%r)['phaseState']" % held
    gateway.until(lambda: gateway.script("gateway", phase) == "RUNNING")
    hold = (
        "result = system.workflows.api.service.sendCommand(%r, 'HOLD', 'sample taken')"
        % held
    )
    gateway.script("perspective", hold, project="plant")
    gateway.until(lambda: gateway.script("gateway", phase) == "HELD")
    time.sleep(
        20
    )  # so that progress and ages in the picture are those of work under way


def take(url, scheme, path):
    found = [shutil.which(name) for name in CHROMIUM if shutil.which(name)]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found[0], args=["--no-sandbox", "--disable-gpu"]
        )
        context = browser.new_context(color_scheme=scheme, viewport=SIZE)
        context.request.post(
            url + "/login", form={"user": "admin", "password": "admin"}
        )
        page = context.new_page()
        page.goto(url + PAGE)
        page.get_by_role("row").nth(6).wait_for()
        page.wait_for_timeout(1500)
        page.screenshot(path=path)
        browser.close()
    print("wrote %s" % os.path.relpath(path, ROOT))


if __name__ == "__main__":
    main()
