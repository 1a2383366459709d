# -*- coding: utf-8 -*-
"""The CPython host with a clock that runs faster, so that tests of slow workflows are quick."""
from __future__ import absolute_import, division, print_function, unicode_literals

import time

from exchange.workflows.hosts.cpython.host import CPythonHost
from exchange.workflows.hosts.threads import Condition

POLL_S = 0.005


class FastHost(CPythonHost):
    """A minute of the engine's time takes 60/speed seconds; waits are shortened alike."""

    def __init__(self, data_folder, speed=1, **options):
        CPythonHost.__init__(self, data_folder, **options)
        self._speed = speed
        self._wall = CPythonHost.now_ms(self)
        self._monotonic = CPythonHost.monotonic_ms(self)

    def now_ms(self):
        return self._wall + int((CPythonHost.now_ms(self) - self._wall) * self._speed)

    def monotonic_ms(self):
        passed = CPythonHost.monotonic_ms(self) - self._monotonic
        return self._monotonic + int(passed * self._speed)

    def wait_really(self, arrived, timeout_ms):
        """Ask arrived() until it is true (True), or timeout_ms of the real world have passed (False)."""
        end = CPythonHost.monotonic_ms(self) + timeout_ms
        while not arrived():
            if CPythonHost.monotonic_ms(self) > end:
                return False
            time.sleep(POLL_S)
        return True

    def condition(self, lock=None):
        return FastCondition(self._speed, lock)


class FastCondition(Condition):
    def __init__(self, speed, lock=None):
        Condition.__init__(self, lock)
        self._speed = speed

    def wait(self, timeout_ms=None):
        Condition.wait(self, None if timeout_ms is None else timeout_ms / self._speed)
