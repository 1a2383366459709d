# -*- coding: utf-8 -*-
"""One run commanded from every scope, and what the gateway shows of it: states, actors, audit, messages."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from tests.acceptance.test_namespace import SCOPES

START = """
inputs = {"resolved": {"paramOne": "hello"}}
result = exchange.workflows.api.service.start("demo.commands_60s", inputs)["data"]["workflowId"]
"""
SEND = "result = exchange.workflows.api.service.sendCommand(%r, %r, 'asked by a test')['code']"
RUN = "result = system.workflows.api.queries.run(%r)"
COMMANDS = "result = system.workflows.api.queries.commands(%r)['commands']"
ACTORS = {"designer": "designer", "vision": "vision"}


def run(gateway, workflow_id):
    return gateway.script("gateway", RUN % workflow_id)


def sends(gateway, scope, workflow_id, word, phase):
    assert (
        gateway.script(scope, SEND % (workflow_id, word), project="line")
        == "COMMAND_SENT"
    )
    gateway.until(
        lambda: run(gateway, workflow_id)["phaseState"] == phase,
        what="%s after %s" % (phase, word),
    )


@pytest.mark.parametrize("scope", SCOPES)
def test_a_run_is_held_resumed_and_stopped(gateway, scope):
    workflow_id = gateway.until(
        lambda: gateway.run(scope, START, project="line")["result"]
    )
    gateway.until(lambda: run(gateway, workflow_id)["status"] == "RUNNING")
    sends(gateway, scope, workflow_id, "HOLD", "HELD")
    sends(gateway, scope, workflow_id, "RESUME", "RUNNING")
    assert (
        gateway.script(scope, SEND % (workflow_id, "STOP"), project="line")
        == "COMMAND_SENT"
    )
    gateway.until(lambda: run(gateway, workflow_id)["status"] in ("SUCCESS", "STOPPED"))
    commands = gateway.script("gateway", COMMANDS % workflow_id)
    assert [(c["cmd"], c["status"]) for c in commands] == [
        ("HOLD", "DONE"),
        ("RESUME", "DONE"),
        ("STOP", "DONE"),
    ]
    assert set(c["source"] for c in commands) == set(
        [scope if scope in ACTORS else "script"]
    )
    assert all(bool(c["actor"]) == (scope in ACTORS) for c in commands)
    assert [
        a["action"]
        for a in gateway.state()["audit"]
        if a["actionTarget"] == workflow_id
    ].count("command.HOLD") == 1


def test_maintenance_tells_the_sessions_of_projects_with_workflows(gateway):
    code = "result = exchange.workflows.api.admin.%s()['ok']"
    gateway.until(
        lambda: "line.one"
        in str(
            gateway.run("gateway", "result = system.workflows.api.queries.workflows()")
        )
    )
    assert gateway.script("gateway", code % "enterMaintenance")
    assert gateway.script("gateway", code % "exitMaintenance")
    told = gateway.state()["perspectiveMessages"]
    assert [m for m in told if "maintenanceStatus" in str(m)], told
    assert set(("line", "packaging")) <= set(str(m.get("project")) for m in told)
