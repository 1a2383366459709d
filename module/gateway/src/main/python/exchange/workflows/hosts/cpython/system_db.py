# -*- coding: utf-8 -*-
"""`system.db` over SQLite files and Postgres, by connection name."""
from __future__ import absolute_import, division, print_function, unicode_literals

import threading

from exchange.workflows._compat import JYTHON, integer_types
from exchange.workflows.model.errors import UnknownDatabase


class Databases(object):
    """One connection per name, one caller at a time: enough for a test, and no test can lock itself out."""

    def __init__(self, urls):
        self._urls = dict(urls)
        self._open = {}
        self._lock = threading.RLock()

    def runPrepQuery(self, query, args=None, database="", tx=None):
        with self._lock:
            names, rows = self._connection(tx or database).query(
                query, list(args or ())
            )
            return Dataset(names, rows)

    def runQuery(self, query, database="", tx=None):
        return self.runPrepQuery(query, None, database, tx)

    def runScalarPrepQuery(self, query, args=None, database="", tx=None):
        rows = self.runPrepQuery(query, args, database, tx)
        return rows.getValueAt(0, 0) if rows.getRowCount() else None

    def runScalarQuery(self, query, database="", tx=None):
        return self.runScalarPrepQuery(query, None, database, tx)

    def runPrepUpdate(
        self, query, args=None, database="", tx=None, getKey=0, skipAudit=False
    ):
        with self._lock:
            connection = self._connection(tx or database)
            count, key = connection.update(query, list(args or ()))
            if tx is None:
                connection.commit()
            return key if getKey else count

    def runUpdateQuery(self, query, database="", tx=None, getKey=0, skipAudit=False):
        return self.runPrepUpdate(query, None, database, tx, getKey, skipAudit)

    def beginTransaction(self, database="", isolationLevel=None, timeout=None):
        """A transaction is named by its database: the shim has one connection for each."""
        self._connection(database)
        return database

    def commitTransaction(self, tx):
        self._connection(tx).commit()

    def rollbackTransaction(self, tx):
        self._connection(tx).rollback()

    def closeTransaction(self, tx):
        self._connection(tx).rollback()

    def connections(self):
        """As the platform lists them: [{name, status, vendor}]."""
        return [
            {"name": name, "status": "VALID", "vendor": _vendor(self._urls[name])}
            for name in sorted(self._urls)
        ]

    def close_all(self):
        with self._lock:
            for connection in self._open.values():
                connection.close()
            self._open.clear()

    def _connection(self, database):
        name = self._name(database)
        with self._lock:
            if name not in self._open:
                self._open[name] = connect(self._urls[name])
            return self._open[name]

    def _name(self, database):
        if database:
            name = database
        elif len(self._urls) == 1:
            name = list(self._urls)[0]  # a project's default connection
        else:
            name = ""
        if name not in self._urls:
            known = ", ".join(sorted(self._urls)) or "none are defined"
            raise UnknownDatabase(
                "no database connection named %s; use one of: %s" % (name, known)
            )
        return name


class Row(list):
    """A row that also answers to column names."""

    def __init__(self, names, values):
        list.__init__(self, values)
        self._names = names

    def __getitem__(self, key):
        if isinstance(key, integer_types + (slice,)):
            return list.__getitem__(self, key)
        return list.__getitem__(self, self._names.index(key))


class Dataset(object):
    """A result as scripts see it: by methods, or as a list of rows."""

    def __init__(self, names, rows):
        self._names = names
        self._rows = rows

    def getRowCount(self):
        return len(self._rows)

    def getColumnCount(self):
        return len(self._names)

    def getColumnNames(self):
        return list(self._names)

    def getColumnName(self, index):
        return self._names[index]

    def getValueAt(self, row, column):
        index = (
            column if isinstance(column, integer_types) else self._names.index(column)
        )
        return self._rows[row][index]

    def __len__(self):
        return len(self._rows)

    def __getitem__(self, index):
        return Row(self._names, self._rows[index])

    def __iter__(self):
        return (Row(self._names, row) for row in self._rows)


def _vendor(url):
    return "POSTGRES" if url.startswith("postgres") else "SQLITE"


def connect(url):
    if JYTHON:
        from exchange.workflows.hosts.cpython.system_jdbc import JdbcLink

        return JdbcLink(url)
    if url.startswith("postgres"):
        import psycopg

        return Link(psycopg.connect(url), "%s")
    import sqlite3

    return Link(sqlite3.connect(url, check_same_thread=False), "?")


class Link(object):
    """A connection of Python's database API; scripts write ? for a parameter."""

    def __init__(self, connection, mark):
        self._connection = connection
        self._mark = mark
        self.commit = connection.commit
        self.rollback = connection.rollback
        self.close = connection.close

    def query(self, sql, args):
        cursor = self._execute(sql, args)
        names = [column[0] for column in cursor.description or ()]
        return names, [list(row) for row in cursor.fetchall()]

    def update(self, sql, args):
        cursor = self._execute(sql, args)
        return cursor.rowcount, getattr(cursor, "lastrowid", None)

    def _execute(self, sql, args):
        if self._mark != "?":
            sql = sql.replace("%", "%%").replace("?", self._mark)
        cursor = self._connection.cursor()
        cursor.execute(sql, args)
        return cursor
