# -*- coding: utf-8 -*-
"""Threads and conditions that both hosts share, counted in milliseconds."""
from __future__ import absolute_import, division, print_function, unicode_literals

import threading


class Condition(object):
    """`wait` may return early; callers test what they wait for in a loop."""

    def __init__(self, lock=None):
        # Jython takes no None for "a lock of your own".
        self._condition = (
            threading.Condition() if lock is None else threading.Condition(lock)
        )

    def __enter__(self):
        self._condition.acquire()
        return self

    def __exit__(self, *_):
        self._condition.release()

    def wait(self, timeout_ms=None):
        self._condition.wait(
            None if timeout_ms is None else max(0, timeout_ms) / 1000.0
        )

    def notify(self):
        self._condition.notify()

    def notify_all(self):
        self._condition.notify_all()


class Thread(object):
    """A daemon thread that runs `target` once."""

    def __init__(self, name, target):
        self._thread = threading.Thread(target=target, name=name)
        self._thread.daemon = True
        self._thread.start()

    def join(self, timeout_ms=None):
        self._thread.join(None if timeout_ms is None else max(0, timeout_ms) / 1000.0)

    def is_alive(self):
        return self._thread.is_alive()
