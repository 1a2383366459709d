# -*- coding: utf-8 -*-
"""Named statements: read from the .sql files of a dialect, `:name` turned into what drivers take."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pkgutil
import re

from exchange.workflows.model.errors import StoreError
from exchange.workflows.model.record import record

TOPICS = (
    "runs",
    "claims",
    "recovery",
    "checkpoints",
    "history",
    "messages",
    "commands",
    "maintenance",
    "people",
    "audit",
    "retention",
    "templates",
    "enums",
    "schema",
)

# `text` has ? for each parameter, `format_text` has %s; `names` are the parameters in that order.
Part = record("Part", "text format_text names")
# A statement has one part, or several that must run in one transaction; the last one gives the rows.
Statement = record("Statement", "name parts")

_MARK = re.compile(r"^-- (name|fragment): *([a-z_]+) *$", re.MULTILINE)
_NEXT_PART = re.compile(r"^-- then\b.*$", re.MULTILINE)
_COMMENT = re.compile(r"--[^\n]*")
_FRAGMENT = re.compile(r"\$\{([a-z_]+)\}")
_PARAMETER = re.compile(r"(?<![:\w]):([a-z_][a-z0-9_]*)")


class Queries(object):
    """The statements of one dialect by name; asking for one that does not exist is an error at once."""

    def __init__(self, dialect):
        self.dialect = dialect
        self._statements = {}
        fragments = {}
        for topic in TOPICS:
            for name, found in parse(
                read_text("sql/%s/%s.sql" % (dialect, topic)), fragments
            ):
                if name in self._statements:
                    raise StoreError(
                        "Statement %s is defined twice (%s)" % (name, topic)
                    )
                self._statements[name] = found

    def __getattr__(self, name):
        try:
            return self.__dict__["_statements"][name]
        except KeyError:
            raise AttributeError("no statement is named %s" % name)

    def names(self):
        return sorted(self._statements)


def read_text(path):
    """A file below store/, from a folder, a jar or `__pyclasspath__/`."""
    content = pkgutil.get_data("exchange.workflows.store", path)
    if content is None:
        raise StoreError("%s is missing from the installation" % path)
    return content.decode("utf-8")


def parse(text, fragments):
    """[(name, Statement)] of a .sql file; fragments, kept in `fragments`, are put in where `${name}` stands."""
    statements = []
    pieces = _MARK.split(text)
    for kind, name, body in zip(pieces[1::3], pieces[2::3], pieces[3::3]):
        parts = [_COMMENT.sub("", part).strip() for part in _NEXT_PART.split(body)]
        parts = [
            _FRAGMENT.sub(lambda hit: fragments[hit.group(1)], part).rstrip(";").strip()
            for part in parts
        ]
        if kind == "fragment":
            fragments[name] = parts[0]
        else:
            statements.append(
                (name, Statement(name, tuple(_part(part) for part in parts)))
            )
    return statements


def statement(text, name="sql"):
    """A Statement of SQL text with :names, for migrations and tests."""
    return Statement(name, (_part(text.strip()),))


def _part(text):
    names = tuple(_PARAMETER.findall(text))
    return Part(
        _PARAMETER.sub("?", text),
        _PARAMETER.sub("%s", text.replace("%", "%%")),
        names,
    )
