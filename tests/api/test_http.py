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
        problem = {"field": "workers", "message": "must be at least 1"}
        problems = [problem] if settings.get("workers") == 0 else []
        return {"ok": not problems, "problems": problems, "info": {"latencyMs": 1}}

    def write(self, settings):
        self.written.append(settings)


def call(method, path, params=None, body=None, settings=None, **query):
    """The answer as the browser gets it: through JSON."""
    text = body if body is None or hasattr(body, "upper") else json.dumps(body)
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


# --- changes -------------------------------------------------------------------------------------------------


def test_starting_a_run(wf):
    status, answer = call(
        "POST", "/runs", body={"workflowName": "http.short", "inputs": {"n": 2}}
    )
    assert (status, answer["code"]) == (200, "WORKFLOW_ENQUEUED")
    assert wf.wait(answer["data"]["workflowId"]).result == {"n": 2}
    assert get("/runs/:id", answer["data"]["workflowId"])["startedBy"] == "ines"


@pytest.mark.parametrize(
    "body,status,code",
    [
        ({}, 400, "INVALID_WORKFLOW_NAME"),
        ({"workflowName": "none"}, 404, "WORKFLOW_NOT_REGISTERED"),
        ({"workflowName": "http.short", "priority": "x"}, 400, "START_FAILED"),
        ("{no json", 400, "INVALID_INPUT"),
        ("[1]", 400, "INVALID_INPUT"),
    ],
)
def test_a_start_that_is_refused(wf, body, status, code):
    found, answer = call("POST", "/runs", body=body)
    assert (found, answer["ok"], answer["code"]) == (status, False, code)


def test_a_start_in_maintenance_is_a_conflict(wf):
    assert (
        call("POST", "/maintenance/enter", body={"mode": "drain", "reason": "deploy"})[
            0
        ]
        == 200
    )
    status, answer = call("POST", "/runs", body={"workflowName": "http.short"})
    assert (status, answer["code"]) == (409, "MAINTENANCE_ACTIVE")


def test_an_idempotent_start(wf):
    body = {"workflowName": "http.short", "workflowId": NOWHERE}
    for _ in range(2):
        status, answer = call("POST", "/runs", body=body)
        assert (status, answer["data"]["workflowId"]) == (200, NOWHERE)
    assert get("/runs")["total"] == 1


def parked(wf):
    run = wf.start("http.long")
    wf.wait(run, "WAITING")
    return run


def test_a_command_and_its_record(wf):
    run = parked(wf)
    status, answer = call(
        "POST",
        "/runs/:id/commands",
        {"id": run},
        {"cmd": "stop", "reason": "shift ends"},
    )
    assert (status, answer["ok"]) == (200, True)
    assert wf.wait(run).status == "STOPPED"
    (command,) = get("/runs/:id/commands", run)["commands"]
    assert keys("id cmd status actor source reason requestedAt outcome") <= set(command)
    assert (command["cmd"], command["actor"], command["source"]) == (
        "STOP",
        "ines",
        "page",
    )
    assert command["reason"] == "shift ends"
    last = get("/runs/:id", run)["lastCommand"]
    assert set(last) == keys("cmd status actor reason at")


def test_a_command_that_is_illegal_now_names_the_legal_ones(wf):
    status, answer = call(
        "POST", "/runs/:id/commands", {"id": parked(wf)}, {"cmd": "RESUME"}
    )
    assert (status, answer["code"]) == (409, "ILLEGAL_COMMAND")
    assert answer["data"]["legal"] == ["HOLD", "STOP", "CANCEL"]


def test_a_word_that_is_no_command(wf):
    status, answer = call(
        "POST", "/runs/:id/commands", {"id": parked(wf)}, {"cmd": "DANCE"}
    )
    assert status == 400 and "HOLD" in answer["message"]


def test_cancelling(wf):
    run = parked(wf)
    assert (
        call("POST", "/runs/:id/cancel", {"id": run}, {"reason": "wrong recipe"})[0]
        == 200
    )
    assert get("/runs/:id", run)["error"]["reason"] == "wrong recipe"
    status, answer = call("POST", "/runs/:id/cancel", {"id": run}, {})
    assert status == 409 and "CANCELLED" in answer["message"]
    assert call("POST", "/runs/:id/cancel", {"id": NOWHERE}, {})[0] == 404


def test_a_deploy(wf):
    assert call("POST", "/maintenance/swap")[0] == 409
    status, entered = call(
        "POST", "/maintenance/enter", body={"mode": "drain", "reason": "deploy 42"}
    )
    assert (status, entered["data"]["maintenanceReason"]) == (200, "deploy 42")
    told = get("/status")["maintenance"]
    assert (told["enabled"], told["reason"], told["by"], told["drained"]) == (
        True,
        "deploy 42",
        "ines",
        True,
    )
    status, swapped = call("POST", "/maintenance/swap")
    assert (status, swapped["data"]["generation"]) == (200, 2)
    assert call("POST", "/maintenance/exit")[0] == 200
    assert call("POST", "/maintenance/enter", body={"mode": "odd"})[0] == 400


def test_dispatch(ticks):
    ticks.start("http.short", queue_name="q")
    status, answer = call("POST", "/dispatch", body={"queueName": "q"})
    assert (status, answer["data"]) == (200, {"claimedCount": 1})


def test_settings_are_checked_and_written(wf):
    settings = Settings()
    assert call("GET", "/settings", settings=settings)[1]["settings"] == {"workers": 8}
    good, bad = {"settings": {"workers": 2}}, {"settings": {"workers": 0}}
    assert (
        call("POST", "/settings/check", body=bad, settings=settings)[1]["problems"][0][
            "field"
        ]
        == "workers"
    )
    assert settings.written == []
    status, answer = call("PUT", "/settings", body=bad, settings=settings)
    assert (status, answer["code"]) == (400, "SETTINGS_REFUSED")
    assert "workers: must be at least 1" in answer["message"]
    assert answer["data"]["problems"] and settings.written == []
    assert call("PUT", "/settings", body=good, settings=settings)[0] == 200
    assert settings.written == [{"workers": 2}]
    assert call("PUT", "/settings", body={}, settings=settings)[0] == 400


def test_a_database_that_is_away_is_503(wf, monkeypatch):
    def broken(*args):
        raise StoreUnavailable("the database is away")

    monkeypatch.setattr(wf.engine.store, "page", broken)
    status, answer = call("GET", "/runs")
    assert (status, answer["code"]) == (503, "STORE_UNAVAILABLE")
    assert answer["message"] == "the database is away"


def test_what_nobody_thought_of_is_500_and_says_where_to_look(wf, monkeypatch):
    def broken(*args):
        raise KeyError("surprise")

    monkeypatch.setattr(wf.engine.store, "page", broken)
    status, answer = call("GET", "/runs")
    assert (status, answer["code"]) == (500, "INTERNAL_ERROR")
    assert "log" in answer["message"]
