# -*- coding: utf-8 -*-
"""The JSON vectors of the Java codec mean the same to CPython's json."""
from __future__ import absolute_import, division, print_function, unicode_literals

import io
import json
import os

import pytest

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), os.pardir, os.pardir))
VECTORS = os.path.join(
    ROOT, "module", "common", "src", "test", "resources", "json", "vectors.json"
)
LENIENT = (
    "NaN",
    "Infinity",
    "1e999",
)  # CPython takes these; stored values must not hold them

with io.open(VECTORS, encoding="utf-8") as f:
    vectors = json.load(f)


def rewrite(text):
    return json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"))


@pytest.mark.parametrize("text", vectors["canonical"])
def test_a_canonical_text_stays(text):
    assert rewrite(text) == text


@pytest.mark.parametrize("text,canonical", vectors["rewritten"])
def test_other_spellings_are_rewritten(text, canonical):
    assert rewrite(text) == canonical


@pytest.mark.parametrize("text", [t for t in vectors["rejected"] if t not in LENIENT])
def test_what_is_no_json_is_refused(text):
    with pytest.raises(ValueError):
        json.loads(text)
