# -*- coding: utf-8 -*-
"""What the store asks of a database: sessions, transactions, row counts, and which errors mean what."""
from __future__ import absolute_import, division, print_function, unicode_literals


class Database(object):
    dialect = ""
    """sqlite | postgres"""

    counts = None
    """An object with .statements and .commits, counted since the start (benchmarks and tests read them)."""

    def write(self):
        """`with database.write() as session:` one transaction; commits at the end, rolls back on any error.

        SQLite: one writer at a time (BEGIN IMMEDIATE). A single statement may be sent in autocommit.
        Raises StoreUnavailable when the database is away (also when it goes away inside).
        """
        raise NotImplementedError

    def read(self):
        """`with database.read() as session:` for queries only; no transaction is left open."""
        raise NotImplementedError

    def held(self):
        """A HeldSession for one user at a time, such as the journal: `session(fn)` runs fn(session) in one
        transaction on a connection that is kept with its prepared statements; broken ones are replaced."""
        raise NotImplementedError

    def listen(self, channel, on_message):
        """Postgres: call on_message(payload) for NOTIFY on `channel` from a thread of the host; returns an object
        with close(). Other dialects and platforms that cannot return None."""
        raise NotImplementedError

    def describe(self):
        """{version, dialect, latency_ms}; raises StoreUnavailable."""
        raise NotImplementedError

    def close(self):
        raise NotImplementedError


class Session(object):
    def execute(self, statement, params=None):
        """Run `statement` (a store.queries.Statement or SQL text with :names) and return the row count."""
        raise NotImplementedError

    def query(self, statement, params=None):
        """Rows as a list of tuples of plain Python values (text, int, float, bool, None)."""
        raise NotImplementedError

    def script(self, sql):
        """Run several statements separated as the migration files do it; no parameters."""
        raise NotImplementedError
