# -*- coding: utf-8 -*-
"""`system.date` over datetime, on the host's clock; a date is a naive local datetime."""
from __future__ import absolute_import, division, print_function, unicode_literals

import datetime
import time

_PATTERNS = (
    ("yyyy", "%Y"),
    ("MMM", "%b"),
    ("MM", "%m"),
    ("dd", "%d"),
    ("HH", "%H"),
    ("mm", "%M"),
    ("ss", "%S"),
    ("yy", "%y"),
)


class Dates(object):
    def __init__(self, now_ms):
        self._now_ms = now_ms

    def now(self):
        return self.fromMillis(self._now_ms())

    def fromMillis(self, millis):
        date = datetime.datetime.fromtimestamp(millis // 1000)
        return date + datetime.timedelta(milliseconds=millis % 1000)

    def toMillis(self, date):
        return int(time.mktime(date.timetuple())) * 1000 + date.microsecond // 1000

    def addMillis(self, date, value):
        return date + datetime.timedelta(milliseconds=value)

    def addSeconds(self, date, value):
        return date + datetime.timedelta(seconds=value)

    def addMinutes(self, date, value):
        return date + datetime.timedelta(minutes=value)

    def addHours(self, date, value):
        return date + datetime.timedelta(hours=value)

    def addDays(self, date, value):
        return date + datetime.timedelta(days=value)

    def isBefore(self, date, other):
        return date < other

    def isAfter(self, date, other):
        return date > other

    def millisBetween(self, date, other):
        return self.toMillis(other) - self.toMillis(date)

    def secondsBetween(self, date, other):
        return int(self.millisBetween(date, other) / 1000)

    def minutesBetween(self, date, other):
        return int(self.millisBetween(date, other) / 60000)

    def format(self, date, format="yyyy-MM-dd HH:mm:ss"):
        """The letters y M d H m s of Java's patterns; others stay as they are."""
        for java, python in _PATTERNS:
            format = format.replace(java, python)
        return date.strftime(str(format))
