# -*- coding: utf-8 -*-
"""P8: a run that waits never holds a worker; one declared parks=True holds no thread at all."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from exchange.workflows.engine.facade import WorkflowsRuntime
from exchange.workflows.engine.runtime import step
from exchange.workflows.model import codec, states
from exchange.workflows.model.errors import Cancelled
from tests.support.factories import run_until, settle, start
from tests.support.probes import until


def runtime():
    return WorkflowsRuntime.getCurrentRuntime()


def threads(engine):
    return engine.parts.pool.busy + engine.parts.pool.outside


def sleeper(hours=1):
    runtime().sleep(hours * 3600)
    return "slept"


def receiver(timeout=3600):
    return runtime().recv("data", timeoutSeconds=timeout)


@pytest.mark.parametrize("body", [sleeper, receiver])
def test_more_waiting_runs_than_workers_stop_nobody(plant, body):
    plant.declare(body, "wait")
    plant.declare(lambda: "done", "work")
    engine = plant.engine(workers=2)
    waiting = [start(engine, "wait") for _ in range(6)]
    until(lambda: (engine.loops.dispatch_step(), engine.parts.pool.outside == 6)[1])
    assert run_until(engine, start(engine, "work")).status == states.SUCCESS
    plant.clock.advance(3600001)
    for workflow_id in waiting:
        assert run_until(engine, workflow_id).status == states.SUCCESS
    settle(engine)
    until(lambda: threads(engine) == 0)


def test_a_send_ends_the_wait_at_once(plant):
    plant.declare(receiver)
    engine = plant.engine()
    workflow_id = start(engine, "receiver")
    engine.loops.dispatch_step()
    until(lambda: engine.parts.pool.outside == 1)
    engine.send(workflow_id, {"n": 7}, "data")
    assert codec.decode(run_until(engine, workflow_id).result_json) == {"n": 7}


def test_only_the_rest_is_slept_after_a_crash(plant):
    plant.declare(sleeper)
    one = plant.engine()
    workflow_id = start(one, "sleeper")
    one.loops.dispatch_step()
    until(lambda: one.parts.pool.outside == 1)
    one.parts.journal.close()
    plant.clock.advance(3000000)
    two = plant.engine()
    two.loops.dispatch_step()
    until(lambda: two.parts.pool.outside == 1)
    plant.clock.advance(600001)
    assert run_until(two, workflow_id).status == states.SUCCESS
    settle(one)


@pytest.mark.parametrize("parks", [False, True])
def test_a_cancel_ends_the_wait(plant, parks):
    plant.declare(sleeper, parks=parks)
    engine = plant.engine()
    workflow_id = start(engine, "sleeper")
    engine.loops.dispatch_step()
    until(
        lambda: engine.parts.pool.outside
        or engine.store.find(workflow_id).status == states.WAITING
    )
    engine.cancel(workflow_id, "enough")
    settle(engine)
    assert engine.store.find(workflow_id).status == states.CANCELLED


def test_a_cancel_by_another_gateway_ends_the_wait(plant):
    plant.declare(sleeper)
    one, two = plant.engine("one"), plant.engine("two")
    workflow_id = start(one, "sleeper")
    one.loops.dispatch_step()
    until(lambda: one.parts.pool.outside == 1)
    two.cancel(workflow_id, "enough")
    plant.clock.advance(1001)
    settle(one)


# --- parks ------------------------------------------------------------------------------------------------------------
def test_a_parked_sleep_holds_no_thread_and_goes_on_by_itself(plant):
    ran = []

    @step()
    def weigh(n):
        ran.append(n)
        return n

    def batch():
        first = weigh(1)
        runtime().sleep(3600)
        return first + weigh(2)

    plant.declare(batch, parks=True)
    engine = plant.engine()
    workflow_id = start(engine, "batch")
    run = run_until(engine, workflow_id, states.WAITING)
    settle(engine)
    until(lambda: threads(engine) == 0)
    assert run.waiting_for == "sleep"
    plant.clock.advance(3599000)
    engine.loops.upkeep()
    assert engine.store.find(workflow_id).status == states.WAITING
    plant.clock.advance(1001)
    assert codec.decode(run_until(engine, workflow_id).result_json) == 3
    assert ran == [1, 2]


def test_a_short_wait_does_not_park(plant):
    def batch():
        runtime().sleep(1)
        return "done"

    plant.declare(batch, parks=True)
    engine = plant.engine()
    workflow_id = start(engine, "batch")
    engine.loops.dispatch_step()
    until(lambda: engine.parts.pool.outside == 1)
    plant.clock.advance(1001)
    assert run_until(engine, workflow_id).status == states.SUCCESS


def test_a_bare_except_does_not_keep_a_run_from_parking(plant):
    ran = []

    @step()
    def weigh():
        ran.append(1)

    def batch():
        try:
            runtime().sleep(3600)
        except BaseException:  # noqa: BLE001  # the habit that must not break it
            ran.append("swallowed")
            weigh()
            ran.append("went on")
        return "done"

    plant.declare(batch, parks=True)
    engine = plant.engine()
    workflow_id = start(engine, "batch")
    run_until(engine, workflow_id, states.WAITING)
    plant.clock.advance(3600001)
    assert codec.decode(run_until(engine, workflow_id).result_json) == "done"
    assert ran == ["swallowed"]


def test_a_return_after_a_swallowed_suspend_is_not_the_result(plant):
    def batch():
        try:
            runtime().sleep(3600)
            return "slept"
        except BaseException:  # noqa: BLE001  # the habit that must not break it
            return "wrong"

    plant.declare(batch, parks=True)
    engine = plant.engine()
    workflow_id = start(engine, "batch")
    run_until(engine, workflow_id, states.WAITING)
    plant.clock.advance(3600001)
    assert codec.decode(run_until(engine, workflow_id).result_json) == "slept"


def test_a_message_wakes_a_parked_run(plant):
    plant.declare(receiver, parks=True)
    engine = plant.engine()
    workflow_id = start(engine, "receiver")
    run_until(engine, workflow_id, states.WAITING)
    settle(engine)
    engine.send(workflow_id, "hello", "data")
    assert codec.decode(run_until(engine, workflow_id).result_json) == "hello"


def test_a_timeout_of_a_parked_receive_is_the_same_after_every_replay(plant):
    def batch():
        first = runtime().recv("data", timeoutSeconds=60)
        second = runtime().recv("data", timeoutSeconds=60)
        runtime().sleep(3600)
        return [first, second]

    plant.declare(batch, parks=True)
    engine = plant.engine()
    workflow_id = start(engine, "batch")
    run_until(engine, workflow_id, states.WAITING)
    plant.clock.advance(60001)
    until(
        lambda: (
            engine.loops.dispatch_step(),
            engine.store.find(workflow_id).wake_at == plant.clock.now_ms() + 60000,
        )[1]
    )
    settle(engine)
    engine.send(workflow_id, "second", "data")
    until(
        lambda: (
            engine.loops.dispatch_step(),
            engine.store.find(workflow_id).waiting_for == "sleep",
        )[1]
    )
    settle(engine)
    engine.send(workflow_id, "too late", "data")
    plant.clock.advance(3600001)
    assert codec.decode(run_until(engine, workflow_id).result_json) == [None, "second"]


def test_hold_of_a_parking_run_holds_no_thread(plant):
    rounds, last = [], [1000000]

    @step()
    def one_round():
        rounds.append(1)
        return len(rounds)

    def batch():
        while one_round() < last[0]:
            pass
        return "done"

    plant.declare(batch, parks=True)
    engine = plant.engine()
    workflow_id = start(engine, "batch")
    engine.loops.dispatch_step()
    until(lambda: len(rounds) > 2)
    engine.command(workflow_id, "HOLD")
    run = run_until(engine, workflow_id, states.WAITING)
    assert run.phase_state == "HELD"
    settle(engine)
    until(lambda: threads(engine) == 0)
    last[0] = len(rounds) + 2
    engine.command(workflow_id, "RESUME")
    assert run_until(engine, workflow_id).status == states.SUCCESS
    assert [c.status for c in engine.store.commands(workflow_id)] == ["DONE", "DONE"]


def test_a_stop_reaches_a_parked_run(plant):
    plant.declare(sleeper, parks=True)
    engine = plant.engine()
    workflow_id = start(engine, "sleeper")
    run_until(engine, workflow_id, states.WAITING)
    settle(engine)
    assert engine.command(workflow_id, "STOP").status == "DONE"
    assert engine.store.find(workflow_id).status == states.STOPPED


def test_a_retry_delay_parks(plant):
    tries = []

    @step(options={"retries_allowed": True, "max_attempts": 2, "interval_seconds": 600})
    def flaky():
        tries.append(1)
        if len(tries) < 2:
            raise ValueError("busy")
        return "done"

    def batch():
        return flaky()

    plant.declare(batch, parks=True)
    engine = plant.engine()
    workflow_id = start(engine, "batch")
    run = run_until(engine, workflow_id, states.WAITING)
    assert run.waiting_for == "retry"
    settle(engine)
    plant.clock.advance(600001)
    assert codec.decode(run_until(engine, workflow_id).result_json) == "done"
    assert engine.store.step_rows(workflow_id)[0].attempts == 2


# --- deadlines --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("who", ["run", "dispatch"])
def test_a_deadline_counts_from_the_start_of_the_code(plant, who):
    caught = []

    def batch():
        try:
            runtime().sleep(3600)
        except Cancelled as error:
            caught.append((error.reason, error.kind))
            raise

    plant.declare(batch)
    engine = plant.engine()
    workflow_id = start(engine, "batch", timeout_seconds=60)
    plant.clock.advance(100000)
    engine.loops.dispatch_step()
    until(lambda: engine.parts.pool.outside == 1)
    plant.clock.advance(60001)
    if who == "dispatch":
        engine.loops.upkeep()
    settle(engine)
    run = engine.store.find(workflow_id)
    assert run.status == states.CANCELLED
    assert codec.decode(run.error_json) == {
        "type": "timeout",
        "reason": "Timeout exceeded",
    }
    assert caught == [("Timeout exceeded", "timeout")]
