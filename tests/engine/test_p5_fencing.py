# -*- coding: utf-8 -*-
"""P5: only one executor can record anything for a run at a time."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.engine.runtime import step
from exchange.workflows.model import codec, states
from tests.support.factories import run_until, settle, start
from tests.support.probes import Gate


def test_a_zombie_records_nothing_and_stops_there(plant):
    """A process that was paused past its lease wakes up: the other's results stand."""
    ran = []

    @step()
    def weigh(who):
        ran.append("weigh")
        return len(ran)

    @step()
    def heat():
        ran.append("heat")
        return len(ran)

    def batch():
        return [weigh("x"), heat()]

    plant.declare(batch)
    zombie = plant.engine("zombie")
    gate = Gate(zombie.probes, "step.done")
    workflow_id = start(zombie, "batch")
    zombie.loops.dispatch_step()
    gate.wait_reached()
    plant.clock.advance(20000)
    other = plant.engine("other")
    other.loops.lease_step()
    run = run_until(other, workflow_id)
    assert codec.decode(run.result_json) == [2, 3]
    gate.open()
    settle(zombie)
    after = other.store.find(workflow_id)
    assert (after.status, after.result_json) == (run.status, run.result_json)
    assert ran == ["weigh", "weigh", "heat"]


def test_a_zombie_whose_run_is_carried_elsewhere_leaves_its_code(plant):
    left = []

    @step()
    def weigh():
        return 1

    def batch():
        try:
            return weigh()
        except BaseException:  # noqa: BLE001  # the habit that must not break it
            left.append("swallowed")
            weigh()
            left.append("went on")

    plant.declare(batch)
    zombie = plant.engine("zombie")
    gate = Gate(zombie.probes, "step.done")
    workflow_id = start(zombie, "batch")
    zombie.loops.dispatch_step()
    gate.wait_reached()
    plant.clock.advance(20000)
    other = plant.engine("other")
    other.loops.lease_step()
    run_until(other, workflow_id)
    gate.open()
    settle(zombie)
    assert left == ["swallowed"]
    assert other.store.find(workflow_id).status == states.SUCCESS
