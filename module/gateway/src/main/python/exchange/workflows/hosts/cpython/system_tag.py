# -*- coding: utf-8 -*-
"""`system.tag` in memory, with handlers that play the plant."""
from __future__ import absolute_import, division, print_function, unicode_literals

import threading

from exchange.workflows._compat import string_types


class Quality(object):
    """A quality code: its text is its name, as on a gateway."""

    def __init__(self, name):
        self._name = name

    def isGood(self):
        return self._name == "Good"

    def getName(self):
        return self._name

    def __str__(self):
        return str(self._name)

    def __eq__(self, other):
        return isinstance(other, Quality) and other.getName() == self._name

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self._name)


GOOD = Quality("Good")
NOT_FOUND = Quality("Bad_NotFound")


class QualifiedValue(object):
    def __init__(self, value, quality, timestamp):
        self.value = value
        self.quality = quality
        self.timestamp = timestamp

    def getValue(self):
        return self.value

    def getQuality(self):
        return self.quality

    def getTimestamp(self):
        return self.timestamp


class Tags(object):
    """A tag is there once it was set: `tags["[default]Tank/Level"] = 0.0`. A path without provider is in [default]."""

    def __init__(self, now_ms):
        self._now_ms = now_ms
        self._lock = threading.RLock()
        self._values = {}
        self._handlers = {}
        self._events = {}
        self.writes = []
        """Every write by a script, in order: (path, value)."""

    # --- for tests: the plant's side
    def __setitem__(self, path, value):
        path = full(path)
        with self._lock:
            previous = self._values.get(path)
            current = QualifiedValue(value, GOOD, self._now_ms())
            self._values[path] = current
        event = self._events.get(path)
        if event is not None and previous is not None and previous.value != value:
            event(path, previous, current)

    def __getitem__(self, path):
        return self._values[full(path)].value

    def __contains__(self, path):
        return full(path) in self._values

    def on_write(self, path, handler):
        """Call handler(tags, value) after each write of a script to `path`; it may set other tags."""
        self._handlers[full(path)] = handler

    def on_change(self, path, handler):
        """Call handler(path, previous, current), both qualified values, after each change of the tag's value."""
        self._events[full(path)] = handler

    # --- for scripts
    def readBlocking(self, tagPaths, timeout=None):
        return [self._read(path) for path in listed(tagPaths)]

    def writeBlocking(self, tagPaths, values, timeout=None):
        paths = listed(tagPaths)
        values = values if isinstance(tagPaths, (list, tuple)) else [values]
        return [self._write(path, value) for path, value in zip(paths, values)]

    def readAsync(self, tagPaths, callback):
        callback(self.readBlocking(tagPaths))

    def writeAsync(self, tagPaths, values, callback=None):
        results = self.writeBlocking(tagPaths, values)
        if callback is not None:
            callback(results)

    def exists(self, tagPath):
        return tagPath in self

    def _read(self, path):
        return self._values.get(full(path)) or QualifiedValue(
            None, NOT_FOUND, self._now_ms()
        )

    def _write(self, path, value):
        path = full(path)
        if path not in self._values:
            return NOT_FOUND
        with self._lock:
            self.writes.append((path, value))
            self[path] = value
        handler = self._handlers.get(path)
        if handler is not None:
            handler(self, value)
        return GOOD


def full(path):
    return path if path.startswith("[") else "[default]%s" % path


def listed(paths):
    return [paths] if isinstance(paths, string_types) else list(paths)
