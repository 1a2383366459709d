# -*- coding: utf-8 -*-
"""The mailbox: accepted once, taken with its record, never missed."""
from __future__ import absolute_import, division, print_function, unicode_literals

import uuid

import pytest

from exchange.workflows.model.errors import InvalidInput, WriteLost
from exchange.workflows.model.records import Park
from tests.support.runs import NOW, claim, enqueue, message, new_run, running


def receive(store, run, topic="cmd", limit=5, op_seq=1):
    return store.receive(run.workflow_id, run.claim_token, topic, limit, 0, op_seq, NOW)


def test_messages_are_taken_oldest_first_and_by_topic(store):
    run = running(store)[0]
    for place, at in ((1, NOW + 5), (2, NOW), (3, NOW)):
        store.send(message(run.workflow_id, message_json="%d" % place, at=at))
    store.send(message(run.workflow_id, "other"))
    assert [each.message_json for each in receive(store, run, limit=2)] == ["2", "3"]
    assert [each.message_json for each in receive(store, run, op_seq=2)] == ["1"]
    assert receive(store, run, op_seq=3) == []


def test_a_message_is_accepted_before_the_run_has_begun(store):
    workflow_id = enqueue(store)[0]
    store.send(message(workflow_id))
    run = claim(store)[0]
    with pytest.raises(WriteLost):
        receive(store, run)


def test_what_was_taken_is_recorded_and_found_again(store):
    run = running(store)[0]
    store.send(message(run.workflow_id))
    taken = receive(store, run)
    assert receive(store, run) == taken
    recorded = store.history(run.workflow_id).operations[0, 1]
    assert (recorded.kind, recorded.name) == ("receive", "cmd")
    store.send(message(run.workflow_id))
    assert receive(store, run) == taken


def test_an_empty_mailbox_records_nothing(store):
    run = running(store)[0]
    assert receive(store, run) == []
    assert store.history(run.workflow_id).operations == {}


def test_who_lost_the_run_takes_no_message(store):
    run = running(store)[0]
    store.send(message(run.workflow_id))
    store.take_back("gw:1", 10, "{}", NOW)
    with pytest.raises(WriteLost):
        receive(store, run)


def test_a_message_uuid_is_accepted_once(store):
    run = running(store)[0]
    one = message(run.workflow_id, message_uuid="%s" % uuid.uuid4())
    assert [store.send(one), store.send(one)] == [True, False]
    assert len(receive(store, run)) == 1


def test_a_message_wakes_only_who_waits_for_its_topic(store):
    waiting, other = running(store, 2)
    store.commit(
        [Park(waiting.workflow_id, waiting.claim_token, None, "message:cmd", None, NOW)]
    )
    store.commit(
        [Park(other.workflow_id, other.claim_token, None, "message:answer", None, NOW)]
    )
    for run in (waiting, other):
        store.send(message(run.workflow_id, "cmd"))
    assert store.find(waiting.workflow_id).status == "ENQUEUED"
    assert store.find(other.workflow_id).status == "WAITING"


@pytest.mark.parametrize("fields", [{"workflow_id": "x"}, {"message_uuid": "x"}])
def test_a_malformed_id_is_invalid_input(store, fields):
    with pytest.raises(InvalidInput):
        store.send(message(new_run().workflow_id)._replace(**fields))
