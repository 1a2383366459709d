# -*- coding: utf-8 -*-
"""recvCommand, for workflows that read their commands themselves; and commands that the engine acts on."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from exchange.workflows.api import queries, service
from exchange.workflows.bootstrap import getWorkflows, step, workflow
from exchange.workflows.engine.runtime import Cancelled
from exchange.workflows.model.errors import IllegalCommand
from exchange.workflows.steps import sleep, wait

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


# --- commands meet a run in the middle of a built-in wait ----------------------------------------------------


@step(name="receive.clean")
def clean(n):
    CLEANED.append(n)
    return n


@workflow(name="receive.level", commands="engine")
def level(timeout_ms=3600000):
    return wait.until_tag_equals("Level", 5, timeout_ms=timeout_ms, poll_ms=100)


@workflow(name="receive.tidy", commands="engine")
def tidy():
    try:
        work(1)
        getWorkflows().sleep(3600)
        work(2)
    except Cancelled:
        clean(1)
        clean(2)
        raise


@workflow(name="receive.parks", commands="engine", parks=True)
def parks():
    return sleep.sleep_ms(10000)


def waiting(wf, name, inputs=None):
    del CLEANED[:]
    wf.tags["Level"] = 0
    workflow_id = wf.start(name, inputs)
    wf.until(lambda: wf.engine.status()["workers"]["outside"] == 1)
    return workflow_id


def test_stop_ends_a_wait_for_a_tag_at_once(wf):
    workflow_id = waiting(wf, "receive.level")
    wf.command(workflow_id, "STOP", "wrong tank")
    run = wf.wait(workflow_id, seconds=3)
    assert (run.status, run.error["reason"]) == ("STOPPED", "wrong tank")


def test_the_time_on_hold_does_not_count_for_a_waits_timeout(wf):
    workflow_id = waiting(wf, "receive.level", {"timeout_ms": 10000})
    wf.command(workflow_id, "HOLD")
    phase(wf, workflow_id, "HELD")
    held_at = wf.host.now_ms()
    wf.until(lambda: wf.host.now_ms() > held_at + 15000)
    wf.command(workflow_id, "RESUME")
    wf.tags["Level"] = 5
    assert wf.wait(workflow_id).result["ok"] is True


def test_a_clean_up_that_a_pulled_plug_interrupts_goes_on_from_its_records(wf):
    """The STOP was forgotten: the run went on sleeping, and then met its clean-up where it expected its next step."""
    with wf.pulled_plug(during="receive.clean"):
        workflow_id = waiting(wf, "receive.tidy")
        wf.command(workflow_id, "STOP", "end of shift")
    run = wf.wait(workflow_id, seconds=5)
    assert (run.status, run.error) == (
        "STOPPED",
        {"type": "stopped", "reason": "end of shift"},
    )
    assert [name for name, _ in run.steps] == [
        "receive.work",
        "receive.clean",
        "receive.clean",
    ]
    assert CLEANED == [1, 1, 2]


def test_a_sleeping_step_of_a_parking_workflow_comes_to_its_end(wf):
    """It was parked in the middle of the step, which then began its sleep again and again."""
    assert wf.wait(wf.start("receive.parks"), seconds=5).result == {"slept_ms": 10000}


def test_a_resume_that_a_script_sends_right_behind_a_hold_is_not_lost(wf):
    """It was refused, since the run had not come to the HOLD yet; and then the run was held for ever."""
    workflow_id = waiting(wf, "receive.tidy")
    for word in ("HOLD", "RESUME"):
        assert service.sendCommand(workflow_id, word)["ok"]
    wf.until(
        lambda: [c["status"] for c in queries.commands(workflow_id)["commands"]]
        == ["DONE", "DONE"]
    )
    phase(wf, workflow_id, "RUNNING")
