# -*- coding: utf-8 -*-
"""`make demo`: what the module does for the people of a plant, shown on a running gateway.

usage: python -m tests.demo.tour --module FILE --upgrade FILE [--db sqlite|postgres] [--home DIR]
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import argparse
import os
import shutil
import sys
import tempfile
import time

from tests.demo.plant import Plant
from tests.demo.stage import Stage
from tests.support.gateway import ROOT, Gateway
from tests.support.postgres import Server

EXAMPLES = os.path.join(ROOT, "docs", "examples")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--module", required=True, help="the signed .modl")
    parser.add_argument(
        "--upgrade", required=True, help="the same under a higher version"
    )
    parser.add_argument("--db", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument(
        "--home", help="keep the gateway's data here; default: a temporary folder"
    )
    return parser.parse_args()


def prepare(home, options):
    """A gateway home with the sample projects and tags; nothing of an earlier tour."""
    shutil.copytree(os.path.join(EXAMPLES, "projects"), os.path.join(home, "projects"))
    shutil.copy(
        os.path.join(EXAMPLES, "tags.json"), os.path.join(home, "projects", "tags.json")
    )
    datasources, server = [], None
    if options.db == "postgres":
        server = Server(os.path.join(home, "postgres")).start()
        datasources.append("plant=" + server.jdbc_url())
    return (
        Gateway(
            os.path.join(home, "gateway"),
            os.path.join(home, "projects"),
            [options.module],
            datasources,
        ),
        server,
    )


def show(stage, gateway, options):
    plant = Plant(gateway, options)
    stage.act(
        "A gateway starts with the signed module and the plant's projects",
        plant.comes_up,
    )
    if options.db == "postgres":
        stage.act(
            "Plant IT names a database connection on the Settings page",
            plant.moves_to_postgres,
        )
    stage.act(
        "Designer and Vision use the same names, with the user on record",
        plant.designer_and_vision,
    )
    stage.act("A Perspective button starts a batch", plant.button)
    stage.act("The operator presses HOLD, then RESUME", plant.hold_and_resume)
    stage.act("kill -9 in the middle of the batch; the run goes on", plant.pulled_plug)
    stage.act("1 000 tag changes; the tag events only hand them over", plant.burst)
    stage.act("STOP: the code leaves in order and shuts the valves", plant.stop)
    stage.act("Cancel: at once, with a reason", plant.cancel)
    stage.act(
        "A project save under load: runs finish on the code they began with",
        plant.project_save,
    )
    stage.act(
        "A module upgrade under load: runs go on in the new module", plant.upgrade
    )
    stage.act("A deploy: maintenance, drained, save, swap, resume", plant.deploy)
    stage.act("The page shows it all; who may only read sees no button", plant.page)


def stay(stage, gateway):
    stage.say()
    stage.say(
        "The gateway stays up: %s/app/services/workflows   (log in: admin / admin)"
        % gateway.url
    )
    stage.say("Ctrl-C ends it.")
    try:
        while gateway.process.poll() is None:
            time.sleep(0.5)
    except KeyboardInterrupt:
        stage.say()


def main():
    options = arguments()
    home = options.home or tempfile.mkdtemp(prefix="workflows-demo-")
    stage = Stage()
    stage.title(
        "Workflows for Ignition: a tour, on %s"
        % {"sqlite": "SQLite", "postgres": "Postgres"}[options.db]
    )
    gateway, server = prepare(home, options)
    try:
        show(stage, gateway, options)
        code = stage.end()
        if sys.stdout.isatty() and sys.stdin.isatty():
            stay(stage, gateway)
        return code
    finally:
        if gateway.process is not None:
            gateway.stop()
        if server is not None:
            server.stop()
        if not options.home:
            shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
