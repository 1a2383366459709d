# -*- coding: utf-8 -*-
"""The JSON API: routes, answers, refusals. The page and pipelines are written against it."""
from __future__ import absolute_import, division, print_function, unicode_literals

import json

import pytest

from exchange.workflows.api import http, service
from exchange.workflows.bootstrap import getWorkflows, step, workflow
from exchange.workflows.model.errors import StoreUnavailable

NOWHERE = "00000000-0000-4000-8000-000000000000"
CALLER = {"actor": "ines", "source": "page"}


@step(name="http.step")
def one_step(n):
    return {"n": n}


@workflow(name="http.short", commands="engine")
def short(n=1):
    """A short one."""
    getWorkflows().progress("half", {"pct": 50})
    getWorkflows().setEvent("k", n)
    return one_step(n)


@workflow(name="http.long", commands="engine", parks=True)
def long():
    one_step(1)
    getWorkflows().sleep(3600)


class Settings(http.SettingsPort):
    def __init__(self):
        self.written = []

    def read(self):
        return {"settings": {"workers": 8}, "effective": {}, "connections": []}

    def check(self, settings):
        problems = []
        if settings.get("workers") == 0:
            problems.append({"field": "workers", "message": "must be at least 1"})
        return {"ok": not problems, "problems": problems, "info": {"latencyMs": 1}}

    def write(self, settings):
        self.written.append(settings)


def call(method, path, params=None, body=None, settings=None, **query):
    """The answer as the browser gets it: through JSON."""
    text = (
        None if body is None else body if hasattr(body, "upper") else json.dumps(body)
    )
    params = dict(params or {}, **query)
    status, answer = http.answer(
        method, "/api/v1" + path, params, text, CALLER, settings or Settings()
    )
    return status, json.loads(json.dumps(answer))


def get(path, run=None, **query):
    status, answer = call("GET", path, {"id": run} if run else None, **query)
    assert status == 200, answer
    return answer


def keys(words):
    return set(words.split())


RUN = keys(
    "workflowId workflowName project status phaseState queueName partitionKey createdAt startedAt updatedAt"
    " completedAt step progress availableCommands lastCommand startedBy"
)
DETAIL = RUN | keys(
    "inputs result error deadlineAt priority deduplicationId partition claimedBy generation recoveryAttempts"
)


# --- routes --------------------------------------------------------------------------------------------------


def test_each_route_is_mounted_once_and_changes_need_write():
    found = http.routes()
    assert len(set((method, path) for method, path, _ in found)) == len(found)
    for method, path, permission in found:
        assert path.startswith("/api/v1/")
        assert permission == ("READ" if method == "GET" else "WRITE")


def test_a_fixed_path_comes_before_one_with_a_parameter():
    paths = [path for method, path, _ in http.routes() if method == "GET"]
    assert paths.index("/api/v1/runs") < paths.index("/api/v1/runs/:id")


# --- reads ---------------------------------------------------------------------------------------------------


def test_status(wf):
    found = get("/status")
    assert keys(
        "ok version engine maintenance counts workers buffer dispatchMode nowMs"
    ) <= set(found)
    assert keys(
        "state since gateway executorId generation store dbName lastError"
    ) <= set(found["engine"])
    assert keys("enabled mode reason by since inFlight drained") <= set(
        found["maintenance"]
    )
    statuses = "ENQUEUED PENDING RUNNING WAITING SUCCESS ERROR CANCELLED STOPPED held"
    assert set(found["counts"]) == keys(statuses)
    assert keys("size busy outside") <= set(found["workers"])
    assert keys("depth maxDepth overflowCount deadLetters oldestAgeMs") <= set(
        found["buffer"]
    )
    assert (found["engine"]["state"], found["dispatchMode"]) == ("RUNNING", "auto")


def test_status_while_the_database_is_away(wf, monkeypatch):
    def broken(*args):
        raise StoreUnavailable("away")

    for method in ("counts", "in_flight"):
        monkeypatch.setattr(wf.engine.store, method, broken)
    assert get("/status")["counts"]["RUNNING"] is None


def test_workflows(wf):
    found = dict((w["name"], w) for w in get("/workflows")["workflows"])
    assert set(found["http.short"]) == keys(
        "name project doc commands parks generation waitingForCode"
    )
    assert (found["http.short"]["doc"], found["http.short"]["commands"]) == (
        "A short one.",
        "engine",
    )
    assert found["http.long"]["parks"] is True
    assert found["demo.commands_60s"]["commands"] == "code"


def test_queues(ticks):
    for queue in ("b", "a", "a"):
        ticks.start("http.short", queue_name=queue)
    found = get("/queues")["queues"]
    assert [(q["name"], q["counts"]) for q in found] == [
        ("a", {"ENQUEUED": 2}),
        ("b", {"ENQUEUED": 1}),
    ]
    assert found[0]["oldestEnqueuedAt"] > 0


def test_a_page_of_runs(ticks):
    ids = [ticks.start("http.short", queue_name="q") for _ in range(5)]
    first = get("/runs", limit="2")
    assert set(first["runs"][0]) == RUN
    assert [run["workflowId"] for run in first["runs"]] == [ids[4], ids[3]]
    assert first["total"] == 5
    second = get("/runs", limit="2", before=first["next"])
    assert [run["workflowId"] for run in second["runs"]] == [ids[2], ids[1]]
    last = get("/runs", limit="2", before=second["next"])
    assert ([run["workflowId"] for run in last["runs"]], last["next"]) == (
        [ids[0]],
        None,
    )


def test_runs_are_filtered(ticks):
    short_id = ticks.start("http.short")
    service.cancel(ticks.start("http.long", queue_name="q"))
    assert get("/runs", status="enqueued,RUNNING")["runs"][0]["workflowId"] == short_id
    assert get("/runs", status="SUCCESS")["total"] == 0
    assert get("/runs", workflow="http.long")["runs"][0]["status"] == "CANCELLED"
    assert get("/runs", queue="q")["total"] == 1
    assert get("/runs", text=short_id[:8])["total"] == 1


@pytest.mark.parametrize("query", [{"status": "ODD"}, {"limit": "many"}])
def test_a_filter_that_is_none_is_refused(wf, query):
    status, answer = call("GET", "/runs", **query)
    assert (status, answer["ok"], answer["code"]) == (400, False, "INVALID_INPUT")


def test_one_run_from_start_to_end(wf):
    run = wf.run("http.short", {"n": 7})
    found = get("/runs/:id", run.workflow_id)
    assert DETAIL <= set(found)
    assert (found["inputs"]["resolved"], found["result"], found["error"]) == (
        {"n": 7},
        {"n": 7},
        None,
    )
    assert found["progress"]["message"] == "half" and found["progress"]["pct"] == 50
    assert (found["step"]["seq"], found["step"]["name"], found["step"]["status"]) == (
        1,
        "http.step",
        "SUCCESS",
    )
    (row,) = get("/runs/:id/steps", run.workflow_id)["steps"]
    assert set(row) == keys(
        "seq name status output error startedAt completedAt attempts"
    )
    events = get("/runs/:id/events", run.workflow_id)["events"]
    assert {"k": 7}.items() <= dict((e["key"], e["value"]) for e in events).items()


def test_a_stream_is_read_on_from_where_it_was(wf):
    workflow(name="http.stream", commands="engine")(
        lambda: [getWorkflows().writeStream("log", n) for n in range(5)]
    )
    run = wf.run("http.stream").workflow_id
    first = get("/runs/:id/stream", run, key="log", limit="3")
    assert [(e["offset"], e["value"]) for e in first["entries"]] == [
        (0, 0),
        (1, 1),
        (2, 2),
    ]
    assert set(first["entries"][0]) == keys("offset key value createdAt")
    rest = get("/runs/:id/stream", run, key="log", after=str(first["next"]))
    assert [e["value"] for e in rest["entries"]] == [3, 4]
    assert (
        get("/runs/:id/stream", run, key="log", after=str(rest["next"]))["entries"]
        == []
    )


@pytest.mark.parametrize("path", ["", "/steps", "/events", "/stream", "/commands"])
@pytest.mark.parametrize("run,status", [(NOWHERE, 404), ("odd", 400)])
def test_a_run_that_is_none(wf, path, run, status):
    found, answer = call("GET", "/runs/:id" + path, {"id": run})
    assert (found, answer["ok"]) == (status, False)
    assert run in answer["message"]
