# -*- coding: utf-8 -*-
"""Steps that wait for the plant."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows._compat import text_type
from exchange.workflows.engine.runtime import step
from exchange.workflows.steps import platform
from exchange.workflows.steps.tags import read_now

__all__ = ["until_tag_equals"]


@step(name="wait.until_tag_equals")
def until_tag_equals(path, expected, timeout_ms=10000, poll_ms=250):
    """Read the tag until it has the expected value: {ok, value, quality}.

    After timeout_ms without it ok is False, and timeout_ms is in the reply. A cancel or STOP ends the wait.
    """
    seen = []

    def arrived():
        seen[:] = [read_now(path)]
        return seen[0].value == expected

    ok = platform.until(arrived, timeout_ms, poll_ms)
    reply = {"ok": ok, "value": seen[0].value, "quality": text_type(seen[0].quality)}
    return reply if ok else dict(reply, timeout_ms=timeout_ms)
