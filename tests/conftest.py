# -*- coding: utf-8 -*-
"""Fixtures of engine tests: a plant on each store."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest
from exchange.workflows.store.sqlstore import SqlStore

from tests.support.databases import SqlitePlace
from tests.support.factories import Plant


@pytest.fixture
def plant(tmp_path):
    """A Plant on a fresh database."""
    place = SqlitePlace("%s" % tmp_path)
    database = place.open()
    plant = Plant(str(tmp_path), SqlStore(database))
    yield plant
    plant.close()
    place.close()
