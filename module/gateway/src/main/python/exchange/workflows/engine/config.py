# -*- coding: utf-8 -*-
"""How an engine is set: every figure with its unit, and what holds when nothing is said."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.model.record import record

EngineSettings = record(
    "EngineSettings",
    "workers dispatch_mode lease_ms poll_ms flush_max_items flush_max_ms queue_max overflow dead_letter_max"
    " flush_retries recovery_limit drain_ms retention_every_ms wait_threads_max park_after_ms long_step_ms"
    " rider_flush_ms watch_ms version global_timeout_hours",
)

DEFAULTS = EngineSettings(
    workers=8,
    dispatch_mode="auto",
    lease_ms=15000,
    poll_ms=1000,
    flush_max_items=200,
    flush_max_ms=25,
    queue_max=50000,
    overflow="reject",
    dead_letter_max=1000,
    flush_retries=3,
    recovery_limit=10,
    drain_ms=10000,
    retention_every_ms=600000,
    wait_threads_max=2000,
    park_after_ms=2000,
    long_step_ms=1000,
    rider_flush_ms=50,
    watch_ms=1000,
    version="0",
    global_timeout_hours=None,
)

AUTO = "auto"
TICKS = "ticks"

OVERFLOWS = ("reject", "drop_newest", "drop_oldest")


def engine_settings(**given):
    """DEFAULTS with what is given."""
    return DEFAULTS._replace(**given)
