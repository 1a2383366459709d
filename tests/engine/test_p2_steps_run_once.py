# -*- coding: utf-8 -*-
"""P2: a step whose completion was recorded never runs again for that run."""
from __future__ import absolute_import, division, print_function, unicode_literals

import datetime
import decimal

import pytest

from exchange.workflows.engine.facade import WorkflowsRuntime
from exchange.workflows.engine.runtime import step
from exchange.workflows.model import codec, states
from exchange.workflows.model.errors import NotSerializable
from tests.support.factories import run_until, settle, start
from tests.support.probes import until


def test_a_run_goes_through_its_steps_to_success(plant):
    ran = []

    @step()
    def weigh(kilos):
        ran.append(kilos)
        return {"kilos": kilos}

    def batch(kilos):
        return [weigh(kilos), weigh(kilos + 1)]

    plant.declare(batch)
    engine = plant.engine()
    run = run_until(engine, start(engine, "batch", {"kilos": 3}))
    assert run.status == states.SUCCESS
    assert codec.decode(run.result_json) == [{"kilos": 3}, {"kilos": 4}]
    assert ran == [3, 4]
    rows = engine.store.step_rows(run.workflow_id)
    assert [
        (row.call_seq, row.step_name, row.status, row.attempts) for row in rows
    ] == [
        (1, "weigh", "SUCCESS", 1),
        (2, "weigh", "SUCCESS", 1),
    ]


def test_after_a_crash_recorded_steps_are_replayed(plant):
    ran = []
    crash_before = ["second"]

    @step()
    def first():
        ran.append("first")
        return "one"

    @step()
    def second():
        ran.append("second")
        return "two"

    def batch():
        result = first()
        if crash_before:
            until(lambda: not crash_before)
        return result + second()

    plant.declare(batch)
    one = plant.engine()
    workflow_id = start(one, "batch")
    one.loops.dispatch_step()
    until(lambda: len(one.store.step_rows(workflow_id)) == 1)
    one.parts.journal.close()  # from here on the first engine writes nothing, as after a kill
    two = plant.engine()
    crash_before.pop()
    run = run_until(two, workflow_id)
    assert run.status == states.SUCCESS
    assert codec.decode(run.result_json) == "onetwo"
    assert ran.count("first") == 1
    assert run.recovery_attempts == 1
    settle(one)


def test_a_step_outside_a_workflow_is_refused():
    @step()
    def weigh():
        return 1

    with pytest.raises(Exception) as caught:
        weigh()
    assert "outside a workflow" in str(caught.value)


def test_a_step_called_by_a_step_is_plain_code_and_takes_no_number(plant):
    @step()
    def inner(value):
        return value + 1

    @step()
    def outer(value):
        return inner(value) + inner(value)

    def batch():
        return [outer(1), inner(5)]

    plant.declare(batch)
    engine = plant.engine()
    run = run_until(engine, start(engine, "batch"))
    assert codec.decode(run.result_json) == [4, 6]
    rows = engine.store.step_rows(run.workflow_id)
    assert [(row.call_seq, row.step_name) for row in rows] == [
        (1, "outer"),
        (2, "inner"),
    ]


def replay(plant, before, after):
    """Run `before` until it waits on the clock, crash, and go on with the code `after`; the Run."""
    plant.declare(before, "batch")
    one = plant.engine()
    workflow_id = start(one, "batch")
    one.loops.dispatch_step()
    until(lambda: one.parts.pool.outside == 1, "the wait")
    one.parts.journal.close()
    plant.declarations = []
    plant.declare(after, "batch")
    two = plant.engine()
    run = run_until(two, workflow_id)
    one.parts.draining = True
    one.parts.carried.signal_all()
    settle(one)
    return run


def test_another_step_at_a_recorded_place_is_an_error_that_names_both(plant):
    @step()
    def weigh():
        return 1

    @step()
    def heat():
        return 2

    def before():
        weigh()
        WorkflowsRuntime.getCurrentRuntime().sleep(3600)

    def after():
        heat()

    run = replay(plant, before, after)
    assert run.status == states.ERROR
    message = codec.decode(run.error_json)["message"]
    assert "step weigh" in message and "step heat" in message


def test_a_recorded_error_is_raised_again_and_the_step_does_not_run(plant):
    ran = []

    @step()
    def weigh():
        ran.append(1)
        raise ValueError("scale is off")

    def before():
        try:
            weigh()
        except ValueError:
            WorkflowsRuntime.getCurrentRuntime().sleep(3600)

    def after():
        weigh()

    run = replay(plant, before, after)
    assert run.status == states.ERROR
    message = codec.decode(run.error_json)["message"]
    assert message == "Replayed step error step=weigh call_seq=1 message=scale is off"
    assert len(ran) == 1


def test_what_json_cannot_hold_is_converted_or_a_recorded_error(plant):
    @step()
    def when():
        return {
            "at": datetime.date(2026, 1, 2),
            "kilos": decimal.Decimal("1.5"),
            3: "three",
        }

    @step()
    def impossible():
        return {"value": object()}

    def batch():
        found = when()
        try:
            impossible()
        except NotSerializable as error:
            return [found, error.message]

    plant.declare(batch)
    engine = plant.engine()
    run = run_until(engine, start(engine, "batch"))
    found, message = codec.decode(run.result_json)
    assert found == {"at": "2026-01-02", "kilos": 1.5, "3": "three"}
    assert "$.value is a object" in message
    rows = engine.store.step_rows(run.workflow_id)
    assert [row.status for row in rows] == ["SUCCESS", "ERROR"]


def test_a_result_that_json_cannot_hold_is_kept_as_text(plant):
    class Odd(object):
        def __str__(self):
            return str("an odd thing")

    def batch():
        return Odd()

    plant.declare(batch)
    engine = plant.engine()
    run = run_until(engine, start(engine, "batch"))
    assert run.status == states.SUCCESS
    result = codec.decode(run.result_json)
    assert (result["type"], result["value"]) == (
        "result_serialize_error",
        "an odd thing",
    )
