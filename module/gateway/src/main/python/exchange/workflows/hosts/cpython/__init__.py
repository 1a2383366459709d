# -*- coding: utf-8 -*-
"""CPython: threading, files, sqlite3, psycopg."""
from __future__ import absolute_import, division, print_function, unicode_literals
