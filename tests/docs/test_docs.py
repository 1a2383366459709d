# -*- coding: utf-8 -*-
"""Every Python snippet of the documents runs, and does what its page says."""
from __future__ import absolute_import, division, print_function, unicode_literals

import glob
import io
import os
import re

import pytest

import exchange.workflows.api.service
from exchange.workflows.model import states
from tests.support.doors import running

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SNIPPET = re.compile(r"^```python\n(.*?)^```", re.S | re.M)
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def pages():
    found = glob.glob(os.path.join(ROOT, "docs", "*.md"))
    found += glob.glob(os.path.join(ROOT, "docs", "*", "*.md"))
    return sorted(
        os.path.relpath(page, ROOT)
        for page in found + [os.path.join(ROOT, "README.md")]
    )


def text_of(page):
    with io.open(os.path.join(ROOT, page), encoding="utf-8") as source:
        return source.read()


def snippets(page):
    return SNIPPET.findall(text_of(page))


def execute(page, space):
    """All snippets of a page, one after another, as a reader would type them."""
    for number, snippet in enumerate(snippets(page), 1):
        code = compile(
            snippet, "%s, snippet %d" % (page, number), "exec", dont_inherit=True
        )
        exec(code, space)
    return space


def script_names():
    return {"exchange": exchange, "__name__": str("a_script")}


# --- what each page's snippets need, and what must be true after them ----------------------------------------


def before_quickstart(wf):
    wf.tags["[default]Oven/Setpoint"] = 0


def after_quickstart(wf, space):
    reply, ack = space["reply"], space["ack"]
    assert wf.wait(reply["data"]["workflowId"]).result == "order 4711 baked at 180"
    assert wf.wait(ack["workflowId"]).result == "order from-tag baked at 180"
    with wf.pulled_plug(after="oven.heat"):
        again = wf.start("oven.bake", {"order": "4712"})
    wf.tags["[default]Oven/Setpoint"] = 0
    assert wf.wait(again).status == "SUCCESS"
    assert (
        wf.tags["[default]Oven/Setpoint"] == 0
    ), "a recorded step touched the oven again"


def before_states(wf):
    wf.tags["[default]Oven/Setpoint"] = 0


def after_states(wf, space):
    assert wf.run("oven.cycle", {"degrees": 200}).result == 200


SETUPS = {
    os.path.join("docs", "quickstart.md"): (before_quickstart, after_quickstart),
    os.path.join("docs", "concepts", "states.md"): (before_states, after_states),
}
TEST_MODULES = (os.path.join("docs", "guides", "testing.md"),)


@pytest.mark.parametrize(
    "page", [p for p in pages() if snippets(p) and p not in TEST_MODULES]
)
def test_the_snippets_of_a_page_run(tmp_path, page):
    before, after = SETUPS.get(page, (lambda wf: None, lambda wf, space: None))
    with running(tmp_path, speed=240) as wf:
        before(wf)
        after(wf, execute(page, script_names()))


@pytest.mark.parametrize("page", TEST_MODULES)
def test_the_tests_of_a_page_pass(tmp_path, monkeypatch, page):
    monkeypatch.chdir(ROOT)
    space = execute(page, {"__name__": str("a_test_module")})
    tests = sorted(name for name in space if name.startswith("test_"))
    assert tests
    for name in tests:
        folder = tmp_path / name
        folder.mkdir()
        space[name](folder)


def test_the_guides_first_snippet_fits_in_thirty_lines():
    first = snippets(TEST_MODULES[0])[0]
    assert len([line for line in first.split("\n") if line.strip()]) <= 30


@pytest.mark.parametrize("page", pages())
def test_links_lead_somewhere(page):
    folder = os.path.dirname(os.path.join(ROOT, page))
    broken = [
        link
        for link in LINK.findall(text_of(page))
        if not os.path.exists(os.path.join(folder, link))
    ]
    assert broken == []


def test_the_list_of_moves_is_the_table_of_the_engine():
    moves = []
    for name in states.MOVES:
        left, reached = states.MOVES[name]
        moves.extend("%s --%s--> %s" % (state, name, reached) for state in left)
    page = text_of(os.path.join("docs", "concepts", "states.md"))
    written = re.search(r"^```text\n(.*?)^```", page, re.S | re.M).group(1).split("\n")
    assert sorted(line for line in written if line) == sorted(moves)


def test_a_promise_names_tests_that_exist():
    page = text_of(os.path.join("docs", "concepts", "promises.md"))
    named = re.findall(r"`(tests/[^`]+)`", page)
    assert len(named) >= 10
    assert [
        path for path in named if not os.path.exists(os.path.join(ROOT, path))
    ] == []
