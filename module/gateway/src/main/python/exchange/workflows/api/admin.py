# -*- coding: utf-8 -*-
"""Maintenance, retention and health: what an administrator's buttons and a deploy pipeline call.

Envelopes as in api.service.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows._compat import string_types
from exchange.workflows.api.replies import done, refused, reply
from exchange.workflows.settings import resolveQueueName

__all__ = [
    "applyRetention",
    "checkSchema",
    "enterMaintenance",
    "exitMaintenance",
    "getMaintenanceStatus",
    "swapIfDrained",
]

_LOG = "api.admin"
MODES = ("drain", "cancel")


def checkSchema(dbName=None):
    """Is the database there, with this version's tables? data: schemaVersion."""

    def work(engine):
        found = engine.store.check()
        data = {"schemaVersion": found["schema_version"]}
        if found["ok"]:
            return done(
                "SCHEMA_OK", "schema version %s" % found["schema_version"], data
            )
        problems = "; ".join(found["problems"])
        return refused("SCHEMA_CHECK_FAILED", problems, dict(data, error=problems))

    return reply(_LOG, "SCHEMA_CHECK_FAILED", work, dbName)


def applyRetention(dbName=None):
    """Delete old finished runs and cancel overdue ones now, by the table retention_config."""

    def work(engine):
        return done("RETENTION_APPLIED", "retention applied", engine.apply_retention())

    return reply(_LOG, "RETENTION_FAILED", work, dbName)


def enterMaintenance(mode="drain", reason="", queueName=None, dbName=None):
    """Stop claiming and refuse starts. `drain` lets running work end; `cancel` also cancels the queue's unfinished runs.

    Lasts until exitMaintenance, also over restarts. queueName: which queue `cancel` empties, default `default`.
    Codes: MAINTENANCE_ENABLED (data: the status, ok, cancelled {queued, running}), INVALID_MODE,
    MAINTENANCE_ENABLE_FAILED.
    """
    word = mode.strip().lower() if isinstance(mode, string_types) else mode
    queue = resolveQueueName(queueName)

    def work(engine):
        if word not in MODES:
            message = "mode must be drain or cancel, got %s" % mode
            return refused("INVALID_MODE", message, {"mode": mode, "error": message})
        data = engine.enter_maintenance(
            word, reason or "", queue, engine.host.caller().get("actor")
        )
        return done("MAINTENANCE_ENABLED", "maintenance is on (%s)" % word, data)

    return reply(_LOG, "MAINTENANCE_ENABLE_FAILED", work, dbName, {"queueName": queue})


def exitMaintenance(dbName=None):
    """Claim and accept again. data: the status, ok."""

    def work(engine):
        data = engine.exit_maintenance(engine.host.caller().get("actor"))
        return done("MAINTENANCE_DISABLED", "maintenance is off", data)

    return reply(_LOG, "MAINTENANCE_DISABLE_FAILED", work, dbName)


def getMaintenanceStatus(dbName=None):
    """data: the status, also what is in flight and the in-memory queue's figures."""

    def work(engine):
        data = engine.maintenance_status()
        word = (
            "on (%s)" % data["maintenanceMode"] if data["maintenanceEnabled"] else "off"
        )
        return done("MAINTENANCE_STATUS", "maintenance is %s" % word, data)

    return reply(_LOG, "MAINTENANCE_STATUS_FAILED", work, dbName)


def swapIfDrained(dbName=None):
    """In maintenance and with nothing in flight: begin the next generation with the newest code and fresh pools.

    Codes: MAINTENANCE_SWAP_OK (data: ok, generation, lastSwapAtMs), MAINTENANCE_REQUIRED, NOT_DRAINED (data: what is
    still busy), SWAP_FAILED.
    """
    return reply(_LOG, "SWAP_FAILED", _swap, dbName)


def _swap(engine):
    data = engine.swap_if_drained(engine.host.caller().get("actor"))
    if data.get("ok"):
        return done("MAINTENANCE_SWAP_OK", "generation %s" % data["generation"], data)
    if data.get("reason") == "maintenance_required":
        return refused(
            "MAINTENANCE_REQUIRED", "enter maintenance first, then swap", data
        )
    busy = data.get("inFlightWorkflows")
    return refused(
        "NOT_DRAINED", "%s runs are still in flight; wait until none is" % busy, data
    )
