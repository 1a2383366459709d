# -*- coding: utf-8 -*-
"""Values and rules: no I/O, no clock, no threads."""
from __future__ import absolute_import, division, print_function, unicode_literals
