# -*- coding: utf-8 -*-
"""Steps that read and write tags."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows._compat import text_type
from exchange.workflows.engine.runtime import step
from exchange.workflows.steps import platform

__all__ = ["read", "write", "write_confirm"]


@step(name="tags.read")
def read(path):
    """The tag now: {value, quality, timestamp}, the last two as text."""
    return _described(read_now(path))


@step(name="tags.write")
def write(path, value):
    """Write, and do not look whether it arrived: {quality}."""
    return {"quality": _write_now(path, value)}


@step(name="tags.write_confirm")
def write_confirm(path, value, confirm_path=None, timeout_ms=10000, poll_ms=250):
    """Write, then read `confirm_path` (default: the same tag) until it has the value.

    {ok, write_quality, confirmed}; after timeout_ms without it ok is False, and timeout_ms is in the reply.
    """
    quality = _write_now(path, value)
    target = confirm_path or path
    confirmed = platform.until(
        lambda: read_now(target).value == value, timeout_ms, poll_ms
    )
    reply = {"ok": confirmed, "write_quality": quality, "confirmed": confirmed}
    return reply if confirmed else dict(reply, timeout_ms=timeout_ms)


def read_now(path):
    """The platform's qualified value of a tag."""
    return platform.system().tag.readBlocking([path])[0]


def _write_now(path, value):
    return text_type(platform.system().tag.writeBlocking([path], [value])[0])


def _described(qualified):
    return {
        "value": qualified.value,
        "quality": text_type(qualified.quality),
        "timestamp": text_type(qualified.timestamp),
    }
