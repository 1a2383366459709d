# -*- coding: utf-8 -*-
"""Waiting for what must happen, with a deadline; stopping the engine at a probe."""
from __future__ import absolute_import, division, print_function, unicode_literals

import threading
import time

DEADLINE_S = 20


def until(condition, what="it", deadline_s=DEADLINE_S):
    """Wait for another thread: the value of condition() as soon as it is true; fails at the deadline."""
    end = time.time() + deadline_s
    while True:
        found = condition()
        if found:
            return found
        if time.time() > end:
            raise AssertionError("%s did not happen within %s s" % (what, deadline_s))
        time.sleep(0.002)  # real threads are waited for here; there is nothing to step


class Gate(object):
    """Stops each thread that passes a probe until `open`."""

    def __init__(self, probes, point):
        self._open = threading.Event()
        self.reached = threading.Event()
        probes.listen(point, self._pass)

    def _pass(self):
        self.reached.set()
        self._open.wait(DEADLINE_S)

    def wait_reached(self):
        assert self.reached.wait(DEADLINE_S), "the probe was not reached"

    def open(self):
        self._open.set()


class Crash(BaseException):
    """What a simulated crash raises in a worker: nothing of the run is written after it."""
