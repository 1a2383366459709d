# -*- coding: utf-8 -*-
"""Where project scripts used to be listed for loading; the gateway finds them by itself now."""
from __future__ import absolute_import, division, print_function, unicode_literals

import sys
import types

__all__ = ["__init__", "load"]


def load(*args, **kwargs):
    """Nothing to do any more, whatever is given: True. Old start-up scripts call it."""
    return True


def _as_module(name):
    """Scripts also say `exchange.workflows.apps.__init__.load(...)`: there, that was a script of its own."""
    module = types.ModuleType(str(name))
    module.load = load
    module.__all__ = ["load"]
    sys.modules[str(name)] = module
    return module


__init__ = _as_module(__name__ + ".__init__")
