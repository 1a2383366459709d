# -*- coding: utf-8 -*-
"""Commands are records that end in one state; runs know of those that wait."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.model.records import NewCommand, Park
from tests.support.runs import NOW, claim, enqueue, running, step


def command(run_id, command_id="c1", cmd="HOLD", mailed=False):
    text = '{"cmd": "%s"}' % cmd if mailed else None
    return NewCommand(
        command_id, run_id, cmd, "cmd", "operator", "page", "a reason", NOW, text
    )


def test_a_command_is_recorded_once_with_who_and_why(store):
    run_id = enqueue(store)[0]
    recorded = store.request_command(command(run_id))
    assert (recorded.status, recorded.actor, recorded.source) == (
        "REQUESTED",
        "operator",
        "page",
    )
    assert (recorded.reason, recorded.requested_at) == ("a reason", NOW)
    assert store.request_command(command(run_id)) == recorded
    assert store.commands(run_id) == [recorded]


def test_a_mailed_command_lies_in_the_mailbox_and_says_which_message_it_is(store):
    run = running(store)[0]
    recorded = store.request_command(command(run.workflow_id, mailed=True))
    store.request_command(command(run.workflow_id, mailed=True))
    taken = store.receive(run.workflow_id, run.claim_token, "cmd", 5, 0, 1, NOW)
    assert [each.message_id for each in taken] == [recorded.message_id]


def test_a_checkpoint_tells_of_a_command_that_the_engine_must_handle(store):
    run = running(store)[0]
    store.request_command(command(run.workflow_id, "mailed", mailed=True))
    assert not store.commit([step(run)])[0].command_waiting
    store.request_command(command(run.workflow_id))
    assert store.commit([step(run, 2)])[0].command_waiting
    store.decide_command("c1", "ACCEPTED", None, NOW)
    assert not store.commit([step(run, 3)])[0].command_waiting


def test_a_run_with_an_open_command_is_not_parked(store):
    run = running(store)[0]
    store.request_command(command(run.workflow_id))
    verdict = store.commit(
        [Park(run.workflow_id, run.claim_token, None, "sleep", None, NOW)]
    )[0]
    assert (verdict.written, verdict.status, verdict.command_waiting) == (
        True,
        "ENQUEUED",
        True,
    )


def test_a_command_moves_on_until_it_has_ended(store):
    run_id = enqueue(store)[0]
    store.request_command(command(run_id))
    assert store.decide_command("c1", "DELIVERED", None, NOW + 1)
    assert [each.status for each in store.open_commands(run_id)] == ["DELIVERED"]
    assert store.decide_command("c1", "ACCEPTED", "holding", NOW + 2)
    assert store.open_commands(run_id) == []
    assert store.decide_command("c1", "DONE", None, NOW + 3)
    assert not store.decide_command("c1", "REJECTED", "late", NOW + 4)
    found = store.commands(run_id)[0]
    assert (found.status, found.outcome) == ("DONE", "holding")
    assert (found.delivered_at, found.decided_at, found.done_at) == (
        NOW + 1,
        NOW + 2,
        NOW + 3,
    )
    assert not store.decide_command("unknown", "DONE", None, NOW)


def test_of_commands_read_together_one_is_done_and_the_others_say_by_which(store):
    run = running(store)[0]
    held = store.request_command(command(run.workflow_id, "c1", "HOLD", mailed=True))
    stop = store.request_command(command(run.workflow_id, "c2", "STOP", mailed=True))
    store.decide_mailed([held.message_id, stop.message_id], stop.message_id, NOW + 5)
    first, second = store.commands(run.workflow_id)
    assert (first.status, first.outcome) == ("SUPERSEDED", "superseded by STOP")
    assert (second.status, second.done_at) == ("DONE", NOW + 5)
    store.decide_mailed([], None, NOW)


def test_a_waiting_run_is_stopped_at_once(store):
    queued = enqueue(store)[0]
    assert store.stop_waiting_run(queued, NOW + 1)
    found = store.find(queued)
    assert (found.status, found.phase_state, found.completed_at) == (
        "STOPPED",
        "STOPPED",
        NOW + 1,
    )
    assert not store.stop_waiting_run(queued, NOW)
    run = running(store)[0]
    assert not store.stop_waiting_run(run.workflow_id, NOW)
    store.set_phase(run.workflow_id, "HELD", NOW)
    assert store.find(run.workflow_id).phase_state == "HELD"
    assert store.counts()["held"] == 1
    assert claim(store) == []
