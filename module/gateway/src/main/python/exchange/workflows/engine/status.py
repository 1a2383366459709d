# -*- coding: utf-8 -*-
"""What people and monitors see of the engine."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.model.errors import StoreError

RUNNING = "RUNNING"
DRAINING = "DRAINING"
MAINTENANCE = "MAINTENANCE"
DATABASE_DOWN = "DATABASE_DOWN"
STANDBY = "STANDBY"


class Status(object):
    def __init__(self, engine):
        self._engine = engine
        self._parts = engine.parts
        self._started_at = engine.host.now_ms()

    def facts(self):
        """What GET /status tells, but the counts."""
        parts, engine = self._parts, self._engine
        return {
            "version": parts.settings.version,
            "engine": self._engine_facts(),
            "maintenance": self._maintenance(),
            "workers": {
                "size": parts.pool.size,
                "busy": parts.pool.busy,
                "outside": parts.pool.outside,
            },
            "buffer": {
                "depth": parts.intake.depth(),
                "maxDepth": parts.settings.queue_max,
                "overflowCount": parts.intake.overflow_count,
                "deadLetters": len(parts.intake.dead_letters),
                "oldestAgeMs": parts.intake.oldest_age_ms(),
            },
            "dispatchMode": engine.settings.dispatch_mode,
        }

    def _engine_facts(self):
        parts = self._parts
        state, since = self._state()
        return {
            "state": state,
            "since": since,
            "gateway": parts.host.gateway_name,
            "executorId": parts.executor_id,
            "generation": parts.maintain.generation,
            "store": self._engine.store_kind,
            "dbName": self._engine.db_name,
            "lastError": parts.health.last_error,
        }

    def _state(self):
        parts = self._parts
        if parts.draining:
            return DRAINING, None
        if parts.health.database_down_since is not None:
            return DATABASE_DOWN, parts.health.database_down_since
        if not parts.host.is_active():
            return STANDBY, None
        if parts.maintain.enabled:
            return MAINTENANCE, parts.maintain.state.since
        return RUNNING, self._started_at

    def _maintenance(self):
        state = self._parts.maintain.state
        in_flight = self._in_flight()
        return {
            "enabled": bool(state.enabled),
            "mode": state.mode,
            "reason": state.reason,
            "by": state.actor,
            "since": state.since,
            "inFlight": in_flight,
            "drained": bool(state.enabled) and in_flight == 0,
        }

    def _in_flight(self):
        try:
            return self._parts.store.in_flight()
        except StoreError:
            return self._parts.carried.count()

    def diagnostics(self, include_samples, limit):
        """With the names of existing scripts."""
        parts = self._parts
        pool = parts.pool
        facts = {
            "identity": {
                "executorId": parts.executor_id,
                "dbName": self._engine.db_name,
            },
            "maintenance": parts.maintain.status(),
            "workload": {
                "activeWorkflows": parts.carried.count(),
                "activePartitions": parts.carried.partitions(),
            },
            "executors": {
                "workflows": {
                    "size": pool.size,
                    "active": pool.busy,
                    "outside": pool.outside,
                },
                "steps": {"size": pool.size, "active": 0},
            },
            "inMemoryQueue": parts.intake.facts(),
            "capacity": {"free": pool.free(), "workers": pool.size},
            "database": parts.store.traffic(),
        }
        if include_samples:
            facts["samples"] = [
                _sample(context)
                for context in parts.carried.all()[: max(0, int(limit))]
            ]
        return facts


def _sample(context):
    step = context.step
    return {
        "workflowId": context.workflowId,
        "workflowName": context.workflowName,
        "callSeq": context.call_seq,
        "stepName": step.name if step is not None else None,
        "startedAtMs": context.started_at,
    }
