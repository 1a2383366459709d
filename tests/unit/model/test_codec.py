# -*- coding: utf-8 -*-
from __future__ import absolute_import, division, print_function, unicode_literals

import datetime
import decimal
import uuid

import pytest

from exchange.workflows.model import codec
from exchange.workflows.model.errors import NotSerializable


class Dataset(object):
    def __init__(self, names, rows):
        self._names, self._rows = names, rows

    def getColumnNames(self):
        return self._names

    def getRowCount(self):
        return len(self._rows)

    def getValueAt(self, row, column):
        return self._rows[row][column]


@pytest.mark.parametrize(
    "value, text",
    [
        (None, "null"),
        (True, "true"),
        ({}, "{}"),
        ([1, 2.5, "a"], '[1,2.5,"a"]'),
        ((1, 2), "[1,2]"),
        ({"a": {"b": []}}, '{"a":{"b":[]}}'),
        ("\u00e4\n\U0001f525", '"\\u00e4\\n\\ud83d\\udd25"'),
        (b"abc", '"abc"'),
        ({1: "one"}, '{"1":"one"}'),
        (datetime.date(2026, 2, 3), '"2026-02-03"'),
        (datetime.datetime(2026, 2, 3, 4, 5, 6), '"2026-02-03T04:05:06"'),
        (decimal.Decimal("1.25"), "1.25"),
        (set(["b", "a"]), '["a","b"]'),
        (uuid.UUID(int=5), '"00000000-0000-0000-0000-000000000005"'),
        (Dataset(["a", "b"], [[1, 2], [3, None]]), '[{"a":1,"b":2},{"a":3,"b":null}]'),
    ],
)
def test_text(value, text):
    encoded = codec.encode(value)
    assert codec.decode(encoded) == codec.decode(text)
    if not isinstance(value, (dict, Dataset)):
        assert encoded == text


def nested(depth):
    value = []
    for _ in range(depth):
        value = [value]
    return value


def loop():
    value = {}
    value["self"] = value
    return value


@pytest.mark.parametrize(
    "value, place",
    [
        ({"a": [1, {"b": object()}]}, "$.a[1].b is a object"),
        ({"a": float("nan")}, "$.a is a number"),
        ([float("inf")], "$[0] is a number"),
        ({None: 1}, "$ has a key that is no text"),
        ({True: 1}, "$ has a key that is no text"),
        ({1: "a", "1": "b"}, "$ has the key 1 twice"),
        (b"\xff\xfe", "$ holds bytes that are no text"),
        (decimal.Decimal("NaN"), "$ is a number"),
        (nested(300), "is nested deeper than 200 levels"),
        (loop(), "is nested deeper than 200 levels"),
        (lambda: 1, "$ is a function"),
    ],
)
def test_what_cannot_be_stored_names_the_place(value, place):
    with pytest.raises(NotSerializable) as caught:
        codec.encode(value)
    assert place in caught.value.message


@pytest.mark.parametrize(
    "inputs, timeout, stored",
    [
        (None, None, {"resolved": {}, "raw": {}}),
        ({}, None, {"resolved": {}, "raw": {}}),
        (0, None, {"resolved": {}, "raw": {}}),
        ({"a": 1}, None, {"resolved": {"a": 1}, "raw": {"a": 1}}),
        (
            {"resolved": {"a": 1}},
            None,
            {"resolved": {"a": 1}, "raw": {"resolved": {"a": 1}}},
        ),
        ({"resolved": {"a": 1}, "raw": 5}, None, {"resolved": {"a": 1}, "raw": 5}),
        ([1], None, {"resolved": [1], "raw": [1]}),
        ({}, 5, {"resolved": {}, "raw": {}, "__wf_control": {"timeout_seconds": 5}}),
        ({}, -5, {"resolved": {}, "raw": {}}),
        ({}, "soon", {"resolved": {}, "raw": {}}),
    ],
)
def test_stored_inputs(inputs, timeout, stored):
    assert codec.stored_inputs(inputs, timeout) == stored


def test_the_argument_beats_the_timeout_in_the_inputs():
    inputs = {"resolved": {}, "__wf_control": {"timeout_seconds": 7}}
    assert codec.timeout_seconds_of(codec.stored_inputs(inputs)) == 7
    assert codec.timeout_seconds_of(codec.stored_inputs(inputs, 3)) == 3
    assert codec.timeout_seconds_of({"resolved": {}}) is None


def test_a_result_that_cannot_be_stored_is_shown_as_text():
    class Mute(object):
        def __str__(self):
            raise ValueError("no text")

    assert codec.unstorable_result(Mute(), "problem")["value"] == "<Mute>"
