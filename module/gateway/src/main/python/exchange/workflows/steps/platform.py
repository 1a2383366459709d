# -*- coding: utf-8 -*-
"""What the built-in steps need of the platform and of the run around them."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.engine.instance import current_engine

HELD_MS = 1000
"""A pause that took so much longer than asked was a HOLD."""


def system():
    """The platform's `system`, whichever host this runs on."""
    return current_engine().host.system()


def pause(ms):
    """Wait inside a step without holding a worker; raises Cancelled as soon as the run is cancelled or out of time."""
    engine = current_engine()
    engine.parts.waits.sleep(engine.current(), ms)


def until(arrived, timeout_ms, poll_ms):
    """Ask `arrived()` now and each poll_ms until it is true (True) or timeout_ms have passed (False).

    The time in which an operator held the run does not count.
    """
    host = current_engine().host
    deadline = host.monotonic_ms() + int(timeout_ms)
    while not arrived():
        begun = host.monotonic_ms()
        if begun >= deadline:
            return False
        wanted = max(1, min(int(poll_ms), deadline - begun))
        pause(wanted)
        late = host.monotonic_ms() - begun - wanted
        if late > HELD_MS:
            deadline += late
    return True
