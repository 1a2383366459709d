# -*- coding: utf-8 -*-
"""The workers: N permits, a thread per run.

A thread per run and not a kept pool: what user code leaves on a thread (a threading.local above all) would hold its
whole interpreter for the thread's life. A run that waits gives its permit back and counts as `outside`; one that comes
back goes before new work.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

GATHER_MS = 5


class Pool(object):
    def __init__(self, host, size, outside_max, on_free=None):
        self._host = host
        self._changed = host.condition()
        self._on_free = on_free or (lambda: None)
        self.size = size
        self.outside_max = outside_max
        self.busy = 0
        self.outside = 0
        self._returning = 0
        self._numbers = 0

    def resize(self, size, outside_max):
        with self._changed:
            self.size, self.outside_max = size, outside_max
            self._changed.notify_all()
        self._on_free()

    def free(self):
        """How many runs may be started now."""
        with self._changed:
            return self._free()

    def _free(self):
        free = self.size - self.busy - self._returning
        return max(0, min(free, self.outside_max - self.outside))

    def gather(self, count):
        """Wait until `count` workers are free, for some milliseconds at the most."""
        with self._changed:
            for _ in range(GATHER_MS):
                if self._free() >= count:
                    return
                self._changed.wait(1)

    def start(self, carry):
        """Run `carry` on a thread of its own, with a permit; the caller asked `free` before."""
        with self._changed:
            self.busy += 1
            self._numbers += 1
            number = self._numbers
        try:
            self._host.spawn("run-%d" % number, lambda: self._carry(carry))
        except self._host.FAILURES:  # no thread is to be had: the permit is free again
            with self._changed:
                self.busy -= 1
            raise

    def _carry(self, carry):
        try:
            carry()
        finally:
            with self._changed:
                self.busy -= 1
                self._changed.notify_all()
            self._on_free()

    def step_out(self):
        """Give this thread's permit back while it waits."""
        with self._changed:
            self.busy -= 1
            self.outside += 1
            self._changed.notify_all()
        self._on_free()

    def step_in(self):
        """Take a permit again; waits until there is one."""
        with self._changed:
            self._returning += 1
            while self.busy >= self.size:
                self._changed.wait(1000)
            self._returning -= 1
            self.outside -= 1
            self.busy += 1
