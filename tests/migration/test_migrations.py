# -*- coding: utf-8 -*-
"""Databases come to this version from nothing, from the version before, and from the old edition with rows in it."""
from __future__ import absolute_import, division, print_function, unicode_literals

import io
import os

import pytest

from exchange.workflows.model.errors import SchemaTooNew, StoreError
from exchange.workflows.model.records import RunFilter, StreamWrite
from exchange.workflows.store.migrate import MIGRATIONS
from exchange.workflows.store.queries import read_text, statement
from exchange.workflows.store.sqlstore import SqlStore
from tests.support.databases import SERVERS, PostgresPlace, SqlitePlace
from tests.support.runs import LEASE_MS, NOW, beat, begin, claim, finish, message, step

HERE = os.path.dirname(os.path.abspath(__file__))
RUNNING = "00000000-0000-4000-8000-000000000003"
OVERLAPPING = "00000000-0000-4000-8000-000000000004"
LATER = NOW + 10 * LEASE_MS

CATALOG = {
    "sqlite": [
        "SELECT sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
    ],
    "postgres": [
        """
        SELECT table_name, column_name, ordinal_position, data_type, is_nullable, column_default
        FROM information_schema.columns WHERE table_schema = 'workflows' ORDER BY table_name, ordinal_position
        """,
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'workflows' ORDER BY indexname",
        """
        SELECT c.conname, c.conrelid::regclass::text, pg_get_constraintdef(c.oid)
        FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace
        WHERE n.nspname = 'workflows' ORDER BY 2, 1
        """,
        "SELECT key, value FROM workflows.schema_meta WHERE key <> 'migration' ORDER BY key",
        "SELECT * FROM workflows.retention_config",
    ],
}


class Empty(object):
    """Places with nothing in them."""

    def __init__(self, folder):
        self._folder = folder
        self._places = []

    def place(self, dialect):
        if dialect == "postgres":
            place = PostgresPlace(SERVERS.server(), SERVERS.new_database("template0"))
        else:
            folder = os.path.join(self._folder, "%d" % len(self._places))
            os.mkdir(folder)
            place = SqlitePlace(folder)
        self._places.append(place)
        return place

    def close(self):
        for place in self._places:
            place.close()
            if place.dialect == "postgres":
                SERVERS.drop_database(place.name)


@pytest.fixture
def empty(tmp_path):
    found = Empty("%s" % tmp_path)
    yield found
    found.close()


def run_script(database, sql):
    with database.write() as session:
        session.script(sql)


def catalog(database):
    return [database.select(statement(sql), {}) for sql in CATALOG[database.dialect]]


@pytest.fixture
def old(empty):
    """A Database with the old edition's tables and rows."""
    database = empty.place("postgres").open()
    with io.open(os.path.join(HERE, "v036.sql"), encoding="utf-8") as source:
        run_script(database, source.read())
    return database


@pytest.mark.parametrize("dialect", ["sqlite", "postgres"])
def test_the_migrations_add_up_to_the_schema(empty, dialect):
    migrated = empty.place(dialect).open()
    SqlStore(migrated).migrate(NOW)
    written = empty.place(dialect).open()
    run_script(written, read_text("sql/schema/%s/schema.sql" % dialect))
    assert catalog(migrated) == catalog(written)


@pytest.mark.parametrize("dialect", ["sqlite", "postgres"])
def test_migrating_again_changes_nothing(empty, dialect):
    database = empty.place(dialect).open()
    store = SqlStore(database)
    assert store.check()["problems"]
    store.migrate(NOW)
    before = catalog(database)
    store.migrate(NOW)
    assert catalog(database) == before
    expected = {
        "ok": True,
        "schema_version": 1,
        "migration": len(MIGRATIONS[dialect]),
        "problems": [],
    }
    assert store.check() == expected


@pytest.mark.parametrize("dialect", ["sqlite", "postgres"])
def test_a_newer_schema_is_refused_and_left_alone(empty, dialect):
    database = empty.place(dialect).open()
    store = SqlStore(database)
    store.migrate(NOW)
    prefix = "workflows." if dialect == "postgres" else ""
    database.run(
        statement(
            "UPDATE %sschema_meta SET value = '99' WHERE key = 'migration'" % prefix
        ),
        {},
    )
    before = catalog(database)
    with pytest.raises(SchemaTooNew):
        store.migrate(NOW)
    assert catalog(database) == before
    assert "newer" in store.check()["problems"][0]


def test_an_old_edition_upgraded_has_what_a_new_database_has(empty, old):
    SqlStore(old).migrate(NOW)
    fresh = empty.place("postgres").open()
    SqlStore(fresh).migrate(NOW)

    def comparable(database):
        columns, indexes, constraints = catalog(database)[:3]
        # The old edition let Postgres name two of its constraints.
        named = (
            "operation_outputs_workflow_id_call_seq_key",
            "streams_workflow_id_key_offset_key",
        )
        ours = ("uq_operation_outputs", "uq_streams")
        kept = [row for row in indexes if row[0] not in named + ours]
        return columns, kept, [row for row in constraints if row[0] not in named + ours]

    assert comparable(old) == comparable(fresh)


def test_rows_of_the_old_edition_are_read_as_they_are(old):
    store = SqlStore(old)
    store.migrate(NOW)
    done = store.find("00000000-0000-4000-8000-000000000001")
    assert (done.status, done.result_json, done.claimed_by) == (
        "SUCCESS",
        '{"ok": true}',
        "gw:old",
    )
    assert store.retention()[:3] == (72, 5000, None)
    assert store.template("batch", "small", None, True).created_by == "admin"
    assert [entry.value_json for entry in store.stream(RUNNING, "log", -1, 10)] == [
        '"filling"'
    ]
    assert store.page(RunFilter((), None, None, None, 50, None)).total == 5


def test_rows_of_the_old_edition_go_on_one_at_a_time_in_their_partition(old):
    store = SqlStore(old)
    store.migrate(NOW)
    beat(store, "gw:new", LATER + LEASE_MS)
    taken = store.take_lapsed("gw:new", 10, "{}", LATER)
    assert len(taken["requeued"]) == 3
    first = dict(
        (run.workflow_id, run) for run in claim(store, executor="gw:new", now=LATER)
    )
    assert RUNNING in first and OVERLAPPING not in first
    assert len(first) == 3
    run = first[RUNNING]
    assert begin(store, run, now=LATER).written
    assert store.find(RUNNING).started_at == 1700000000001
    history = store.history(RUNNING)
    assert [history.steps[place].status for place in (1, 2)] == ["SUCCESS", "STARTED"]
    assert (history.operations, history.offsets) == ({}, {"log": 1})
    assert len(store.receive(RUNNING, run.claim_token, "cmd", 5, 1, 1, LATER)) == 1
    stream = StreamWrite(RUNNING, run.claim_token, 1, 2, "log", 1, '"heating"', LATER)
    verdicts = store.commit(
        [step(run, 2, step_name="heat"), stream, finish(run, at=LATER)]
    )
    assert all(each.written for each in verdicts)
    last = claim(store, executor="gw:new", now=LATER)
    assert [each.workflow_id for each in last] == [OVERLAPPING]


def test_a_status_that_nobody_knows_is_refused_and_an_old_one_does_not_stop_the_upgrade(
    old,
):
    old.run(
        statement(
            "UPDATE workflows.workflow_status SET status = 'BROKEN' WHERE status = 'SUCCESS'"
        ),
        {},
    )
    store = SqlStore(old)
    store.migrate(NOW)
    assert store.counts()["BROKEN"] == 1
    with pytest.raises(StoreError):
        old.run(statement("UPDATE workflows.workflow_status SET status = 'WORSE'"), {})
    assert store.send(message(RUNNING))
