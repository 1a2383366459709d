# -*- coding: utf-8 -*-
"""dispatch_mode "ticks": nothing moves between two calls of dispatch(), and dispatch() finishes its own work."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.engine.facade import WorkflowsRuntime
from exchange.workflows.model import states
from exchange.workflows.model.records import NewStart, Retention
from tests.support.factories import settle, start
from tests.support.probes import until


def all_loops(engine):
    for step in (
        engine.loops.dispatch_step,
        engine.loops.flush_step,
        engine.loops.journal_step,
        engine.loops.lease_step,
        engine.loops.watch_step,
        engine.loops.retention_step,
    ):
        step()


def sleeper():
    WorkflowsRuntime.getCurrentRuntime().sleep(60)


def test_without_dispatch_nothing_moves(plant):
    plant.declare(lambda: None, "work")
    plant.declare(sleeper, parks=True)
    auto = plant.engine("auto")
    parked = start(auto, "sleeper")
    late = start(auto, "sleeper", timeout_seconds=30)
    auto.loops.dispatch_step()
    for workflow_id in (parked, late):
        until(lambda: auto.store.find(workflow_id).status == states.WAITING)
    settle(auto)
    engine = plant.engine("ticks", dispatch_mode="ticks")
    queued = start(engine, "work")
    item = engine.enqueue_in_memory(NewStart("work"))["workflowId"]
    engine.store.set_retention(Retention(None, None, 1, plant.clock.now_ms()))
    old = start(engine, "work", delay_ms=10)
    plant.clock.advance(3700000)
    all_loops(engine)
    assert engine.store.find(queued).status == states.ENQUEUED
    assert engine.store.find(old).status == states.ENQUEUED
    assert engine.store.find(item) is None
    assert engine.store.find(parked).status == states.WAITING
    assert engine.store.find(late).status == states.WAITING


def test_dispatch_has_flushed_ended_and_woken_when_it_returns(plant):
    plant.declare(lambda: None, "work")
    plant.declare(sleeper, parks=True)
    engine = plant.engine(dispatch_mode="ticks")
    parked = start(engine, "sleeper")
    assert engine.dispatch(None, 10, 200, 25) == 1
    until(lambda: engine.store.find(parked).status == states.WAITING)
    settle(engine)
    item = engine.enqueue_in_memory(NewStart("work"))["workflowId"]
    plant.clock.advance(60001)
    assert engine.dispatch(None, 10, 200, 25) == 2
    for workflow_id in (parked, item):
        until(lambda: engine.store.find(workflow_id).status == states.SUCCESS)


def test_a_tick_takes_orphans_back(plant):
    go_on = []
    plant.declare(lambda: until(lambda: go_on) and None, "work")
    one = plant.engine(dispatch_mode="ticks")
    workflow_id = start(one, "work")
    one.dispatch()
    until(lambda: one.store.find(workflow_id).status == states.RUNNING)
    one.parts.journal.close()
    two = plant.engine(dispatch_mode="ticks")
    assert two.store.find(workflow_id).status == states.RUNNING
    go_on.append(1)
    assert two.dispatch() == 1
    until(lambda: two.store.find(workflow_id).status == states.SUCCESS)
    settle(one)


def test_one_queue_only_and_never_more_than_asked_for(plant):
    plant.declare(lambda: None, "work")
    engine = plant.engine(dispatch_mode="ticks")
    for _ in range(3):
        start(engine, "work", queue_name="a")
    start(engine, "work", queue_name="b")
    assert engine.dispatch("a", 2) == 2
    settle(engine)
    assert engine.dispatch("b", 10) == 1
    settle(engine)
    assert engine.dispatch("b", 10) == 0
    assert engine.dispatch(None, 10) == 1


def test_the_switch_is_in_force_when_the_call_returns(plant):
    plant.declare(lambda: None, "work")
    engine = plant.engine()
    engine.configure(engine.settings._replace(dispatch_mode="ticks"))
    workflow_id = start(engine, "work")
    all_loops(engine)
    assert engine.store.find(workflow_id).status == states.ENQUEUED
    engine.configure(engine.settings._replace(dispatch_mode="auto"))
    engine.loops.dispatch_step()
    until(lambda: engine.store.find(workflow_id).status == states.SUCCESS)


def test_a_standby_node_does_nothing(plant):
    plant.declare(lambda: None, "work")
    engine = plant.engine()
    engine.host.active = False
    workflow_id = start(engine, "work")
    all_loops(engine)
    assert engine.store.find(workflow_id).status == states.ENQUEUED
    assert engine.status()["engine"]["state"] == "STANDBY"
    engine.host.active = True
    all_loops(engine)
    until(lambda: engine.store.find(workflow_id).status == states.SUCCESS)
