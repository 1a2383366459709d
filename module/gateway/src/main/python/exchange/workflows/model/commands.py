# -*- coding: utf-8 -*-
"""ISA-88 words: an operator's states and commands, their priorities, and what is allowed when."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows._compat import string_types

IDLE = "IDLE"
STARTING = "STARTING"
RUNNING = "RUNNING"
HOLDING = "HOLDING"
HELD = "HELD"
RESUMING = "RESUMING"
STOPPING = "STOPPING"
STOPPED = "STOPPED"
COMPLETE = "COMPLETE"
ERROR = "ERROR"
PHASE_STATES = (
    IDLE,
    STARTING,
    RUNNING,
    HOLDING,
    HELD,
    RESUMING,
    STOPPING,
    STOPPED,
    COMPLETE,
    ERROR,
)

HOLD = "HOLD"
RESUME = "RESUME"
STOP = "STOP"
RESET = "RESET"
CANCEL = "CANCEL"
COMMANDS = (STOP, HOLD, RESUME, RESET)

PRIORITY = {STOP: 2, HOLD: 1, RESUME: 0, RESET: -1}
UNKNOWN_PRIORITY = -999

# What code that reads its own commands may be given; None = in any state.
ALLOWED_IN = {
    STOP: None,
    HOLD: (STARTING, RUNNING, RESUMING),
    RESUME: (HELD,),
    RESET: (STOPPED, ERROR),
}

# What an operator may do with a run whose commands the engine handles, by its phase state.
AVAILABLE = {
    IDLE: (STOP, CANCEL),
    STARTING: (HOLD, STOP, CANCEL),
    RUNNING: (HOLD, STOP, CANCEL),
    HOLDING: (STOP, CANCEL),
    HELD: (RESUME, STOP, CANCEL),
    RESUMING: (HOLD, STOP, CANCEL),
    STOPPING: (CANCEL,),
    STOPPED: (RESET,),
    ERROR: (RESET,),
    COMPLETE: (),
}


def normalize(message):
    """The command of a mailbox message (a dict with `cmd`, or text) in upper case; None for any other word."""
    word = message.get("cmd") if hasattr(message, "get") else message
    if not isinstance(word, string_types):
        return None
    word = word.strip().upper()
    return word if word in PRIORITY else None


def priority_of(command):
    return PRIORITY.get(normalize(command), UNKNOWN_PRIORITY)


def allowed_in(command, state):
    """May code in `state` be given this command? No state means that it has not said, so everything goes."""
    command = normalize(command)
    if command is None:
        return False
    states = ALLOWED_IN[command]
    return not state or states is None or state.upper() in states


def pick(messages, state=None):
    """The best allowed command among mailbox messages, or None: {cmd, message, priority}; the first wins a tie."""
    index = pick_index(messages, state)
    if index is None:
        return None
    command = normalize(messages[index])
    return {"cmd": command, "message": messages[index], "priority": PRIORITY[command]}


def pick_index(messages, state=None):
    best = None
    for index, message in enumerate(messages or ()):
        if not allowed_in(message, state):
            continue
        if best is None or priority_of(message) > priority_of(messages[best]):
            best = index
    return best


def phase_at_begin(phase_state):
    """The state of a run whose code begins: what an operator had asked for before a crash stays asked for."""
    return phase_state if phase_state in (HOLDING, HELD, STOPPING) else RUNNING


def available(phase_state):
    """The commands an operator may give now, CANCEL among them."""
    return list(AVAILABLE.get(phase_state, ()))
