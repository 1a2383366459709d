# -*- coding: utf-8 -*-
"""api.service: codes, data and meta of each reply."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from exchange.workflows.api import admin, service
from exchange.workflows.bootstrap import workflow
from exchange.workflows.model.errors import StoreUnavailable


@workflow(name="service.echo", commands="engine")
def echo(**inputs):
    return inputs


@workflow(name="service.other", commands="engine")
def other():
    return None


def assert_envelope(reply, code, ok=True):
    assert (reply["ok"], reply["code"]) == (ok, code), reply
    assert reply["message"]
    for key, value in reply["data"].items():
        if key not in ("ok", "code", "message", "data", "meta"):
            assert reply[key] == value
    assert reply["meta"]["generation"] == 1
    assert reply["meta"]["dbName"]
    assert reply["meta"]["tsMs"] > 0
    assert reply["meta"]["durationMs"] >= 0
    if not ok:
        assert reply["data"]["error"] if "error" in reply["data"] else reply["data"]


def fail(engine, monkeypatch, method, error):
    def broken(*args, **kwargs):
        raise error

    monkeypatch.setattr(engine.store, method, broken)


# --- start ---------------------------------------------------------------------------------------------------


def test_a_start_answers_with_the_runs_id(wf):
    reply = service.start("service.echo", {"a": 1})
    assert_envelope(reply, "WORKFLOW_ENQUEUED")
    assert reply["data"]["workflowName"] == "service.echo"
    assert reply["meta"]["queueName"] == "default"
    assert wf.wait(reply["workflowId"]).result == {"a": 1}


def test_enqueue_is_the_same_as_start(wf):
    reply = service.enqueue("service.echo", queueName="other")
    assert_envelope(reply, "WORKFLOW_ENQUEUED")
    assert reply["meta"]["queueName"] == "other"


@pytest.mark.parametrize("name", [None, "", "  ", 7])
def test_a_name_that_is_none_is_refused(wf, name):
    assert_envelope(service.start(name), "INVALID_WORKFLOW_NAME", False)
    assert_envelope(service.enqueueInMemory(name), "INVALID_WORKFLOW_NAME", False)


def test_an_unknown_workflow_is_refused_by_name(wf):
    reply = service.start("service.nothing")
    assert_envelope(reply, "WORKFLOW_NOT_REGISTERED", False)
    assert reply["data"]["workflowName"] == "service.nothing"
    assert "service.nothing" in reply["message"]


def test_maintenance_is_looked_at_before_the_registration(wf):
    admin.enterMaintenance()
    assert_envelope(service.start("service.nothing"), "MAINTENANCE_ACTIVE", False)
    assert_envelope(service.start("service.echo"), "MAINTENANCE_ACTIVE", False)
    allowed = service.start("service.echo", allowDuringMaintenance=True)
    assert_envelope(allowed, "WORKFLOW_ENQUEUED")


def test_inputs_that_are_no_json_are_refused_with_the_place(wf):
    reply = service.start("service.echo", {"a": [1, {"b": object()}]})
    assert_envelope(reply, "START_FAILED", False)
    assert "$" in reply["data"]["error"] and "a[1].b" in reply["data"]["error"]
    assert reply["data"]["workflowName"] == "service.echo"


def test_an_unknown_database_is_refused_with_the_known_ones(wf):
    reply = service.start("service.echo", dbName="NoSuchDatabase")
    assert_envelope(reply, "START_FAILED", False)
    assert (
        "no database connection named NoSuchDatabase; use one of: " in reply["message"]
    )
    assert "WorkflowsDB" in reply["message"]


def test_the_default_and_the_configured_database_are_the_same(wf):
    configured = service.start("service.echo")["meta"]["dbName"]
    assert service.start("service.echo", dbName=configured)["ok"]
    assert service.start("service.echo", dbName="WorkflowsDB")["ok"]


@pytest.mark.parametrize(
    "arguments", [{"priority": "high"}, {"priority": 1.5}, {"timeoutSeconds": "soon"}]
)
def test_a_number_that_is_none_is_refused_by_name(wf, arguments):
    reply = service.start("service.echo", **arguments)
    assert_envelope(reply, "START_FAILED", False)
    assert list(arguments)[0] in reply["message"]


def test_a_used_deduplication_id_is_an_envelope(ticks):
    assert service.start("service.echo", deduplicationId="d")["ok"]
    reply = service.start("service.echo", deduplicationId="d")
    assert_envelope(reply, "START_FAILED", False)
    assert service.start("service.echo", queueName="other", deduplicationId="d")["ok"]


def test_a_database_that_is_away_is_an_envelope(wf, monkeypatch):
    fail(wf.engine, monkeypatch, "enqueue", StoreUnavailable("the database is away"))
    reply = service.start("service.echo")
    assert_envelope(reply, "START_FAILED", False)
    assert "the database is away" in reply["data"]["error"]


def test_an_error_nobody_thought_of_is_an_envelope(wf, monkeypatch):
    fail(wf.engine, monkeypatch, "enqueue", KeyError("surprise"))
    reply = service.start("service.echo")
    assert_envelope(reply, "START_FAILED", False)
    assert "surprise" in reply["data"]["error"]


# --- in memory -----------------------------------------------------------------------------------------------


def test_an_accepted_item_has_an_id_and_a_depth(ticks):
    first, second = (service.enqueueInMemory("service.echo", {"n": n}) for n in (1, 2))
    assert_envelope(first, "IN_MEMORY_ENQUEUE_ACCEPTED")
    assert (first["data"]["accepted"], first["data"]["queueDepth"]) == (True, 1)
    assert second["queueDepth"] == 2
    assert first["workflowId"] != second["workflowId"]
    assert first["meta"]["queueName"] == "default"


def test_an_item_needs_no_registered_workflow(ticks):
    reply = service.enqueueInMemory("service.nothing")
    assert_envelope(reply, "IN_MEMORY_ENQUEUE_ACCEPTED")


def test_in_maintenance_an_item_is_rejected_with_the_reason(ticks):
    admin.enterMaintenance()
    reply = service.enqueueInMemory("service.echo")
    assert_envelope(reply, "IN_MEMORY_ENQUEUE_REJECTED", False)
    assert (reply["data"]["accepted"], reply["data"]["reason"]) == (
        False,
        "maintenance",
    )
    assert service.enqueueInMemory("service.echo", allowDuringMaintenance=True)["ok"]


def test_an_item_that_is_no_json_is_rejected_with_the_reason(ticks):
    reply = service.enqueueInMemory("service.echo", {"a": object()})
    assert_envelope(reply, "IN_MEMORY_ENQUEUE_REJECTED", False)
    assert (reply["data"]["accepted"], reply["data"]["reason"]) == (
        False,
        "invalid_payload",
    )


# --- dispatch ------------------------------------------------------------------------------------------------


def test_dispatch_says_how_many_it_claimed(ticks):
    for _ in range(3):
        service.start("service.other")
    reply = service.dispatch(maxToClaim=2)
    assert_envelope(reply, "DISPATCH_OK")
    assert reply["data"] == {"claimedCount": 2}
    assert reply["meta"]["queueName"] == "default"


def test_dispatch_without_a_queue_covers_every_queue(ticks):
    service.start("service.other", queueName="a")
    service.start("service.other", queueName="b")
    assert service.dispatch(queueName="a")["claimedCount"] == 1
    assert service.dispatch()["claimedCount"] == 1


def test_dispatch_flushes_before_it_claims(ticks):
    accepted = service.enqueueInMemory("service.other")
    assert service.dispatch()["claimedCount"] == 1
    assert ticks.wait(accepted["workflowId"]).status == "SUCCESS"


def test_dispatch_that_fails_says_so(ticks, monkeypatch):
    fail(ticks.engine, monkeypatch, "claim", StoreUnavailable("the database is away"))
    assert_envelope(service.dispatch(), "DISPATCH_FAILED", False)


# --- commands and cancel -------------------------------------------------------------------------------------


def test_a_command_is_sent_in_any_state_and_upper_cased(ticks):
    workflow_id = service.start("service.other")["workflowId"]
    reply = service.sendCommand(workflow_id, "hold", "a reason")
    assert_envelope(reply, "COMMAND_SENT")
    assert reply["data"] == {"workflowId": workflow_id, "topic": "cmd", "cmd": "HOLD"}
    assert service.sendCommand(workflow_id, "dance")["cmd"] == "DANCE"


@pytest.mark.parametrize(
    "arguments", [(None, "HOLD"), ("", "HOLD"), ("x", None), ("x", ""), ()]
)
def test_a_command_needs_an_id_and_a_word(wf, arguments):
    assert_envelope(service.sendCommand(*arguments), "INVALID_ARGUMENTS", False)


def test_a_command_to_a_malformed_id_is_an_envelope(wf):
    assert_envelope(service.sendCommand("no-id", "HOLD"), "COMMAND_SEND_FAILED", False)


def test_a_cancel_counts_what_it_changed(ticks):
    workflow_id = service.start("service.other")["workflowId"]
    reply = service.cancel(workflow_id, "not needed")
    assert_envelope(reply, "CANCEL_REQUESTED")
    assert reply["data"] == {"workflowId": workflow_id, "cancelledCount": 1}
    assert service.cancel(workflow_id)["cancelledCount"] == 0
    assert ticks.look(workflow_id).error == {
        "type": "cancelled",
        "reason": "not needed",
    }


def test_a_cancel_of_nothing_is_requested_all_the_same(wf):
    reply = service.cancel("00000000-0000-4000-8000-000000000000")
    assert_envelope(reply, "CANCEL_REQUESTED")
    assert reply["cancelledCount"] == 0


def test_a_cancel_needs_an_id_and_a_well_formed_one(wf):
    assert_envelope(service.cancel(), "INVALID_ARGUMENTS", False)
    assert_envelope(service.cancel("no-id"), "CANCEL_FAILED", False)


def test_a_cancel_that_fails_says_so(ticks, monkeypatch):
    workflow_id = service.start("service.other")["workflowId"]
    fail(ticks.engine, monkeypatch, "cancel", StoreUnavailable("the database is away"))
    assert_envelope(service.cancel(workflow_id), "CANCEL_FAILED", False)


# --- the list ------------------------------------------------------------------------------------------------


def test_the_list_is_sorted_options_for_a_dropdown(wf):
    reply = service.listWorkflows()
    assert_envelope(reply, "WORKFLOW_OPTIONS_OK")
    values = [option["value"] for option in reply["options"]]
    assert values == sorted(values)
    assert {"label": "service.echo", "value": "service.echo"} in reply["options"]
    assert reply["count"] == len(values)
    assert "demo.commands_60s" in values and "demo.one_minute_progress" in values
