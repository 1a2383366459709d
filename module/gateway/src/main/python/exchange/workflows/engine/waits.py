# -*- coding: utf-8 -*-
"""Sleeping, receiving, being held: waiting without a worker.

A run declared parks=True leaves with Suspend and is replayed later; any other gives its permit back and waits on its own
thread, because its code may read clocks between calls and replaying it would move them.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.model import states
from exchange.workflows.model.errors import StoreUnavailable, Suspend, WriteLost
from exchange.workflows.model.records import Message, OperationRecord, Park

SHORT_MS = 50
"""A wait that is shorter keeps its worker."""
LONGEST_SLICE_MS = 5000
RETRY_MS = 250


class Waits(object):
    def __init__(self, parts):
        self._parts = parts

    # --- sleeping
    def sleep(self, context, ms):
        """Sleep durably: a replay sleeps only the rest. Inside a step it is a plain, cancellable pause."""
        until = self._parts.host.now_ms() + max(0, int(ms))
        if context.step is not None:
            # Not parked: the step would begin again, and with it the pause.
            self._wait(context, until, lambda: None)
            return
        self._parts.operate.boundary(context)
        until = self._recorded_until(context, "sleep", "sleep", until)
        self.until(context, until, "sleep")

    def until(self, context, until, what):
        """Wait until the clock shows `until`; parks if the run may. Raises Cancelled, Draining, Suspend, Stopped."""
        if self._far(context, until):
            self.park(context, until, what)
        self._wait(context, until, lambda: None)

    def _recorded_until(self, context, kind, name, until):
        op_seq, record = context.next_operation(kind, name)
        if record is not None:
            return self._parts.host.decode(record.value_json)["until"]
        value = self._parts.host.encode({"until": until})
        context.checkpoint(self._operation(context, op_seq, kind, name, value))
        return until

    def _operation(self, context, op_seq, kind, name, value_json):
        now = self._parts.host.now_ms()
        return OperationRecord(
            context.workflowId,
            context.token,
            context.call_seq,
            op_seq,
            kind,
            name,
            value_json,
            now,
        )

    # --- receiving
    def receive(self, context, topic, timeout_ms, limit):
        """Up to `limit` messages of a topic as [(id, message)], [] at the timeout; what is taken is recorded with it."""
        if context.step is not None:
            return self._receive_in_step(context, topic, timeout_ms, limit)
        self._parts.operate.boundary(context)
        until = self._parts.host.now_ms() + max(0, int(timeout_ms))
        begun = self._begun_wait(context, topic)
        until = until if begun is None else begun
        record = context.recorded_next()
        if record is not None and record.kind == "receive" and record.name == topic:
            context.op_seq += 1
            return self._messages_of(record.value_json)
        if context.replaying:
            return []  # an empty poll leaves no record; the past went on after it
        return self._receive_live(context, topic, until, limit, begun is not None)

    def _begun_wait(self, context, topic):
        """The end of a wait that parked, recorded when the run left; None if this one did not."""
        record = context.recorded_next()
        if record is None or (record.kind, record.name) != ("wait", topic):
            return None
        context.op_seq += 1
        return self._parts.host.decode(record.value_json)["until"]

    def _receive_live(self, context, topic, until, limit, begun):
        def take():
            return self._take(
                context, topic, limit, context.call_seq, context.op_seq + 1
            )

        messages = take()
        if not messages and self._far(context, until):
            self._park_for_message(context, topic, until, begun)
        if not messages:
            messages = self._wait(context, until, take) or []
        if messages:
            context.op_seq += 1
        return messages

    def _park_for_message(self, context, topic, until, begun):
        if not begun:
            op_seq, _ = context.next_operation("wait", topic)
            value = self._parts.host.encode({"until": until})
            context.checkpoint(self._operation(context, op_seq, "wait", topic, value))
        self.park(context, until, "message:%s" % topic)

    def _receive_in_step(self, context, topic, timeout_ms, limit):
        until = self._parts.host.now_ms() + max(0, int(timeout_ms))
        call_seq, op_seq = context.next_inner()
        return (
            self._wait(
                context,
                until,
                lambda: self._take(context, topic, limit, call_seq, op_seq),
            )
            or []
        )

    def _take(self, context, topic, limit, call_seq, op_seq):
        now = self._parts.host.now_ms()
        try:
            messages = self.patiently(
                context,
                lambda: self._parts.store.receive(
                    context.workflowId,
                    context.token,
                    topic,
                    limit,
                    call_seq,
                    op_seq,
                    now,
                ),
            )
        except WriteLost:
            self._look(context)
            raise
        if messages:
            self._parts.hit("message.taken")
        return [
            (message.message_id, self._parts.host.decode(message.message_json))
            for message in messages
        ]

    def _messages_of(self, value_json):
        """Of a recorded receive: the store keeps messages as lists, in the order of Message's fields."""
        taken = [Message(*fields) for fields in self._parts.host.decode(value_json)]
        return [
            (message.message_id, self._parts.host.decode(message.message_json))
            for message in taken
        ]

    # --- waiting
    def _far(self, context, until):
        if context.step is not None or not context.definition.parks:
            return False
        left = until - self._parts.host.now_ms()
        return left > self._parts.settings.park_after_ms

    def park(self, context, wake_at, waiting_for):
        """Leave the code; the run sleeps in the database until wake_at, or what it waits for."""
        context.parking = Park(
            context.workflowId, context.token, wake_at, waiting_for, context.phase, None
        )
        context.leave(
            Suspend("Run %s waits for %s" % (context.workflowId, waiting_for))
        )

    def _wait(self, context, until, ready):
        """Call `ready()` at each signal and now and then, until it gives something or the time is over (None)."""
        slice_ms = self._parts.settings.poll_ms
        outside = Outside(self._parts.pool, context)
        try:
            while True:
                context.signal.clear()
                self._parts.operate.in_wait(context)
                found = ready()
                left = until - self._parts.host.now_ms()
                if found or left <= 0:
                    return found
                if left > SHORT_MS:
                    outside.step_out()
                context.signal.wait(self._slice(context, left, slice_ms))
                slice_ms = min(slice_ms * 2, LONGEST_SLICE_MS)
                if left > self._parts.settings.poll_ms:
                    self._look_now_and_then(context)
        finally:
            outside.step_in()

    def held(self, context, ready):
        """Wait without end until `ready()`; only a cancel, a deadline or the engine's end gets out otherwise."""
        outside = Outside(self._parts.pool, context)
        try:
            while True:
                context.signal.clear()
                context.check()
                found = ready()
                if found:
                    return found
                outside.step_out()
                context.signal.wait(
                    self._slice(context, LONGEST_SLICE_MS, self._parts.settings.poll_ms)
                )
                self._look_now_and_then(context)
        finally:
            outside.step_in()

    def _slice(self, context, left, slice_ms):
        if context.deadline_at is not None:
            left = min(left, max(1, context.deadline_at - self._parts.host.now_ms()))
        return min(left, slice_ms)

    def _look_now_and_then(self, context):
        """Commands and cancels of other executors are found by looking, at most once a poll."""
        now = self._parts.host.monotonic_ms()
        if now - context.looked_at >= self._parts.settings.poll_ms:
            context.looked_at = now
            context.command_waiting = True
            self._look(context)

    def _look(self, context):
        """Read the row: raises Cancelled or LostRun when the run is not ours to go on with."""
        run = self.patiently(
            context, lambda: self._parts.store.find(context.workflowId)
        )
        if (
            run is None
            or run.status != states.RUNNING
            or run.claim_token != context.token
        ):
            context.refused(
                run.status if run else None, run.error_json if run else None
            )

    def patiently(self, context, ask):
        """`ask()`, again and again while the database is away: the run waits there and does not run ahead."""
        while True:
            try:
                return ask()
            except StoreUnavailable as error:
                self._parts.health.failed("run", error)
                context.check()
                context.signal.wait(RETRY_MS)
                context.signal.clear()


class Outside(object):
    """This run's permit, given back at most once however deep its waits are nested."""

    def __init__(self, pool, context):
        self._pool = pool
        self._context = context
        self._mine = False

    def step_out(self):
        if not self._context.outside:
            self._context.outside = self._mine = True
            self._pool.step_out()

    def step_in(self):
        if self._mine:
            self._mine = False
            self._pool.step_in()
            self._context.outside = False
