# -*- coding: utf-8 -*-
"""What a run tells the world while it goes: events, streams, progress. They ride on the next checkpoint."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows._compat import text_type
from exchange.workflows.model import states
from exchange.workflows.model.errors import Interruption
from exchange.workflows.model.records import EventWrite, StreamWrite

LAST_MESSAGE = "phase.last_message"
LOG = "log"


class Telling(object):
    def __init__(self, parts):
        self._parts = parts
        self._log = parts.host.logger("engine.telling")

    def event(self, context, key, value):
        context.check()
        position = self._position(context, "event", key)
        if position is None:
            return
        value_json = self._parts.host.encode(value)
        now = self._parts.host.now_ms()
        self._parts.journal.ride(
            EventWrite(
                context.workflowId,
                context.token,
                position[0],
                position[1],
                key,
                value_json,
                now,
            )
        )

    def stream(self, context, key, value):
        """The offset of the entry; a replay gives the same."""
        context.check()
        position = self._position(context, "stream", key)
        if position is None:
            return context.stream_places[(context.call_seq, context.op_seq)]
        offset = context.offsets.get(key, 0)
        value_json = self._parts.host.encode(value)
        context.offsets[key] = offset + 1
        now = self._parts.host.now_ms()
        self._parts.journal.ride(
            StreamWrite(
                context.workflowId,
                context.token,
                position[0],
                position[1],
                key,
                offset,
                value_json,
                now,
            )
        )
        return offset

    def progress(self, context, message, extra):
        told = {"ts": self._parts.host.now_ms(), "message": message}
        if extra is not None:
            told["extra"] = extra
        try:
            self.stream(context, LOG, told)
            self.event(context, LAST_MESSAGE, told)
        except Interruption:
            raise
        except (
            self._parts.host.FAILURES
        ) as error:  # it promises never to raise; what it could not tell is logged
            self._log.debug(
                "Progress of run %s was not told: %s"
                % (context.workflowId, text_type(error))
            )

    def _position(self, context, kind, key):
        """Where to record it; None when it is recorded already."""
        if context.step is not None:
            return context.next_inner()
        op_seq, record = context.next_operation(kind, key)
        return None if record is not None else (context.call_seq, op_seq)

    # --- cancelled?
    def is_cancelled(self, context):
        if context.cancelled is not None:
            return True
        self._look(context)
        return context.cancelled is not None

    def check(self, context):
        self._look(context)
        self._parts.operate.boundary(context)

    def _look(self, context):
        """Whether somebody else cancelled the row; asked at most once a poll."""
        now = self._parts.host.monotonic_ms()
        if (
            context.leaving is not None
            or now - context.looked_at < self._parts.settings.poll_ms
        ):
            return
        context.looked_at = now
        run = self._parts.waits.patiently(
            context, lambda: self._parts.store.find(context.workflowId)
        )
        if run is not None and run.status == states.CANCELLED:
            context.cancelled_by_row(run.error_json)
