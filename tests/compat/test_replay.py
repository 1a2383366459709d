# -*- coding: utf-8 -*-
"""Steps and their records, replay after a pulled plug, cancels and timeouts."""
from __future__ import absolute_import, division, print_function, unicode_literals

import datetime
import decimal

import pytest

from exchange.workflows.api import queries, service
from exchange.workflows.bootstrap import getWorkflows, step, workflow
from exchange.workflows.model.errors import ReplayedStepError

CALLS = []


@step(name="replay.one")
def one():
    CALLS.append("one")
    return {"n": len(CALLS)}


@step(name="replay.two")
def two():
    CALLS.append("two")
    return len(CALLS)


@step(name="replay.jam")
def jam():
    CALLS.append("jam")
    raise ValueError("jammed")


@step(name="replay.gives")
def gives(kind):
    return VALUES[kind]


VALUES = {
    "date": datetime.datetime(2026, 2, 5, 14, 3, 9),
    "decimal": decimal.Decimal("1.5"),
    "object": object(),
    "nan": float("nan"),
}


@workflow(name="replay.pair", commands="engine")
def pair():
    return [one(), two()]


@workflow(name="replay.caught", commands="engine")
def caught():
    try:
        jam()
    except (ValueError, ReplayedStepError) as error:
        return ["%s" % error, two()]


@workflow(name="replay.value", commands="engine")
def value(kind):
    return gives(kind)


@workflow(name="replay.sleeps", commands="engine")
def sleeps():
    one()
    getWorkflows().sleep(3600)
    two()


def fresh():
    del CALLS[:]


def rows(run):
    return queries.steps(run.workflow_id)["steps"]


def test_steps_are_numbered_in_call_order_and_only_steps_count(wf):
    fresh()

    def tells():
        rt = getWorkflows()
        rt.progress("a")
        one()
        rt.setEvent("k", 1)
        rt.writeStream("s", 1)
        two()

    workflow(name="replay.numbers", commands="engine")(tells)
    run = wf.run("replay.numbers")
    assert [(row["seq"], row["name"], row["status"]) for row in rows(run)] == [
        (1, "replay.one", "SUCCESS"),
        (2, "replay.two", "SUCCESS"),
    ]
    assert [row["attempts"] for row in rows(run)] == [1, 1]
    assert all(row["completedAt"] >= row["startedAt"] for row in rows(run))


def test_a_recorded_step_does_not_run_again(wf):
    fresh()
    with wf.pulled_plug(after="replay.one"):
        workflow_id = wf.start("replay.pair")
    run = wf.wait(workflow_id)
    assert (run.status, run.result) == ("SUCCESS", [{"n": 1}, 2])
    assert CALLS == ["one", "two"]


def test_a_step_that_was_not_recorded_runs_again(wf):
    fresh()
    with wf.pulled_plug(during="replay.two"):
        workflow_id = wf.start("replay.pair")
    run = wf.wait(workflow_id)
    assert (run.status, run.result) == ("SUCCESS", [{"n": 1}, 3])
    assert CALLS == ["one", "two", "two"]


def test_the_plug_may_be_pulled_again_and_again(wf):
    fresh()
    with wf.pulled_plug(during="replay.one"):
        workflow_id = wf.start("replay.pair")
    with wf.pulled_plug(after="replay.one"):
        pass
    assert wf.wait(workflow_id).status == "SUCCESS"
    assert CALLS in (["one", "one", "two"], ["one", "one", "one", "two"])


def test_a_run_that_slept_goes_on_after_a_pulled_plug(wf):
    fresh()
    workflow_id = wf.start("replay.sleeps")
    wf.until(lambda: wf.engine.status()["workers"]["outside"] == 1)
    wf.pull_plug()
    wf.restart()
    wf.wait(workflow_id, "RUNNING")
    wf.until(lambda: wf.engine.status()["workers"]["outside"] == 1)
    assert CALLS == ["one"]
    service.cancel(workflow_id)


def test_an_error_that_was_recorded_is_raised_on_replay(wf):
    fresh()
    with wf.pulled_plug(during="replay.two"):
        workflow_id = wf.start("replay.caught")
    message, _ = wf.wait(workflow_id).result
    assert message == "Replayed step error step=replay.jam call_seq=1 message=jammed"
    assert CALLS.count("jam") == 1


def test_the_record_of_an_error(wf):
    fresh()
    row = rows(wf.run("replay.caught"))[0]
    assert row["status"] == "ERROR"
    error = row["error"]
    assert (error["type"], error["message"], error["step"]) == (
        "step_error",
        "jammed",
        "replay.jam",
    )
    assert (error["call_seq"], error["attempt"], row["attempts"]) == (1, 1, 1)
    assert "ValueError" in error["traceback"]


def test_another_step_at_a_recorded_place_names_both(wf):
    fresh()
    first = [one]

    def changed():
        first[0]()
        two()

    workflow(name="replay.changed", commands="engine")(changed)
    with wf.pulled_plug(after="replay.one"):
        workflow_id = wf.start("replay.changed")
        wf.until(lambda: CALLS)
        first[0] = two
    run = wf.wait(workflow_id)
    assert run.status == "ERROR"
    assert "replay.one" in run.error["message"] and "replay.two" in run.error["message"]


def test_a_step_called_by_a_step_is_plain_code(wf):
    fresh()

    @step(name="replay.outer")
    def outer():
        return one()

    workflow(name="replay.nested", commands="engine")(lambda: [outer(), two()])
    run = wf.run("replay.nested")
    assert [name for name, _ in run.steps] == ["replay.outer", "replay.two"]


@pytest.mark.parametrize(
    "kind,shown", [("date", "2026-02-05T14:03:09"), ("decimal", 1.5)]
)
def test_an_output_that_is_no_json_is_converted(wf, kind, shown):
    run = wf.run("replay.value", {"kind": kind})
    assert (run.status, run.result, run.steps) == (
        "SUCCESS",
        shown,
        [("replay.gives", "SUCCESS")],
    )


@pytest.mark.parametrize("kind", ["object", "nan"])
def test_an_output_that_cannot_be_converted_is_a_recorded_step_error(wf, kind):
    run = wf.run("replay.value", {"kind": kind})
    assert (run.status, run.steps) == ("ERROR", [("replay.gives", "ERROR")])


# --- cancel and timeout --------------------------------------------------------------------------------------


def test_a_cancel_is_at_once_and_the_code_meets_it_at_its_next_step(wf):
    fresh()
    workflow_id = wf.start("replay.sleeps")
    wf.until(lambda: wf.engine.status()["workers"]["outside"] == 1)
    service.cancel(workflow_id, "no more")
    run = wf.look(workflow_id)
    assert (run.status, run.error) == (
        "CANCELLED",
        {"type": "cancelled", "reason": "no more"},
    )
    wf.until(lambda: wf.engine.parts.carried.count() == 0)
    assert CALLS == ["one"]


def test_a_cancelled_run_keeps_its_partition_until_its_code_has_ended(wf):
    inside, go_on = [], []

    @step(name="replay.busy")
    def busy():
        inside.append(1)
        wf.host.wait_really(lambda: go_on, 5000)

    workflow(name="replay.holds", commands="engine")(lambda: busy())
    first = wf.start("replay.holds", partition_key="p")
    wf.until(lambda: inside)
    second = wf.start("replay.holds", partition_key="p")
    service.cancel(first)
    service.dispatch()
    assert wf.look(second).status == "ENQUEUED"
    go_on.append(1)
    assert wf.wait(second).status == "SUCCESS"


def test_a_timeout_counts_from_the_start_of_the_code(wf):
    fresh()
    workflow_id = wf.start("replay.sleeps", timeout_seconds=5)
    run = wf.wait(workflow_id)
    assert (run.status, run.error) == (
        "CANCELLED",
        {"type": "timeout", "reason": "Timeout exceeded"},
    )


def test_a_run_that_notices_its_timeout_itself_says_timeout_too(ticks):
    def late():
        rt = getWorkflows()
        ticks.host.wait_really(
            lambda: ticks.host.now_ms() >= rt.getCurrentContext().deadlineEpochMs, 5000
        )
        rt.checkTimeout()

    workflow(name="replay.late", commands="engine")(late)
    workflow_id = ticks.start("replay.late", timeout_seconds=1)
    service.dispatch()
    assert ticks.wait(workflow_id).error == {
        "type": "timeout",
        "reason": "Timeout exceeded",
    }
