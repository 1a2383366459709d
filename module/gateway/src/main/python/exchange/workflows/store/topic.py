# -*- coding: utf-8 -*-
"""What every topic of the store builds on: its statements, its database, and ids that a database can take."""
from __future__ import absolute_import, division, print_function, unicode_literals

import json
import re

from exchange.workflows._compat import PY2, string_types, text_type

_UUID = re.compile(r"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$")
# What Postgres cannot keep in a text, and UTF-8 cannot hold. Jython's text has no lone
# surrogates, and its compiler refuses to read them in a source.
_UNSTORABLE = re.compile("\x00" if PY2 else "[\\x00\\ud800-\\udfff]")


class Topic(object):
    """`_sql` the Queries of the dialect, `_database` the ports.database.Database, `_journal` a Held for checkpoints."""

    def __init__(self, database, queries):
        self._database = database
        self._sql = queries
        self._journal = database.held()
        # The Postgres store needs no notification for the executor that it serves itself.
        self._executor_id = None

    def _run(self, statement, **params):
        return self._database.run(statement, params)

    def _select(self, statement, **params):
        return self._database.select(statement, params)


def usable_id(workflow_id):
    """The id as it is stored (lower case), or None when no run can have it."""
    if not isinstance(workflow_id, string_types) or not _UUID.match(workflow_id):
        return None
    return text_type(workflow_id).lower()


def usable_ids(workflow_ids):
    return [found for found in (usable_id(each) for each in workflow_ids) if found]


def storable(text):
    """`text` (or None) without what no store can keep: NUL and lone surrogates become U+FFFD."""
    return text and _UNSTORABLE.sub("\ufffd", text)


def storable_json(text):
    """JSON text (or None) with such characters escaped, as JSON can."""
    return text and _UNSTORABLE.sub(lambda hit: "\\u%04x" % ord(hit.group()), text)


def is_storable(text):
    return text is None or not _UNSTORABLE.search(text)


def json_list(values):
    return text_type(json.dumps(list(values)))
