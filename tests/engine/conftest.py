# -*- coding: utf-8 -*-
"""Every promise holds on SQLite and on Postgres."""
from __future__ import absolute_import, division, print_function, unicode_literals

from tests.support.databases import place  # noqa: F401
