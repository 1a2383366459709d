# -*- coding: utf-8 -*-
"""Inputs as stored and as called with; the moves of a run; order, partitions, deduplication."""
from __future__ import absolute_import, division, print_function, unicode_literals

import json

import pytest

from exchange.workflows.api import service
from exchange.workflows.bootstrap import getWorkflows, step, workflow

ORDER = []


@workflow(name="inputs.echo", commands="engine")
def echo(*args, **kwargs):
    return {"args": list(args), "kwargs": kwargs}


@workflow(name="inputs.waits", commands="engine")
def waits(n=0):
    ORDER.append(n)
    getWorkflows().sleep(3600)


@workflow(name="inputs.order", commands="engine")
def order(n):
    ORDER.append(n)


def by_hand(wf, workflow_id, assignments):
    """Change a row as people do with an SQL client."""
    wf.engine.store.database.transact(
        lambda session: session.script(
            "UPDATE workflow_status SET %s WHERE workflow_id = '%s'"
            % (assignments, workflow_id)
        )
    )


# --- inputs --------------------------------------------------------------------------------------------------

STORED = [
    (None, {"resolved": {}, "raw": {}}, [], {}),
    ({}, {"resolved": {}, "raw": {}}, [], {}),
    ("", {"resolved": {}, "raw": {}}, [], {}),
    (0, {"resolved": {}, "raw": {}}, [], {}),
    ({"a": 1}, {"resolved": {"a": 1}, "raw": {"a": 1}}, [], {"a": 1}),
    (
        {"resolved": {"a": 1}},
        {"resolved": {"a": 1}, "raw": {"resolved": {"a": 1}}},
        [],
        {"a": 1},
    ),
    (
        {"resolved": {"a": 1}, "raw": [1]},
        {"resolved": {"a": 1}, "raw": [1]},
        [],
        {"a": 1},
    ),
    ([1, 2], {"resolved": [1, 2], "raw": [1, 2]}, [[1, 2]], {}),
    ("text", {"resolved": "text", "raw": "text"}, ["text"], {}),
]


@pytest.mark.parametrize("given,stored,args,kwargs", STORED)
def test_inputs_are_stored_and_called_with(wf, given, stored, args, kwargs):
    workflow_id = service.start("inputs.echo", given)["workflowId"]
    text = wf.engine.store.find(workflow_id).inputs_json
    assert json.loads(text) == stored
    assert ": " not in text and ", " not in text
    assert wf.wait(workflow_id).result == {"args": args, "kwargs": kwargs}


@pytest.mark.parametrize(
    "inputs,argument,seconds",
    [
        ({}, 5, 5),
        ({}, 0, None),
        ({}, -1, None),
        ({}, None, None),
        ({"__wf_control": {"timeout_seconds": 7}}, None, 7),
        ({"__wf_control": {"timeout_seconds": 7}}, 5, 5),
    ],
)
def test_a_positive_timeout_is_kept_and_the_argument_wins(
    ticks, inputs, argument, seconds
):
    workflow_id = service.start("inputs.echo", inputs, timeoutSeconds=argument)[
        "workflowId"
    ]
    stored = json.loads(ticks.engine.store.find(workflow_id).inputs_json)
    assert stored.get("__wf_control", {}).get("timeout_seconds") == seconds


def test_unreadable_inputs_end_in_error(ticks):
    workflow_id = service.start("inputs.echo")["workflowId"]
    by_hand(ticks, workflow_id, "inputs_json = '{oops'")
    service.dispatch()
    assert ticks.wait(workflow_id).status == "ERROR"


# --- moves ---------------------------------------------------------------------------------------------------


def row(wf, workflow_id):
    return wf.engine.store.find(workflow_id)


def test_what_each_move_writes(wf):
    wf.engine.configure(wf.engine.settings._replace(dispatch_mode="ticks"))
    workflow_id = service.start("inputs.waits", timeoutSeconds=7200)["workflowId"]
    run = row(wf, workflow_id)
    assert run.status == "ENQUEUED" and run.created_at and run.updated_at
    assert (run.started_at, run.claimed_by, run.deadline_at) == (None, None, None)
    service.dispatch()
    wf.wait(workflow_id, "RUNNING")
    run = row(wf, workflow_id)
    assert run.claimed_by == wf.engine.executor_id
    assert run.claimed_at and run.heartbeat_at
    assert run.deadline_at == run.started_at + 7200000
    assert run.completed_at is None
    service.cancel(workflow_id)
    assert row(wf, workflow_id).completed_at


def test_success_writes_the_result(wf):
    run = row(wf, wf.run("inputs.echo", {"a": 1}).workflow_id)
    assert json.loads(run.result_json) == {"args": [], "kwargs": {"a": 1}}
    assert run.error_json is None and run.completed_at >= run.started_at


def test_an_exception_writes_the_error(wf):
    def breaks():
        raise ValueError("broken: \u00e9")

    workflow(name="inputs.breaks", commands="engine")(breaks)
    run = wf.run("inputs.breaks")
    assert run.status == "ERROR"
    assert (run.error["type"], run.error["message"]) == (
        "workflow_error",
        "broken: \u00e9",
    )
    assert "breaks" in run.error["traceback"] and "ValueError" in run.error["traceback"]


def test_a_result_that_is_no_json_is_a_success_all_the_same(wf):
    workflow(name="inputs.odd", commands="engine")(lambda: object())
    run = wf.run("inputs.odd")
    assert (run.status, run.result["type"]) == ("SUCCESS", "result_serialize_error")
    assert set(run.result) == set(("type", "message", "value"))


def test_a_final_state_is_never_overwritten(wf):
    workflow_id = wf.run("inputs.echo").workflow_id
    assert service.cancel(workflow_id)["cancelledCount"] == 0
    assert wf.look(workflow_id).status == "SUCCESS"


def test_a_row_set_back_by_hand_runs_again_and_replays(ticks):
    calls = []

    @step(name="inputs.counted")
    def counted():
        calls.append(1)
        return len(calls)

    workflow(name="inputs.again", commands="engine")(lambda: counted())
    workflow_id = service.start("inputs.again")["workflowId"]
    service.dispatch()
    ticks.wait(workflow_id)
    by_hand(
        ticks,
        workflow_id,
        "status = 'ENQUEUED', claimed_by = NULL, claimed_at_epoch_ms = NULL, started_at_epoch_ms = NULL,"
        " deadline_epoch_ms = NULL, completed_at_epoch_ms = NULL",
    )
    service.dispatch()
    run = ticks.wait(workflow_id)
    assert (run.status, run.result, len(calls)) == ("SUCCESS", 1, 1)


# --- order, partitions, deduplication ------------------------------------------------------------------------


def begun(ticks, count):
    """The order in which runs begin when each has the only worker for itself."""
    del ORDER[:]
    while len(ORDER) < count:
        before = len(ORDER)
        service.dispatch(maxToClaim=1)
        ticks.until(
            lambda: len(ORDER) > before and ticks.engine.parts.carried.count() == 0
        )
    return list(ORDER)


def test_lower_priority_goes_first_then_the_older(ticks):
    for n, priority in ((1, 5), (2, 0), (3, 5), (4, -1), (5, 0)):
        service.start("inputs.order", {"n": n}, priority=priority)
    assert begun(ticks, 5) == [4, 2, 5, 1, 3]


def test_a_partition_has_one_started_run_and_starves_nobody(ticks):
    first, second = (
        service.start("inputs.waits", partitionKey="mixer")["workflowId"]
        for _ in range(2)
    )
    other = service.start("inputs.waits", partitionKey="oven")["workflowId"]
    service.dispatch()
    ticks.wait(first, "RUNNING")
    ticks.wait(other, "RUNNING")
    assert ticks.look(second).status == "ENQUEUED"
    service.cancel(first)
    ticks.until(lambda: service.dispatch()["claimedCount"] == 1)
    ticks.wait(second, "RUNNING")


def test_a_deduplication_id_is_free_again_from_running_on(ticks):
    first = service.start("inputs.waits", deduplicationId="d")["workflowId"]
    assert not service.start("inputs.waits", deduplicationId="d")["ok"]
    service.dispatch()
    ticks.wait(first, "RUNNING")
    assert service.start("inputs.waits", deduplicationId="d")["ok"]


def test_a_claim_takes_no_more_than_asked(ticks):
    for n in range(5):
        service.start("inputs.waits", {"n": n})
    assert service.dispatch(maxToClaim=3)["claimedCount"] == 3
    assert service.dispatch(maxToClaim=0)["claimedCount"] == 0


def test_an_unknown_name_is_not_claimed_but_waits_for_code(ticks):
    accepted = service.enqueueInMemory("inputs.unknown")
    assert service.dispatch()["claimedCount"] == 0
    assert ticks.look(accepted["workflowId"]).status == "ENQUEUED"
    from exchange.workflows.api import queries

    waiting = [
        w for w in queries.workflows()["workflows"] if w["name"] == "inputs.unknown"
    ]
    assert [w["waitingForCode"] for w in waiting] == [1]
