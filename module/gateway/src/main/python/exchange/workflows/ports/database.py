# -*- coding: utf-8 -*-
"""What the store asks of a database: sessions, transactions, row counts, and which errors mean what."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.model.record import record

Result = record("Result", "rows count")


class Database(object):
    """Raises StoreUnavailable when it is away, StoreConflict when trying again may help, StoreError for the rest."""

    dialect = ""
    """sqlite | postgres"""

    counts = None
    """An object with .statements and .commits, counted since the start (benchmarks and tests read them)."""

    def run(self, statement, params=None):
        """One store.queries.Statement that is a transaction of its own (parts: one transaction for all of them);
        its Result. Tried again after a conflict, and once on a new connection when a kept one turns out broken: it
        must find its own earlier write."""
        raise NotImplementedError

    def transact(self, work):
        """work(session) in one transaction, tried again like `run`; returns what work returned."""
        raise NotImplementedError

    def select(self, statement, params=None):
        """The rows of one statement that changes nothing; no transaction is left open."""
        raise NotImplementedError

    def write(self):
        """`with database.write() as session:` one transaction, not repeated; commits at the end, rolls back otherwise.

        SQLite: one writer at a time (BEGIN IMMEDIATE).
        """
        raise NotImplementedError

    def read(self):
        """`with database.read() as session:` for queries only; no transaction is left open."""
        raise NotImplementedError

    def held(self):
        """A Held for one user at a time, such as the journal: the same `run` and `transact` on one connection that is
        kept with its prepared statements; a broken one is replaced."""
        raise NotImplementedError

    def listen(self, channel, on_message):
        """Postgres: call on_message(payload) for NOTIFY on `channel` from a thread of the host; returns an object
        with close(). Other dialects and platforms that cannot return None."""
        raise NotImplementedError

    def encode(self, value):
        """ASCII JSON text of plain lists and dicts, as a parameter of a statement; by the host's fastest means."""
        raise NotImplementedError

    def limit(self, connections):
        """Have at most so many connections open at once; who needs one waits up to 10 s, then StoreUnavailable."""
        raise NotImplementedError

    def describe(self):
        """{version, dialect, latency_ms}."""
        raise NotImplementedError

    def close(self):
        raise NotImplementedError


class Held(object):
    def run(self, statement, params=None):
        raise NotImplementedError

    def transact(self, work):
        raise NotImplementedError

    def close(self):
        raise NotImplementedError


class Session(object):
    def run(self, statement, params=None):
        """Run a Statement; the Result of its last part. Rows are tuples of plain values (text, int, float, bool, None)."""
        raise NotImplementedError

    def script(self, sql):
        """Run several statements that end with `;` at the end of a line; no parameters."""
        raise NotImplementedError
