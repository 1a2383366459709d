# -*- coding: utf-8 -*-
"""Runs for store tests: defaults for everything that a test is not about."""
from __future__ import absolute_import, division, print_function, unicode_literals

import uuid

from exchange.workflows.model.records import (
    Begin,
    Executor,
    Finish,
    NewMessage,
    NewRun,
    StepRecord,
)

NOW = 1700000000000
LEASE_MS = 15000
NAME = "batch"


def new_run(**fields):
    values = dict(
        workflow_id="%s" % uuid.uuid4(),
        workflow_name=NAME,
        queue_name="default",
        partition_key=None,
        priority=0,
        deduplication_id=None,
        application_version=None,
        inputs_json='{"resolved": {}, "raw": {}}',
        created_at=NOW,
        available_at=None,
        project="plant",
        started_by="operator",
        parent_id=None,
    )
    values.update(fields)
    return NewRun(**values)


def enqueue(store, count=1, **fields):
    """The ids of `count` runs, in order."""
    runs = [new_run(**fields) for _ in range(count)]
    outcomes = store.enqueue(runs, NOW)
    assert [each.outcome for each in outcomes] == ["ENQUEUED"] * count
    return [run.workflow_id for run in runs]


def claim(store, limit=10, executor="gw:1", names=(NAME,), queue=None, now=NOW):
    return store.claim(executor, list(names), queue, limit, now)


def claimed_ids(store, **about):
    return [run.workflow_id for run in claim(store, **about)]


def begin(store, run, deadline=None, now=NOW):
    return store.commit([Begin(run.workflow_id, run.claim_token, deadline, 1, now)])[0]


def running(store, count=1, **fields):
    """`count` runs with a claim whose code has begun."""
    ids = enqueue(store, count, **fields)
    runs = [run for run in claim(store, limit=count) if run.workflow_id in ids]
    assert len(runs) == count
    for run in runs:
        assert begin(store, run).written
    return runs


def step(run, call_seq=1, **fields):
    values = dict(
        workflow_id=run.workflow_id,
        token=run.claim_token,
        call_seq=call_seq,
        step_name="fill",
        status="SUCCESS",
        output_json="1",
        error_json=None,
        started_at=NOW,
        completed_at=NOW + 5,
        attempts=1,
    )
    values.update(fields)
    return StepRecord(**values)


def finish(run, status="SUCCESS", at=NOW + 10, **fields):
    values = dict(phase_state=None, result_json="1", error_json=None)
    values.update(fields)
    return Finish(
        workflow_id=run.workflow_id,
        token=run.claim_token,
        status=status,
        at=at,
        **values
    )


def message(
    run_id, topic="cmd", message_json='{"cmd": "HOLD"}', message_uuid=None, at=NOW
):
    return NewMessage(run_id, topic, message_json, message_uuid, at)


def beat(store, executor="gw:1", until=NOW + LEASE_MS):
    store.beat(Executor(executor, "gw", NOW, until, "1"), NOW)
