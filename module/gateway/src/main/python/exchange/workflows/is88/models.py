# -*- coding: utf-8 -*-
"""ISA-88 states and commands under the names that scripts know."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.model import commands as _commands

ST_IDLE = _commands.IDLE
ST_STARTING = _commands.STARTING
ST_RUNNING = _commands.RUNNING
ST_HOLDING = _commands.HOLDING
ST_HELD = _commands.HELD
ST_RESUMING = _commands.RESUMING
ST_STOPPING = _commands.STOPPING
ST_STOPPED = _commands.STOPPED
ST_COMPLETE = _commands.COMPLETE
ST_ERROR = _commands.ERROR

CMD_HOLD = _commands.HOLD
CMD_RESUME = _commands.RESUME
CMD_STOP = _commands.STOP
CMD_RESET = _commands.RESET

ALL_STATES = list(_commands.PHASE_STATES)
ALL_COMMANDS = list(_commands.COMMANDS)
CMD_PRIORITY = dict(_commands.PRIORITY)

__all__ = [
    "ALL_COMMANDS",
    "ALL_STATES",
    "CMD_HOLD",
    "CMD_PRIORITY",
    "CMD_RESET",
    "CMD_RESUME",
    "CMD_STOP",
    "ST_COMPLETE",
    "ST_ERROR",
    "ST_HELD",
    "ST_HOLDING",
    "ST_IDLE",
    "ST_RESUMING",
    "ST_RUNNING",
    "ST_STARTING",
    "ST_STOPPED",
    "ST_STOPPING",
    "allowedInState",
    "commandPriority",
    "normalizeCommand",
    "pickHighestPriority",
]


def allowedInState(cmd, state):
    """True if code that says it is in `state` may be given `cmd`; no state allows every command."""
    return _commands.allowed_in(cmd, state)


def normalizeCommand(messageOrCmd):
    """HOLD, RESUME, STOP or RESET from a word or a message `{"cmd": word}`, in any case; None for anything else."""
    return _commands.normalize(messageOrCmd)


def commandPriority(cmd):
    """STOP 2, HOLD 1, RESUME 0, RESET -1; -999 for anything else."""
    return _commands.priority_of(cmd)


def pickHighestPriority(messages, state=None):
    """`{"cmd", "message", "priority"}` of the best message that is allowed in `state`, or None. The first wins a tie."""
    return _commands.pick(messages, state)
