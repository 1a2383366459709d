# -*- coding: utf-8 -*-
"""The in-memory door: a bounded ring beside a spool file; a flusher moves items to the store, in order.

An item has its id and its time when it is accepted, and is in the spool before the answer. Nothing on this way reads or
writes the database.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import collections

from exchange.workflows.engine.spool import Spool
from exchange.workflows.model import codec
from exchange.workflows.model.errors import InvalidInput, StoreError, StoreUnavailable
from exchange.workflows.model.record import record
from exchange.workflows.model.records import NewRun

# `due`: not tried by the loop before this monotonic time; set when a write of it failed.
Item = record("Item", "run allow segment failures due")
DeadLetter = record("DeadLetter", "run reason error at failures")

_SPECIAL = ("resolved", "raw", "__wf_control")
REJECT, DROP_NEWEST, DROP_OLDEST = "reject", "drop_newest", "drop_oldest"
RETRY_MS = 1000
LARGEST_BATCH = 1000


class IdMaker(object):
    """Ids that are UUIDs without a random draw each: a random prefix and a counter, 2**48 of them."""

    def __init__(self, host):
        self._prefix = host.new_id()[:24]
        self._count = 0

    def next(self):
        """Not locked: intake calls it with its lock held."""
        self._count += 1
        return "%s%012x" % (self._prefix, self._count)


class Intake(object):
    def __init__(self, parts):
        self._parts = parts
        self._lock = parts.host.lock()
        self._flush_lock = parts.host.lock()
        self._ring = collections.deque()
        self._spool = Spool(parts.host)
        self._ids = IdMaker(parts.host)
        self._log = parts.host.logger("engine.intake")
        self._wake = lambda: None
        self.dead_letters = collections.deque()
        self.dead_letter_count = 0
        self.overflow_count = 0
        self.last_overflow_at = None
        self.flush_failures = 0

    def on_wake(self, wake):
        self._wake = wake

    # --- start and end
    def load(self):
        """Take in what the spool of an earlier life holds, in order."""
        dropped = set()
        found = []
        self._spool.load(
            lambda segment, payload: self._keep(segment, payload, found, dropped)
        )
        for item in found:
            if item.run.workflow_id in dropped:
                self._spool.settled(item.segment)
            else:
                self._ring.append(item)
        if self._ring:
            self._log.info(
                "%d accepted items of an earlier life will be flushed" % len(self._ring)
            )

    def _keep(self, segment, payload, found, dropped):
        if payload.startswith("-"):
            dropped.add(payload[1:])
            return
        try:
            found.append(_item_of(payload, segment))
            segment.open_items += 1
        except (ValueError, TypeError) as error:
            self._bury(None, "decode_failed", error, 0)

    def close(self):
        with self._lock:
            self._spool.close()

    # --- the door
    def accept(self, start, allow):
        """Accept a NewStart: {accepted, workflowId, queueDepth[, droppedOldest, mode]} or {accepted, reason, …}.

        Raises SpoolFull when the disk does not take it: then it was not accepted.
        """
        if self._parts.maintain.enabled and not allow:
            return {
                "accepted": False,
                "reason": "maintenance",
                "queueDepth": len(self._ring),
            }
        inputs_json = inputs_json_of(self._parts.host, start)
        now = self._parts.host.now_ms()
        settings = self._parts.settings
        with self._lock:
            full = len(self._ring) >= settings.queue_max
            if full and settings.overflow != DROP_OLDEST:
                return self._overflow(settings, now)
            run = _new_run(
                start, start.workflow_id or self._ids.next(), inputs_json, now
            )
            self._parts.hit("intake.before_spool")
            segment = self._spool.append(self._payload_of(run, allow))
            self._parts.hit("intake.spooled")
            if full:
                self._drop_oldest()
            self._ring.append(Item(run, allow, segment, 0, 0))
            depth = len(self._ring)
        self._wake()
        answer = {"accepted": True, "workflowId": run.workflow_id, "queueDepth": depth}
        if full:
            answer.update(droppedOldest=True, mode=settings.overflow)
        return answer

    def _payload_of(self, run, allow):
        """One JSON array: the inputs stay the JSON that they are, so nothing is encoded twice."""
        head = self._parts.host.encode(
            [list(run._replace(inputs_json=None)), bool(allow)]
        )
        return "[%s,%s]" % (head, run.inputs_json)

    def _overflow(self, settings, now):
        self.overflow_count += 1
        self.last_overflow_at = now
        return {
            "accepted": False,
            "reason": "overflow",
            "queueDepth": len(self._ring),
            "maxDepth": settings.queue_max,
            "mode": settings.overflow,
        }

    def _drop_oldest(self):
        item = self._ring.popleft()
        self._spool.note("-" + item.run.workflow_id)
        self._spool.settled(item.segment)

    # --- the flusher
    def step(self):
        """One automatic round; True when there is more."""
        if not self._ring:
            return False
        now = self._parts.host.monotonic_ms()
        self._flush(LARGEST_BATCH, None, None, now)
        return any(item.due <= now for item in list(self._ring)[:1])

    def flush(self, max_items, max_ms, allow):
        """Move up to max_items, for up to max_ms, to the store; how many rows were written.

        In maintenance only what was accepted with allowDuringMaintenance, unless `allow`. What failed before is tried
        once more. Raises StoreUnavailable with everything kept.
        """
        until = None if max_ms is None else self._parts.host.monotonic_ms() + max_ms
        return self._flush(max_items, until, allow, None)

    def _flush(self, max_items, until, allow, due):
        written, tried = 0, set()
        with self._flush_lock:  # one flusher at a time keeps the order
            while written < max_items:
                batch = self._next_batch(
                    min(LARGEST_BATCH, max_items - written), allow, tried, due
                )
                if not batch:
                    break
                tried.update(item.run.workflow_id for item in batch)
                written += self._write(batch)
                if until is not None and self._parts.host.monotonic_ms() >= until:
                    break
            with self._lock:
                if not self._ring:
                    self._spool.rotate()
        return written

    def _next_batch(self, size, allow, tried, due):
        """The oldest items; they stay in the ring until they are in the store."""
        closed = self._parts.maintain.enabled and not allow
        batch = []
        with self._lock:
            for item in self._ring:
                if len(batch) >= size:
                    break
                if (closed and not item.allow) or item.run.workflow_id in tried:
                    continue
                if due is None or item.due <= due:
                    batch.append(item)
        return batch

    def _write(self, batch):
        self._parts.hit("flush.before")
        now = self._parts.host.now_ms()
        try:
            answers = self._parts.store.enqueue([item.run for item in batch], now)
        except StoreUnavailable:
            self.flush_failures += 1
            raise
        except StoreError as error:
            self.flush_failures += 1
            return self._write_one_by_one(batch, now, error)
        self._parts.hit("flush.written")
        self._parts.health.reached()
        return self._settle(batch, answers)

    def _settle(self, batch, answers):
        written, kept = 0, []
        for item, answer in zip(batch, answers):
            if answer.outcome in ("ENQUEUED", "KNOWN"):
                written += 1
            else:
                kept.append(self._again_or_dead(item, answer.detail or answer.outcome))
        self._remove(batch, [item for item in kept if item is not None])
        if written:
            self._parts.wake_dispatch()
        return written

    def _write_one_by_one(self, batch, now, first_error):
        """The batch failed as a whole; one bad item must not block the others."""
        self._log.warn(
            "A flush of %d items failed, trying each: %s" % (len(batch), first_error)
        )
        written, kept = 0, []
        for item in batch:
            try:
                answer = self._parts.store.enqueue([item.run], now)[0]
                error = (
                    None
                    if answer.outcome in ("ENQUEUED", "KNOWN")
                    else answer.detail or answer.outcome
                )
            except StoreUnavailable:
                raise
            except StoreError as failure:
                error = failure
            if error is None:
                written += 1
            else:
                kept.append(self._again_or_dead(item, error))
        self._remove(batch, [item for item in kept if item is not None])
        return written

    def _again_or_dead(self, item, error):
        """The item to try again, at the end of the ring, or None when it is a dead letter now."""
        failures = item.failures + 1
        if failures <= self._parts.settings.flush_retries:
            return item._replace(
                failures=failures, due=self._parts.host.monotonic_ms() + RETRY_MS
            )
        self._bury(item.run, "insert_failed", error, failures)
        return None

    def _remove(self, batch, again):
        """Take the batch out of the ring; what is tried again goes to its end."""
        kept = set(item.run.workflow_id for item in again)
        with self._lock:
            for item in self._taken_out(batch):
                if item.run.workflow_id in kept:
                    continue
                self._spool.settled(item.segment)
            self._ring.extend(again)

    def _taken_out(self, batch):
        """The items of the batch that were still in the ring: one may have been dropped meanwhile."""
        if all(item is other for item, other in zip(batch, self._ring)):
            return [self._ring.popleft() for _ in batch]
        gone = set(id(item) for item in batch)
        found = [item for item in self._ring if id(item) in gone]
        self._ring = collections.deque(
            item for item in self._ring if id(item) not in gone
        )
        return found

    # --- dead letters
    def _bury(self, run, reason, error, failures):
        letter = DeadLetter(
            run, reason, "%s" % (error,), self._parts.host.now_ms(), failures
        )
        self.dead_letter_count += 1
        self.dead_letters.append(letter)
        while len(self.dead_letters) > self._parts.settings.dead_letter_max:
            self.dead_letters.popleft()
        self._log.error(
            "An accepted item is a dead letter (%s): %s" % (reason, letter.error)
        )

    # --- for people
    def depth(self):
        return len(self._ring)

    def oldest_age_ms(self):
        try:
            return max(0, self._parts.host.now_ms() - self._ring[0].run.created_at)
        except IndexError:
            return None

    def facts(self):
        """With the names of compat: the in-memory queue in a maintenance status."""
        return {
            "inMemoryQueueDepth": len(self._ring),
            "inMemoryQueueMaxDepth": self._parts.settings.queue_max,
            "inMemoryQueueOverflowCount": self.overflow_count,
            "inMemoryQueueLastOverflowAtMs": self.last_overflow_at,
            "inMemoryQueueFlushFailureCount": self.flush_failures,
            "inMemoryQueueDeadLetterCount": self.dead_letter_count,
            "inMemoryQueueDeadLetterDepth": len(self.dead_letters),
        }


def _new_run(start, workflow_id, inputs_json, now):
    return NewRun(
        workflow_id,
        start.workflow_name,
        start.queue_name or "default",
        start.partition_key,
        start.priority or 0,
        start.deduplication_id,
        start.application_version,
        inputs_json,
        now,
        now + start.delay_ms if start.delay_ms else None,
        start.project,
        start.actor,
        start.parent_id,
    )


def inputs_json_of(host, start):
    """The stored form of a start's inputs. Plain inputs are encoded once, though they stand in it twice."""
    inputs, seconds = start.inputs or {}, start.timeout_seconds
    if not isinstance(inputs, dict) or any(name in inputs for name in _SPECIAL):
        return host.encode(codec.stored_inputs(inputs, seconds))
    text = host.encode(inputs)
    seconds = codec.positive_seconds(seconds)
    control = (
        ""
        if seconds is None
        else '"__wf_control":{"timeout_seconds":%s},' % host.encode(seconds)
    )
    return '{%s"raw":%s,"resolved":%s}' % (control, text, text)


def new_run(start, workflow_id, inputs_json, now):
    """The NewRun of a NewStart; raises InvalidInput when there is no name."""
    if not start.workflow_name:
        raise InvalidInput("A workflow name is missing")
    return _new_run(start, workflow_id, inputs_json, now)


def _item_of(payload, segment):
    (fields, allow), inputs = codec.decode(payload)
    run = NewRun(*fields)
    return Item(run._replace(inputs_json=codec.dumps(inputs)), allow, segment, 0, 0)
