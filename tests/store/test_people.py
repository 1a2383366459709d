# -*- coding: utf-8 -*-
"""Lists and counts for people."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from exchange.workflows.model.errors import InvalidInput
from exchange.workflows.model.records import EventWrite, NewCommand, RunFilter
from tests.support.runs import NAME, NOW, enqueue, finish, new_run, running, step


def page(store, **about):
    values = dict(
        statuses=(),
        workflow_name=None,
        queue_name=None,
        text=None,
        limit=10,
        before=None,
    )
    values.update(about)
    return store.page(RunFilter(**values))


def ids(found):
    return [run.workflow_id for run in found.runs]


def test_pages_follow_each_other_newest_first_without_gaps_or_repeats(store):
    created = [enqueue(store, created_at=NOW + place // 2)[0] for place in range(7)]
    seen, before = [], None
    while True:
        found = page(store, limit=3, before=before)
        assert found.total == 7
        seen += ids(found)
        before = found.next
        if before is None:
            break
    assert seen == created[::-1]


def test_filters_narrow_a_page_and_its_total(store):
    done = running(store)[0]
    store.commit([finish(done)])
    keyed = enqueue(
        store, partition_key="Mixer_1", queue_name="q2", workflow_name="rinse"
    )[0]
    enqueue(store)
    assert ids(page(store, statuses=("SUCCESS",))) == [done.workflow_id]
    assert page(store, statuses=("SUCCESS", "ENQUEUED")).total == 3
    assert ids(page(store, workflow_name="rinse")) == [keyed]
    assert ids(page(store, queue_name="q2")) == [keyed]
    assert ids(page(store, text="mixer_")) == [keyed]
    assert ids(page(store, text="MIXER%")) == []
    assert ids(page(store, text="RIN")) == [keyed]
    assert ids(page(store, text=keyed[:13])) == [keyed]
    assert page(store, text="nothing").total == 0


def test_a_cursor_that_is_none_is_invalid_input(store):
    with pytest.raises(InvalidInput):
        page(store, before="yesterday; DROP TABLE")


def test_a_page_of_runs_gets_its_facts_in_few_statements(database, store):
    run = running(store)[0]
    plain = enqueue(store)[0]
    store.commit([step(run, 1), step(run, 2, step_name="heat")])
    store.commit(
        [
            EventWrite(
                run.workflow_id,
                run.claim_token,
                2,
                1,
                "phase.last_message",
                '{"ts": 1}',
                NOW,
            )
        ]
    )
    for command_id in ("c1", "c2"):
        store.request_command(
            NewCommand(
                command_id, run.workflow_id, "HOLD", "cmd", "a", "s", None, NOW, None
            )
        )
    before = database.counts.statements
    facts = store.run_facts([plain, run.workflow_id])
    assert database.counts.statements - before == 3
    assert facts[plain] == (None, None, None)
    last_step, progress, last_command = facts[run.workflow_id]
    assert (last_step.step_name, progress.value_json, last_command.command_id) == (
        "heat",
        '{"ts": 1}',
        "c2",
    )


def test_counts_by_status_and_queue(store):
    running(store, queue_name="q3")
    enqueue(store, 2, created_at=NOW - 5)
    enqueue(store, queue_name="q2")
    assert store.counts() == {"ENQUEUED": 3, "RUNNING": 1, "held": 0}
    assert store.queue_counts() == [
        ("default", "ENQUEUED", 2, NOW - 5),
        ("q2", "ENQUEUED", 1, NOW),
        ("q3", "RUNNING", 1, NOW),
    ]


def test_runs_whose_code_is_missing_are_counted(store):
    store.enqueue([new_run(workflow_name="gone") for _ in range(3)], NOW)
    enqueue(store)
    assert store.waiting_for_code([NAME]) == [("gone", 3)]
    assert store.waiting_for_code([]) == [(NAME, 1), ("gone", 3)]
