# -*- coding: utf-8 -*-
"""What moves runs: registry, journal, dispatch, replay, commands."""
from __future__ import absolute_import, division, print_function, unicode_literals
