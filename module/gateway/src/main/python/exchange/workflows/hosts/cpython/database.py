# -*- coding: utf-8 -*-
"""Databases on CPython: SQLite files through sqlite3, Postgres through psycopg 3."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import sqlite3
import threading

from exchange.workflows.hosts.links import (
    IDLE_LINKS,
    FileDatabase,
    Link,
    PooledDatabase,
)
from exchange.workflows.model.errors import StoreConflict, StoreError, StoreUnavailable
from exchange.workflows.ports.database import Result

FILE_NAME = "workflows.db"
OLDEST_SQLITE = (3, 35, 0)
BUSY_TIMEOUT_MS = 10000
CONNECT_TIMEOUT_S = 10

_CONFLICTS = ("40001", "40P01", "55P03", "23505")
_AWAY = ("08", "53", "57", "58")
_READ_ONLY = "25006"


def open_database(data_folder, url=None):
    """The SQLite file of the data folder, or the Postgres that `url` (a libpq connection string) names."""
    if url:
        return PostgresDatabase(url)
    return SqliteDatabase(os.path.join(data_folder, FILE_NAME))


# --- SQLite ---------------------------------------------------------------------------------------------------------


class SqliteDatabase(FileDatabase):
    def __init__(self, path, idle=IDLE_LINKS):
        FileDatabase.__init__(self, idle)
        self.path = path

    def open_link(self):
        if sqlite3.sqlite_version_info < OLDEST_SQLITE:
            raise StoreError(
                "SQLite %s is too old: 3.35 or newer is needed" % sqlite3.sqlite_version
            )
        return SqliteLink(self.path)


class SqliteLink(Link):
    def __init__(self, path):
        self._connection = _sqlite(
            lambda: sqlite3.connect(
                path,
                timeout=BUSY_TIMEOUT_MS / 1000.0,
                isolation_level=None,
                check_same_thread=False,
            )
        )
        try:
            for pragma in (
                "journal_mode=WAL",
                "synchronous=FULL",
                "busy_timeout=%d" % BUSY_TIMEOUT_MS,
            ):
                self.script("PRAGMA " + pragma)
        except StoreError:
            self.close()
            raise

    def version(self):
        return sqlite3.sqlite_version

    def run(self, part, values):
        return _sqlite(lambda: self._run(part.text, values))

    def _run(self, text, values):
        cursor = self._connection.execute(text, values)
        rows = cursor.fetchall() if cursor.description else []
        count = len(rows) if cursor.rowcount < 0 else cursor.rowcount
        cursor.close()
        return Result(rows, count)

    def script(self, sql):
        _sqlite(lambda: self._connection.execute(sql).fetchall())

    def begin(self):
        self.script("BEGIN IMMEDIATE")

    def commit(self):
        self.script("COMMIT")

    def undo(self):
        try:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        except sqlite3.Error:
            # The file is away: its journal rolls back when it is opened again.
            self.close()

    def close(self):
        self._connection.close()


def _sqlite(work):
    try:
        return work()
    except sqlite3.IntegrityError as error:
        raise StoreConflict("SQLite: %s" % error, cause=error)
    except sqlite3.OperationalError as error:
        raise _sqlite_trouble(error)
    except sqlite3.Error as error:
        raise StoreUnavailable("SQLite: %s" % error, cause=error)


def _sqlite_trouble(error):
    text = "%s" % error
    mistakes = (
        "no such",
        "syntax error",
        "has no column",
        "already exists",
        "duplicate column",
        "wrong number",
    )
    kind = (
        StoreError if any(mistake in text for mistake in mistakes) else StoreUnavailable
    )
    return kind("SQLite: %s" % text, cause=error)


# --- Postgres -------------------------------------------------------------------------------------------------------


class PostgresDatabase(PooledDatabase):
    def __init__(self, url, idle=IDLE_LINKS):
        PooledDatabase.__init__(self, "postgres", idle)
        self._url = url

    def open_link(self):
        return PostgresLink(_psycopg(), self._url)

    def listen(self, channel, on_message):
        return Listener(self.open_link, channel, on_message)


def _psycopg():
    try:
        import psycopg
    except ImportError:
        raise StoreError(
            'Postgres needs the package "psycopg" (pip install "psycopg[binary]")'
        )
    return psycopg


class PostgresLink(Link):
    def __init__(self, psycopg, url):
        self._errors = psycopg.Error
        self._lost = (psycopg.OperationalError, psycopg.InterfaceError)
        self.connection = self._mapped(
            lambda: psycopg.connect(
                url,
                autocommit=True,
                prepare_threshold=1,
                connect_timeout=CONNECT_TIMEOUT_S,
                keepalives_idle=10,
            )
        )

    def version(self):
        return self.connection.info.parameter_status("server_version")

    def run(self, part, values):
        return self._mapped(lambda: self._run(part.format_text, values))

    def _run(self, text, values):
        cursor = self.connection.execute(text, values or None)
        rows = cursor.fetchall() if cursor.description else []
        return Result(rows, cursor.rowcount)

    def script(self, sql):
        self._mapped(lambda: self.connection.execute(sql))

    def begin(self):
        self.script("BEGIN")

    def commit(self):
        self.script("COMMIT")

    def undo(self):
        try:
            self.connection.execute("ROLLBACK")
        except self._errors:
            self.close()

    def close(self):
        self.connection.close()

    def _mapped(self, work):
        try:
            return work()
        except self._errors as error:
            raise _postgres_trouble(error, isinstance(error, self._lost))


def _postgres_trouble(error, lost):
    state = error.sqlstate or ""
    text = "Postgres: %s" % ("%s" % error).strip()
    if state in _CONFLICTS:
        return StoreConflict(text, cause=error)
    # Without a state it is the connection itself that failed.
    if (lost and not state) or state[:2] in _AWAY or state == _READ_ONLY:
        return StoreUnavailable(text, cause=error)
    return StoreError(text, cause=error)


class Listener(object):
    """A thread that waits for notifications, on a connection of its own, for as long as it takes."""

    def __init__(self, open_link, channel, on_message):
        self._open = open_link
        self._channel = channel
        self._on_message = on_message
        self._closed = threading.Event()
        self._thread = threading.Thread(
            target=self._loop, name="workflows-listen-" + channel
        )
        self._thread.daemon = True
        self._thread.start()

    def close(self):
        self._closed.set()
        self._thread.join(5)

    def _loop(self):
        while not self._closed.is_set():
            try:
                self._listen(self._open())
            except StoreError:
                self._closed.wait(1)

    def _listen(self, link):
        try:
            link.script('LISTEN "%s"' % self._channel)
            # Whatever was sent while nobody listened: one call that says nothing in particular.
            self._on_message("")
            while not self._closed.is_set():
                for notification in link._mapped(
                    lambda: list(link.connection.notifies(timeout=0.5, stop_after=1))
                ):
                    self._on_message(notification.payload)
        finally:
            link.close()
