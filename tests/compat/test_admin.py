# -*- coding: utf-8 -*-
"""api.admin and what maintenance does; generations; retention."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from exchange.workflows.api import admin, service
from exchange.workflows.bootstrap import getWorkflows, workflow
from exchange.workflows.model.errors import StoreUnavailable
from tests.compat.test_service import assert_envelope, fail

STATUS = """
maintenanceEnabled maintenanceMode maintenanceReason generation executorId inFlightWorkflows activeWorkflows
activePartitions wfExecutorActive stepExecutorActive lastSwapAtMs inMemoryQueueDepth inMemoryQueueMaxDepth
inMemoryQueueOverflowCount inMemoryQueueLastOverflowAtMs inMemoryQueueFlushFailureCount
inMemoryQueueDeadLetterCount inMemoryQueueDeadLetterDepth
""".split()


@workflow(name="admin.quick", commands="engine")
def quick():
    return "done"


@workflow(name="admin.slow", commands="engine")
def slow():
    getWorkflows().sleep(3600)


def running(wf, name="admin.slow", **options):
    workflow_id = wf.start(name, **options)
    wf.wait(workflow_id, "RUNNING")
    return workflow_id


def test_the_schema_is_checked(wf, monkeypatch):
    reply = admin.checkSchema()
    assert_envelope(reply, "SCHEMA_OK")
    assert int(reply["data"]["schemaVersion"]) >= 1
    fail(wf.engine, monkeypatch, "check", StoreUnavailable("the database is away"))
    assert_envelope(admin.checkSchema(), "SCHEMA_CHECK_FAILED", False)


def test_the_status_has_all_its_keys(wf):
    reply = admin.getMaintenanceStatus()
    assert_envelope(reply, "MAINTENANCE_STATUS")
    assert set(STATUS) <= set(reply["data"])
    assert reply["data"]["maintenanceEnabled"] is False
    assert reply["data"]["executorId"].startswith("test:")


def test_entering_and_leaving(wf):
    entered = admin.enterMaintenance("drain", "a deploy")
    assert_envelope(entered, "MAINTENANCE_ENABLED")
    assert entered["data"]["ok"] is True
    assert entered["data"]["cancelled"] == {"queued": 0, "running": 0}
    assert (entered["maintenanceEnabled"], entered["maintenanceReason"]) == (
        True,
        "a deploy",
    )
    assert entered["meta"]["queueName"] == "default"
    left = admin.exitMaintenance()
    assert_envelope(left, "MAINTENANCE_DISABLED")
    assert (left["maintenanceEnabled"], left["maintenanceReason"]) == (False, "")


@pytest.mark.parametrize("mode", ["pause", "", None])
def test_an_unknown_mode_is_refused(wf, mode):
    reply = admin.enterMaintenance(mode)
    assert_envelope(reply, "INVALID_MODE", False)
    assert reply["data"]["mode"] == mode


def test_switching_that_fails_says_so(wf, monkeypatch):
    fail(
        wf.engine,
        monkeypatch,
        "set_maintenance",
        StoreUnavailable("the database is away"),
    )
    assert_envelope(admin.enterMaintenance(), "MAINTENANCE_ENABLE_FAILED", False)
    assert_envelope(admin.exitMaintenance(), "MAINTENANCE_DISABLE_FAILED", False)


def test_drain_claims_nothing_and_lets_running_work_go_on(wf):
    busy = running(wf)
    waiting = wf.start("admin.quick", queue_name="q")
    wf.wait(waiting)
    admin.enterMaintenance()
    held = service.start("admin.quick", allowDuringMaintenance=True)["workflowId"]
    assert service.dispatch()["claimedCount"] == 0
    assert wf.look(held).status == "ENQUEUED"
    assert wf.look(busy).status == "RUNNING"
    admin.exitMaintenance()
    assert wf.wait(held).status == "SUCCESS"


def test_cancel_mode_empties_the_default_queue_only(wf):
    busy = running(wf)
    elsewhere = running(wf, queue_name="other")
    reply = admin.enterMaintenance("cancel", "stop the line")
    assert reply["data"]["cancelled"]["running"] == 1
    assert wf.wait(busy).error == {
        "type": "maintenance_cancel",
        "reason": "stop the line",
    }
    assert wf.look(elsewhere).status == "RUNNING"


def test_cancel_mode_without_a_reason_says_the_word(wf):
    busy = running(wf)
    admin.enterMaintenance("cancel")
    assert wf.wait(busy).error == {
        "type": "maintenance_cancel",
        "reason": "maintenance_cancel",
    }


def test_the_session_is_told_on_and_off(wf):
    admin.enterMaintenance()
    admin.exitMaintenance()
    assert wf.broadcasts == [
        ("maintenanceStatus", {"status": True}),
        ("maintenanceStatus", {"status": False}),
    ]


def test_maintenance_survives_a_restart(wf):
    admin.enterMaintenance("drain", "a long deploy")
    wf.restart()
    wf.until(lambda: admin.getMaintenanceStatus()["maintenanceEnabled"])
    assert admin.getMaintenanceStatus()["maintenanceReason"] == "a long deploy"


def test_a_swap_needs_maintenance(wf):
    reply = admin.swapIfDrained()
    assert_envelope(reply, "MAINTENANCE_REQUIRED", False)
    assert reply["data"]["reason"] == "maintenance_required"
    assert reply["data"]["generation"] == 1


def test_a_swap_needs_nothing_in_flight(wf):
    running(wf)
    admin.enterMaintenance()
    reply = admin.swapIfDrained()
    assert_envelope(reply, "NOT_DRAINED", False)
    assert reply["data"]["reason"] == "not_drained"
    assert reply["data"]["inFlightWorkflows"] == 1
    assert set("activeWorkflows wfExecutorActive stepExecutorActive".split()) <= set(
        reply["data"]
    )


def test_a_swap_begins_the_next_generation(wf):
    admin.enterMaintenance()
    reply = admin.swapIfDrained()
    assert (reply["ok"], reply["code"], reply["generation"]) == (
        True,
        "MAINTENANCE_SWAP_OK",
        2,
    )
    assert reply["data"]["ok"] is True and reply["data"]["lastSwapAtMs"] > 0
    assert admin.getMaintenanceStatus()["meta"]["generation"] == 2


def test_retention_that_failed_says_so(wf, monkeypatch):
    assert_envelope(admin.applyRetention(), "RETENTION_APPLIED")
    fail(wf.engine, monkeypatch, "retention", StoreUnavailable("the database is away"))
    assert_envelope(admin.applyRetention(), "RETENTION_FAILED", False)
