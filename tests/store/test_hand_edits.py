# -*- coding: utf-8 -*-
"""Rows that people change with SQL: they run again, and nothing stays blocked."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from exchange.workflows.store.queries import statement
from tests.support.runs import (
    NOW,
    begin,
    claim,
    claimed_ids,
    enqueue,
    finish,
    running,
    step,
)

AGAIN = """
UPDATE %sworkflow_status
SET status = 'ENQUEUED', claimed_by = NULL, claimed_at_epoch_ms = NULL, started_at_epoch_ms = NULL,
    deadline_epoch_ms = NULL, completed_at_epoch_ms = NULL
"""


def by_hand(database, sql):
    prefix = "workflows." if database.dialect == "postgres" else ""
    database.run(statement(sql % prefix), {})


def test_a_finished_row_set_back_by_hand_runs_again_and_replays(database, store):
    run = running(store, partition_key="m1")[0]
    store.commit([step(run)])
    store.commit([finish(run)])
    by_hand(database, AGAIN)
    again = claim(store)[0]
    assert again.result_json == "1"
    assert begin(store, again).written
    assert 1 in store.history(run.workflow_id).steps
    assert store.commit([finish(again, result_json="2", at=NOW + 20)])[0].written
    assert store.find(run.workflow_id).result_json == "2"


def test_a_running_row_set_back_by_hand_runs_again_without_its_old_worker(
    database, store
):
    run = running(store, partition_key="m1")[0]
    following = enqueue(store, partition_key="m1")
    by_hand(database, AGAIN + "WHERE status = 'RUNNING'")
    again = claim(store)[0]
    assert again.workflow_id == run.workflow_id
    assert not store.commit([step(run)])[0].written
    begin(store, again)
    store.commit([finish(again)])
    assert claimed_ids(store) == following


@pytest.mark.parametrize("status", ["SUCCESS", "ERROR"])
def test_a_running_row_ended_by_hand_blocks_nobody(database, store, status):
    running(store, partition_key="m1")
    following = enqueue(store, partition_key="m1")
    by_hand(
        database,
        "UPDATE %sworkflow_status SET status = '"
        + status
        + "' WHERE status = 'RUNNING'",
    )
    assert claimed_ids(store) == following


def test_a_running_row_deleted_by_hand_blocks_nobody(database, store):
    running(store, partition_key="m1")
    following = enqueue(store, partition_key="m1")
    by_hand(database, "DELETE FROM %sworkflow_status WHERE status = 'RUNNING'")
    assert claimed_ids(store) == following


def test_a_row_inserted_by_hand_is_claimed(database, store):
    by_hand(
        database,
        """
        INSERT INTO %sworkflow_status
            (workflow_id, workflow_name, status, created_at_epoch_ms, updated_at_epoch_ms)
        VALUES ('00000000-0000-4000-8000-000000000001', 'batch', 'ENQUEUED', 1, 1)
        """,
    )
    assert [run.queue_name for run in claim(store)] == ["default"]
