# -*- coding: utf-8 -*-
"""P7: no command disappears; each ends DONE, REJECTED, SUPERSEDED or TIMED_OUT."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from exchange.workflows.engine.facade import WorkflowsRuntime
from exchange.workflows.engine.runtime import step
from exchange.workflows.model import codec, states
from exchange.workflows.model.errors import IllegalCommand, RunNotFound, Stopped
from tests.support.factories import run_until, settle, start
from tests.support.probes import until


def runtime():
    return WorkflowsRuntime.getCurrentRuntime()


def answers(engine, workflow_id):
    return [(c.cmd, c.status) for c in engine.store.commands(workflow_id)]


class Loop(object):
    """A workflow that runs steps until it is told to end."""

    def __init__(self):
        self.rounds = 0
        self.over = []
        self.cleaned = []

        @step()
        def one_round():
            self.rounds += 1

        self._round = one_round

    def batch(self):
        try:
            while not self.over:
                self._round()
        except Stopped as stopped:
            self._round()
            self.cleaned.append(stopped.reason)
            raise
        return "complete"


def running(plant, engine, **options):
    loop = Loop()
    plant.declare(loop.batch, "batch", **options)
    engine = engine or plant.engine()
    workflow_id = start(engine, "batch")
    engine.loops.dispatch_step()
    until(lambda: loop.rounds > 2)
    return loop, engine, workflow_id


def test_hold_parks_the_run_and_resume_wakes_it(plant):
    loop, engine, workflow_id = running(plant, None)
    engine.command(workflow_id, "HOLD", "look at the tank", "anna", "page", strict=True)
    until(lambda: engine.store.find(workflow_id).phase_state == "HELD")
    until(lambda: engine.parts.pool.outside == 1)
    assert engine.parts.pool.busy == 0
    rounds = loop.rounds
    assert engine.available_commands(engine.store.find(workflow_id)) == [
        "RESUME",
        "STOP",
        "CANCEL",
    ]
    with pytest.raises(IllegalCommand) as caught:
        engine.command(workflow_id, "HOLD", None, "anna", "page", strict=True)
    assert caught.value.legal == ["RESUME", "STOP", "CANCEL"]
    assert loop.rounds == rounds
    engine.command(workflow_id, "RESUME", None, "anna", "page", strict=True)
    until(lambda: loop.rounds > rounds)
    loop.over.append(1)
    run = run_until(engine, workflow_id)
    assert (run.status, run.phase_state) == (states.SUCCESS, "COMPLETE")
    assert answers(engine, workflow_id) == [("HOLD", "DONE"), ("RESUME", "DONE")]
    command = engine.store.commands(workflow_id)[0]
    assert (command.actor, command.reason, command.source) == (
        "anna",
        "look at the tank",
        "page",
    )


def test_stop_lets_the_code_clean_up(plant):
    loop, engine, workflow_id = running(plant, None)
    engine.command(workflow_id, "STOP", "end of shift", "anna", "page", strict=True)
    run = run_until(engine, workflow_id)
    assert (run.status, run.phase_state) == (states.STOPPED, "STOPPED")
    assert loop.cleaned == ["end of shift"]
    settle(engine)
    assert answers(engine, workflow_id) == [("STOP", "DONE")]


def test_stop_of_a_held_run(plant):
    loop, engine, workflow_id = running(plant, None)
    engine.command(workflow_id, "HOLD")
    until(lambda: engine.store.find(workflow_id).phase_state == "HELD")
    engine.command(workflow_id, "STOP")
    assert run_until(engine, workflow_id).status == states.STOPPED
    assert loop.cleaned == ["stopped"]


def test_cancel_of_a_held_run(plant):
    loop, engine, workflow_id = running(plant, None)
    engine.command(workflow_id, "HOLD")
    until(lambda: engine.parts.pool.outside == 1)
    assert engine.cancel(workflow_id, "enough", "anna") == 1
    settle(engine)
    run = engine.store.find(workflow_id)
    assert run.status == states.CANCELLED
    assert codec.decode(run.error_json) == {"type": "cancelled", "reason": "enough"}


def test_a_run_held_by_a_process_that_died_is_still_held(plant):
    loop, one, workflow_id = running(plant, None)
    one.command(workflow_id, "HOLD")
    until(lambda: one.parts.pool.outside == 1)
    one.parts.journal.close()
    two = plant.engine()
    two.loops.dispatch_step()
    until(lambda: two.parts.pool.outside == 1)
    assert two.store.find(workflow_id).phase_state == "HELD"
    loop.over.append(1)
    two.command(workflow_id, "RESUME")
    assert run_until(two, workflow_id).status == states.SUCCESS
    one.parts.draining = True
    one.parts.carried.signal_all()
    settle(one)


def test_a_queued_run_is_stopped_at_once(plant):
    plant.declare(lambda: None, "batch")
    engine = plant.engine()
    workflow_id = start(engine, "batch")
    command = engine.command(workflow_id, "STOP", None, "anna", "page", strict=True)
    assert command.status == "DONE"
    assert engine.store.find(workflow_id).status == states.STOPPED


def test_a_finished_run_is_started_anew_by_reset(plant):
    def batch(kilos):
        raise ValueError("no steam for %s" % kilos)

    plant.declare(batch)
    engine = plant.engine()
    workflow_id = start(engine, "batch", {"kilos": 5}, partition_key="tank")
    run_until(engine, workflow_id)
    settle(engine)
    command = engine.command(workflow_id, "RESET", None, "anna", "page", strict=True)
    assert command.status == "DONE"
    again = command.outcome.split()[-1]
    run = engine.store.find(again)
    assert (run.parent_id, run.partition_key) == (workflow_id, "tank")
    assert (
        codec.decode(run_until(engine, again).error_json)["message"] == "no steam for 5"
    )


def test_what_is_not_allowed_is_recorded_as_rejected_for_scripts(plant):
    loop, engine, workflow_id = running(plant, None)
    assert engine.command(workflow_id, "RESUME").status == "REJECTED"
    loop.over.append(1)
    run_until(engine, workflow_id)
    assert engine.command(workflow_id, "HOLD").status == "REJECTED"


def test_a_run_that_is_not_there(plant):
    plant.declare(lambda: None, "batch")
    engine = plant.engine()
    with pytest.raises(RunNotFound):
        engine.command("11111111-2222-4333-8444-555555555555", "HOLD", strict=True)


def test_a_command_of_another_gateway_is_found_at_the_next_checkpoint(plant):
    loop, one, workflow_id = running(plant, None)
    two = plant.engine("two")
    two.command(workflow_id, "STOP", "from the other")
    assert run_until(one, workflow_id).status == states.STOPPED
    assert loop.cleaned == ["from the other"]


def test_what_a_run_did_not_get_to_is_refused_at_its_end(plant):
    go_on = []

    def batch():
        until(lambda: go_on)

    plant.declare(batch, "engine_handled")
    plant.declare(batch, "code_handled", commands="code")
    engine = plant.engine()
    for name in ("engine_handled", "code_handled"):
        del go_on[:]
        workflow_id = start(engine, name)
        engine.loops.dispatch_step()
        until(lambda: engine.store.find(workflow_id).status == states.RUNNING)
        assert engine.command(workflow_id, "HOLD").status == "REQUESTED"
        go_on.append(1)
        run_until(engine, workflow_id)
        settle(engine)
        assert answers(engine, workflow_id) == [("HOLD", "REJECTED")]


def test_commands_of_a_run_that_is_cancelled_in_the_queue_are_refused(plant):
    plant.declare(lambda: None, "batch", commands="code")
    engine = plant.engine()
    workflow_id = start(engine, "batch")
    engine.command(workflow_id, "STOP")
    engine.cancel(workflow_id, "enough")
    assert answers(engine, workflow_id) == [("STOP", "REJECTED")]


# --- code that reads its commands itself ------------------------------------------------------------------------------
def test_code_gets_what_was_sent_before_it_began(plant):
    def batch():
        return [runtime().recvCommand("RUNNING"), runtime().recvCommand("RUNNING")]

    plant.declare(batch, commands="code")
    engine = plant.engine()
    workflow_id = start(engine, "batch")
    engine.command(workflow_id, "HOLD", "early")
    run = run_until(engine, workflow_id)
    message = {"cmd": "HOLD", "reason": "early"}
    assert codec.decode(run.result_json) == [
        {"cmd": "HOLD", "message": message, "priority": 1},
        None,
    ]
    assert answers(engine, workflow_id) == [("HOLD", "DONE")]


def test_of_several_the_best_allowed_is_given_and_the_others_are_kept(plant):
    def batch():
        return runtime().recvCommand("RUNNING", maxMessages=8)

    plant.declare(batch, commands="code")
    engine = plant.engine()
    workflow_id = start(engine, "batch")
    for word in ("RESUME", "HOLD", "STOP", "DANCE"):
        engine.command(workflow_id, word)
    run = run_until(engine, workflow_id)
    assert codec.decode(run.result_json)["cmd"] == "STOP"
    assert answers(engine, workflow_id) == [
        ("RESUME", "REJECTED"),
        ("HOLD", "SUPERSEDED"),
        ("STOP", "DONE"),
        ("DANCE", "REJECTED"),
    ]


def test_a_replay_gets_the_same_command_again(plant):
    seen = []

    def batch():
        seen.append(runtime().recvCommand("RUNNING", timeoutSeconds=30)["cmd"])
        runtime().sleep(3600)
        return seen

    plant.declare(batch, commands="code")
    one = plant.engine()
    workflow_id = start(one, "batch")
    one.command(workflow_id, "HOLD")
    one.loops.dispatch_step()
    until(lambda: one.parts.pool.outside == 1)
    one.parts.journal.close()
    two = plant.engine()
    plant.clock.advance(3600001)
    run_until(two, workflow_id)
    assert seen == ["HOLD", "HOLD"]
    assert answers(two, workflow_id) == [("HOLD", "DONE")]
    settle(one)


def test_a_message_is_accepted_once(plant):
    def batch():
        return [runtime().recv("data"), runtime().recv("data")]

    plant.declare(batch, commands="code")
    engine = plant.engine()
    workflow_id = start(engine, "batch")
    unique = "11111111-2222-4333-8444-555555555555"
    assert engine.send(workflow_id, {"n": 1}, "data", unique) is True
    assert engine.send(workflow_id, {"n": 1}, "data", unique) is False
    assert codec.decode(run_until(engine, workflow_id).result_json) == [{"n": 1}, None]
