# -*- coding: utf-8 -*-
"""Set-up says what is missing and how to get it, does each thing once, and trusts no file by its name."""
from __future__ import absolute_import, division, print_function, unicode_literals

import io
import os
import subprocess
import sys

import pytest

from tests.house.tracked import ROOT

SDK = os.path.join(ROOT, "tests", "sdk")
sys.path.insert(0, os.path.join(SDK, "setup"))

import steps  # noqa: E402


@pytest.fixture
def bare(tmp_path):
    """An environment whose PATH is one empty folder."""
    return dict(
        {name: os.environ[name] for name in ("HOME",) if name in os.environ},
        PATH=str(tmp_path),
    )


def tool(folder, name, prints):
    path = os.path.join(str(folder), name)
    with io.open(path, "w", encoding="utf-8") as script:
        script.write("#!/bin/sh\necho '%s'\n" % prints)
    os.chmod(path, 0o755)


def setup_tools(environment):
    command = [sys.executable, os.path.join(SDK, "setup"), "tools"]
    done = subprocess.run(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.returncode, done.stdout.decode("utf-8")


def test_each_missing_tool_is_named_with_its_install_line(bare):
    code, text = setup_tools(bare)
    assert code == 1
    for line in (
        "openjdk-17-jdk-headless",
        "apt-get install nodejs npm",
        "apt-get install make",
    ):
        assert line in text


def test_a_tool_that_is_too_old_is_named_with_the_version_found(bare, tmp_path):
    for name, prints in (
        ("javac", "javac 11.0.2"),
        ("java", "11"),
        ("node", "v18.19.0"),
        ("npm", "9"),
        ("make", "4"),
    ):
        tool(tmp_path, name, prints)
    code, text = setup_tools(bare)
    assert code == 1
    assert "a JDK, 17 to 21 (found: 11.0.2)" in text
    assert "Node.js 20.19 or later with npm (found: 18.19.0)" in text
    assert "install make" not in text


def test_without_a_python_the_shell_says_so(bare, tmp_path):
    for needed in ("dirname",):
        os.symlink("/usr/bin/" + needed, str(tmp_path / needed))
    command = ["/bin/sh", os.path.join(SDK, "bootstrap")]
    done = subprocess.run(
        command, env=bare, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    assert done.returncode == 1
    assert "apt-get install python3" in done.stdout.decode("utf-8")


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setattr(steps, "CACHE", str(tmp_path / "cache"))
    return tmp_path


def counting(place, calls, key):
    def run():
        calls.append(1)
        (place / "made").write_text("x")

    return steps.Step(
        "one", "One", lambda: key[0], run, made=lambda: [str(place / "made")]
    )


def test_a_step_runs_once_until_its_inputs_change_or_its_product_is_gone(place):
    calls, key = [], ["1"]
    step = counting(place, calls, key)
    for _ in range(3):
        steps.run_steps([step], ["one"], out=io.StringIO())
    assert len(calls) == 1
    key[0] = "2"
    steps.run_steps([step], ["one"], out=io.StringIO())
    (place / "made").unlink()
    steps.run_steps([step], ["one"], out=io.StringIO())
    assert len(calls) == 3


def test_what_a_step_needs_runs_before_it_and_failure_leaves_no_stamp(place):
    order = []

    def fail():
        order.append("b")
        raise steps.Failed("no luck")

    first = steps.Step("a", "A", lambda: "", lambda: order.append("a"))
    second = steps.Step("b", "B", lambda: "", fail, needs=["a"])
    for _ in range(2):
        with pytest.raises(steps.Failed, match="no luck"):
            steps.run_steps([second, first], ["b"], out=io.StringIO())
    assert order == ["a", "b", "b"]


def test_an_unknown_step_is_refused_with_the_known_ones():
    with pytest.raises(steps.Failed, match="no step is called x; there are a"):
        steps.run_steps([steps.Step("a", "A", lambda: "", list)], ["x"])


def test_a_fetched_file_that_is_another_one_is_refused_and_removed(tmp_path):
    fetched = tmp_path / "maven.zip"
    fetched.write_bytes(b"something else")
    with pytest.raises(steps.Failed, match="not the pinned"):
        steps.check_sum(str(fetched), "0" * 64)
    assert not fetched.exists()


def test_a_command_that_fails_shows_what_it_said(tmp_path):
    with pytest.raises(
        steps.Failed, match="(?s)it did not work.*command: .*the reason"
    ):
        steps.call(
            [sys.executable, "-c", "print('the reason'); raise SystemExit(3)"],
            "it did not work",
        )
