# -*- coding: utf-8 -*-
"""Durable, operator-controlled workflows for Ignition, in plain Python."""
from __future__ import absolute_import, division, print_function, unicode_literals
