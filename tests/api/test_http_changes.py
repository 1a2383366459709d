# -*- coding: utf-8 -*-
"""The JSON API: what changes something, and how it is refused."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from exchange.workflows.model.errors import StoreUnavailable
from tests.api.test_http import NOWHERE, Settings, call, get, keys

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
    assert (status, answer["code"], answer["message"]) == (
        503,
        "STORE_UNAVAILABLE",
        "the database is away",
    )


def test_what_nobody_thought_of_is_500_and_says_where_to_look(wf, monkeypatch):
    def broken(*args):
        raise KeyError("surprise")

    monkeypatch.setattr(wf.engine.store, "page", broken)
    status, answer = call("GET", "/runs")
    assert (status, answer["code"]) == (500, "INTERNAL_ERROR")
    assert "log" in answer["message"]
