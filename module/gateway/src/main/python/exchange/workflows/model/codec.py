# -*- coding: utf-8 -*-
"""Values to JSON text and back; what an input and an error look like when stored.

Plain values are text, numbers, booleans, None, dicts with text keys, lists. `plain` turns what scripts return besides
(dates, decimals, datasets, Java collections) into these, by what an object can do and never by its class: a class of
another interpreter is another class.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import json

from exchange.workflows._compat import ANY_ERROR, integer_types, string_types, text_type
from exchange.workflows.model.errors import NotSerializable

DEEPEST = 200
_INFINITY = float("inf")


def encode(value):
    """Compact ASCII JSON text; raises NotSerializable naming the place."""
    return dumps(plain(value))


def dumps(value):
    """JSON text of a value that is plain already."""
    return text_type(
        json.dumps(
            value,
            ensure_ascii=True,
            allow_nan=False,
            separators=(",", ":"),
            sort_keys=True,
        )
    )


def decode(text):
    """The value of JSON text; raises ValueError."""
    return json.loads(text)


def has_text_keys(value):
    """Whether the dicts in a value that JSON takes have only keys that JSON would not change."""
    if isinstance(value, dict):
        return all(
            isinstance(key, text_type) and has_text_keys(item)
            for key, item in value.items()
        )
    if isinstance(value, (list, tuple)):
        return all(has_text_keys(item) for item in value)
    return True


def plain(value, place="$", depth=0):
    """`value` as plain values; the very same object where it is a plain scalar."""
    if value is None or isinstance(value, (bool, integer_types)):
        return value
    if isinstance(value, text_type):
        return value
    if isinstance(value, string_types) or isinstance(value, bytes):
        return _text(value, place)
    if isinstance(value, float):
        return _finite(value, place)
    if depth >= DEEPEST:
        raise NotSerializable(
            "%s is nested deeper than %d levels" % (place, DEEPEST), place=place
        )
    if isinstance(value, dict):
        return _mapping(value.items(), place, depth)
    if isinstance(value, (list, tuple)):
        return _items(value, place, depth)
    return _converted(value, place, depth)


def _text(value, place):
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        raise NotSerializable("%s holds bytes that are no text" % place, place=place)


def _finite(value, place):
    if value != value or value in (_INFINITY, -_INFINITY):
        raise NotSerializable(
            "%s is a number that JSON cannot hold (%s)" % (place, value), place=place
        )
    return value


def _mapping(pairs, place, depth):
    result = {}
    for key, item in pairs:
        name = _key(key, place)
        if name in result:
            raise NotSerializable(
                "%s has the key %s twice" % (place, name), place=place
            )
        result[name] = plain(item, "%s.%s" % (place, name), depth + 1)
    return result


def _key(key, place):
    if isinstance(key, text_type):
        return key
    if isinstance(key, string_types) or isinstance(key, bytes):
        return _text(key, place)
    if isinstance(key, integer_types) and not isinstance(key, bool):
        return text_type(key)
    raise NotSerializable("%s has a key that is no text" % place, place=place)


def _items(values, place, depth):
    return [
        plain(item, "%s[%d]" % (place, index), depth + 1)
        for index, item in enumerate(values)
    ]


def _can(value, *names):
    return all(callable(getattr(value, name, None)) for name in names)


def _converted(value, place, depth):
    if hasattr(value, "time_hi_version"):  # a UUID: it has properties only
        return text_type(value)
    for can, convert in _CONVERSIONS:
        if _can(value, *can):
            return convert(value, place, depth)
    raise NotSerializable(
        "%s is a %s, which JSON cannot hold" % (place, type(value).__name__),
        place=place,
    )


def _dataset(value, place, depth):
    names = [text_type(name) for name in value.getColumnNames()]
    rows = []
    for row in range(value.getRowCount()):
        cells = [
            (name, value.getValueAt(row, column)) for column, name in enumerate(names)
        ]
        rows.append(_mapping(cells, "%s[%d]" % (place, row), depth + 1))
    return rows


def _decimal(value, place, depth):
    return _finite(float(value), place)


def _big_decimal(value, place, depth):
    return _finite(float(value.doubleValue()), place)


def _qualified(value, place, depth):
    pairs = [
        ("value", value.getValue()),
        ("quality", text_type(value.getQuality())),
        ("timestamp", value.getTimestamp()),
    ]
    return _mapping(pairs, place, depth)


_CONVERSIONS = (
    (("isoformat",), lambda value, place, depth: text_type(value.isoformat())),
    (("as_tuple", "quantize"), _decimal),
    (("getRowCount", "getColumnNames", "getValueAt"), _dataset),
    (("getValue", "getQuality", "getTimestamp"), _qualified),
    (("getTime", "toInstant"), lambda value, place, depth: int(value.getTime())),
    (("doubleValue", "unscaledValue"), _big_decimal),
    (
        ("entrySet", "keySet"),
        lambda value, place, depth: _mapping(
            [(entry.getKey(), entry.getValue()) for entry in value.entrySet()],
            place,
            depth,
        ),
    ),
    (
        ("getMostSignificantBits", "getLeastSignificantBits"),
        lambda value, place, depth: text_type(value),
    ),
    (
        ("iterator", "toArray"),
        lambda value, place, depth: _items(list(value), place, depth),
    ),
    (
        ("union", "issubset"),
        lambda value, place, depth: _items(sorted(value, key=text_type), place, depth),
    ),
    (
        ("keys", "items"),
        lambda value, place, depth: _mapping(value.items(), place, depth),
    ),
)
"""(methods that tell the kind, conversion), tried in this order."""


# --- what is stored ---------------------------------------------------------------------------------------------------
def stored_inputs(inputs, timeout_seconds=None):
    """The stored form of a start's inputs: {"resolved", "raw"[, "__wf_control"]}, as a plain value."""
    inputs = inputs or {}
    if isinstance(inputs, dict):
        stored = {
            "resolved": inputs.get("resolved", inputs),
            "raw": inputs.get("raw", inputs),
        }
        control = inputs.get("__wf_control")
        if timeout_seconds is None and isinstance(control, dict):
            timeout_seconds = control.get("timeout_seconds")
    else:
        stored = {"resolved": inputs, "raw": inputs}
    seconds = positive_seconds(timeout_seconds)
    if seconds is not None:
        stored["__wf_control"] = {"timeout_seconds": seconds}
    return stored


def positive_seconds(value):
    """A positive number of seconds, or None for anything else."""
    if isinstance(value, bool) or value is None:
        return None
    try:
        seconds = float(value)
    except (TypeError, ValueError):
        return None
    if not 0 < seconds < _INFINITY:
        return None
    return int(seconds) if seconds == int(seconds) else seconds


def timeout_seconds_of(stored):
    """The timeout in stored inputs, or None."""
    control = stored.get("__wf_control") if isinstance(stored, dict) else None
    return (
        positive_seconds(control.get("timeout_seconds"))
        if isinstance(control, dict)
        else None
    )


def workflow_error(failure):
    """error_json of a run whose code failed; `failure` as host.failure gives it."""
    return {
        "type": "workflow_error",
        "message": failure["message"],
        "traceback": failure["traceback"],
        "exception": failure["type"],
    }


def step_error(failure, step_name, call_seq, attempt):
    """error_json of a step or of one attempt at it."""
    return {
        "type": "step_error",
        "message": failure["message"],
        "traceback": failure["traceback"],
        "exception": failure["type"],
        "step": step_name,
        "call_seq": call_seq,
        "attempt": attempt,
    }


def ended(kind, reason):
    """error_json of a run that was cancelled, ran out of time or was stopped."""
    return {"type": kind, "reason": reason}


def unstorable_result(value, problem):
    """result_json of a run whose result JSON cannot hold; the run is a SUCCESS all the same."""
    try:
        shown = "%s" % (value,)
    except ANY_ERROR:  # a value's own text can fail
        shown = "<%s>" % type(value).__name__
    return {
        "type": "result_serialize_error",
        "message": "%s" % (problem,),
        "value": shown,
    }
