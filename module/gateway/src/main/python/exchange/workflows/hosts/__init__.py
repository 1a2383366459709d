# -*- coding: utf-8 -*-
"""The only places that know a platform."""
from __future__ import absolute_import, division, print_function, unicode_literals
