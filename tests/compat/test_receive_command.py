# -*- coding: utf-8 -*-
"""recvCommand, for workflows that read their commands themselves; and commands that the engine acts on."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from exchange.workflows.api import queries, service
from exchange.workflows.bootstrap import getWorkflows, step, workflow
from exchange.workflows.model.errors import IllegalCommand

CLEANED = []


@workflow(name="receive.once")
def once(state=None, most=5, seconds=0):
    """This module mentions recvCommand, so the engine leaves its commands alone."""
    return getWorkflows().recvCommand(state, timeoutSeconds=seconds, maxMessages=most)


def given(ticks, messages, **inputs):
    """What recvCommand returned to a run that had these commands before it began."""
    workflow_id = ticks.start("receive.once", inputs)
    for message in messages:
        if isinstance(message, dict):
            getWorkflows().send(workflow_id, message)
        else:
            service.sendCommand(workflow_id, message, "because")
    service.dispatch()
    return ticks.wait(workflow_id)


def commands(run):
    return [
        (c["cmd"], c["status"]) for c in queries.commands(run.workflow_id)["commands"]
    ]


def test_the_best_command_comes_with_its_message(ticks):
    run = given(ticks, ["hold", "stop"])
    assert run.result == {
        "cmd": "STOP",
        "message": {"cmd": "STOP", "reason": "because"},
        "priority": 2,
    }
    assert commands(run) == [("HOLD", "SUPERSEDED"), ("STOP", "DONE")]


def test_what_the_state_does_not_allow_is_kept_as_rejected(ticks):
    run = given(ticks, ["RESUME", "HOLD"], state="RUNNING")
    assert run.result["cmd"] == "HOLD"
    assert commands(run) == [("RESUME", "REJECTED"), ("HOLD", "DONE")]


def test_unknown_words_are_taken_and_ignored(ticks):
    assert given(ticks, ["DANCE"]).result is None


def test_a_message_is_a_dict_too(ticks):
    run = given(ticks, [{"cmd": "hold", "by": "a script"}])
    assert run.result["message"] == {"cmd": "hold", "by": "a script"}


def test_no_more_than_max_messages_are_taken(ticks):
    run = given(ticks, ["RESUME", "HOLD", "STOP"], most=2)
    assert run.result["cmd"] == "HOLD"


def test_nothing_there_is_none(ticks):
    assert given(ticks, []).result is None


def test_a_waiting_recvcommand_is_woken(wf):
    workflow_id = wf.start("receive.once", {"seconds": 3600})
    wf.until(lambda: wf.engine.status()["workers"]["outside"] == 1)
    service.sendCommand(workflow_id, "STOP")
    assert wf.wait(workflow_id).result["cmd"] == "STOP"


# --- commands that the engine acts on ------------------------------------------------------------------------


@step(name="receive.work")
def work(n):
    return n


@workflow(name="receive.engine", commands="engine")
def engine_handled(count=3):
    try:
        for n in range(count):
            work(n)
            getWorkflows().sleep(3600 if n == 0 else 0)
        return "whole"
    finally:
        CLEANED.append("clean")


def phase(wf, workflow_id, word):
    wf.until(
        lambda: wf.look(workflow_id).phase_state == word,
        describe=lambda: wf.look(workflow_id),
    )


def sleeping(wf):
    del CLEANED[:]
    workflow_id = wf.start("receive.engine")
    wf.until(lambda: wf.engine.status()["workers"]["outside"] == 1)
    return workflow_id


def test_hold_and_resume(wf):
    workflow_id = sleeping(wf)
    wf.command(workflow_id, "HOLD", "coffee")
    phase(wf, workflow_id, "HELD")
    assert queries.run(workflow_id)["availableCommands"] == ["RESUME", "STOP", "CANCEL"]
    assert wf.engine.status()["workers"]["busy"] == 0
    wf.command(workflow_id, "RESUME")
    phase(wf, workflow_id, "RUNNING")
    # The phase is written first: a crash between the two must not leave the run held for ever.
    wf.until(lambda: queries.run(workflow_id)["lastCommand"]["status"] == "DONE")
    assert queries.run(workflow_id)["lastCommand"]["cmd"] == "RESUME"


def test_stop_lets_the_code_tidy_up_and_is_an_end_of_its_own(wf):
    workflow_id = sleeping(wf)
    wf.command(workflow_id, "STOP", "end of shift")
    run = wf.wait(workflow_id)
    assert (run.status, run.phase_state, CLEANED) == ("STOPPED", "STOPPED", ["clean"])
    assert run.error == {"type": "stopped", "reason": "end of shift"}
    wf.until(lambda: queries.commands(workflow_id)["commands"][0]["status"] == "DONE")
    (command,) = queries.commands(workflow_id)["commands"]
    assert (command["actor"], command["reason"]) == ("test", "end of shift")


def test_a_command_that_is_illegal_now_is_refused_with_the_legal_ones(wf):
    workflow_id = sleeping(wf)
    with pytest.raises(IllegalCommand) as error:
        wf.command(workflow_id, "RESUME")
    assert error.value.legal == ["HOLD", "STOP", "CANCEL"]


def test_a_script_gets_command_sent_in_any_state_and_the_refusal_is_recorded(wf):
    workflow_id = sleeping(wf)
    assert service.sendCommand(workflow_id, "RESUME")["code"] == "COMMAND_SENT"
    wf.until(
        lambda: queries.commands(workflow_id)["commands"][0]["status"] == "REJECTED"
    )


def test_reset_starts_a_stopped_run_anew_as_a_run_of_its_own(wf):
    workflow_id = sleeping(wf)
    wf.command(workflow_id, "STOP")
    wf.wait(workflow_id)
    wf.command(workflow_id, "RESET")
    newest = queries.runs(workflow="receive.engine")["runs"][0]
    assert newest["workflowId"] != workflow_id
    assert wf.look(workflow_id).status == "STOPPED"
