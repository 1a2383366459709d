# -*- coding: utf-8 -*-
"""Named points between two durable effects.

In production a probe is an attribute that is None and one test of it. A test listens to a point, and an acceptance test
lets the process die there: WORKFLOWS_KILL_AT=<point>[:<count>][,...] ends it, as a kill would, at the count-th pass.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

POINTS = (
    "enqueue.before",
    "enqueue.written",
    "intake.before_spool",
    "intake.spooled",
    "flush.before",
    "flush.written",
    "claim.written",
    "begin.before",
    "begin.written",
    "history.read",
    "step.before",
    "step.done",
    "checkpoint.before",
    "checkpoint.written",
    "attempt.failed",
    "message.taken",
    "park.before",
    "park.written",
    "finish.before",
    "finish.written",
    "requeue.written",
    "release.written",
    "recover.before",
    "recover.written",
    "lease.renewed",
    "cancel.written",
    "command.requested",
    "command.decided",
)

VARIABLE = "WORKFLOWS_KILL_AT"
KILLED = 137


class Probes(object):
    """`hit` is None as long as nobody listens; so a point costs `if probes.hit: probes.hit("name")`."""

    def __init__(self, host):
        self._host = host
        self._listeners = {}
        self.hit = None
        self._arm(host.getenv(VARIABLE))

    def listen(self, point, listener):
        """Call `listener()` at each pass of `point`."""
        if point not in POINTS:
            raise ValueError("There is no probe %s" % point)
        self._listeners.setdefault(point, []).append(listener)
        self.hit = self._hit

    def _hit(self, point):
        for listener in self._listeners.get(point, ()):
            listener()

    def _arm(self, text):
        for part in (text or "").split(","):
            if part.strip():
                point, _, count = part.strip().partition(":")
                self.listen(
                    point,
                    Countdown(int(count or 1), lambda: self._host.exit_now(KILLED)),
                )


class Countdown(object):
    def __init__(self, count, action):
        self._left = count
        self._action = action

    def __call__(self):
        self._left -= 1
        if self._left == 0:
            self._action()
