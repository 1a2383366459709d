# -*- coding: utf-8 -*-
"""Rows become records here, once; columns come in the order of the fields."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.model.records import (
    AuditEntry,
    Command,
    Enum,
    Event,
    Executor,
    Maintenance,
    Message,
    Operation,
    Retention,
    Run,
    Step,
    StreamEntry,
    Template,
    Verdict,
)


def records(kind, rows):
    return [kind(*row) for row in rows]


def first(kind, rows):
    """The record of the first row, or None."""
    return kind(*rows[0]) if rows else None


def verdict(row):
    """Of (n, written, status, error_json, command_waiting, deadline_at); columns are NULL when there is no such run."""
    return Verdict(bool(row[1]), row[2], row[3], bool(row[4]), row[5])


def maintenance(row):
    return Maintenance(bool(row[0]), *row[1:])


__all__ = [
    "AuditEntry",
    "Command",
    "Enum",
    "Event",
    "Executor",
    "Maintenance",
    "Message",
    "Operation",
    "Retention",
    "Run",
    "Step",
    "StreamEntry",
    "Template",
    "Verdict",
    "first",
    "maintenance",
    "records",
    "verdict",
]
