# -*- coding: utf-8 -*-
from __future__ import absolute_import, division, print_function, unicode_literals

from collections import namedtuple

Declaration = namedtuple("Declaration", "kind name fn options module doc")
