# -*- coding: utf-8 -*-
"""A host whose clock runs faster than the world, so that tests of slow workflows are quick."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.hosts.threads import Condition

POLL_MS = 5


class Fast(object):
    """Put before a host's class: a minute of the engine's time takes 60/speed seconds, and waits are shortened alike."""

    def run_at(self, speed):
        """Before anything is asked; returns the host."""
        self._speed = speed
        self._wall = super(Fast, self).now_ms()
        self._monotonic = super(Fast, self).monotonic_ms()
        return self

    def now_ms(self):
        passed = super(Fast, self).now_ms() - self._wall
        return self._wall + int(passed * self._speed)

    def monotonic_ms(self):
        passed = super(Fast, self).monotonic_ms() - self._monotonic
        return self._monotonic + int(passed * self._speed)

    def condition(self, lock=None):
        return FastCondition(self._speed, lock)

    def wait_really(self, arrived, timeout_ms):
        """Ask arrived() until it is true (True), or timeout_ms of the real world have passed (False)."""
        clock = super(Fast, self).monotonic_ms
        end = clock() + timeout_ms
        pause = Condition()
        while not arrived():
            if clock() > end:
                return False
            with pause:
                pause.wait(POLL_MS)
        return True


class FastCondition(Condition):
    def __init__(self, speed, lock=None):
        Condition.__init__(self, lock)
        self._speed = speed

    def wait(self, timeout_ms=None):
        Condition.wait(self, None if timeout_ms is None else timeout_ms / self._speed)
