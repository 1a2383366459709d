# -*- coding: utf-8 -*-
"""What the engine asks of a machine, a database and a store."""
from __future__ import absolute_import, division, print_function, unicode_literals
