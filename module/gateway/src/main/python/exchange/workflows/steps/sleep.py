# -*- coding: utf-8 -*-
"""Steps that sleep. A cancel or STOP wakes them at once; they hold no worker."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.engine.runtime import step
from exchange.workflows.steps import platform

__all__ = ["sleep_chunked", "sleep_ms"]

CHUNK_MS = 250


@step(name="sleep.ms")
def sleep_ms(ms):
    """Sleep: {slept_ms}."""
    platform.pause(int(ms))
    return {"slept_ms": int(ms)}


@step(name="sleep.chunked")
def sleep_chunked(total_ms, chunk_ms=CHUNK_MS):
    """Sleep in chunks: {slept_ms, chunks, chunk_ms}; a chunk of 0 or less counts as 250."""
    total_ms, chunk_ms = int(total_ms), chunk_of(chunk_ms)
    slept = chunks = 0
    while slept < total_ms:
        length = min(chunk_ms, total_ms - slept)
        platform.pause(length)
        slept += length
        chunks += 1
    return {"slept_ms": slept, "chunks": chunks, "chunk_ms": chunk_ms}


def chunk_of(chunk_ms):
    return int(chunk_ms) if chunk_ms is not None and int(chunk_ms) > 0 else CHUNK_MS
