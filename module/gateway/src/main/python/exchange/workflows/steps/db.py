# -*- coding: utf-8 -*-
"""Steps over the plant's own databases (named connections); not over the engine's tables."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows._compat import text_type
from exchange.workflows.engine.runtime import step
from exchange.workflows.steps import platform

__all__ = ["query", "update"]


@step(name="db.query")
def query(dbName, sql, args=None):
    """Run a prepared SELECT: a list of {column: value}. Dates and decimals come out as text and numbers."""
    found = platform.system().db.runPrepQuery(sql, list(args or []), dbName)
    names = [text_type(name) for name in found.getColumnNames()]
    return [_row(found, names, row) for row in range(found.getRowCount())]


@step(name="db.update")
def update(dbName, sql, args=None):
    """Run a prepared INSERT, UPDATE or DELETE: {rows_affected}.

    Interrupted before it was recorded it runs again: make it idempotent, with the run's id as key for example.
    """
    return {
        "rows_affected": platform.system().db.runPrepUpdate(
            sql, list(args or []), dbName
        )
    }


def _row(found, names, row):
    return dict(
        (name, found.getValueAt(row, column)) for column, name in enumerate(names)
    )
