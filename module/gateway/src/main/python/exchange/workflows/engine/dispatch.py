# -*- coding: utf-8 -*-
"""How many runs to claim, and handing them to the workers."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.model.records import Requeue

LARGEST_CLAIM = 64


class Dispatch(object):
    """`step` is one round; engine.engine runs it in a loop that is woken by starts, free workers and the database."""

    def __init__(self, parts, execute):
        self._parts = parts
        self._execute = execute
        self._lock = parts.host.lock()
        self._wake = lambda: None
        self._backlog = False
        self._log = parts.host.logger("engine.dispatch")

    def on_wake(self, wake):
        self._wake = wake

    def wake(self):
        self._wake()

    def step(self):
        """One automatic round; True when there may be more to claim at once.

        While more is waiting than there are workers, a claim for each worker that comes free would cost more than the
        short runs themselves: then some workers are gathered first.
        """
        if self._backlog:
            self._parts.pool.gather(self._parts.pool.size // 2)
        return self.round(None, LARGEST_CLAIM) > 0

    def round(self, queue_name, most):
        """Claim up to `most` runs, never more than there are free workers, and start them; how many."""
        with self._lock:  # two rounds at once would both count the same free workers
            limit = min(most, self._parts.pool.free())
            names = self._parts.registry.names()
            if limit <= 0 or not names or not self._may_claim():
                return 0
            runs = self._claim(names, queue_name, limit)
            self._backlog = len(runs) == limit
            for run in runs:
                self._hand_over(run)
        return len(runs)

    def _may_claim(self):
        parts = self._parts
        return (
            not parts.draining and not parts.maintain.enabled and parts.host.is_active()
        )

    def _claim(self, names, queue_name, limit):
        now = self._parts.host.now_ms()
        runs = self._parts.store.claim(
            self._parts.executor_id, names, queue_name, limit, now
        )
        self._parts.health.reached()
        if runs:
            self._parts.hit("claim.written")
        return runs

    def _hand_over(self, run):
        try:
            self._parts.pool.start(lambda: self._execute.carry(run))
        except (
            self._parts.host.FAILURES
        ) as error:  # no thread is to be had: somebody else may take the run
            self._log.error("Run %s could not be begun" % run.workflow_id, error)
            now = self._parts.host.now_ms()
            self._parts.journal.commit(Requeue(run.workflow_id, run.claim_token, now))
