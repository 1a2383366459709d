# -*- coding: utf-8 -*-
"""Small helpers under names that scripts know."""
from __future__ import absolute_import, division, print_function, unicode_literals
