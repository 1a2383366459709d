# -*- coding: utf-8 -*-
"""Maintenance, retention and health: what an administrator's buttons and a deploy pipeline call.

Envelopes as in api.service.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.api import maintenance
from exchange.workflows.api.replies import done, refused, reply

__all__ = [
    "applyRetention",
    "checkSchema",
    "enterMaintenance",
    "exitMaintenance",
    "getMaintenanceStatus",
    "swapIfDrained",
]

_LOG = "api.admin"


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
    return maintenance.enter(mode, reason, queueName, dbName)


def exitMaintenance(dbName=None):
    """Claim and accept again. data: the status, ok."""
    return maintenance.leave(dbName)


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
    return maintenance.swap(dbName)
