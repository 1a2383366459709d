# -*- coding: utf-8 -*-
"""The files that the rules are about: what git tracks, or would track."""
from __future__ import absolute_import, division, print_function, unicode_literals

import ast
import io
import os
import subprocess

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), os.pardir, os.pardir))
ENGINE = "module/gateway/src/main/python/"


def files(*suffixes):
    """Paths from the root, sorted; files that were deleted but not committed are left out."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.check_output(command, cwd=ROOT).decode("utf-8").splitlines()
    paths = [path for path in sorted(set(listed)) if path.endswith(suffixes)]
    assert paths, "git lists no file that ends with %s" % (suffixes,)
    return [path for path in paths if os.path.isfile(os.path.join(ROOT, path))]


def text(path):
    with io.open(
        os.path.join(ROOT, path), encoding="utf-8", errors="replace"
    ) as source:
        return source.read()


def python_files(*folders):
    return [path for path in files(".py") if path.startswith(folders)]


def tree(path):
    return ast.parse(text(path), path)


def functions(path):
    """Each function with the lines of its body; signature and docstring are not counted."""
    for node in ast.walk(tree(path)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            body = node.body[1:] if ast.get_docstring(node, clean=False) else node.body
            yield node, (body[-1].end_lineno - body[0].lineno + 1) if body else 0
