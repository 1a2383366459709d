# -*- coding: utf-8 -*-
"""Every test of the Store contract runs on SQLite and on Postgres."""
from __future__ import absolute_import, division, print_function, unicode_literals

from tests.support.databases import (  # noqa: F401
    database,
    place,
    postgres_place,
    sqlite_place,
    store,
)
