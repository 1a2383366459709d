# -*- coding: utf-8 -*-
"""A browser on the pages. WORKFLOWS_PAGE says where they stand: `stub` (the default), a small shell with an imitated
API; `gateway`, the built module in a test gateway of its own; or the address of a gateway that runs, whose users
`admin` and `viewer` have their names as passwords."""
from __future__ import absolute_import, division, print_function, unicode_literals

import glob
import os
import shutil

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.support.pages import Visitor
from tests.browser.support.stub_server import FILES, StubServer
from tests.support.gateway import ROOT, Gateway
from tests.support.web import Person

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class PageServer(object):
    """Where the pages are, and how to make data for them through the API."""

    def __init__(self, url):
        self.url = url.rstrip("/")
        self.status_path = os.environ.get(
            "WORKFLOWS_STATUS_PATH", "/app/services/workflows"
        )
        self.settings_path = os.environ.get(
            "WORKFLOWS_SETTINGS_PATH", "/app/services/workflows-settings"
        )
        self.person = Person(self.url)

    def start(self, workflow="demo.commands_60s", inputs=None, **more):
        body = dict(
            more,
            workflowName=workflow,
            inputs=inputs or {},
            queueName=more.get("queueName", "default"),
        )
        answer = self.person.post("/runs", body)
        assert answer.status == 200, answer
        return answer.json["data"]["workflowId"]

    def cancel(self, run_id):
        """However it stands: a run that has ended refuses, and that is fine."""
        self.person.post("/runs/%s/cancel" % run_id, {"reason": "the test is over"})

    def run(self, run_id):
        return self.person.get("/runs/%s" % run_id).json


@pytest.fixture(scope="session")
def page_server(tmp_path_factory):
    place = os.environ.get("WORKFLOWS_PAGE", "stub")
    if place == "stub":
        must_be_built()
        stub = StubServer()
        yield PageServer(stub.url)
        stub.close()
    elif place == "gateway":
        gateway = Gateway(tmp_path_factory.mktemp("gateway"), modules=[newest_module()])
        gateway.start()
        yield PageServer(gateway.url)
        gateway.stop()
    else:
        yield PageServer(place)


def must_be_built():
    missing = [path for path in FILES.values() if not os.path.exists(path)]
    if missing:
        pytest.fail(
            "no %s: run `npm ci && npm run build` in module/web" % ", ".join(missing)
        )


def newest_module():
    files = glob.glob(os.path.join(ROOT, "build", "Workflows-*.modl"))
    if not files:
        pytest.fail("no build/Workflows-*.modl: run `make module`")
    return max(files, key=os.path.getmtime)


@pytest.fixture(scope="session")
def chromium():
    found = [shutil.which(name) for name in CHROMIUM if shutil.which(name)]
    if not found:
        pytest.fail("no Chromium on the PATH: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found[0], args=["--no-sandbox", "--disable-gpu"]
        )
        expect.set_options(timeout=15000)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, page_server):
    """visit(user, scheme, width, height, touch) -> Visitor, logged in and closed at the end."""
    visitors = []

    def open_browser(user="admin", scheme="light", width=1280, height=900, touch=False):
        context = chromium.new_context(
            color_scheme=scheme, viewport={"width": width, "height": height}, has_touch=touch, is_mobile=touch,
            reduced_motion="reduce",
        )  # fmt: skip
        context.set_default_timeout(15000)
        context.request.post(
            page_server.url + "/login", form={"user": user, "password": user}
        )
        visitor = Visitor(context, page_server)
        visitors.append(visitor)
        return visitor

    yield open_browser
    for visitor in visitors:
        visitor.close()


@pytest.fixture
def run_id(page_server):
    """A run of demo.commands_60s that the test may command; cancelled at the end."""
    run_id = page_server.start(inputs={"paramOne": "<i>hello</i>"}, partitionKey=None)
    yield run_id
    page_server.cancel(run_id)
