# -*- coding: utf-8 -*-
"""The rules of the house that a program can check."""
from __future__ import absolute_import, division, print_function, unicode_literals

import ast
import re

from tests.house.tracked import ENGINE, files, functions, python_files, text, tree

SHARED_TESTS = tuple(
    "tests/%s/" % name
    for name in ("unit", "engine", "store", "hosts", "compat", "support")
)
CODING = "# -*- coding: utf-8 -*-\n"
FUTURE = "from __future__ import absolute_import, division, print_function, unicode_literals\n"
SQL = re.compile(
    r"^\s*(SELECT\s.+\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM"
    r"|(CREATE|DROP|ALTER)\s+(UNIQUE\s+)?(TABLE|INDEX|VIEW|TYPE|FUNCTION)|WITH\s+(RECURSIVE\s+)?\w+\s+AS)\b",
    re.DOTALL,
)


def test_a_file_has_at_most_400_lines():
    sources = [
        path
        for path in files(".py", ".java", ".kt", ".kts", ".ts", ".tsx")
        if not _is_published(path)
    ]
    long = {
        path: text(path).count("\n") for path in sources if text(path).count("\n") > 400
    }
    assert long == {}


def _is_published(path):
    """Classes of the platform are as large as their published signatures are."""
    return path.startswith("tests/sdk/api/")


def test_a_file_of_the_page_has_at_most_200_lines():
    sources = [
        path for path in files(".ts", ".tsx") if path.startswith("module/web/src/")
    ]
    assert sources
    assert {
        path: text(path).count("\n") for path in sources if text(path).count("\n") > 200
    } == {}


def test_a_function_has_at_most_40_lines():
    long = {}
    for path in python_files("module/", "tests/", "gradle/"):
        for function, lines in functions(path):
            if lines > 40:
                long["%s:%d %s" % (path, function.lineno, function.name)] = lines
    assert long == {}


def test_only_named_errors_are_raised():
    raised = re.compile(r"raise (Exception|BaseException|StandardError)\b")
    assert [path for path in python_files(ENGINE) if raised.search(text(path))] == []


def test_nothing_is_caught_without_a_name():
    """Tests stand for what users write, wrong habits included; there Ruff asks for a reason."""
    bare = []
    for path in python_files("module/", "gradle/", "tests/sdk/", "tests/support/"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ExceptHandler) and node.type is None:
                bare.append("%s:%d" % (path, node.lineno))
    assert bare == []


def test_sql_lives_in_sql_files():
    found = []
    for path in python_files(ENGINE):
        for node in ast.walk(tree(path)):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and SQL.match(node.value)
            ):
                found.append("%s:%d %s" % (path, node.lineno, node.value.strip()[:60]))
    assert found == []


def has_code(path):
    body = tree(path).body
    return bool(body) and not (len(body) == 1 and isinstance(body[0], ast.Expr))


def test_files_for_both_pythons_begin_alike():
    wrong = []
    for path in python_files(ENGINE, *SHARED_TESTS):
        content = text(path)
        if has_code(path) and not (content.startswith(CODING) and FUTURE in content):
            wrong.append(path)
    assert wrong == []


def test_no_module_of_the_engine_remembers_by_global():
    remembering = []
    for path in python_files(ENGINE):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Global):
                remembering.append("%s:%d" % (path, node.lineno))
    assert remembering == []
