# -*- coding: utf-8 -*-
"""The spool: accepted items on disk until the store has them.

Segments of lines `<crc32> <length> <payload>`; a torn or altered line is skipped, and a failed write ends its segment, so
that nothing is ever appended to half a line. A segment is deleted when none of its items is open any more.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import io
import os
import zlib

from exchange.workflows.model.errors import SpoolFull

FOLDER = "spool"
ENDING = ".spool"
LARGEST_SEGMENT = 5000
"""Items; so a restart repeats at most this many that were flushed already, which the store then recognises."""


class Segment(object):
    __slots__ = ("path", "file", "items", "open_items")

    def __init__(self, path, append_file):
        self.path = path
        self.file = append_file
        self.items = 0
        self.open_items = 0


class Spool(object):
    """Not locked: intake calls it with its own lock held, except `load`, which comes first."""

    def __init__(self, host):
        self._host = host
        self._folder = os.path.join(host.data_folder, FOLDER)
        self._log = host.logger("engine.spool")
        self._current = None
        self._number = 0

    def load(self, keep):
        """Call keep(segment, payload) for every whole line, oldest first; then write to new segments only."""
        if not os.path.isdir(self._folder):
            os.makedirs(self._folder)
        for name in sorted(n for n in os.listdir(self._folder) if n.endswith(ENDING)):
            segment = Segment(os.path.join(self._folder, name), None)
            self._number = max(self._number, int(name[: -len(ENDING)]))
            for payload in self._lines(segment.path):
                segment.items += 1
                keep(segment, payload)
            if segment.open_items == 0:
                os.remove(segment.path)

    def _lines(self, path):
        torn = 0
        with io.open(path, encoding="utf-8", errors="replace", newline="\n") as lines:
            for line in lines:
                payload = unframed(line)
                if payload is not None:
                    yield payload
                elif line.strip():
                    torn += 1
        if torn:
            self._log.warn("%s: %d torn lines skipped" % (path, torn))

    def append(self, payload):
        """Hand a payload (ASCII text without line ends) to the operating system; its segment. Raises SpoolFull."""
        segment = self._current
        if segment is None or segment.items >= LARGEST_SEGMENT:
            segment = self._open_next()
        try:
            segment.file.write(framed(payload))
        except SpoolFull:
            self._current = None  # half a line may be there: nothing may follow it
            self._retire(segment)
            raise
        segment.items += 1
        segment.open_items += 1
        return segment

    def note(self, payload):
        """Append a line that is no item (a drop); lost without harm when the disk is full."""
        segment = self.append(payload)
        segment.open_items -= 1

    def settled(self, segment):
        """One item of the segment is in the store, or gone for good."""
        segment.open_items -= 1
        if segment.open_items == 0 and segment is not self._current:
            self._delete(segment)

    def rotate(self):
        """Delete the current segment when nothing in it is open."""
        segment = self._current
        if segment is not None and segment.open_items == 0 and segment.items:
            self._current = None
            self._delete(segment)

    def close(self):
        self.rotate()
        if self._current is not None:
            self._current.file.close()
            self._current = None

    def _open_next(self):
        old = self._current
        self._number += 1
        path = os.path.join(self._folder, "%010d%s" % (self._number, ENDING))
        self._current = Segment(path, self._host.append_file(path))
        if old is not None:
            self._retire(old)
        return self._current

    def _retire(self, segment):
        if segment.open_items == 0:
            self._delete(segment)
        else:
            segment.file.close()
            segment.file = None

    def _delete(self, segment):
        if segment.file is not None:
            segment.file.close()
            segment.file = None
        if os.path.exists(segment.path):
            os.remove(segment.path)


def framed(payload):
    data = payload.encode("ascii")
    return b"%08x %d %s\n" % (zlib.crc32(data) & 0xFFFFFFFF, len(data), data)


def unframed(line):
    """The payload of a whole line, or None."""
    parts = line.rstrip("\n").split(" ", 2)
    if len(parts) != 3 or not line.endswith("\n"):
        return None
    checksum, length, payload = parts
    data = payload.encode("utf-8")
    if length != "%d" % len(data) or checksum != "%08x" % (
        zlib.crc32(data) & 0xFFFFFFFF
    ):
        return None
    return payload
