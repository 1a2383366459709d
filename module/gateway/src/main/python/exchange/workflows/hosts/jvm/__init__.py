# -*- coding: utf-8 -*-
"""A gateway's JVM under Jython."""
from __future__ import absolute_import, division, print_function, unicode_literals
