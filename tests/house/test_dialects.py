# -*- coding: utf-8 -*-
"""Both dialects know the same statements with the same parameters."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os

from exchange.workflows.store.queries import TOPICS, Queries
from tests.house.tracked import ENGINE, ROOT, files, text

SQL = ENGINE + "exchange/workflows/store/sql/"


def parameters(dialect):
    queries = Queries(dialect)
    found = {}
    for name in queries.names():
        found[name] = sorted(
            {each for part in getattr(queries, name).parts for each in part.names}
        )
    return found


def test_names_and_parameters_are_the_same():
    postgres, sqlite = parameters("postgres"), parameters("sqlite")
    assert postgres
    assert sorted(postgres) == sorted(sqlite)
    assert {
        name: postgres[name] for name in postgres if postgres[name] != sqlite[name]
    } == {}


def test_every_file_of_a_dialect_is_loaded_and_has_its_twin():
    for dialect in ("postgres", "sqlite"):
        names = [
            os.path.basename(path)[:-4]
            for path in files(".sql")
            if path.startswith(SQL + dialect + "/")
        ]
        assert sorted(names) == sorted(TOPICS)


def test_a_statement_that_nothing_asks_for_is_not_kept():
    sources = "\n".join(
        text(path) for path in files(".py") if path.startswith((ENGINE, "tests/"))
    )
    unused = [
        name
        for name in Queries("sqlite").names()
        if "." + name not in sources and '"%s"' % name not in sources
    ]
    assert unused == []


def test_the_sql_of_the_store_is_where_the_jar_takes_it_from():
    assert os.path.isdir(os.path.join(ROOT, SQL + "schema"))
