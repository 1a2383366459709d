# -*- coding: utf-8 -*-
"""Databases for tests: SQLite files, and one Postgres a session with a template that is copied for each test.

    from tests.support.databases import place, database, store  # noqa: F401   fixtures; each test runs on both dialects

`place.open()` gives another, independent Database over the same data: a second executor's, say.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import atexit
import os
import shutil
import sys
import tempfile
import uuid

import pytest

from exchange.workflows.store.sqlstore import SqlStore
from tests.support.postgres import Server

JYTHON = sys.platform.startswith("java")
TEMPLATE = "workflows_template"

if JYTHON:
    from exchange.workflows.hosts.jvm.database import open_database
    from tests.support.jdbc import Machine
else:
    from exchange.workflows.hosts.cpython.database import (
        PostgresDatabase,
        SqliteDatabase,
    )


class Place(object):
    """Where the data of one test lies."""

    dialect = ""

    def __init__(self):
        self._opened = []

    def open(self):
        database = self._open()
        self._opened.append(database)
        return database

    def close(self):
        for database in self._opened:
            database.close()

    def _open(self):
        raise NotImplementedError


class SqlitePlace(Place):
    dialect = "sqlite"

    def __init__(self, folder):
        Place.__init__(self)
        self.path = os.path.join(folder, "workflows.db")

    def _open(self):
        if JYTHON:
            return open_database(Machine(self.path), "")
        return SqliteDatabase(self.path)


class PostgresPlace(Place):
    dialect = "postgres"

    def __init__(self, server, name):
        Place.__init__(self)
        self.server = server
        self.name = name

    @property
    def url(self):
        return self.server.url(self.name)

    def _open(self):
        return open_postgres(self.server, self.name)

    def cut(self):
        """End all sessions, as an administrator or a restart would."""
        admin(
            self.server,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'"
            % self.name,
        )


def open_postgres(server, name):
    if JYTHON:
        return open_database(Machine(None, {"test": server.jdbc_url(name)}), "test")
    return PostgresDatabase(server.url(name))


def admin(server, sql):
    """Run one statement outside any transaction, in the database `postgres`."""
    database = open_postgres(server, "postgres")
    try:
        with database.read() as session:
            session.script(sql)
    finally:
        database.close()


def new_folder():
    """Not below pytest's own, which nobody but its user may enter."""
    folder = tempfile.mkdtemp(prefix="workflows-test-pg-")
    os.chmod(folder, 0o755)
    return folder


class Servers(object):
    """The one server of this test process; stopped when the process ends."""

    def __init__(self):
        self._server = None

    def server(self):
        if self._server is None:
            folder = new_folder()
            self._server = Server(os.path.join(folder, "data")).start()
            atexit.register(self._end, folder)
            self._make_template()
        return self._server

    def new_database(self, template=TEMPLATE):
        name = "test_" + uuid.uuid4().hex[:16]
        admin(self.server(), 'CREATE DATABASE "%s" TEMPLATE "%s"' % (name, template))
        return name

    def drop_database(self, name):
        admin(self._server, 'DROP DATABASE "%s" WITH (FORCE)' % name)

    def _make_template(self):
        admin(self._server, 'CREATE DATABASE "%s"' % TEMPLATE)
        database = open_postgres(self._server, TEMPLATE)
        SqlStore(database).migrate(0)
        database.close()

    def _end(self, folder):
        self._server.stop("immediate")
        shutil.rmtree(folder, ignore_errors=True)


SERVERS = Servers()


@pytest.fixture(params=["sqlite", "postgres"])
def place(request, tmp_path):
    for found in _place(request.param, "%s" % tmp_path):
        yield found


@pytest.fixture
def postgres_place():
    for found in _place("postgres", None):
        yield found


@pytest.fixture
def sqlite_place(tmp_path):
    for found in _place("sqlite", "%s" % tmp_path):
        yield found


@pytest.fixture
def own_server():
    """A Postgres for one test alone, which may stop it."""
    folder = new_folder()
    server = Server(os.path.join(folder, "data")).start()
    yield server
    server.stop("immediate")
    shutil.rmtree(folder, ignore_errors=True)


def _place(dialect, folder):
    if dialect == "sqlite":
        found = SqlitePlace(folder)
        SqlStore(found.open()).migrate(0)
    else:
        found = PostgresPlace(SERVERS.server(), SERVERS.new_database())
    yield found
    found.close()
    if dialect == "postgres":
        SERVERS.drop_database(found.name)


@pytest.fixture
def database(place):
    """A ports.database.Database over migrated tables."""
    return place.open()


@pytest.fixture
def store(database):
    return SqlStore(database)
