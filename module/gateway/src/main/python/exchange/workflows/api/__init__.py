# -*- coding: utf-8 -*-
"""The door: what scripts, pages and other programs call."""
from __future__ import absolute_import, division, print_function, unicode_literals
