# -*- coding: utf-8 -*-
"""What templates and enums share: names that must be there, status words, dates, attempts."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows._compat import ANY_ERROR, string_types, text_type
from exchange.workflows.api import replies
from exchange.workflows.engine.instance import open_engine

ACTIVE = "active"
OBSOLETE = "obsolete"

_LOG = "api.params"
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def engine_for(db_name, *names):
    """The engine, once every (argument, value) of `names` is there; raises ValueError("<argument>_required")."""
    for argument, value in names:
        if value is None or (isinstance(value, string_types) and not value.strip()):
            raise ValueError("%s_required" % argument)
    engine = open_engine()
    replies.check_database(engine, db_name)
    return engine


def attempt(engine, what, create):
    try:
        return create()
    except ANY_ERROR as error:
        engine.host.logger(_LOG).error("%s failed" % what, error)
        return {"ok": False, "error": replies.describe(engine, error)}


def status_word(status):
    word = text_type(status or "").strip().lower()
    return ACTIVE if word == ACTIVE else OBSOLETE


def when(engine, ms):
    """`05-Feb-26 14:03:09 (CET)` in the gateway's zone."""
    if ms is None:
        return None
    year, month, day, hour, minute, second, zone = engine.host.local_time(ms)
    name = _MONTHS[month - 1]
    return "%02d-%s-%02d %02d:%02d:%02d (%s)" % (
        day,
        name,
        year % 100,
        hour,
        minute,
        second,
        zone,
    )
