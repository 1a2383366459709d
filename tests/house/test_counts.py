# -*- coding: utf-8 -*-
"""The one line of counts at the end of a test run can be trusted."""
from __future__ import absolute_import, division, print_function, unicode_literals

import io
import os
import sys
import time

import pytest

from tests.house.tracked import ROOT

sys.path.insert(0, os.path.join(ROOT, "tests", "sdk", "suite"))

import reports  # noqa: E402
import schedule  # noqa: E402
import stages  # noqa: E402
from terminal import Terminal  # noqa: E402

PYTEST = """<testsuites><testsuite tests="4">
<testcase name="a"/><testcase name="b"><failure/></testcase><testcase name="c"><error/></testcase>
<testcase name="d"><skipped/></testcase></testsuite></testsuites>"""
SUREFIRE = """<testsuite tests="3" failures="0" errors="0" skipped="0">
<testcase name="a"/><testcase name="b"><system-out>failure</system-out></testcase>
<testcase name="c"><flakyFailure/></testcase></testsuite>"""


@pytest.fixture
def terminal():
    return Terminal(io.StringIO())


def run(stage_list, terminal, tmp_path):
    for stage in stage_list:
        stage.root = str(tmp_path)
        stage.folder = str(tmp_path)
    return schedule.Schedule(stage_list, terminal, str(tmp_path / "logs")).run()


def python(code):
    return [sys.executable, "-c", code]


def test_reports_of_all_writers_are_summed(tmp_path):
    (tmp_path / "a.xml").write_text(PYTEST)
    (tmp_path / "b.xml").write_text(SUREFIRE)
    assert (
        reports.of_patterns(str(tmp_path), ["*.xml"]).line()
        == "4 passed, 2 failed, 1 skipped"
    )


def test_a_report_that_was_cut_off_is_a_failure(tmp_path):
    (tmp_path / "a.xml").write_text(PYTEST[:60])
    assert (
        reports.of_patterns(str(tmp_path), ["*.xml"]).line()
        == "0 passed, 1 failed, 0 skipped"
    )


def test_a_stage_that_ran_no_test_is_broken(tmp_path, terminal):
    (tmp_path / "a.xml").write_text(SUREFIRE)
    (outcome,) = run(
        [stages.Stage("a", "A", [python("pass")], reports=["a.xml"])],
        terminal,
        tmp_path,
    )
    assert outcome.why == "it ran no test"


def test_failures_in_a_report_count_although_the_command_went_well(tmp_path, terminal):
    write = python("open('a.xml', 'w').write(%r)" % str(PYTEST))
    (outcome,) = run(
        [stages.Stage("a", "A", [write], reports=["a.xml"])], terminal, tmp_path
    )
    assert (outcome.why, outcome.counts.line()) == (
        "2 tests failed",
        "1 passed, 2 failed, 1 skipped",
    )


def test_what_needs_a_broken_stage_is_not_run_and_is_named(tmp_path, terminal):
    broken = stages.Stage(
        "a", "A", [python("import sys; sys.exit(3)"), python("open('no', 'w')")]
    )
    after = stages.Stage("b", "B", [python("open('no', 'w')")], needs=["a"])
    other = stages.Stage("c", "C", [python("open('yes', 'w')")])
    outcomes = run([broken, after, other], terminal, tmp_path)
    assert [outcome.ok for outcome in outcomes] == [False, False, True]
    assert "ended with 3" in outcomes[0].why
    assert outcomes[1].why == "not run, it needs a"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["logs", "yes"]


def test_a_stage_that_runs_alone_shares_no_time(tmp_path, terminal):
    code = "import time; open('{0}.start', 'w').write(repr(time.time())); time.sleep(0.2); open('{0}.end', 'w').write(repr(time.time()))"
    chosen = [
        stages.Stage(name, name, [python(code.format(name))], alone=name == "b")
        for name in "abc"
    ]
    assert all(outcome.ok for outcome in run(chosen, terminal, tmp_path))
    times = {path.name: float(path.read_text()) for path in tmp_path.glob("*.*")}
    for other in "ac":
        assert (
            times["b.start"] >= times[other + ".end"]
            or times["b.end"] <= times[other + ".start"]
        )


def test_the_end_of_a_broken_log_is_shown(tmp_path):
    out = io.StringIO()
    stage = stages.Stage(
        "a", "A", [python("import sys; print('the reason'); sys.exit(1)")]
    )
    run([stage], Terminal(out), tmp_path)
    assert "| the reason" in out.getvalue()


def test_a_stage_that_hangs_is_ended_with_all_that_it_started(tmp_path, terminal):
    child = "import time; time.sleep(60)"
    code = "import subprocess, sys; p = subprocess.Popen([sys.executable, '-c', %r]); open('pid', 'w').write(str(p.pid)); p.wait()"
    stage = stages.Stage("a", "A", [python(code % child)], seconds=2)
    (outcome,) = run([stage], terminal, tmp_path)
    assert outcome.why.endswith("took longer than 2 s")
    with pytest.raises(ProcessLookupError):
        for _ in range(100):
            os.kill(int((tmp_path / "pid").read_text()), 0)
            time.sleep(0.05)  # the system has to bury it
