# -*- coding: utf-8 -*-
"""What Designer and Vision offer is what the Python modules say."""
from __future__ import absolute_import, division, print_function, unicode_literals

from tests.sdk import describe


def test_the_description_is_up_to_date():
    assert [
        path.rpartition("/")[2] for path in describe.stale()
    ] == [], "run python3 -m tests.sdk.describe"


def test_every_public_function_has_a_text():
    undocumented = []
    for name, module in describe.load():
        for leaf, function in (
            describe.functions(module) if hasattr(module, "__all__") else ()
        ):
            if not function.__doc__:
                undocumented.append("%s.%s" % (name, leaf))
    assert undocumented == []
