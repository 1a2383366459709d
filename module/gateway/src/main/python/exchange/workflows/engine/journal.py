# -*- coding: utf-8 -*-
"""Checkpoints of many runs in one commit.

Leader and follower: the first worker that waits takes everything pending and commits it; the others sleep until their
entry is in, and one of those who came meanwhile leads next. No thread stands between a worker and the database. Riders
(events, streams, long steps) wait for nobody: they go with the next checkpoint of any run, before it, or with `flush`.

While the database is away the leader keeps its batch and tries again, and everybody waits at their checkpoint.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.model.errors import LostRun, StoreError, StoreUnavailable

FIRST_BACKOFF_MS = 100
LONGEST_BACKOFF_MS = 5000
LARGEST_BATCH = 512


class Ticket(object):
    """One waiting entry and what became of it."""

    __slots__ = ("entry", "verdict", "error", "done")

    def __init__(self, entry):
        self.entry = entry
        self.verdict = None
        self.error = None
        self.done = False


class Journal(object):
    def __init__(self, parts):
        self._parts = parts
        self._changed = parts.host.condition()
        self._pending = []
        self._riders = []
        self._leading = False
        self._closed = False
        self._log = parts.host.logger("engine.journal")

    # --- what workers call
    def commit(self, entry):
        """Wait until `entry` and all riders before it are written; its Verdict. Raises LostRun once closed."""
        self._parts.hit("checkpoint.before")
        ticket = Ticket(entry)
        with self._changed:
            self._pending.append(ticket)
            batch = self._wait_or_lead(ticket)
        if batch is not None:
            self._lead(batch)
        self._parts.hit("checkpoint.written")
        if ticket.error is not None:
            raise ticket.error
        return ticket.verdict

    def ride(self, entry):
        """Have `entry` written with the next checkpoint, at the latest by the next flush."""
        with self._changed:
            self._riders.append(entry)

    def flush(self):
        """Write the riders that wait, if nobody else is writing them; one step of a loop."""
        with self._changed:
            if self._leading or not (self._riders or self._pending):
                return
            self._leading = True
            batch = self._take()
        self._lead(batch)

    def close(self):
        """Write nothing more: those who wait, and whoever comes later, get LostRun."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    # --- leading
    def _wait_or_lead(self, ticket):
        """None when a leader wrote the ticket; otherwise the batch that this thread must write."""
        while self._leading and not ticket.done:
            self._changed.wait(1000)
        if ticket.done:
            return None
        self._leading = True
        return self._take()

    def _take(self):
        riders, self._riders = self._riders, []
        tickets, self._pending = (
            self._pending[:LARGEST_BATCH],
            self._pending[LARGEST_BATCH:],
        )
        return riders, tickets

    def _lead(self, batch):
        riders, tickets = batch
        try:
            self._write(riders, tickets)
        finally:
            with self._changed:
                for ticket in tickets:
                    if ticket.verdict is None and ticket.error is None:
                        ticket.error = LostRun("The checkpoint was not written")
                    ticket.done = True
                self._leading = False
                self._changed.notify_all()

    def _write(self, riders, tickets):
        try:
            verdicts = self._persist(riders + [ticket.entry for ticket in tickets])
            _hand_out(verdicts[len(riders) :], tickets)
        except StoreError as error:
            self._write_one_by_one(riders, tickets, error)
        except LostRun as error:
            for ticket in tickets:
                ticket.error = error
        except (
            self._parts.host.FAILURES
        ) as error:  # a fault of ours or of a driver must not strand a whole batch
            self._log.error("A batch of checkpoints failed", error)
            self._write_one_by_one(riders, tickets, StoreError("%s" % (error,)))

    def _write_one_by_one(self, riders, tickets, first_error):
        """Something in the batch cannot be written; let it harm only itself."""
        self._log.warn(
            "A batch of %d checkpoints failed, trying each: %s"
            % (len(tickets), first_error)
        )
        for rider in riders:
            try:
                self._persist_one(rider)
            except StoreError as error:
                self._log.error(
                    "A %s of run %s was not written"
                    % (type(rider).__name__, rider.workflow_id),
                    error,
                )
        for ticket in tickets:
            try:
                ticket.verdict = self._persist_one(ticket.entry)
            except (StoreError, LostRun) as error:
                ticket.error = error

    def _persist_one(self, entry):
        try:
            return self._persist([entry])[0]
        except (StoreError, LostRun):
            raise
        except self._parts.host.FAILURES as error:  # see _write
            raise StoreError(
                "The checkpoint was not written: %s" % (error,), cause=error
            )

    def _persist(self, entries):
        """store.commit, again and again while the database is away; an entry that is in already counts as written."""
        backoff_ms = FIRST_BACKOFF_MS
        while True:
            if self._closed:
                raise LostRun("The engine has ended")
            try:
                verdicts = self._parts.store.commit(entries)
                self._parts.health.reached()
                return verdicts
            except StoreUnavailable as error:
                self._parts.health.failed("journal", error)
                self._pause(backoff_ms)
                backoff_ms = min(backoff_ms * 2, LONGEST_BACKOFF_MS)

    def _pause(self, backoff_ms):
        """Sleep through the back-off; only `close` ends it early."""
        until = self._parts.host.monotonic_ms() + backoff_ms
        with self._changed:
            while not self._closed:
                left = until - self._parts.host.monotonic_ms()
                if left <= 0:
                    return
                self._changed.wait(left)


def _hand_out(verdicts, tickets):
    for ticket, verdict in zip(tickets, verdicts):
        ticket.verdict = verdict
