# -*- coding: utf-8 -*-
"""Whether a workflow reads its operator commands itself: its module mentions recvCommand, or reads topic cmd.

The text of the module decides. A gateway hands it over with the declarations; elsewhere it is read from the file. When
there is no text, the code object is asked, and where that cannot say (Jython), the workflow is taken to read its
commands: then nothing is taken from a script that expects it.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import io
import os
import re

_MENTIONS = re.compile(
    r"""recvCommand | \brecv\s*\(\s*(?: \) | topic\s*=\s*u?['"]cmd['"] | u?['"]cmd['"] | timeoutSeconds\s*= )""",
    re.X,
)


def reads_commands(declaration, source=None):
    text = source if source is not None else _file_text(declaration.fn)
    if text is not None:
        return bool(_MENTIONS.search(text))
    return _code_reads_commands(getattr(declaration.fn, "__code__", None))


def _file_text(fn):
    code = getattr(fn, "__code__", None)
    path = getattr(code, "co_filename", None) or ""
    if path.endswith("$py.class"):
        path = path[: -len("$py.class")] + ".py"
    if not path.endswith(".py") or not os.path.isfile(path):
        return None
    with io.open(path, encoding="utf-8", errors="replace") as source:
        return source.read()


def _code_reads_commands(code):
    names = getattr(code, "co_names", None)
    if names is None:
        return True
    return "recvCommand" in names or ("recv" in names and "cmd" in code.co_consts)
