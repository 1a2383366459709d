# -*- coding: utf-8 -*-
"""The two demo workflows, their steps and their start form."""
from __future__ import absolute_import, division, print_function, unicode_literals
