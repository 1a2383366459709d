# -*- coding: utf-8 -*-
"""Maintenance, kept in the store so that it outlives restarts; generations; retention."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.model import codec
from exchange.workflows.model.records import AuditEntry, Maintenance

HOUR_MS = 3600000
PRUNE_BATCH = 500
NEVER = Maintenance(False, None, None, None, None, 1, None)


class Maintain(object):
    """`enabled` and `state` are a copy, read again once a poll: other gateways switch it too."""

    def __init__(self, parts):
        self._parts = parts
        self._lock = parts.host.lock()
        self.state = NEVER

    @property
    def enabled(self):
        return bool(self.state.enabled)

    @property
    def generation(self):
        return self.state.generation or 1

    def refresh(self):
        """Read the store's; one step of a loop. Locked, or a switch made meanwhile would be undone by what was read before."""
        with self._lock:
            before = self.enabled
            self.state = self._parts.store.maintenance()
        if before and not self.enabled:
            self._parts.wake_dispatch()

    # --- switching
    def enter(self, mode, reason, queue_name, actor):
        """Claim nothing from now on; mode "cancel" also cancels the queue's unfinished runs. {queued, running}."""
        now = self._parts.host.now_ms()
        self._keep(
            self.state._replace(
                enabled=True, mode=mode, reason=reason or "", actor=actor, since=now
            )
        )
        cancelled = {"queued": 0, "running": 0}
        if mode == "cancel":
            cancelled = self._cancel_queue(reason, queue_name, now)
        self._tell("maintenance.enter", mode, reason, actor)
        self._parts.host.broadcast("maintenanceStatus", {"status": True})
        return cancelled

    def _cancel_queue(self, reason, queue_name, now):
        said = reason or "maintenance_cancel"
        error_json = codec.encode(codec.ended("maintenance_cancel", said))
        cancelled = self._parts.store.cancel_queue(queue_name, error_json, now)
        for context in self._parts.carried.all():
            if queue_name is None or context.run.queue_name == queue_name:
                context.cancel(said, "maintenance_cancel")
        return cancelled

    def exit(self, actor):
        self._keep(
            self.state._replace(
                enabled=False, mode=None, reason=None, actor=actor, since=None
            )
        )
        self._tell("maintenance.exit", None, None, actor)
        self._parts.host.broadcast("maintenanceStatus", {"status": False})
        self._parts.wake_dispatch()

    def swap(self, actor):
        """The next generation, if maintenance is on and nothing is in flight."""
        self.refresh()
        if not self.enabled:
            return {
                "ok": False,
                "reason": "maintenance_required",
                "generation": self.generation,
            }
        facts = self.in_flight()
        if any(facts.values()):
            return dict(
                facts, ok=False, reason="not_drained", generation=self.generation
            )
        now = self._parts.host.now_ms()
        self._keep(
            self.state._replace(generation=self.generation + 1, last_swap_at=now)
        )
        self._tell("maintenance.swap", "%d" % self.generation, None, actor)
        return {"ok": True, "generation": self.generation, "lastSwapAtMs": now}

    def _keep(self, state):
        with self._lock:
            self._parts.store.set_maintenance(state)
            self.state = state

    def _tell(self, action, value, reason, actor):
        now = self._parts.host.now_ms()
        self._parts.audit(
            AuditEntry(now, actor, None, action, None, value, reason, "done")
        )

    # --- asking
    def in_flight(self):
        pool = self._parts.pool
        return {
            "inFlightWorkflows": self._parts.store.in_flight(),
            "activeWorkflows": self._parts.carried.count(),
            "wfExecutorActive": pool.busy + pool.outside,
            "stepExecutorActive": 0,
        }

    def status(self):
        """With the names of existing scripts."""
        state = self.state
        facts = {
            "maintenanceEnabled": bool(state.enabled),
            "maintenanceMode": state.mode,
            "maintenanceReason": state.reason or "",
            "generation": self.generation,
            "executorId": self._parts.executor_id,
            "activePartitions": self._parts.carried.partitions(),
            "lastSwapAtMs": state.last_swap_at,
        }
        facts.update(self.in_flight())
        facts.update(self._parts.intake.facts())
        return facts

    # --- retention
    def apply_retention(self):
        """Cancel what is too old, delete what ended long ago; {cancelled, deleted}."""
        store, now = self._parts.store, self._parts.host.now_ms()
        kept = store.retention()
        cancelled = 0
        if kept.global_timeout_hours:
            cancelled = self._cancel_old(now - kept.global_timeout_hours * HOUR_MS, now)
        before = (
            now - kept.time_threshold_hours * HOUR_MS
            if kept.time_threshold_hours
            else None
        )
        deleted = 0
        if before is not None or kept.rows_threshold:
            deleted = self._prune(before, kept.rows_threshold or None, now)
        return {"cancelled": cancelled, "deleted": deleted}

    def _cancel_old(self, created_before, now):
        reason = "global_timeout_hours exceeded"
        ids = self._parts.store.cancel_older_than(
            created_before, codec.encode(codec.ended("timeout", reason)), now
        )
        for workflow_id in ids:
            self._parts.carried.cancel(workflow_id, reason, "timeout")
        return len(ids)

    def _prune(self, before, keep_rows, now):
        deleted = 0
        while True:
            count = self._parts.store.prune(before, keep_rows, PRUNE_BATCH, now)
            deleted += count
            if count < PRUNE_BATCH:
                return deleted
