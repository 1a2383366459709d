# -*- coding: utf-8 -*-
"""Fixtures of engine tests: a plant on each store."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from exchange.workflows.store.sqlstore import SqlStore
from tests.support.factories import Plant


@pytest.fixture
def plant(place, tmp_path):
    """A Plant on a fresh database; `place` is parametrised by the dialect (tests.support.databases)."""
    plant = Plant("%s" % tmp_path, SqlStore(place.open()))
    yield plant
    plant.close()
