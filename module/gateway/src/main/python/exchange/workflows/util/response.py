# -*- coding: utf-8 -*-
"""The envelope that every call of `api.service` and `api.admin` answers with."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows._compat import text_type
from exchange.workflows.util.date import nowMs

__all__ = ["makeErr", "makeOk"]


def makeOk(code, message, data=None, meta=None, startedMs=None):
    """`{"ok": True, "code", "message", "data", "meta"}`; each key of data is repeated at the top unless it is taken.

    `meta` gets `tsMs`, and `durationMs` when `startedMs` (epoch ms) is given.
    """
    return _envelope(True, code or "OK", message or "OK", data, meta, startedMs)


def makeErr(code, message, data=None, meta=None, startedMs=None):
    """The same with `ok` False."""
    return _envelope(False, code or "ERROR", message or "Error", data, meta, startedMs)


def _envelope(ok, code, message, data, meta, started_ms):
    data = data if isinstance(data, dict) else {}
    envelope = {
        "ok": ok,
        "code": text_type(code),
        "message": text_type(message),
        "data": data,
        "meta": _meta(meta, started_ms),
    }
    for key, value in data.items():
        envelope.setdefault(key, value)
    return envelope


def _meta(meta, started_ms):
    meta = dict(meta) if isinstance(meta, dict) else {}
    meta.setdefault("tsMs", nowMs())
    if started_ms is not None:
        meta.setdefault("durationMs", max(0, meta["tsMs"] - started_ms))
    return meta
