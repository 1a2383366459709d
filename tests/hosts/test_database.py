# -*- coding: utf-8 -*-
"""The Database contract: transactions, counts, values, and which error means what. The same on both hosts."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import threading

import pytest

from exchange.workflows.model.errors import StoreConflict, StoreError, StoreUnavailable
from exchange.workflows.store.queries import parse, statement
from exchange.workflows.store.sqlstore import SqlStore
from tests.support.databases import SqlitePlace, open_postgres
from tests.support.runs import NOW, claim, enqueue

ONE = statement("SELECT 1")


@pytest.fixture
def table(database):
    with database.write() as session:
        session.script("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT);")
    return database


def insert(value, key=None):
    return statement("INSERT INTO t (id, v) VALUES (:id, :v)"), {"id": key, "v": value}


def rows(found):
    return found.select(statement("SELECT id, v FROM t ORDER BY id"), {})


def test_a_transaction_commits_as_a_whole(table):
    with table.write() as session:
        assert session.run(*insert("a", 1)).count == 1
        session.run(*insert("b", 2))
    assert rows(table) == [(1, "a"), (2, "b")]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_whatever_is_thrown_inside_rolls_it_back(table, error):
    with pytest.raises(error):
        with table.write() as session:
            session.run(*insert("a", 1))
            raise error("test")
    assert rows(table) == []
    table.run(*insert("b", 2))
    assert rows(table) == [(2, "b")]


def test_a_row_that_is_there_already_is_a_conflict_and_is_tried_again(table):
    table.run(*insert("a", 1))
    tries = []

    def work(session):
        tries.append(session)
        return session.run(*insert("b", 1 if len(tries) < 3 else 2)).count

    assert table.transact(work) == 1
    assert len(tries) == 3
    with pytest.raises(StoreConflict):
        table.run(*insert("c", 1))
    assert rows(table) == [(1, "a"), (2, "b")]


@pytest.mark.parametrize(
    "sql", ["SELEC 1", "SELECT nothing FROM t", "SELECT 1 FROM no_such_table"]
)
def test_a_mistake_in_sql_is_neither_an_outage_nor_a_conflict(table, sql):
    with pytest.raises(StoreError) as caught:
        table.select(statement(sql), {})
    assert type(caught.value) is StoreError
    assert caught.value.cause is not None
    assert table.select(ONE, {}) == [(1,)]


@pytest.mark.parametrize(
    "value", ["", "\u00e9 \u4e2d \U0001f600", "' \" \\ % ? :x \n", "x" * 100000]
)
def test_text_comes_back_as_it_went(table, value):
    table.run(*insert(value, 1))
    assert rows(table) == [(1, value)]


@pytest.mark.parametrize("value", [None, 0, -1, 2**31, 2**62, 1.5])
def test_numbers_and_nothing_come_back_as_they_went(database, value):
    kind = "::float8" if isinstance(value, float) else "::bigint"
    sql = "SELECT :v" + (kind if database.dialect == "postgres" else "")
    assert database.select(statement(sql), {"v": value}) == [(value,)]


def test_statements_and_commits_are_counted(table):
    def cost(work):
        before = (table.counts.statements, table.counts.commits)
        work()
        return table.counts.statements - before[0], table.counts.commits - before[1]

    def two(session):
        session.run(ONE)
        session.run(ONE)

    assert cost(lambda: table.run(*insert("a", 1))) == (1, 1)
    assert cost(lambda: table.transact(two)) == (2, 1)
    assert cost(lambda: table.select(ONE, {})) == (1, 0)


def test_who_finds_no_connection_free_waits_for_one(table):
    table.limit(3)  # two are for the journal and the claims, so one is lent
    order = []

    def second():
        table.select(ONE, {})
        order.append("second")

    with table.read() as session:
        other = threading.Thread(target=second)
        other.start()
        other.join(0.3)  # it must not get past while the one connection is out
        session.run(ONE)
        order.append("first")
    other.join(30)
    assert order == ["first", "second"]
    table.limit(4)
    with table.read():
        assert table.select(ONE, {}) == [(1,)]


def test_parts_of_a_statement_are_one_transaction(table):
    text = "-- name: both\nINSERT INTO t (id, v) VALUES (1, :v)\n-- then\nINSERT INTO t (id, v) VALUES (:second, :v)"
    both = dict(parse(text, {}))["both"]
    with pytest.raises(StoreConflict):
        table.run(both, {"v": "a", "second": 1})
    assert rows(table) == []
    table.run(both, {"v": "a", "second": 2})
    assert len(rows(table)) == 2


def test_writers_of_many_threads_lose_nothing(table):
    def work(start):
        for key in range(start, start + 20):
            table.run(*insert("x", key))

    threads = [threading.Thread(target=work, args=(100 * n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(rows(table)) == 80


def test_a_description_names_the_version(database):
    found = database.describe()
    assert found["dialect"] == database.dialect
    assert found["version"][0].isdigit() and found["latency_ms"] >= 0


def test_sessions_that_were_ended_are_replaced_unseen(postgres_place):
    store = SqlStore(postgres_place.open())
    enqueue(store)
    claim(store, limit=1)
    postgres_place.cut()
    assert len(enqueue(store)) == 1
    assert len(claim(store)) == 1
    postgres_place.cut()
    assert store.counts()["PENDING"] == 2


def test_a_session_that_is_ended_inside_a_transaction_is_an_outage(
    postgres_place,
):
    database = postgres_place.open()
    with pytest.raises(StoreUnavailable):
        with database.write() as session:
            session.run(ONE)
            postgres_place.cut()
            session.run(ONE)
    assert database.select(ONE, {}) == [(1,)]


def test_a_server_that_is_stopped_is_an_outage_and_its_return_is_seen(
    own_server,
):
    found = open_postgres(own_server, "postgres")
    store = SqlStore(found)
    store.migrate(NOW)
    acknowledged = enqueue(store)
    for mode in ("immediate", "fast"):
        own_server.stop(mode)
        for attempt in (
            lambda: enqueue(store),
            lambda: claim(store),
            found.describe,
            store.counts,
        ):
            with pytest.raises(StoreUnavailable):
                attempt()
        own_server.start()
        acknowledged += enqueue(store)
    assert sorted(run.workflow_id for run in claim(store)) == sorted(acknowledged)
    found.close()


def test_a_database_that_only_reads_is_an_outage(postgres_place):
    store = SqlStore(postgres_place.open())
    sql = (
        'ALTER DATABASE "%s" SET default_transaction_read_only = on'
        % postgres_place.name
    )
    with postgres_place.open().read() as session:
        session.script(sql)
    postgres_place.cut()
    with pytest.raises(StoreUnavailable):
        enqueue(store)
    assert store.counts() == {"held": 0}


def test_a_file_that_cannot_be_opened_is_an_outage(tmp_path):
    folder = os.path.join("%s" % tmp_path, "not-there")
    found = SqlitePlace(folder).open()
    with pytest.raises(StoreUnavailable):
        found.select(ONE, {})
    os.mkdir(folder)
    assert found.select(ONE, {}) == [(1,)]
    found.close()


def test_sqlite_writes_ahead_and_to_the_disk(tmp_path):
    found = SqlitePlace("%s" % tmp_path).open()
    pragmas = [
        found.select(statement("PRAGMA " + name), {})[0][0]
        for name in ("journal_mode", "synchronous")
    ]
    assert pragmas == ["wal", 2]
    found.close()
