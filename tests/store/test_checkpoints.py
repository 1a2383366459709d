# -*- coding: utf-8 -*-
"""Checkpoints: fenced, idempotent, one statement a kind."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from exchange.workflows.model.records import (
    Begin,
    EventWrite,
    Finish,
    OperationRecord,
    Park,
    PhaseChange,
    Requeue,
    StreamWrite,
)
from tests.support.runs import (
    NOW,
    begin,
    claim,
    enqueue,
    finish,
    message,
    new_run,
    running,
    step,
)

ODD = '"\\u0000 \\ud800 \u00e9 \U0001f600 \\\\ %s :x ?"'


def counted(database, work):
    """(statements, commits) that work() took."""
    before = (database.counts.statements, database.counts.commits)
    work()
    return database.counts.statements - before[0], database.counts.commits - before[1]


def operation(run, op_seq=1, **fields):
    values = dict(kind="now", name="now", value_json="5", at=NOW)
    values.update(fields)
    return OperationRecord(run.workflow_id, run.claim_token, 1, op_seq, **values)


def test_a_batch_of_steps_is_one_commit_and_on_postgres_one_statement(database, store):
    runs = running(store, 20)
    store.commit([step(run) for run in runs])
    batch = [step(run, 2) for run in runs]
    cost = counted(database, lambda: store.commit(batch))
    assert cost == ((1, 1) if database.dialect == "postgres" else (2, 1))


def test_a_one_step_run_costs_few_statements(database, store):
    def work():
        runs = [new_run() for _ in range(50)]
        store.enqueue(runs, NOW)
        claimed = claim(store, limit=50)
        store.commit(
            [Begin(run.workflow_id, run.claim_token, None, 1, NOW) for run in claimed]
        )
        store.commit([step(run) for run in claimed])
        store.commit([finish(run) for run in claimed])

    statements, commits = counted(database, work)
    assert commits == 5
    if database.dialect == "postgres":
        assert statements == 5


def test_a_step_is_recorded_with_all_its_fields(store):
    run = running(store)[0]
    record = step(
        run, output_json=ODD, error_json=ODD, attempts=3, step_name="\u00e9 ?"
    )
    assert store.commit([record])[0].written
    found = store.step_rows(run.workflow_id)[0]
    for name in found._fields:
        assert getattr(found, name) == getattr(record, name), name
    assert store.history(run.workflow_id).steps == {1: found}


def test_a_step_that_lasts_is_seen_as_started_and_then_replaced(store):
    run = running(store)[0]
    started = step(run, status="STARTED", output_json=None, completed_at=None)
    store.commit([started])
    assert store.step_rows(run.workflow_id)[0].status == "STARTED"
    both = store.commit([started, step(run, attempts=2)])
    assert [each.written for each in both] == [True, True]
    found = store.step_rows(run.workflow_id)
    assert [(each.status, each.attempts) for each in found] == [("SUCCESS", 2)]


def test_unstorable_characters_in_names_do_not_lose_the_batch(store):
    first, second = running(store, 2)
    verdicts = store.commit([step(first, step_name="a\x00b"), step(second)])
    assert [each.written for each in verdicts] == [True, True]
    assert store.step_rows(first.workflow_id)[0].step_name == "a\ufffdb"


def test_entries_without_a_run_are_not_written_and_lose_nobody_else(store):
    run = running(store)[0]
    malformed = step(run)._replace(workflow_id="no-uuid")
    unknown = step(run)._replace(workflow_id=new_run().workflow_id)
    verdicts = store.commit([malformed, step(run), unknown])
    assert [each.written for each in verdicts] == [False, True, False]
    assert store.commit([]) == []


def test_begin_says_running_and_leaves_an_operators_hold_standing(store):
    enqueue(store)
    run = claim(store)[0]
    begin(store, run)
    assert store.find(run.workflow_id).phase_state == "RUNNING"
    store.commit([PhaseChange(run.workflow_id, run.claim_token, "HELD", NOW)])
    store.commit([Requeue(run.workflow_id, run.claim_token, NOW)])
    begin(store, claim(store)[0])
    assert store.find(run.workflow_id).phase_state == "HELD"


def test_begin_starts_the_clock_once(store):
    enqueue(store)
    run = claim(store)[0]
    verdict = begin(store, run, deadline=NOW + 100)
    assert (verdict.written, verdict.status, verdict.deadline_at) == (
        True,
        "RUNNING",
        NOW + 100,
    )
    store.commit([Requeue(run.workflow_id, run.claim_token, NOW)])
    again = claim(store)[0]
    verdict = begin(store, again, deadline=NOW + 500, now=NOW + 50)
    found = store.find(run.workflow_id)
    assert (found.started_at, found.deadline_at, found.generation) == (
        NOW,
        NOW + 100,
        1,
    )
    assert verdict.deadline_at == NOW + 100


@pytest.mark.parametrize(
    "kind",
    [
        "begin",
        "step",
        "operation",
        "event",
        "stream",
        "phase",
        "park",
        "requeue",
        "finish",
    ],
)
def test_an_entry_whose_answer_was_lost_counts_as_written_again(store, kind):
    enqueue(store)
    run = claim(store)[0]
    if kind != "begin":
        begin(store, run)
    about = (run.workflow_id, run.claim_token)
    entry = {
        "begin": Begin(*about + (None, 1, NOW)),
        "step": step(run),
        "operation": operation(run),
        "event": EventWrite(*about + (1, 1, "k", "1", NOW)),
        "stream": StreamWrite(*about + (1, 1, "log", 0, "1", NOW)),
        "phase": PhaseChange(*about + ("HOLDING", NOW)),
        "park": Park(*about + (None, "sleep", None, NOW)),
        "requeue": Requeue(*about + (NOW,)),
        "finish": finish(run),
    }[kind]
    first, again = store.commit([entry])[0], store.commit([entry])[0]
    assert first.written and again.written
    assert first.status == again.status
    assert len(store.stream(run.workflow_id, "log", -1, 10)) == (
        1 if kind == "stream" else 0
    )


def test_everything_of_a_run_can_travel_in_one_commit(database, store):
    run = running(store)[0]
    about = (run.workflow_id, run.claim_token)
    entries = [
        finish(run),
        step(run),
        operation(run),
        EventWrite(*about + (1, 2, "k", '"old"', NOW)),
        EventWrite(*about + (1, 3, "k", '"new"', NOW + 1)),
        StreamWrite(*about + (1, 4, "log", 0, "1", NOW)),
        StreamWrite(*about + (1, 5, "log", 1, "2", NOW)),
        PhaseChange(*about + ("EXECUTE", NOW)),
    ]
    commits = database.counts.commits
    assert all(each.written for each in store.commit(entries))
    assert database.counts.commits - commits == 1
    assert store.find(run.workflow_id).status == "SUCCESS"
    assert [each.value_json for each in store.events(run.workflow_id)] == ['"new"']
    history = store.history(run.workflow_id)
    assert sorted(history.operations) == [(1, place) for place in range(1, 6)]
    assert [history.operations[1, place].kind for place in (1, 2, 4)] == [
        "now",
        "event",
        "stream",
    ]
    assert history.offsets == {"log": 2}


def test_an_operation_is_recorded_once(store):
    run = running(store)[0]
    store.commit([operation(run, value_json="1")])
    store.commit([operation(run, value_json="2")])
    assert store.history(run.workflow_id).operations[1, 1].value_json == "1"


def test_streams_are_read_in_order_from_any_offset(store):
    run = running(store)[0]
    for offset in range(4):
        entry = StreamWrite(
            run.workflow_id,
            run.claim_token,
            0,
            offset + 1,
            "log",
            offset,
            "%d" % offset,
            NOW + offset,
        )
        store.commit([entry])
    store.commit(
        [StreamWrite(run.workflow_id, run.claim_token, 0, 9, "other", 0, ODD, NOW + 9)]
    )
    assert [each.offset for each in store.stream(run.workflow_id, "log", 0, 2)] == [
        1,
        2,
    ]
    everything = store.stream(run.workflow_id, None, -1, 10)
    assert [each.key for each in everything] == ["log"] * 4 + ["other"]
    assert everything[-1].value_json == ODD


def test_finish_writes_the_outcome_and_frees_the_run(store):
    run = running(store, partition_key="m1")[0]
    store.commit(
        [
            Finish(
                run.workflow_id,
                run.claim_token,
                "STOPPED",
                "STOPPED",
                ODD,
                ODD,
                NOW + 3,
            )
        ]
    )
    found = store.find(run.workflow_id)
    assert (found.status, found.phase_state, found.completed_at) == (
        "STOPPED",
        "STOPPED",
        NOW + 3,
    )
    assert (found.result_json, found.error_json) == (ODD, ODD)
    enqueue(store, partition_key="m1")
    assert len(claim(store)) == 1


def test_a_parked_run_waits_until_it_is_woken(store):
    early, late, other = running(store, 3)
    for run, wake_at in ((early, NOW + 10), (late, NOW + 20), (other, None)):
        store.commit(
            [Park(run.workflow_id, run.claim_token, wake_at, "sleep", "HELD", NOW)]
        )
    assert claim(store) == []
    found = store.find(early.workflow_id)
    assert (found.status, found.wake_at, found.waiting_for, found.phase_state) == (
        "WAITING",
        NOW + 10,
        "sleep",
        "HELD",
    )
    assert store.wake_due(NOW + 10, 10) == [early.workflow_id]
    assert store.wake(other.workflow_id, NOW)
    assert not store.wake(other.workflow_id, NOW)
    assert set(run.workflow_id for run in claim(store)) == set(
        [early.workflow_id, other.workflow_id]
    )


def test_a_run_is_not_parked_when_its_message_is_there_already(store):
    run = running(store)[0]
    store.send(message(run.workflow_id, "other"))
    parked = Park(run.workflow_id, run.claim_token, None, "message:cmd", None, NOW)
    store.send(message(run.workflow_id, "cmd"))
    verdict = store.commit([parked])[0]
    assert (verdict.written, verdict.status) == (True, "ENQUEUED")
    assert claim(store)[0].workflow_id == run.workflow_id
