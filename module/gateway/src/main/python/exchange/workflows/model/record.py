# -*- coding: utf-8 -*-
"""Frozen records: `collections.namedtuple`, without its price on Jython.

There each namedtuple is source text that is compiled when it is defined, 5 to 10 ms apiece; this package has forty. The
class made here has the same fields, order, equality, `_fields`, `_make` and `_replace`.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import collections
from operator import itemgetter

from exchange.workflows._compat import JYTHON


class _Record(tuple):
    __slots__ = ()
    _fields = ()
    _defaults = {}  # type: dict

    def __new__(cls, *values, **named):
        if named or len(values) != len(cls._fields):
            values = _in_order(cls, values, named)
        return tuple.__new__(cls, values)

    @classmethod
    def _make(cls, values):
        return cls(*values)

    def _replace(self, **changes):
        changed = [changes.pop(name, self[n]) for n, name in enumerate(self._fields)]
        if changes:
            raise ValueError("Got unexpected field names: %s" % sorted(changes))
        return tuple.__new__(self.__class__, changed)

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __repr__(self):
        pairs = ["%s=%r" % pair for pair in zip(self._fields, self)]
        return "%s(%s)" % (self.__class__.__name__, ", ".join(pairs))


def _in_order(cls, values, named):
    left = cls._fields[len(values) :]
    known = dict(cls._defaults, **named)
    if len(values) > len(cls._fields) or any(name not in known for name in left):
        raise TypeError("%s needs the fields %s" % (cls.__name__, list(cls._fields)))
    if any(name not in left for name in named):
        raise TypeError("%s has no such field, or twice: %s" % (cls.__name__, named))
    return values + tuple(known[name] for name in left)


def light_record(name, fields, defaults=()):
    """What `record` is on Jython."""
    names = tuple(str(field) for field in fields.split())
    late = names[len(names) - len(defaults) :]
    body = {"_fields": names, "_defaults": dict(zip(late, defaults))}  # type: dict
    body["__slots__"] = ()
    for place, field in enumerate(names):
        body[field] = property(itemgetter(place))
    return type(str(name), (_Record,), body)


def named_tuple(name, fields, defaults=()):
    """What `record` is elsewhere."""
    return collections.namedtuple(name, fields, defaults=defaults)  # novm


record = light_record if JYTHON else named_tuple
"""record(name, "field field …", defaults=()) makes a class of records; defaults are of the last fields."""
