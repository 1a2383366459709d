# -*- coding: utf-8 -*-
"""A clock that a test holds, and a host that reads it."""
from __future__ import absolute_import, division, print_function, unicode_literals

import threading

from exchange.workflows._compat import JYTHON

BASE_MS = 1700000000000
REAL_SLICE_MS = 5


class HeldClock(object):
    """Stands still until `advance`."""

    def __init__(self, now_ms=BASE_MS):
        self._lock = threading.Lock()
        self._now_ms = now_ms

    def now_ms(self):
        return self._now_ms

    def advance(self, ms):
        with self._lock:
            self._now_ms += ms


class SlicedCondition(object):
    """A condition whose waits are short in real time: the held clock says whether the time is over."""

    def __init__(self, condition):
        self._condition = condition

    def __enter__(self):
        self._condition.__enter__()
        return self

    def __exit__(self, *about):
        return self._condition.__exit__(*about)

    def wait(self, timeout_ms=None):
        self._condition.wait(
            REAL_SLICE_MS if timeout_ms is None else min(timeout_ms, REAL_SLICE_MS)
        )

    def notify(self):
        self._condition.notify()

    def notify_all(self):
        self._condition.notify_all()


def _base():
    if JYTHON:
        from exchange.workflows.hosts.jvm.host import JvmHost
        from tests.support.machine import PythonMachine

        class Base(JvmHost):
            isolates = False

            def __init__(self, folder, gateway_name):
                JvmHost.__init__(self, PythonMachine(folder, gateway_name))

        return Base
    from exchange.workflows.hosts.cpython.host import CPythonHost

    return CPythonHost


class HeldHost(_base()):
    """The host of the Python that runs the tests, with the test's clock."""

    def __init__(self, folder, clock, gateway_name="gw"):
        super(HeldHost, self).__init__(folder, gateway_name)
        self.clock = clock
        self.audited = []
        self.broadcasts = []
        self.active = True
        self.environment = {}

    def now_ms(self):
        return self.clock.now_ms()

    def monotonic_ms(self):
        return self.clock.now_ms()

    def condition(self, lock=None):
        return SlicedCondition(super(HeldHost, self).condition(lock))

    def getenv(self, name):
        return self.environment.get(name)

    def is_active(self):
        return self.active

    def audit(self, entry):
        self.audited.append(entry)

    def broadcast(self, message_type, payload):
        self.broadcasts.append((message_type, payload))
