# -*- coding: utf-8 -*-
"""Named statements: the same in both dialects, and read as they are written."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from exchange.workflows.store.queries import Queries, parse, statement


def parameters(found):
    return set(name for part in found.parts for name in part.names)


def test_both_dialects_have_the_same_statements_with_the_same_parameters():
    sqlite, postgres = Queries("sqlite"), Queries("postgres")
    assert sqlite.names() == postgres.names()
    for name in sqlite.names():
        assert parameters(getattr(sqlite, name)) == parameters(
            getattr(postgres, name)
        ), name


def test_parameters_become_marks_and_casts_stay():
    found = statement(
        "SELECT :a::int, ':' || :b_2, x::text FROM t WHERE c LIKE '5%' AND d = :a"
    )
    assert found.parts[0].names == ("a", "b_2", "a")
    assert (
        found.parts[0].text
        == "SELECT ?::int, ':' || ?, x::text FROM t WHERE c LIKE '5%' AND d = ?"
    )
    assert (
        found.parts[0].format_text
        == "SELECT %s::int, ':' || %s, x::text FROM t WHERE c LIKE '5%%' AND d = %s"
    )


def test_parts_fragments_and_comments():
    text = """
-- What :this is about.
-- fragment: columns
a, b

-- why
-- name: first
SELECT ${columns} -- not :me
FROM t;

-- name: second
DELETE FROM t
-- then
SELECT :x
"""
    fragments = {}
    found = dict(parse(text, fragments))
    assert fragments == {"columns": "a, b"}
    assert [part.text for part in found["first"].parts] == ["SELECT a, b \nFROM t"]
    assert [part.text for part in found["second"].parts] == [
        "DELETE FROM t",
        "SELECT ?",
    ]


def test_a_statement_that_does_not_exist_is_an_error():
    with pytest.raises(AttributeError):
        assert Queries("sqlite").no_such_statement
