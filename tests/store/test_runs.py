# -*- coding: utf-8 -*-
"""Runs come and go: what enqueue, cancel and restart promise."""
from __future__ import absolute_import, division, print_function, unicode_literals

import uuid

import pytest

from tests.support.runs import (
    NOW,
    begin,
    claim,
    claimed_ids,
    enqueue,
    finish,
    new_run,
    running,
)

CANCELLED = '{"type": "cancelled", "reason": "test"}'


def status(store, workflow_id):
    return store.find(workflow_id).status


def test_an_enqueued_run_is_found_with_all_it_was_given(store):
    run = new_run(
        partition_key="m1", priority=7, deduplication_id="d", application_version="v"
    )
    store.enqueue([run], NOW)
    found = store.find(run.workflow_id)
    for name in run._fields:
        assert getattr(found, name) == getattr(run, name), name
    assert found.status == "ENQUEUED"
    assert found.updated_at == NOW


@pytest.mark.parametrize("workflow_id", ["", "no-uuid", None, 7, "%s" % uuid.uuid4()])
def test_an_unknown_or_malformed_id_finds_nothing(store, workflow_id):
    assert store.find(workflow_id) is None
    assert store.cancel(workflow_id, CANCELLED, NOW) == 0
    assert store.history(workflow_id).steps == {}
    assert not store.restart(workflow_id, NOW)
    assert not store.wake(workflow_id, NOW)


def test_a_start_that_is_repeated_finds_itself(store):
    run = new_run(deduplication_id="d")
    outcomes = [store.enqueue([run], NOW)[0].outcome for _ in range(2)]
    assert outcomes == ["ENQUEUED", "KNOWN"]


def test_a_deduplication_id_is_free_once_the_code_has_begun(store):
    first = new_run(deduplication_id="d")
    second = new_run(deduplication_id="d")
    store.enqueue([first], NOW)
    refused = store.enqueue([second], NOW)[0]
    assert (refused.outcome, refused.detail) == ("DUPLICATE", first.workflow_id)
    claimed = claim(store)[0]
    assert store.enqueue([second], NOW)[0].outcome == "DUPLICATE"
    begin(store, claimed)
    assert store.enqueue([second], NOW)[0].outcome == "ENQUEUED"


def test_a_run_taken_back_does_not_clash_with_a_newer_one_of_its_deduplication_id(
    store,
):
    running(store, deduplication_id="d")
    enqueue(store, deduplication_id="d")
    assert len(store.take_back("gw:1", 10, "{}", NOW)["requeued"]) == 1


def test_a_duplicate_in_a_batch_fails_only_itself(store):
    runs = [new_run(), new_run(deduplication_id="d"), new_run(deduplication_id="d")]
    runs.append(new_run())
    outcomes = [each.outcome for each in store.enqueue(runs, NOW)]
    assert outcomes == ["ENQUEUED", "ENQUEUED", "DUPLICATE", "ENQUEUED"]


@pytest.mark.parametrize(
    "fields",
    [
        {"workflow_id": "no-uuid"},
        {"parent_id": "x"},
        {"priority": 2**31},
        {"priority": "high"},
        {"partition_key": "a\x00b"},
        {"workflow_name": ""},
        {"inputs_json": 3},
    ],
)
def test_what_cannot_be_stored_is_refused_alone_with_a_reason(store, fields):
    outcomes = store.enqueue([new_run(), new_run(**fields), new_run()], NOW)
    assert [each.outcome for each in outcomes] == ["ENQUEUED", "REFUSED", "ENQUEUED"]
    assert outcomes[1].detail


def test_odd_text_is_stored_as_it_is(store):
    odd = "\u00e9\u4e2d\U0001f600 ' \" \\ %s :name ? \n"
    run = new_run(
        partition_key=odd, queue_name=odd, inputs_json='{"a": "\\u0000 \\ud800"}'
    )
    store.enqueue([run], NOW)
    found = store.find(run.workflow_id)
    assert (found.partition_key, found.queue_name) == (odd, odd)
    assert found.inputs_json == run.inputs_json


def test_many_runs_are_one_commit_and_keep_their_order(database, store):
    runs = [new_run() for _ in range(2500)]
    commits = database.counts.commits
    outcomes = store.enqueue(runs, NOW)
    assert database.counts.commits - commits == 1
    assert set(each.outcome for each in outcomes) == set(["ENQUEUED"])
    order = claimed_ids(store, limit=2500)
    assert order == [run.workflow_id for run in runs]


def test_one_start_is_one_statement_and_one_commit(database, store):
    enqueue(store)
    before = (database.counts.statements, database.counts.commits)
    enqueue(store)
    after = (database.counts.statements, database.counts.commits)
    assert (after[0] - before[0], after[1] - before[1]) == (1, 1)


def test_cancel_ends_a_run_in_any_unfinished_state_once(store):
    queued = enqueue(store)[0]
    assert store.cancel(queued, CANCELLED, NOW + 1) == 1
    found = store.find(queued)
    assert (found.status, found.error_json) == ("CANCELLED", CANCELLED)
    assert found.completed_at == NOW + 1
    assert store.cancel(queued, CANCELLED, NOW) == 0
    run = running(store)[0]
    assert store.cancel(run.workflow_id, CANCELLED, NOW) == 1
    verdict = store.commit([finish(run)])[0]
    assert (verdict.written, verdict.status) == (False, "CANCELLED")
    assert verdict.error_json == CANCELLED


def test_cancelling_a_queue_leaves_other_queues_and_counts_both_kinds(store):
    running(store, queue_name="a")
    enqueue(store, 2, queue_name="a")
    other = enqueue(store, queue_name="b")[0]
    assert store.cancel_queue("a", CANCELLED, NOW) == {"queued": 2, "running": 1}
    assert status(store, other) == "ENQUEUED"
    assert store.cancel_queue(None, CANCELLED, NOW) == {"queued": 1, "running": 0}


def test_a_run_past_its_deadline_is_cancelled(store):
    enqueue(store, 2)
    late, in_time = claim(store)
    begin(store, late, deadline=NOW + 100)
    begin(store, in_time, deadline=NOW + 200)
    assert store.cancel_overdue(CANCELLED, NOW + 150) == [late.workflow_id]
    assert status(store, in_time.workflow_id) == "RUNNING"


def test_runs_older_than_the_global_timeout_are_cancelled(store):
    old = enqueue(store, created_at=NOW - 1000)[0]
    young = enqueue(store)[0]
    assert store.cancel_older_than(NOW - 500, CANCELLED, NOW) == [old]
    assert status(store, young) == "ENQUEUED"


def test_a_failed_run_can_be_restarted_and_keeps_its_records(store):
    run = running(store)[0]
    store.commit([finish(run, "ERROR", error_json="{}")])
    assert store.restart(run.workflow_id, NOW)
    again = claim(store)[0]
    assert (again.workflow_id, again.recovery_attempts) == (run.workflow_id, 0)
    assert again.claim_token > run.claim_token
    assert not store.restart(run.workflow_id, NOW)
