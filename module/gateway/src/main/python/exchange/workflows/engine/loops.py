# -*- coding: utf-8 -*-
"""The engine's own threads: which loops there are, what one step of each does, and what "ticks" switches off.

opening   until the store is open: migrate, read maintenance, take back own runs; then it ends
dispatch  upkeep (overdue, due), then claim
flush     accepted items -> store
journal   riders, within 100 ms; long steps shown
lease     beat; look at maintenance; take back runs of executors that stopped beating
retention in small batches
"""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.engine.config import AUTO
from exchange.workflows.engine.context import TIMEOUT_REASON
from exchange.workflows.engine.service import Service
from exchange.workflows.model import codec

UPKEEP_MS = 250
WAKE_BATCH = 500
QUEUE_CHANNEL = "workflows_queue"
MESSAGE_CHANNEL = "workflows_message"
STOP_MS = 5000


class Loops(object):
    def __init__(self, parts, recover, wakeups):
        self._parts = parts
        self._recover = recover
        self._wakeups = (
            wakeups  # listen(channel, on_message) -> object with close(), or None
        )
        self._listeners = []
        self._upkeep_at = 0
        self.opened = False
        settings, host, health = parts.settings, parts.host, parts.health

        def service(name, step, every_ms):
            return Service(host, name, step, every_ms, health)

        self.opening = service("opening", self.open_step, 1000)
        self.dispatch = service("dispatch", self.dispatch_step, settings.poll_ms)
        self.flush = service("flush", self.flush_step, settings.poll_ms)
        self.journal = service("journal", self.journal_step, settings.rider_flush_ms)
        self.lease = service("lease", self.lease_step, max(100, settings.lease_ms // 3))
        self.watch = service("watch", self.watch_step, settings.watch_ms)
        self.retention = service(
            "retention", self.retention_step, settings.retention_every_ms
        )
        parts.dispatch.on_wake(self.dispatch.wake)
        parts.intake.on_wake(self.flush.wake)

    # --- life
    def start(self):
        self.opening.start()

    def stop(self):
        """End every loop; those that hang on a database are left to end by themselves."""
        services = (
            self.opening,
            self.dispatch,
            self.flush,
            self.journal,
            self.lease,
            self.watch,
            self.retention,
        )
        for service in services:
            service.ask_to_stop()
        for listener in self._listeners:
            listener.close()
        self._listeners = []
        until = self._parts.host.monotonic_ms() + STOP_MS
        for service in services:
            service.stop(max(0, until - self._parts.host.monotonic_ms()))

    def configure(self):
        self.dispatch.wake()
        self.flush.wake()

    # --- steps
    def open_step(self):
        """Once the database is there: the schema, maintenance, own runs of an earlier life; then the others start."""
        if self.opened:
            return False
        self.open_store()
        for service in (
            self.lease,
            self.journal,
            self.watch,
            self.flush,
            self.dispatch,
            self.retention,
        ):
            service.start()
        self.opening.ask_to_stop()
        return False

    def open_store(self):
        parts = self._parts
        parts.store.migrate(parts.host.now_ms())
        parts.maintain.refresh()
        self._recover.beat()
        if self._automatic():
            self._recover.take_back()
        self._listen()
        parts.health.reached()
        self.opened = True

    def _listen(self):
        if self._wakeups is None:
            return
        wake, signal = self._parts.wake_dispatch, self._parts.carried.signal
        for channel, on_message in (
            (QUEUE_CHANNEL, lambda payload: wake()),
            (MESSAGE_CHANNEL, signal),
        ):
            listener = self._wakeups(channel, on_message)
            if listener is not None:
                self._listeners.append(listener)

    def dispatch_step(self):
        if not self._automatic():
            return False
        # Not taken back at the start of a standby node, or while dispatch was set to ticks.
        self._recover.take_back()
        claimed = self._parts.dispatch.step()
        now = self._parts.host.monotonic_ms()
        if now < self._upkeep_at:
            return claimed
        self._upkeep_at = now + UPKEEP_MS
        return self.upkeep() or claimed  # after the claim: a start does not wait for it

    def upkeep(self):
        """Overdue runs end, due ones wake; True when there is something to claim now."""
        parts = self._parts
        now = parts.host.now_ms()
        error_json = codec.encode(codec.ended("timeout", TIMEOUT_REASON))
        for workflow_id in parts.store.cancel_overdue(error_json, now):
            parts.carried.cancel(workflow_id, TIMEOUT_REASON, "timeout")
        if parts.maintain.enabled:
            return False
        return bool(parts.store.wake_due(now, WAKE_BATCH))

    def flush_step(self):
        return self._parts.intake.step() if self._automatic() else False

    def journal_step(self):
        self._parts.steps.show_long()
        self._parts.journal.flush()
        return False

    def lease_step(self):
        self._recover.beat()
        if self._automatic():
            self._recover.take_lapsed()
        return False

    def watch_step(self):
        self._parts.maintain.refresh()
        self._parts.health.reached()
        return False

    def retention_step(self):
        if self._automatic():
            self._parts.maintain.apply_retention()
        return False

    def _automatic(self):
        parts = self._parts
        return (
            parts.settings.dispatch_mode == AUTO
            and not parts.draining
            and parts.host.is_active()
        )
