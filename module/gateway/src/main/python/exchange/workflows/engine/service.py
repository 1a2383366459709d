# -*- coding: utf-8 -*-
"""A loop: it starts once, steps, backs off after a failure, and stops."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.model.errors import StoreUnavailable

LONGEST_BACKOFF_MS = 15000
FIRST_BACKOFF_MS = 250


class Service(object):
    """Calls `step()` every `every_ms`, or earlier when woken; a step that returns True is called again at once.

    Tests do not start it: they call `step` by hand.
    """

    def __init__(self, host, name, step, every_ms, health=None):
        self._host = host
        self._name = name
        self._step = step
        self._every_ms = every_ms
        self._health = health
        self._log = host.logger("engine.%s" % name)
        self._signal = host.condition()
        self._woken = False
        self._stopping = False
        self._thread = None
        self._failures = 0

    def start(self):
        """Start the thread; does nothing when it runs already."""
        with self._signal:
            if self._thread is not None:
                return
            self._stopping = False
            self._thread = self._host.spawn(self._name, self._run)

    def wake(self):
        """Let the next step come now; cheap, from any thread."""
        if self._woken:
            return
        with self._signal:
            self._woken = True
            self._signal.notify_all()

    def ask_to_stop(self):
        with self._signal:
            self._stopping = True
            self._signal.notify_all()

    def stop(self, timeout_ms):
        """End the loop; True when its thread has ended within the time."""
        self.ask_to_stop()
        thread = self._thread
        if thread is None:
            return True
        thread.join(timeout_ms)
        if thread.is_alive():
            return False
        self._thread = None
        return True

    def _run(self):
        while not self._stopping:
            again = self._try_step()
            if not again:
                self._wait(self._pause_ms())

    def _try_step(self):
        self._woken = False
        try:
            again = self._step()
            self._failures = 0
            return again
        except (
            self._host.FAILURES
        ) as error:  # the loop's own border: report, back off, go on
            self._report(error)
            return False

    def _report(self, error):
        self._failures += 1
        if self._health is not None:
            self._health.failed(self._name, error)
        if isinstance(error, StoreUnavailable):
            if self._failures == 1:
                self._log.warn("%s waits for the database: %s" % (self._name, error))
        else:
            self._log.error("%s failed and will go on" % self._name, error)

    def _pause_ms(self):
        if self._failures == 0:
            return self._every_ms
        return min(
            LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** min(self._failures - 1, 8)
        )

    def _wait(self, timeout_ms):
        with self._signal:
            if self._stopping or (self._woken and self._failures == 0):
                return
            self._signal.wait(timeout_ms)
