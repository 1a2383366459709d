# -*- coding: utf-8 -*-
"""Databases for the tests of the Database contract."""
from __future__ import absolute_import, division, print_function, unicode_literals

from tests.support.databases import (  # noqa: F401
    database,
    own_server,
    place,
    postgres_place,
)
