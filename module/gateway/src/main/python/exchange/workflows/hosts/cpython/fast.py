# -*- coding: utf-8 -*-
"""The CPython host with a faster clock."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.hosts.cpython.host import CPythonHost
from exchange.workflows.hosts.fast import Fast


class FastHost(Fast, CPythonHost):
    pass
