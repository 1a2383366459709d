# -*- coding: utf-8 -*-
"""P2: a step whose completion was recorded never runs again for that run."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest
from exchange.workflows.engine.runtime import step
from exchange.workflows.model import codec, states

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
