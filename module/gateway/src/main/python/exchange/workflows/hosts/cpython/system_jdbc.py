# -*- coding: utf-8 -*-
"""A database of `system.db` on Jython without a gateway: JDBC, with the drivers on the class path."""
from __future__ import absolute_import, division, print_function, unicode_literals

from java.util import Properties
from org.postgresql import Driver as PostgresDriver
from org.sqlite import JDBC as SqliteDriver


class JdbcLink(object):
    def __init__(self, url):
        postgres = url.startswith("postgres")
        driver = PostgresDriver() if postgres else SqliteDriver()
        address = "jdbc:%s%s" % ("" if postgres else "sqlite:", url)
        self._connection = driver.connect(address, Properties())
        self._connection.setAutoCommit(False)
        self.commit = self._connection.commit
        self.rollback = self._connection.rollback
        self.close = self._connection.close

    def query(self, sql, args):
        statement = self._prepared(sql, args)
        try:
            return _rows(statement.executeQuery())
        finally:
            statement.close()

    def update(self, sql, args):
        statement = self._prepared(sql, args)
        try:
            return statement.executeUpdate(), None
        finally:
            statement.close()

    def _prepared(self, sql, args):
        statement = self._connection.prepareStatement(sql)
        for index, value in enumerate(args, 1):
            statement.setObject(index, value)
        return statement


def _rows(result):
    meta = result.getMetaData()
    columns = range(1, meta.getColumnCount() + 1)
    names = [meta.getColumnLabel(column) for column in columns]
    rows = []
    while result.next():
        rows.append([result.getObject(column) for column in columns])
    return names, rows
