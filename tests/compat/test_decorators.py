# -*- coding: utf-8 -*-
"""@workflow and @step: names, wrappers, retries."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from exchange.workflows.api import service
from exchange.workflows.bootstrap import getWorkflows, step, workflow
from exchange.workflows.engine.runtime import Cancelled
from exchange.workflows.model.errors import OutsideRun

ATTEMPTS = []


class Jam(Exception):
    pass


def failing(failures, options, error=Jam):
    """A step that fails so often, then returns the attempt's number."""
    del ATTEMPTS[:]

    @step(name="decorators.failing", options=options)
    def attempt():
        ATTEMPTS.append(getWorkflows())
        if len(ATTEMPTS) <= failures:
            raise error("attempt %d" % len(ATTEMPTS))
        return len(ATTEMPTS)

    return attempt


def runs(wf, call, name="decorators.run"):
    workflow(name=name, commands="engine")(call)
    return wf.run(name)


def test_a_workflow_is_returned_unchanged():
    def plain():
        return 1

    assert workflow(name="decorators.plain")(plain) is plain
    assert plain() == 1


def test_without_parentheses_the_functions_name_counts(wf):
    @workflow
    def decorators_bare():
        return inner()

    @step
    def inner():
        return "bare"

    found = wf.run("decorators_bare")
    assert (found.result, found.steps) == ("bare", [("inner", "SUCCESS")])


def test_with_empty_parentheses_the_functions_name_counts(wf):
    @workflow()
    def decorators_empty():
        return inner()

    @step()
    def inner():
        return "empty"

    found = wf.run("decorators_empty")
    assert (found.result, found.steps) == ("empty", [("inner", "SUCCESS")])


def test_a_step_keeps_name_and_doc_and_raises_outside_a_workflow():
    @step(name="decorators.documented")
    def documented(n):
        """What it does."""

    assert (documented.__name__, documented.__doc__) == ("documented", "What it does.")
    with pytest.raises(OutsideRun):
        documented(1)


def test_arguments_reach_the_step_by_position_and_by_name(wf):
    @step
    def adds(a, b=0, *more, **named):
        return [a, b, list(more), named]

    assert runs(wf, lambda: adds(1, 2, 3, c=4)).result == [1, 2, [3], {"c": 4}]


def test_the_second_of_a_name_wins(wf):
    runs(wf, lambda: 1, "decorators.twice")
    assert runs(wf, lambda: 2, "decorators.twice").result == 2


# --- retries -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "options",
    [
        None,
        {},
        {"max_attempts": 5},
        {"retries_allowed": False, "max_attempts": 5},
        {"unknown": 1},
    ],
)
def test_without_retries_allowed_there_is_one_attempt(wf, options):
    found = runs(wf, failing(1, options))
    assert (found.status, len(ATTEMPTS)) == ("ERROR", 1)


@pytest.mark.parametrize("most,attempts", [(3, 3), (1, 1), (0, 1), (-2, 1), (None, 1)])
def test_max_attempts_counts_them_all(wf, most, attempts):
    found = runs(wf, failing(9, {"retries_allowed": True, "max_attempts": most}))
    assert (found.status, len(ATTEMPTS)) == ("ERROR", attempts)


def test_a_step_that_succeeds_at_last_is_a_success(wf):
    found = runs(wf, failing(2, {"retries_allowed": True, "max_attempts": 3}))
    assert (found.status, found.result) == ("SUCCESS", 3)
    assert found.steps == [("decorators.failing", "SUCCESS")]


def test_the_delay_grows_by_the_factor(wf):
    options = {
        "retries_allowed": True,
        "max_attempts": 3,
        "interval_seconds": 2,
        "backoff_rate": 3.0,
    }
    begun = wf.host.now_ms()
    runs(wf, failing(2, options))
    assert wf.host.now_ms() - begun >= 2000 + 6000


@pytest.mark.parametrize(
    "options", [{"interval_seconds": -5}, {"interval_seconds": 0, "backoff_rate": 0}]
)
def test_odd_delays_count_as_none(wf, options):
    found = runs(wf, failing(1, dict(options, retries_allowed=True, max_attempts=2)))
    assert found.status == "SUCCESS"


def test_the_last_exception_reaches_the_workflow_with_its_own_type(wf):
    attempt = failing(9, {"retries_allowed": True, "max_attempts": 2})

    def catches():
        try:
            attempt()
        except Jam as error:
            return "%s" % error

    assert runs(wf, catches).result == "attempt 2"


def test_cancelled_is_never_retried(wf):
    attempt = failing(9, {"retries_allowed": True, "max_attempts": 5}, Cancelled)
    found = runs(wf, attempt)
    assert (found.status, len(ATTEMPTS)) == ("CANCELLED", 1)


def test_a_failed_attempt_is_recorded_as_an_attempt_and_not_as_the_outcome(wf):
    attempt = failing(
        1, {"retries_allowed": True, "max_attempts": 2, "interval_seconds": 3000}
    )
    workflow(name="decorators.waits", commands="engine")(attempt)
    workflow_id = wf.start("decorators.waits")
    wf.until(lambda: wf.look(workflow_id).steps)
    assert wf.look(workflow_id).steps == [("decorators.failing", "STARTED")]
    service.cancel(workflow_id)


def test_a_crash_between_attempts_keeps_the_budget(wf):
    attempt = failing(
        9, {"retries_allowed": True, "max_attempts": 3, "interval_seconds": 30}
    )
    workflow(name="decorators.budget", commands="engine")(attempt)
    workflow_id = wf.start("decorators.budget")
    wf.until(lambda: len(ATTEMPTS) == 1 and wf.look(workflow_id).steps)
    wf.pull_plug()
    wf.restart()
    assert wf.wait(workflow_id).status == "ERROR"
    assert len(ATTEMPTS) == 3
