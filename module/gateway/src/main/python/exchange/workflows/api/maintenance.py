# -*- coding: utf-8 -*-
"""Switching maintenance and swapping, for scripts and for the web: an envelope each. `actor` None = whoever calls."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows._compat import string_types
from exchange.workflows.api.replies import done, refused, reply
from exchange.workflows.settings import resolveQueueName

MODES = ("drain", "cancel")

_LOG = "api.admin"


def enter(mode, reason, queue_name, db_name=None, actor=None):
    word = mode.strip().lower() if isinstance(mode, string_types) else mode
    queue = resolveQueueName(queue_name)

    def work(engine):
        if word not in MODES:
            message = "mode must be drain or cancel, got %s" % mode
            return refused("INVALID_MODE", message, {"mode": mode, "error": message})
        data = engine.enter_maintenance(
            word, reason or "", queue, _actor(engine, actor)
        )
        return done("MAINTENANCE_ENABLED", "maintenance is on (%s)" % word, data)

    return reply(_LOG, "MAINTENANCE_ENABLE_FAILED", work, db_name, {"queueName": queue})


def leave(db_name=None, actor=None):
    def work(engine):
        data = engine.exit_maintenance(_actor(engine, actor))
        return done("MAINTENANCE_DISABLED", "maintenance is off", data)

    return reply(_LOG, "MAINTENANCE_DISABLE_FAILED", work, db_name)


def swap(db_name=None, actor=None):
    def work(engine):
        return _swapped(engine.swap_if_drained(_actor(engine, actor)))

    return reply(_LOG, "SWAP_FAILED", work, db_name)


def _swapped(data):
    if data.get("ok"):
        text = "generation %s" % data["generation"]
        return done("MAINTENANCE_SWAP_OK", text, data)
    if data.get("reason") == "maintenance_required":
        text = "enter maintenance first, then swap"
        return refused("MAINTENANCE_REQUIRED", text, data)
    text = "%s runs are still in flight; wait until none is"
    return refused("NOT_DRAINED", text % data.get("inFlightWorkflows"), data)


def _actor(engine, actor):
    return actor or engine.host.caller().get("actor")
