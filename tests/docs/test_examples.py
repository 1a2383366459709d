# -*- coding: utf-8 -*-
"""The example projects do what they are there to show."""
from __future__ import absolute_import, division, print_function, unicode_literals

import importlib
import io
import json
import os

import pytest

from exchange.workflows.api import queries
from exchange.workflows.testing import workflows_test
from tests.docs.test_docs import ROOT

EXAMPLES = os.path.join(ROOT, "docs", "examples")
PROJECTS = os.path.join(EXAMPLES, "projects")
VALVES = ("InletOpen", "OutletOpen", "Agitator")


def project(name):
    return os.path.join(PROJECTS, name)


@pytest.fixture
def plant(tmp_path):
    with workflows_test(tmp_path, project("plant"), speed=60) as wf:
        wf.load_tags(os.path.join(EXAMPLES, "tags.json"))
        yield wf


def mixer(wf, name):
    return wf.tags["[default]Mixer1/%s" % name]


def batches(wf):
    found = queries.runs(workflow="plant.batch")["runs"]
    return [run["workflowId"] for run in reversed(found)]


def mixing(wf, workflow_id):
    wf.until(lambda: "sleep.ms" in [name for name, _ in wf.look(workflow_id).steps])


def safe(wf):
    return [mixer(wf, name) for name in VALVES] == [False, False, False]


def test_a_batch_opens_and_shuts_what_it_needs(plant):
    run = plant.run("plant.batch", {"batchId": "B-1", "litres": 250, "mixSeconds": 10})
    assert (run.status, run.result["litres"]) == ("SUCCESS", 250)
    assert mixer(plant, "LastBatch") == "B-1" and mixer(plant, "Target") == 250
    opened = [path.split("/")[1] for path, value in plant.tags.writes if value is True]
    assert (
        opened.index("InletOpen")
        < opened.index("Agitator")
        < opened.index("OutletOpen")
    )
    assert safe(plant)
    assert queries.run(run.workflow_id)["progress"]["pct"] == 100


def test_a_batch_goes_on_after_a_pulled_plug(plant):
    with plant.pulled_plug(during="sleep.ms"):
        workflow_id = plant.start("plant.batch", {"batchId": "B-2", "mixSeconds": 10})
    assert plant.wait(workflow_id).status == "SUCCESS"
    targets = [value for path, value in plant.tags.writes if path.endswith("/Target")]
    assert len(targets) == 1, "the recorded step ran again"


def test_buttons_start_hold_resume_and_stop_a_batch(plant):
    buttons = importlib.import_module("plant.buttons")
    workflow_id = buttons.start("B-3", mixSeconds=600)["data"]["workflowId"]
    mixing(plant, workflow_id)
    assert buttons.hold(workflow_id, "coffee")["code"] == "COMMAND_SENT"
    plant.until(lambda: plant.look(workflow_id).phase_state == "HELD")
    buttons.resume(workflow_id)
    plant.until(lambda: plant.look(workflow_id).phase_state == "RUNNING")
    buttons.stop(workflow_id, "end of shift")
    assert plant.wait(workflow_id).status == "STOPPED"
    assert safe(plant)


def test_a_cancelled_batch_leaves_the_mixer_safe(plant):
    buttons = importlib.import_module("plant.buttons")
    workflow_id = buttons.start("B-4", mixSeconds=600)["data"]["workflowId"]
    mixing(plant, workflow_id)
    buttons.cancel(workflow_id, "wrong recipe")
    plant.until(lambda: safe(plant))
    assert plant.look(workflow_id).error["reason"] == "wrong recipe"


def test_one_mixer_makes_one_batch_at_a_time(plant):
    buttons = importlib.import_module("plant.buttons")
    first, second = (
        buttons.start(name, mixSeconds=600)["data"]["workflowId"]
        for name in ("B-5", "B-6")
    )
    mixing(plant, first)
    assert plant.look(second).status == "ENQUEUED"
    buttons.stop(first)
    mixing(plant, second)
    buttons.stop(second)


def test_a_valve_that_does_not_move_ends_the_batch_in_words(plant):
    plant.tags.on_change("[default]Mixer1/InletOpen", lambda *_: None)
    run = plant.run("plant.batch", {"batchId": "B-7"})
    assert run.status == "ERROR"
    assert "Inlet valve of Mixer1" in run.error["message"]


def test_the_tag_event_starts_a_batch(plant):
    plant.tags["[default]Mixer1/Request"] = 12
    plant.until(lambda: batches(plant))
    assert plant.wait(batches(plant)[0]).result["batchId"] == "R-12"


def test_the_library_function_for_the_tag_event_does_the_same(plant):
    events = importlib.import_module("plant.events")
    (value,) = plant.tags.readBlocking(["[default]Mixer1/Request"])
    assert events.request_changed("[default]Mixer1/Request", value, False) is None
    value.value = 3
    assert events.request_changed("[default]Mixer1/Request", value, True) is None
    ack = events.request_changed("[default]Mixer1/Request", value, False)
    assert plant.wait(ack["workflowId"]).result["batchId"] == "R-3"


def test_parts_are_counted(plant):
    for number in (1, 2, 3):
        plant.tags["[default]Line1/Part01"] = number
    plant.until(
        lambda: queries.runs(workflow="plant.part", status="SUCCESS")["total"] == 3
    )


def test_a_project_with_an_exchange_package_of_its_own(tmp_path):
    with workflows_test(tmp_path, project("packaging")) as wf:
        wf.tags["[default]Printer/Text"] = ""
        assert wf.run("packaging.labels", {"order": "A", "count": 2}).result == [
            "A-001",
            "A-002",
        ]
        tools = importlib.import_module("exchange.plant_tools")
        assert tools.label("B", 7) == "B-007"
    with pytest.raises(ImportError):
        importlib.import_module("exchange.plant_tools")


@pytest.mark.parametrize("name", sorted(os.listdir(PROJECTS)))
def test_a_project_lies_on_disk_as_ignition_writes_it(name):
    with io.open(
        os.path.join(project(name), "project.json"), encoding="utf-8"
    ) as manifest:
        assert set(("title", "parent", "enabled", "inheritable")) <= set(
            json.load(manifest)
        )
    scripts = 0
    for folder, _, files in os.walk(
        os.path.join(project(name), "ignition", "script-python")
    ):
        if "code.py" in files:
            scripts += 1
            with io.open(
                os.path.join(folder, "resource.json"), encoding="utf-8"
            ) as resource:
                assert json.load(resource)["files"] == ["code.py"]
    assert scripts
