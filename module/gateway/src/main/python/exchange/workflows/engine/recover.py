# -*- coding: utf-8 -*-
"""Leases: this executor beats; runs of executors that stopped beating are taken back."""
from __future__ import absolute_import, division, print_function, unicode_literals

import io
import os

from exchange.workflows._compat import text_type
from exchange.workflows.model import codec
from exchange.workflows.model.records import Executor

ID_FILE = "executor-id"
TOO_OFTEN = "Taken back %d times without coming to an end"


def executor_id_of(host):
    """`<gateway name>:<uuid>`, the same for as long as the data folder lives."""
    path = os.path.join(host.data_folder, ID_FILE)
    if os.path.isfile(path):
        with io.open(path, encoding="utf-8") as kept:
            text = kept.read().strip()
        if text.startswith(host.gateway_name + ":"):
            return text
    text = text_type("%s:%s" % (host.gateway_name, host.new_id()))
    with io.open(path + ".new", "w", encoding="utf-8") as kept:
        kept.write(text)
    if os.path.exists(path):
        os.remove(path)
    os.rename(path + ".new", path)
    return text


class Recover(object):
    def __init__(self, parts):
        self._parts = parts
        self._started_at = parts.host.now_ms()
        self._taken_back = False
        self._log = parts.host.logger("engine.recover")

    def beat(self):
        """Renew the lease; one step of a loop."""
        parts = self._parts
        now = parts.host.now_ms()
        lease_until = now + parts.settings.lease_ms
        executor = Executor(
            parts.executor_id,
            parts.host.gateway_name,
            self._started_at,
            lease_until,
            parts.settings.version,
        )
        parts.store.beat(executor, now)
        parts.health.reached()
        parts.hit("lease.renewed")

    def take_back(self):
        """What an earlier life of this executor left PENDING or RUNNING goes on; once, before the first claim."""
        if self._taken_back:
            return
        parts = self._parts
        parts.hit("recover.before")
        taken = parts.store.take_back(
            parts.executor_id,
            parts.settings.recovery_limit,
            self._error(),
            parts.host.now_ms(),
        )
        parts.hit("recover.written")
        self._taken_back = True
        self._tell(taken, "of an earlier life")

    def take_lapsed(self):
        """What executors whose lease is over were carrying goes on here or elsewhere; one step of a loop."""
        parts = self._parts
        taken = parts.store.take_lapsed(
            parts.executor_id,
            parts.settings.recovery_limit,
            self._error(),
            parts.host.now_ms(),
        )
        self._tell(taken, "of executors that stopped beating")
        if taken["requeued"]:
            parts.wake_dispatch()

    def _error(self):
        message = TOO_OFTEN % self._parts.settings.recovery_limit
        return codec.encode(
            {"type": "RecoveryLimit", "message": message, "traceback": ""}
        )

    def _tell(self, taken, whose):
        if taken["requeued"]:
            self._log.info("%d runs %s go on" % (len(taken["requeued"]), whose))
        for workflow_id in taken["failed"]:
            self._log.error(
                "Run %s %s was taken back too often and is ERROR now"
                % (workflow_id, whose)
            )
