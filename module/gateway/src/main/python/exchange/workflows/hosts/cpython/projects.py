# -*- coding: utf-8 -*-
"""The script library of an Ignition project, imported from its files under the names it has on a gateway."""
from __future__ import absolute_import, division, print_function, unicode_literals

import io
import os
import sys
import types

from exchange.workflows._compat import PY2

LIBRARY = os.path.join("ignition", "script-python")
CODE = "code.py"


class ProjectLibrary(object):
    """A project's folder as a place to import from; what was imported is forgotten by `remove`."""

    def __init__(self, folder):
        self._root = os.path.join(str(folder), LIBRARY)
        if not os.path.isdir(self._root):
            raise ValueError(
                "%s is no Ignition project with scripts: it has no folder %s"
                % (folder, LIBRARY)
            )
        self._loaded = []

    def install(self):
        """Last in line, so that a project's package `exchange` adds to the real one and does not hide it."""
        sys.meta_path.append(self)

    def remove(self):
        sys.meta_path.remove(self)
        for name in self._loaded:
            module = sys.modules.pop(name, None)
            parent, _, leaf = name.rpartition(".")
            if (
                parent in sys.modules
                and getattr(sys.modules[parent], leaf, None) is module
            ):
                delattr(sys.modules[parent], leaf)

    def modules(self):
        """The names of all script modules, in order."""
        found = []
        for folder, _, files in os.walk(self._root):
            if CODE in files:
                found.append(os.path.relpath(folder, self._root).replace(os.sep, "."))
        return sorted(found)

    def source(self, name):
        with io.open(self._code(name), encoding="utf-8") as code:
            return code.read()

    # --- what `import` asks
    def find_spec(self, name, path=None, target=None):
        if not os.path.isdir(self._folder(name)):
            return None
        from importlib.machinery import ModuleSpec

        return ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        self._run(module)

    def find_module(self, name, path=None):
        return self if os.path.isdir(self._folder(name)) else None

    def load_module(self, name):
        module = types.ModuleType(str(name))
        module.__path__ = []
        module.__package__ = str(name)
        sys.modules[str(name)] = module
        try:
            self._run(module)
        except BaseException:
            del sys.modules[str(name)]
            raise
        return module

    def _run(self, module):
        name = module.__name__
        self._loaded.append(name)
        if not os.path.isfile(self._code(name)):
            return  # a folder with scripts below it
        module.__file__ = self._code(name)
        source = self.source(name)
        _execute(source.encode("utf-8") if PY2 else source, module)

    def _folder(self, name):
        return os.path.join(self._root, *name.split("."))

    def _code(self, name):
        return os.path.join(self._folder(name), CODE)


def _execute(source, module):
    """As a gateway compiles it: without this file's __future__ imports."""
    code = compile(source, module.__file__, "exec", dont_inherit=True)
    exec(code, module.__dict__)
