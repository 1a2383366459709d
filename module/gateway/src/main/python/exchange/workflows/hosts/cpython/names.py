# -*- coding: utf-8 -*-
"""The names that scripts find without importing: `system`, and a project's library."""
from __future__ import absolute_import, division, print_function, unicode_literals

import importlib
import sys
import types

from exchange.workflows.hosts.cpython.projects import ProjectLibrary

try:
    import builtins
except ImportError:
    import __builtin__ as builtins

USES = "exchange.workflows"


class Names(object):
    """Puts `system` among the builtins, where every script of a gateway has it, and takes it away again."""

    def __init__(self, system, project=None):
        self._system = system
        self._library = None if project is None else ProjectLibrary(project)

    def install(self):
        builtins.system = self._system
        module = types.ModuleType(str("system"))
        for name, value in vars(self._system).items():
            setattr(module, name, value)
        sys.modules["system"] = module
        if self._library is not None:
            self._library.install()

    def import_all(self):
        """Import the project's modules that mention exchange.workflows, as a gateway does after each save."""
        if self._library is None:
            return
        for name in self._library.modules():
            if USES in self._library.source(name):
                importlib.import_module(name)

    def modules(self):
        """The names of the project's script modules."""
        return [] if self._library is None else self._library.modules()

    def remove(self):
        if self._library is not None:
            self._library.remove()
        sys.modules.pop("system", None)
        if getattr(builtins, "system", None) is self._system:
            del builtins.system
