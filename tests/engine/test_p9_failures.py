# -*- coding: utf-8 -*-
"""P9: whatever user code throws, Java or Python, ends in a recorded state."""
from __future__ import absolute_import, division, print_function, unicode_literals

import sys

import pytest

from exchange.workflows._compat import JYTHON
from exchange.workflows.engine.facade import WorkflowsRuntime
from exchange.workflows.engine.runtime import step
from exchange.workflows.model import codec, states
from exchange.workflows.model.errors import Cancelled, WorkflowNotFound
from exchange.workflows.model.records import StepRecord
from tests.support.factories import run_until, settle, start
from tests.support.probes import until
from tests.support.stores import BrokenStore


class Unspeakable(Exception):
    def __str__(self):
        raise ValueError("even its text fails")


class Base(BaseException):
    """Neither an Exception nor ours."""


def deeper(n):
    return deeper(n + 1)


def throw(error):
    raise error


THROWERS = {
    "ValueError": lambda: throw(ValueError("no steam")),
    "ZeroDivisionError": lambda: 1 // 0,
    "SystemExit": lambda: sys.exit(3),
    "KeyboardInterrupt": lambda: throw(KeyboardInterrupt()),
    "Base": lambda: throw(Base("odd")),
    "Unspeakable": lambda: throw(Unspeakable()),
    "UnicodeError": lambda: throw(ValueError("Füllstand \u2265 5 \U0001f525")),
    "recursion": lambda: deeper(0),
}

if JYTHON:
    from java.lang import (
        Error,
        NoClassDefFoundError,
        OutOfMemoryError,
        RuntimeException,
    )
    from java.sql import SQLException

    THROWERS.update(
        {
            "java.lang.RuntimeException": lambda: throw(RuntimeException("pump")),
            "java.sql.SQLException": lambda: throw(SQLException("gone", "08006")),
            "java.lang.Error": lambda: throw(Error("broken")),
            "java.lang.OutOfMemoryError": lambda: throw(OutOfMemoryError("heap")),
            "java.lang.NoClassDefFoundError": lambda: throw(NoClassDefFoundError("x")),
        }
    )


@pytest.mark.parametrize("name", sorted(THROWERS))
@pytest.mark.parametrize("where", ["between", "step"])
def test_what_is_thrown_is_the_runs_recorded_error(plant, name, where):
    thrower = THROWERS[name]
    burst = step("burst")(thrower)
    plant.declare(lambda: burst() if where == "step" else thrower(), "batch")
    plant.declare(lambda: "done", "work")
    engine = plant.engine(workers=1)
    run = run_until(engine, start(engine, "batch", partition_key="tank"))
    assert run.status == states.ERROR
    error = codec.decode(run.error_json)
    assert error["type"] == "workflow_error"
    assert error["message"] and error["traceback"]
    if name.startswith("java."):
        assert error["exception"] == name
        assert name in error["traceback"]
        assert "at " in error["traceback"] and "test_p9_failures" in error["traceback"]
    rows = engine.store.step_rows(run.workflow_id)
    assert [row.status for row in rows] == (["ERROR"] if where == "step" else [])
    assert (
        run_until(engine, start(engine, "work", partition_key="tank")).status
        == states.SUCCESS
    )


@pytest.mark.parametrize("name", sorted(THROWERS))
def test_what_is_thrown_is_retried_by_the_policy(plant, name):
    tries = []

    def burst():
        tries.append(1)
        if len(tries) < 3:
            THROWERS[name]()
        return "done"

    options = {"retries_allowed": True, "max_attempts": 3}
    tried = step("burst", options)(burst)
    plant.declare(lambda: tried(), "batch")
    engine = plant.engine()
    run = run_until(engine, start(engine, "batch"))
    assert (run.status, codec.decode(run.result_json)) == (states.SUCCESS, "done")


def test_cancelled_is_never_retried(plant):
    tries = []

    @step(options={"retries_allowed": True, "max_attempts": 3})
    def burst():
        tries.append(1)
        raise Cancelled("the step saw it")

    plant.declare(lambda: burst(), "batch")
    engine = plant.engine()
    run = run_until(engine, start(engine, "batch"))
    assert run.status == states.CANCELLED
    assert codec.decode(run.error_json) == {
        "type": "cancelled",
        "reason": "the step saw it",
    }
    assert len(tries) == 1


def test_unreadable_inputs_end_in_an_error(plant):
    plant.declare(lambda: "ran", "batch")
    engine = plant.engine()
    workflow_id = start(engine, "batch")
    with engine.store.database.write() as session:
        table = (
            "workflows.workflow_status"
            if engine.store.database.dialect == "postgres"
            else "workflow_status"
        )
        session.script("UPDATE %s SET inputs_json = '{half';" % table)
    run = run_until(engine, workflow_id)
    assert run.status == states.ERROR


def test_inputs_that_do_not_fit_the_function_are_an_error(plant):
    plant.declare(lambda kilos: kilos, "batch")
    engine = plant.engine()
    run = run_until(engine, start(engine, "batch", {"pounds": 3}))
    assert run.status == states.ERROR
    assert "pounds" in codec.decode(run.error_json)["message"]


def test_a_name_that_is_not_registered_waits_for_code(plant):
    plant.declare(lambda: "ran", "batch")
    engine = plant.engine()
    workflow_id = start(engine, "batch")
    engine.registry.unload("plant")
    engine.loops.dispatch_step()
    assert engine.store.find(workflow_id).status == states.ENQUEUED
    with pytest.raises(WorkflowNotFound):
        start(engine, "batch")
    engine.registry.load("plant", plant.declarations)
    assert run_until(engine, workflow_id).status == states.SUCCESS


def test_a_cancel_is_met_at_the_next_check_and_recorded_at_once(plant):
    met, go_on = [], []

    def batch():
        until(lambda: go_on)
        runtime = WorkflowsRuntime.getCurrentRuntime()
        met.append(runtime.isCancelled())
        try:
            runtime.checkCancelled()
        except Cancelled as error:
            met.append(error.reason)
        return "over"

    plant.declare(batch)
    engine = plant.engine()
    workflow_id = start(engine, "batch")
    engine.loops.dispatch_step()
    until(lambda: engine.store.find(workflow_id).status == states.RUNNING)
    assert engine.cancel(workflow_id, "manual") == 1
    assert engine.cancel(workflow_id, "again") == 0
    assert engine.store.find(workflow_id).status == states.CANCELLED
    go_on.append(1)
    settle(engine)
    run = engine.store.find(workflow_id)
    assert run.status == states.CANCELLED
    assert run.result_json is None
    assert codec.decode(run.error_json) == {"type": "cancelled", "reason": "manual"}
    assert met == [True, "manual"]


def test_a_failing_progress_never_harms_the_run(plant):
    def batch():
        WorkflowsRuntime.getCurrentRuntime().progress("half", {"odd": object()})
        return "done"

    plant.declare(batch)
    engine = plant.engine()
    assert run_until(engine, start(engine, "batch")).status == states.SUCCESS


def test_a_checkpoint_that_cannot_be_written_ends_the_run_there(plant):
    ran = []
    plant.store = BrokenStore(plant.store)

    @step()
    def weigh():
        ran.append("weigh")

    def batch():
        try:
            weigh()
        except Exception:  # noqa: BLE001  # a habit that must not help
            ran.append("caught")
        ran.append("went on")

    plant.declare(batch)
    engine = plant.engine()
    plant.store.refuse = lambda entries: any(isinstance(e, StepRecord) for e in entries)
    run = run_until(engine, start(engine, "batch"))
    assert run.status == states.ERROR
    assert "the test refuses this" in codec.decode(run.error_json)["message"]
    assert ran == ["weigh"]


def test_a_thread_that_cannot_be_had_gives_the_run_back(plant):
    plant.declare(lambda: "ran", "work")
    engine = plant.engine()
    workflow_id = start(engine, "work")
    spawn, engine.host.spawn = engine.host.spawn, lambda name, target: throw(
        MemoryError("no thread")
    )
    engine.loops.dispatch_step()
    assert engine.store.find(workflow_id).status == states.ENQUEUED
    assert engine.parts.pool.busy == 0
    engine.host.spawn = spawn
    assert run_until(engine, workflow_id).status == states.SUCCESS
