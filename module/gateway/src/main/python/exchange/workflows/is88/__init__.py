# -*- coding: utf-8 -*-
"""Words of ISA-88 under the names that scripts know."""
from __future__ import absolute_import, division, print_function, unicode_literals
