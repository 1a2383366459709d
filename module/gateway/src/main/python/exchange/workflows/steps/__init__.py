# -*- coding: utf-8 -*-
"""Steps that are ready to use: tags, database, HTTP, sleep, wait."""
from __future__ import absolute_import, division, print_function, unicode_literals
