# -*- coding: utf-8 -*-
"""The states of runs and steps, and every move between them, as a table."""
from __future__ import absolute_import, division, print_function, unicode_literals

ENQUEUED = "ENQUEUED"
PENDING = "PENDING"
RUNNING = "RUNNING"
WAITING = "WAITING"
SUCCESS = "SUCCESS"
ERROR = "ERROR"
CANCELLED = "CANCELLED"
STOPPED = "STOPPED"

OPEN = (ENQUEUED, PENDING, RUNNING, WAITING)
FINAL = (SUCCESS, ERROR, CANCELLED, STOPPED)
OCCUPYING = (PENDING, RUNNING, WAITING)
"""States in which a run holds its partition."""

STEP_STARTED = "STARTED"
STEP_SUCCESS = "SUCCESS"
STEP_ERROR = "ERROR"

MOVES = {
    "claim": ((ENQUEUED,), PENDING),
    "begin": ((PENDING,), RUNNING),
    "requeue": ((PENDING, RUNNING), ENQUEUED),
    "park": ((RUNNING,), WAITING),
    "wake": ((WAITING,), ENQUEUED),
    "succeed": ((RUNNING,), SUCCESS),
    "fail": ((PENDING, RUNNING), ERROR),
    "cancel": (OPEN, CANCELLED),
    "stop": ((ENQUEUED, RUNNING, WAITING), STOPPED),
    "restart": ((ERROR, STOPPED), ENQUEUED),
}
"""move name -> (states it may leave, state it reaches); SQL guards each with WHERE status IN (<left>)."""


def is_final(status):
    return status in FINAL


def is_open(status):
    return status in OPEN


def may(move, status):
    """Whether `move` may leave `status`."""
    return status in MOVES[move][0]


def reached(move):
    return MOVES[move][1]
