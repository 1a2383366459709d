# -*- coding: utf-8 -*-
"""Databases on the JVM: JDBC connections that the Java side lends by name; no driver class is touched here."""
from __future__ import absolute_import, division, print_function, unicode_literals

import json
import os

from java.lang import Throwable
from java.sql import SQLException, Types

from exchange.workflows._compat import integer_types, string_types, text_type
from exchange.workflows.hosts.links import FileDatabase, Link, PooledDatabase
from exchange.workflows.model.errors import (
    StoreConflict,
    StoreError,
    StoreUnavailable,
    UnknownDatabase,
)
from exchange.workflows.ports.database import Result

FILE_NAME = "workflows.db"
BUSY_TIMEOUT_MS = 10000
NETWORK_TIMEOUT_MS = 60000
STATEMENTS_KEPT = 100

_CONFLICTS = ("40001", "40P01", "55P03", "23505")
_AWAY = ("08", "53", "57", "58")
_READ_ONLY = "25006"
# SQLite's own codes: SQLITE_ERROR is a mistake in a statement, SQLITE_CONSTRAINT a row that somebody has already.
_SQLITE_ERROR = 1
_SQLITE_CONSTRAINT = 19


def open_database(machine, name):
    """The embedded SQLite file (no name), or the platform's connection of this name, which must be Postgres."""
    if not name:
        return JdbcFileDatabase(machine)
    return JdbcDatabase(machine, name)


class JdbcDatabase(PooledDatabase):
    """The platform pools the connections: each goes back after use, except those that are held."""

    def __init__(self, machine, name):
        PooledDatabase.__init__(self, "postgres", idle=0)
        self._machine = machine
        self.name = name

    def open_link(self):
        return JdbcLink(_connect(self._machine, self.name), "postgres")

    def encode(self, value):
        return text_type(self._machine.encode(value))


class JdbcFileDatabase(FileDatabase):
    """`path` is for people: the Java side opens the file."""

    def __init__(self, machine):
        FileDatabase.__init__(self)
        self._machine = machine
        self.path = os.path.join(text_type(machine.dataFolder()), FILE_NAME)

    def encode(self, value):
        return text_type(self._machine.encode(value))

    def open_link(self):
        link = JdbcLink(_connect(self._machine, None), "sqlite")
        try:
            for pragma in (
                "journal_mode=WAL",
                "synchronous=FULL",
                "busy_timeout=%d" % BUSY_TIMEOUT_MS,
            ):
                link.script("PRAGMA " + pragma)
        except StoreError:
            link.close()
            raise
        return link


def _connect(machine, name):
    try:
        connection = machine.connect(name)
    except SQLException as error:
        _refuse_unknown(machine, name, error)
        raise trouble(error, "postgres" if name else "sqlite", StoreUnavailable)
    except Throwable as error:
        _refuse_unknown(machine, name, error)
        raise StoreUnavailable(
            "No connection to %s: %s" % (name or "SQLite", error), cause=error
        )
    if connection is None:
        _refuse_unknown(machine, name, None)
        raise StoreUnavailable("No connection to %s" % (name or "SQLite"))
    return connection


def _refuse_unknown(machine, name, error):
    known = [each["name"] for each in json.loads(machine.connectionsJson())]
    if name and name not in known:
        message = "There is no database connection %s; there are: %s" % (
            name,
            ", ".join(sorted(known)) or "none",
        )
        raise UnknownDatabase(message, cause=error, name=name)


class JdbcLink(Link):
    def __init__(self, connection, dialect):
        self._connection = connection
        self._dialect = dialect
        self._prepared = {}
        self._was_automatic = self._sql(connection.getAutoCommit)
        self._old_timeout = None
        self._sql(lambda: connection.setAutoCommit(True))
        if dialect == "postgres":
            self._old_timeout = self._sql(connection.getNetworkTimeout)
            self._patience(NETWORK_TIMEOUT_MS)

    def version(self):
        return text_type(
            self._sql(
                lambda: self._connection.getMetaData().getDatabaseProductVersion()
            )
        )

    def run(self, part, values):
        return self._sql(lambda: self._run(part.text, values))

    def _run(self, text, values):
        prepared = self._prepare(text)
        for place, value in enumerate(values):
            _bind(prepared, place + 1, value)
        if not prepared.execute():
            return Result([], prepared.getUpdateCount())
        found = prepared.getResultSet()
        try:
            rows = _rows(found)
        finally:
            found.close()
        return Result(rows, len(rows))

    def _prepare(self, text):
        """Kept as long as the connection is: a held one parses and plans a statement once."""
        prepared = self._prepared.get(text)
        if prepared is None:
            if len(self._prepared) >= STATEMENTS_KEPT:
                self._forget()
            prepared = self._connection.prepareStatement(text)
            self._prepared[text] = prepared
        return prepared

    def _forget(self):
        kept, self._prepared = self._prepared, {}
        for prepared in kept.values():
            prepared.close()

    def script(self, sql):
        self._sql(lambda: self._script(sql))

    def _script(self, sql):
        statement = self._connection.createStatement()
        try:
            statement.execute(sql)
        finally:
            statement.close()

    def begin(self):
        if self._dialect == "sqlite":
            self.script("BEGIN IMMEDIATE")
        else:
            self._sql(lambda: self._connection.setAutoCommit(False))

    def commit(self):
        if self._dialect == "sqlite":
            self.script("COMMIT")
        else:
            self._sql(self._connection.commit)
            self._sql(lambda: self._connection.setAutoCommit(True))

    def undo(self):
        try:
            if self._dialect == "sqlite":
                self._script("ROLLBACK")
            else:
                self._connection.rollback()
                self._connection.setAutoCommit(True)
        except SQLException:
            # There was no transaction, or no database any more: the server rolls back by itself.
            self._prepared = {}

    def close(self):
        """A pooled connection goes on to other users: it is given back as it came."""
        try:
            self._forget()
            if self._old_timeout is not None:
                self._patience(self._old_timeout)
            self._connection.setAutoCommit(self._was_automatic)
        except (SQLException, StoreError):
            # Broken: the pool will notice when it gets it back.
            self._prepared = {}
        try:
            self._connection.close()
        except SQLException:
            self._connection = None

    def _patience(self, timeout_ms):
        self._sql(lambda: self._connection.setNetworkTimeout(None, timeout_ms))

    def _sql(self, work):
        try:
            return work()
        except SQLException as error:
            raise trouble(error, self._dialect, StoreError)


def trouble(error, dialect, otherwise):
    """The error of ours that a SQLException means."""
    text = "%s: %s" % (
        "SQLite" if dialect == "sqlite" else "Postgres",
        error.getMessage(),
    )
    return _kind(error, dialect, otherwise)(text, cause=error)


def _kind(error, dialect, otherwise):
    if dialect == "sqlite":
        by_code = {_SQLITE_ERROR: otherwise, _SQLITE_CONSTRAINT: StoreConflict}
        return by_code.get(error.getErrorCode(), StoreUnavailable)
    state = error.getSQLState()
    if state in _CONFLICTS:
        return StoreConflict
    # Without a state it is the pool that speaks.
    if not state or state[:2] in _AWAY or state == _READ_ONLY:
        return StoreUnavailable
    return otherwise


def _bind(prepared, place, value):
    if value is None:
        prepared.setNull(place, Types.NULL)
    elif isinstance(value, bool):
        prepared.setBoolean(place, value)
    elif isinstance(value, integer_types):
        prepared.setLong(place, value)
    elif isinstance(value, string_types):
        prepared.setString(place, value)
    else:
        prepared.setDouble(place, value)


def _rows(found):
    columns = range(1, found.getMetaData().getColumnCount() + 1)
    rows = []
    while found.next():
        rows.append(tuple([_plain(found.getObject(column)) for column in columns]))
    return rows


def _plain(value):
    if value is None or isinstance(value, (bool, float) + integer_types + string_types):
        return value
    return text_type(value.toString())
