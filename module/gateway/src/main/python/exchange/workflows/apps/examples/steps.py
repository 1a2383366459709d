# -*- coding: utf-8 -*-
"""A step of the examples."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.engine.runtime import step
from exchange.workflows.steps import platform
from exchange.workflows.steps.sleep import chunk_of

__all__ = ["sleep_chunked"]


@step(name="sleep.sleep_chunked")
def sleep_chunked(total_ms, chunk_ms=250):
    """Sleep in chunks and see a cancel: {total_ms, chunk_ms}."""
    total_ms, chunk_ms = max(0, int(total_ms or 0)), chunk_of(chunk_ms)
    for start in range(0, total_ms, chunk_ms):
        platform.pause(min(chunk_ms, total_ms - start))
    return {"total_ms": total_ms, "chunk_ms": chunk_ms}
