# -*- coding: utf-8 -*-
"""P4: a run that was interrupted goes on from its last recorded step, with nobody's help."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.engine.runtime import step
from exchange.workflows.model import codec, states
from tests.support.factories import run_until, settle, start
from tests.support.probes import Gate, until
from tests.support.stores import BrokenStore


def waiting_batch(ran, go_on):
    @step()
    def first():
        ran.append("first")
        return 1

    @step()
    def second():
        ran.append("second")
        return 2

    def batch():
        value = first()
        until(lambda: go_on)
        return value + second()

    return batch


def interrupted(plant, go_on, **settings):
    """A run whose first step is recorded and whose gateway is dead; (ran, workflow id, dead engine)."""
    ran = []
    plant.declare(waiting_batch(ran, go_on))
    dead = plant.engine("dead", **settings)
    workflow_id = start(dead, "batch")
    dead.loops.dispatch_step()
    until(lambda: dead.store.step_rows(workflow_id), "the first step")
    dead.parts.journal.close()
    return ran, workflow_id, dead


def test_the_same_gateway_takes_its_own_runs_back_at_its_start(plant):
    go_on = []
    ran, workflow_id, dead = interrupted(plant, go_on)
    again = plant.engine("dead")
    assert again.executor_id == dead.executor_id
    assert again.store.find(workflow_id).status == states.ENQUEUED
    go_on.append(1)
    run = run_until(again, workflow_id)
    assert codec.decode(run.result_json) == 3
    assert ran.count("first") == 1
    settle(dead)


def test_another_gateway_waits_for_the_end_of_the_lease(plant):
    go_on = []
    ran, workflow_id, dead = interrupted(plant, go_on)
    other = plant.engine("other")
    plant.clock.advance(14000)
    other.loops.lease_step()
    assert other.store.find(workflow_id).claimed_by == dead.executor_id
    plant.clock.advance(2000)
    other.loops.lease_step()
    assert other.store.find(workflow_id).status == states.ENQUEUED
    go_on.append(1)
    run = run_until(other, workflow_id)
    assert codec.decode(run.result_json) == 3
    assert run.claimed_by == other.executor_id
    assert ran.count("first") == 1
    settle(dead)


def test_a_gateway_that_beats_keeps_its_runs(plant):
    go_on = []
    ran = []
    plant.declare(waiting_batch(ran, go_on))
    one, other = plant.engine("one"), plant.engine("other")
    workflow_id = start(one, "batch")
    one.loops.dispatch_step()
    for _ in range(5):
        plant.clock.advance(10000)
        one.loops.lease_step()
        other.loops.lease_step()
    assert other.store.find(workflow_id).claimed_by == one.executor_id
    go_on.append(1)
    assert run_until(one, workflow_id).recovery_attempts == 0


def test_a_run_taken_back_too_often_ends_and_says_why(plant):
    go_on = []
    ran, workflow_id, dead = interrupted(plant, go_on, recovery_limit=0)
    again = plant.engine("dead", recovery_limit=0)
    run = again.store.find(workflow_id)
    assert run.status == states.ERROR
    assert codec.decode(run.error_json)["type"] == "RecoveryLimit"
    go_on.append(1)
    settle(dead)


def test_while_the_database_is_away_steps_wait_at_their_checkpoint(plant):
    broken = plant.store = BrokenStore(plant.store)
    go_on, ran = [], []
    plant.declare(waiting_batch(ran, go_on))
    engine = plant.engine()
    workflow_id = start(engine, "batch")
    engine.loops.dispatch_step()
    until(lambda: engine.store.step_rows(workflow_id), "the first step")
    broken.away = True
    go_on.append(1)
    until(lambda: ran == ["first", "second"], "the second step")
    until(lambda: engine.parts.health.database_down_since is not None)
    assert engine.status()["engine"]["state"] == "DATABASE_DOWN"
    assert engine.parts.carried.count() == 1
    broken.away = False
    for _ in range(5):
        plant.clock.advance(5000)
    run = run_until(engine, workflow_id)
    assert run.status == states.SUCCESS
    assert ran == ["first", "second"]
    assert engine.status()["engine"]["state"] == "RUNNING"


def test_an_answer_lost_after_the_commit_is_found_again(plant):
    broken = plant.store = BrokenStore(plant.store)
    ran = []

    @step()
    def weigh():
        ran.append(1)
        return len(ran)

    def batch():
        return [weigh(), weigh()]

    plant.declare(batch)
    engine = plant.engine()
    gate = Gate(engine.probes, "step.before")
    workflow_id = start(engine, "batch")
    engine.loops.dispatch_step()
    gate.wait_reached()
    broken.lose_answers = 1
    gate.open()
    until(lambda: broken.lose_answers == 0)
    for _ in range(5):
        plant.clock.advance(5000)
    run = run_until(engine, workflow_id)
    assert codec.decode(run.result_json) == [1, 2]


def test_a_stop_drains_and_the_run_goes_on_after_the_next_start(plant):
    """Running code leaves at its next boundary; its row is ENQUEUED again and is not counted as a recovery."""
    go_on, ran = [], []
    plant.declare(waiting_batch(ran, go_on))
    one = plant.engine()
    workflow_id = start(one, "batch")
    one.loops.dispatch_step()
    until(lambda: one.store.step_rows(workflow_id), "the first step")
    one.parts.draining = True
    go_on.append(1)
    assert one.stop(5000) is True
    run = one.store.find(workflow_id)
    assert (run.status, run.recovery_attempts) == (states.ENQUEUED, 0)
    two = plant.engine()
    assert codec.decode(run_until(two, workflow_id).result_json) == 3
    assert ran == ["first", "second"]


def test_a_stop_says_when_code_did_not_leave_in_time(plant):
    go_on, ran = [], []
    plant.declare(waiting_batch(ran, go_on))
    one = plant.engine()
    workflow_id = start(one, "batch")
    one.loops.dispatch_step()
    until(lambda: one.store.step_rows(workflow_id), "the first step")

    stopped = []
    one.host.spawn("stop", lambda: stopped.append(one.stop(1000)))
    until(lambda: one.parts.draining)
    plant.clock.advance(1001)
    until(lambda: stopped)
    assert stopped == [False]
    two = plant.engine()
    go_on.append(1)
    assert run_until(two, workflow_id).status == states.SUCCESS
    settle(one)
