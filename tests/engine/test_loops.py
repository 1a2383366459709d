# -*- coding: utf-8 -*-
"""Delays, events and streams, maintenance, retention, diagnostics: what the loops and the doors do besides."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from exchange.workflows.engine.facade import WorkflowsRuntime
from exchange.workflows.engine.runtime import step
from exchange.workflows.model import codec, states
from exchange.workflows.model.records import Retention
from tests.support.factories import run_until, settle, start
from tests.support.probes import until


def runtime():
    return WorkflowsRuntime.getCurrentRuntime()


def test_a_delayed_start_waits_for_its_time(plant):
    plant.declare(lambda: "ran", "work")
    engine = plant.engine()
    workflow_id = start(engine, "work", delay_ms=60000)
    engine.loops.dispatch_step()
    settle(engine)
    assert engine.store.find(workflow_id).status == states.ENQUEUED
    plant.clock.advance(60001)
    assert run_until(engine, workflow_id).status == states.SUCCESS


def test_lower_priority_goes_first_then_creation(plant):
    order = []
    plant.declare(order.append, "work")
    engine = plant.engine(workers=1)
    for name, priority in (("c", 5), ("a", 0), ("d", 5), ("b", 0)):
        start(engine, "work", {"resolved": name}, priority=priority)
        plant.clock.advance(1)
    until(lambda: (engine.loops.dispatch_step(), len(order) == 4)[1])
    assert order == ["a", "b", "c", "d"]


def test_events_streams_and_progress_show_before_the_end_and_within_a_flush(plant):
    go_on = []

    def batch():
        runtime().setEvent("phase.loop_i", 1)
        runtime().setEvent("phase.loop_i", 2)
        offsets = [runtime().writeStream("log", {"n": n}) for n in range(3)]
        runtime().progress("half", {"pct": 50})
        until(lambda: go_on)
        runtime().setEvent("last", True)
        return offsets

    plant.declare(batch)
    engine = plant.engine()
    workflow_id = start(engine, "batch")
    engine.loops.dispatch_step()
    until(
        lambda: engine.parts.journal._riders and len(engine.parts.journal._riders) == 7
    )
    engine.loops.journal_step()
    events = dict(
        (e.key, codec.decode(e.value_json)) for e in engine.store.events(workflow_id)
    )
    assert events["phase.loop_i"] == 2
    assert (
        events["phase.last_message"]["message"],
        events["phase.last_message"]["extra"],
    ) == ("half", {"pct": 50})
    entries = engine.store.stream(workflow_id, "log", -1, 10)
    assert [entry.offset for entry in entries] == [0, 1, 2, 3]
    go_on.append(1)
    run = run_until(engine, workflow_id)
    assert codec.decode(run.result_json) == [0, 1, 2]
    assert "last" in [e.key for e in engine.store.events(workflow_id)]


def test_a_replay_tells_nothing_twice_and_gives_the_same_offsets(plant):
    seen = []

    @step()
    def inside():
        runtime().writeStream("log", "in the step")

    def batch():
        offsets = [runtime().writeStream("log", "one")]
        inside()
        offsets.append(runtime().writeStream("log", "two"))
        seen.append(offsets)
        runtime().sleep(3600)
        offsets.append(runtime().writeStream("log", "three"))
        return offsets

    plant.declare(batch)
    one = plant.engine()
    workflow_id = start(one, "batch")
    one.loops.dispatch_step()
    until(lambda: one.parts.pool.outside == 1)
    one.parts.journal.close()
    two = plant.engine()
    plant.clock.advance(3600001)
    run = run_until(two, workflow_id)
    assert codec.decode(run.result_json) == [0, 2, 3]
    assert seen[0][:2] == [0, 2] and seen[1][:2] == [0, 2]
    entries = two.store.stream(workflow_id, "log", -1, 10)
    texts = [codec.decode(entry.value_json) for entry in entries]
    assert texts == ["one", "in the step", "two", "three"]
    settle(one)


def test_an_operation_where_another_is_recorded_is_an_error(plant):
    version = []

    def batch():
        if version:
            runtime().setEvent("other", 1)
        else:
            runtime().setEvent("key", 1)
        runtime().sleep(3600)

    plant.declare(batch)
    one = plant.engine()
    workflow_id = start(one, "batch")
    one.loops.dispatch_step()
    until(lambda: one.parts.pool.outside == 1)
    one.parts.journal.close()
    version.append(2)
    two = plant.engine()
    run = run_until(two, workflow_id)
    assert run.status == states.ERROR
    message = codec.decode(run.error_json)["message"]
    assert "event other" in message and "event key" in message
    plant.clock.advance(3600001)
    settle(one)


# --- maintenance ------------------------------------------------------------------------------------------------------
def test_maintenance_outlives_a_restart_and_claims_nothing(plant):
    plant.declare(lambda: "ran", "work")
    one = plant.engine()
    workflow_id = start(one, "work")
    status = one.enter_maintenance("drain", "deploy", None, "anna")
    assert (
        status["maintenanceEnabled"],
        status["maintenanceMode"],
        status["maintenanceReason"],
    ) == (True, "drain", "deploy")
    assert one.dispatch() == 0
    two = plant.engine()
    two.loops.dispatch_step()
    assert two.store.find(workflow_id).status == states.ENQUEUED
    assert two.status()["engine"]["state"] == "MAINTENANCE"
    assert two.host.broadcasts == [] and one.host.broadcasts == [
        ("maintenanceStatus", {"status": True})
    ]
    two.exit_maintenance("anna")
    one.loops.watch_step()
    assert one.parts.maintain.enabled is False
    assert run_until(two, workflow_id).status == states.SUCCESS


def test_maintenance_cancel_empties_the_queue(plant):
    go_on = []
    plant.declare(lambda: until(lambda: go_on) and None, "work")
    engine = plant.engine(workers=1)
    running, queued = start(engine, "work"), start(engine, "work")
    other = start(engine, "work", queue_name="other")
    engine.dispatch("default")
    until(lambda: engine.store.find(running).status == states.RUNNING)
    status = engine.enter_maintenance("cancel", "", "default", "anna")
    assert status["cancelled"] == {"queued": 1, "running": 1}
    go_on.append(1)
    settle(engine)
    for workflow_id in (running, queued):
        error = codec.decode(engine.store.find(workflow_id).error_json)
        assert error == {"type": "maintenance_cancel", "reason": "maintenance_cancel"}
    assert engine.store.find(other).status == states.ENQUEUED


def test_a_swap_needs_maintenance_and_nothing_in_flight(plant):
    go_on = []
    plant.declare(lambda: until(lambda: go_on) and None, "work")
    engine = plant.engine()
    assert engine.swap_if_drained()["reason"] == "maintenance_required"
    workflow_id = start(engine, "work")
    engine.dispatch()
    until(lambda: engine.store.find(workflow_id).status == states.RUNNING)
    engine.enter_maintenance()
    refused = engine.swap_if_drained()
    assert (
        refused["reason"],
        refused["inFlightWorkflows"],
        refused["activeWorkflows"],
    ) == ("not_drained", 1, 1)
    go_on.append(1)
    until(lambda: engine.swap_if_drained().get("ok"))
    assert engine.generation == 2
    assert plant.engine().generation == 2


# --- maintenance ------------------------------------------------------------------------------------------------------
def test_a_poll_that_read_before_a_switch_does_not_undo_it(plant, monkeypatch):
    engine = plant.engine()
    maintain, asked = engine.parts.maintain, engine.store.maintenance
    read, go_on = [], []

    def slowly():
        found = asked()
        read.append(1)
        until(lambda: go_on)
        return found

    monkeypatch.setattr(engine.store, "maintenance", slowly)
    poll = engine.host.spawn("poll", maintain.refresh)
    until(lambda: read)
    switch = engine.host.spawn(
        "switch", lambda: engine.enter_maintenance("drain", "a deploy", None, "me")
    )
    switch.join(200)  # whoever does not wait for the poll gets past it here
    go_on.append(1)
    poll.join(10000)
    switch.join(10000)
    assert (maintain.enabled, maintain.state.reason) == (True, "a deploy")


# --- retention --------------------------------------------------------------------------------------------------------
def test_retention_deletes_what_is_old_and_cancels_what_never_ends(plant):
    plant.declare(lambda: "ran", "work")
    engine = plant.engine()
    old = start(engine, "work")
    run_until(engine, old)
    settle(engine)
    plant.clock.advance(3 * 3600000)
    stuck = start(engine, "work", delay_ms=10**9)
    plant.clock.advance(3 * 3600000)
    young = start(engine, "work")
    run_until(engine, young)
    settle(engine)
    plant.clock.advance(1000)
    engine.store.set_retention(Retention(4, None, 2, plant.clock.now_ms()))
    assert engine.apply_retention() == {"cancelled": 1, "deleted": 1}
    assert engine.store.find(old) is None
    error = codec.decode(engine.store.find(stuck).error_json)
    assert error == {"type": "timeout", "reason": "global_timeout_hours exceeded"}
    assert engine.store.find(young) is not None
    engine.store.set_retention(Retention(None, 1, None, plant.clock.now_ms()))
    engine.loops.retention_step()
    assert engine.store.find(young) is None  # of the two that ended, it ended first
    assert engine.store.find(stuck) is not None


# --- people -----------------------------------------------------------------------------------------------------------
def test_who_did_what_is_kept_and_mirrored(plant):
    plant.declare(lambda: "ran", "work")
    engine = plant.engine()
    workflow_id = start(engine, "work", actor="anna", source="page")
    start(engine, "work", source="script")
    engine.command(workflow_id, "STOP", "wrong recipe", "anna", "page")
    engine.cancel(workflow_id, "enough", "bert")
    engine.enter_maintenance("drain", "deploy", None, "carl")
    kept = [(entry.action, entry.actor) for entry in engine.store.audit(10)]
    assert sorted(kept) == [
        ("cancel", "bert"),
        ("command.STOP", "anna"),
        ("maintenance.enter", "carl"),
        ("start", "anna"),
    ]
    assert len(engine.host.audited) == 4


@pytest.mark.parametrize("samples", [False, True])
def test_diagnostics_have_the_sections_that_scripts_read(plant, samples):
    engine = plant.engine()
    found = engine.diagnostics(samples, 5)
    names = set(
        [
            "identity",
            "maintenance",
            "workload",
            "executors",
            "inMemoryQueue",
            "capacity",
        ]
    )
    assert names <= set(found)
    assert set(found["executors"]) == set(["workflows", "steps"])
    codec.dumps(found)
