# -*- coding: utf-8 -*-
"""P3: a step interrupted before its completion was recorded runs again, and the outside can tell by its key."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.engine.facade import WorkflowsRuntime
from exchange.workflows.engine.runtime import step
from exchange.workflows.model import codec, states
from tests.support.factories import run_until, settle, start
from tests.support.probes import Gate, until

RETRIES = {"retries_allowed": True, "max_attempts": 3, "interval_seconds": 60}


def test_a_step_cut_off_by_a_crash_runs_again_with_the_same_key(plant):
    keys = []

    @step()
    def send_order():
        keys.append(WorkflowsRuntime.getCurrentRuntime().stepKey())
        return len(keys)

    def batch():
        return send_order()

    plant.declare(batch)
    one = plant.engine()
    gate = Gate(one.probes, "step.done")
    workflow_id = start(one, "batch")
    one.loops.dispatch_step()
    gate.wait_reached()
    one.parts.journal.close()
    two = plant.engine()
    run = run_until(two, workflow_id)
    gate.open()
    settle(one)
    assert run.status == states.SUCCESS
    assert codec.decode(run.result_json) == 2
    assert keys == ["%s:1" % workflow_id] * 2


def test_the_retry_budget_survives_a_crash(plant):
    attempts = []

    @step(options=RETRIES)
    def flaky():
        attempts.append(1)
        raise ValueError("no answer %d" % len(attempts))

    def batch():
        return flaky()

    plant.declare(batch)
    one = plant.engine()
    workflow_id = start(one, "batch")
    one.loops.dispatch_step()
    until(lambda: one.parts.pool.outside == 1, "the wait for the second attempt")
    row = one.store.step_rows(workflow_id)[0]
    assert (row.status, row.attempts) == ("STARTED", 1)
    assert codec.decode(row.error_json)["message"] == "no answer 1"
    one.parts.journal.close()
    two = plant.engine()
    plant.clock.advance(61000)
    run_until(two, workflow_id, states.RUNNING)
    until(lambda: two.store.step_rows(workflow_id)[0].attempts == 2)
    plant.clock.advance(61000)
    run = run_until(two, workflow_id)
    row = two.store.step_rows(workflow_id)[0]
    assert (row.status, row.attempts) == ("ERROR", 3)
    assert run.status == states.ERROR
    one.stop(2000)
    assert len(attempts) in (
        3,
        4,
    )  # the first engine, dead to the database, may have tried once more


def test_after_the_last_attempt_the_error_reaches_the_workflow_with_its_own_type(plant):
    attempts = []

    @step(options={"retries_allowed": True, "max_attempts": 2})
    def flaky():
        attempts.append(1)
        raise KeyError("pump")

    def batch():
        try:
            flaky()
        except KeyError as error:
            return "caught %s" % error.args[0]

    plant.declare(batch)
    engine = plant.engine()
    run = run_until(engine, start(engine, "batch"))
    assert codec.decode(run.result_json) == "caught pump"
    assert len(attempts) == 2
    row = engine.store.step_rows(run.workflow_id)[0]
    error = codec.decode(row.error_json)
    assert (row.status, row.attempts) == ("ERROR", 2)
    assert (error["type"], error["step"], error["call_seq"], error["attempt"]) == (
        "step_error",
        "flaky",
        1,
        2,
    )
    assert "KeyError" in error["traceback"]


def test_should_retry_ends_the_attempts_early(plant):
    attempts = []

    @step(
        options=dict(
            RETRIES,
            interval_seconds=0,
            should_retry=lambda error: "busy" in "%s" % error,
        )
    )
    def flaky():
        attempts.append(1)
        raise ValueError("busy" if len(attempts) < 2 else "broken")

    def batch():
        flaky()

    plant.declare(batch)
    engine = plant.engine()
    assert run_until(engine, start(engine, "batch")).status == states.ERROR
    assert len(attempts) == 2


def test_an_attempt_that_succeeds_counts_the_failed_ones(plant):
    attempts = []

    @step(options=dict(RETRIES, interval_seconds=0))
    def flaky():
        attempts.append(1)
        if len(attempts) < 3:
            raise ValueError("busy")
        return "done"

    def batch():
        return flaky()

    plant.declare(batch)
    engine = plant.engine()
    run = run_until(engine, start(engine, "batch"))
    assert codec.decode(run.result_json) == "done"
    row = engine.store.step_rows(run.workflow_id)[0]
    assert (row.status, row.attempts, row.error_json) == ("SUCCESS", 3, None)


def test_a_step_that_lasts_is_shown_as_started(plant):
    go_on = []

    @step()
    def slow():
        until(lambda: go_on)

    def batch():
        slow()

    plant.declare(batch)
    engine = plant.engine()
    workflow_id = start(engine, "batch")
    engine.loops.dispatch_step()
    until(
        lambda: engine.parts.carried.get(workflow_id)
        and engine.parts.carried.get(workflow_id).step
    )
    engine.loops.journal_step()
    assert engine.store.step_rows(workflow_id) == []
    plant.clock.advance(1001)
    engine.loops.journal_step()
    assert [row.status for row in engine.store.step_rows(workflow_id)] == ["STARTED"]
    go_on.append(1)
    run_until(engine, workflow_id)
    assert [row.status for row in engine.store.step_rows(workflow_id)] == ["SUCCESS"]
