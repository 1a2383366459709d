# -*- coding: utf-8 -*-
"""Claims: order, partitions, fencing, and what comes back from dead executors."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from exchange.workflows.model.records import Park, Release, Requeue
from tests.support.runs import (
    LEASE_MS,
    NAME,
    NOW,
    beat,
    begin,
    claim,
    claimed_ids,
    enqueue,
    finish,
    new_run,
    running,
    step,
)

ERROR = '{"type": "recovery_limit"}'


def test_claims_go_by_priority_then_creation_then_insertion(store):
    low, late, first, second = [
        new_run(priority=5, created_at=NOW - 9),
        new_run(created_at=NOW + 1),
        new_run(),
        new_run(),
    ]
    store.enqueue([low, late, first, second], NOW)
    expected = [each.workflow_id for each in (first, second, late, low)]
    assert claimed_ids(store) == expected


def test_a_claim_brings_the_whole_run_and_a_new_token(store):
    workflow_id = enqueue(store)[0]
    run = claim(store, executor="gw:7", now=NOW + 3)[0]
    assert run == store.find(workflow_id)
    assert (run.status, run.claimed_by, run.claimed_at) == ("PENDING", "gw:7", NOW + 3)
    assert (run.started_at, run.deadline_at) == (None, None)
    assert run.inputs_json
    store.commit([Requeue(workflow_id, run.claim_token, NOW)])
    assert claim(store)[0].claim_token > run.claim_token


def test_a_claimed_run_is_not_claimed_twice(store):
    enqueue(store, 3)
    assert len(claim(store)) == 3
    assert claim(store, executor="gw:2") == []


def test_only_registered_names_are_claimed(store):
    enqueue(store, workflow_name="other")
    mine = enqueue(store)
    assert claimed_ids(store) == mine
    assert store.waiting_for_code([NAME]) == [("other", 1)]
    assert claim(store, names=[]) == []


def test_a_queue_that_is_named_is_claimed_alone(store):
    for queue in ("a", "b", "c"):
        enqueue(store, queue_name=queue)
    found = claim(store, queue="b")
    assert [run.queue_name for run in found] == ["b"]
    assert sorted(run.queue_name for run in claim(store)) == ["a", "c"]


def test_the_limit_holds_over_all_queues_and_names(store):
    for queue in ("a", "b"):
        for name in ("x", "y"):
            enqueue(store, 5, queue_name=queue, workflow_name=name)
    assert len(claim(store, limit=7, names=["x", "y"])) == 7


def test_a_delayed_run_is_claimed_when_it_is_due(store):
    delayed = enqueue(store, available_at=NOW + 1000)[0]
    assert claim(store, now=NOW + 999) == []
    assert claimed_ids(store, now=NOW + 1000) == [delayed]


def test_one_started_run_of_a_partition(store):
    first, second = enqueue(store, 2, partition_key="m1")
    other_key = enqueue(store, partition_key="m2")[0]
    other_queue = enqueue(store, partition_key="m1", queue_name="q2")[0]
    found = claim(store)
    assert set(run.workflow_id for run in found) == set([first, other_key, other_queue])
    run = [each for each in found if each.workflow_id == first][0]
    begin(store, run)
    assert claim(store) == []
    store.commit([finish(run)])
    assert claimed_ids(store) == [second]


def test_priority_counts_inside_a_partition(store):
    enqueue(store, partition_key="m1", priority=5)
    urgent = enqueue(store, partition_key="m1", priority=1)
    assert claimed_ids(store) == urgent


@pytest.mark.parametrize("count", [30, 300])
def test_a_busy_partition_that_floods_the_queue_starves_nobody(store, count):
    running(store, partition_key="flood")
    enqueue(store, count, partition_key="flood")
    keyed = enqueue(store, partition_key="m2", priority=3)
    plain = enqueue(store, priority=4)
    assert claimed_ids(store, limit=2) == keyed + plain


def test_a_parked_run_keeps_its_partition_and_goes_on_first(store):
    run = running(store, partition_key="m1")[0]
    enqueue(store, partition_key="m1", priority=-1)
    store.commit([Park(run.workflow_id, run.claim_token, NOW + 50, "sleep", None, NOW)])
    assert claim(store) == []
    assert store.wake_due(NOW + 50, 10) == [run.workflow_id]
    again = claim(store)
    assert [each.workflow_id for each in again] == [run.workflow_id]
    assert again[0].started_at == NOW


def test_a_run_taken_back_keeps_its_partition(store):
    run = running(store, partition_key="m1")[0]
    enqueue(store, partition_key="m1", priority=-1)
    store.take_back("gw:1", 10, ERROR, NOW)
    assert claimed_ids(store) == [run.workflow_id]


def test_a_claim_given_back_before_it_began_frees_the_partition(store):
    enqueue(store, partition_key="m1")
    run = claim(store)[0]
    urgent = enqueue(store, partition_key="m1", priority=-1)[0]
    assert store.commit([Requeue(run.workflow_id, run.claim_token, NOW)])[0].written
    back = store.find(run.workflow_id)
    assert (back.status, back.claimed_by, back.claimed_at) == ("ENQUEUED", None, None)
    assert (back.started_at, back.deadline_at) == (None, None)
    assert claimed_ids(store) == [urgent]


def test_a_cancelled_run_keeps_its_partition_until_its_code_has_ended(store):
    run = running(store, partition_key="m1")[0]
    following = enqueue(store, partition_key="m1")
    store.cancel(run.workflow_id, "{}", NOW)
    assert claim(store) == []
    assert store.commit([Release(run.workflow_id, run.claim_token, NOW)])[0].written
    assert claimed_ids(store) == following


def test_cancelling_a_run_that_has_not_begun_frees_its_partition(store):
    enqueue(store, partition_key="m1")
    run = claim(store)[0]
    following = enqueue(store, partition_key="m1")
    store.cancel(run.workflow_id, "{}", NOW)
    assert claimed_ids(store) == following
    assert not begin(store, run).written


def test_the_partition_of_a_cancelled_run_is_free_when_its_executor_is_dead(store):
    beat(store, "gw:1")
    run = running(store, partition_key="m1")[0]
    store.cancel(run.workflow_id, "{}", NOW)
    following = enqueue(store, partition_key="m1")
    beat(store, "gw:2", NOW + 9 * LEASE_MS)
    store.take_lapsed("gw:2", 10, ERROR, NOW + LEASE_MS + 1)
    assert claimed_ids(store, executor="gw:2") == following


def test_a_restart_takes_back_its_own_runs_at_once(store):
    begun = running(store)[0]
    enqueue(store)
    claimed = claim(store)[0]
    enqueue(store)
    foreign = claim(store, executor="gw:2")[0]
    taken = store.take_back("gw:1", 10, ERROR, NOW)
    assert set(taken["requeued"]) == set([begun.workflow_id, claimed.workflow_id])
    assert taken["failed"] == []
    assert store.find(foreign.workflow_id).status == "PENDING"
    assert store.find(begun.workflow_id).recovery_attempts == 1


def test_a_run_taken_back_too_often_fails(store):
    workflow_id = running(store)[0].workflow_id
    for _ in range(2):
        assert store.take_back("gw:1", 2, ERROR, NOW)["requeued"] == [workflow_id]
        begin(store, claim(store)[0])
    assert store.take_back("gw:1", 2, ERROR, NOW + 1)["failed"] == [workflow_id]
    found = store.find(workflow_id)
    assert (found.status, found.error_json) == ("ERROR", ERROR)
    assert found.completed_at == NOW + 1


def test_runs_of_a_lapsed_executor_are_taken_over(store):
    beat(store, "gw:1")
    mine = running(store)[0]
    beat(store, "gw:2", NOW + 9 * LEASE_MS)
    assert store.take_lapsed("gw:2", 10, ERROR, NOW + LEASE_MS - 1)["requeued"] == []
    assert store.take_lapsed("gw:1", 10, ERROR, NOW + LEASE_MS + 1)["requeued"] == []
    taken = store.take_lapsed("gw:2", 10, ERROR, NOW + LEASE_MS + 1)
    assert taken["requeued"] == [mine.workflow_id]


def test_a_run_of_an_executor_that_nobody_knows_is_taken_over_after_the_lease_time(
    store,
):
    run = running(store)[0]
    beat(store, "gw:2", NOW + 9 * LEASE_MS)
    assert store.take_lapsed("gw:2", 10, ERROR, NOW + LEASE_MS - 1)["requeued"] == []
    taken = store.take_lapsed("gw:2", 10, ERROR, NOW + LEASE_MS + 1)
    assert taken["requeued"] == [run.workflow_id]


def test_who_lost_the_run_writes_nothing_any_more(store):
    run = running(store)[0]
    store.take_back("gw:1", 10, ERROR, NOW)
    assert not store.commit([step(run)])[0].written
    again = claim(store, executor="gw:2")[0]
    begin(store, again)
    lost, kept = store.commit([step(run, output_json="2"), step(again)])
    assert (lost.written, kept.written) == (False, True)
    assert store.history(run.workflow_id).steps[1].output_json == "1"
    assert not store.commit([finish(run)])[0].written
    assert not store.commit([Requeue(run.workflow_id, run.claim_token, NOW)])[0].written


def test_executors_are_known_with_their_lease(store):
    beat(store, "gw:1")
    beat(store, "gw:1", NOW + 2 * LEASE_MS)
    found = store.executors()
    assert [(each.executor_id, each.lease_until) for each in found] == [
        ("gw:1", NOW + 2 * LEASE_MS)
    ]
    assert store.in_flight() == 0
    running(store)
    assert (store.in_flight(), store.in_flight("gw:2")) == (1, 0)


def test_a_claim_is_one_statement_and_one_commit(database, store):
    enqueue(store, 5, partition_key="m1")
    claim(store)
    before = (database.counts.statements, database.counts.commits)
    claim(store)
    after = (database.counts.statements, database.counts.commits)
    assert (after[0] - before[0], after[1] - before[1]) == (1, 1)
