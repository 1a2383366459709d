# -*- coding: utf-8 -*-
"""P10: a script save never mixes code inside one run."""
from __future__ import absolute_import, division, print_function, unicode_literals

import gc
import weakref

from exchange.workflows.engine.runtime import step
from exchange.workflows.model import codec, states
from tests.support.factories import declaration, run_until, settle, start
from tests.support.probes import until


def version(number, go_on):
    @step("weigh")
    def weigh():
        return number

    def batch():
        first = weigh()
        until(lambda: go_on)
        return [first, weigh()]

    return batch


def test_a_run_finishes_on_the_code_it_began_with(plant):
    go_on = []
    engine = plant.engine()
    engine.registry.load("plant", [declaration(version(1, go_on))], code_version="a")
    first = start(engine, "batch")
    engine.loops.dispatch_step()
    until(lambda: engine.store.step_rows(first))
    engine.registry.load("plant", [declaration(version(2, go_on))], code_version="b")
    second = start(engine, "batch")
    go_on.append(1)
    runs = [run_until(engine, workflow_id) for workflow_id in (first, second)]
    assert [codec.decode(run.result_json) for run in runs] == [[1, 1], [2, 2]]
    assert runs[1].generation == runs[0].generation + 1


def test_a_run_taken_back_is_replayed_on_the_new_code(plant):
    go_on = []
    engine = plant.engine()
    engine.registry.load("plant", [declaration(version(1, go_on))])
    workflow_id = start(engine, "batch")
    engine.loops.dispatch_step()
    until(lambda: engine.store.step_rows(workflow_id))
    engine.parts.journal.close()
    plant.declarations = [declaration(version(2, go_on))]
    again = plant.engine()
    go_on.append(1)
    run = run_until(again, workflow_id)
    assert codec.decode(run.result_json) == [1, 2]
    settle(engine)


class Code(object):
    """Stands for all of a project's code."""

    def batch(self):
        return "done"


def test_old_code_is_free_once_no_run_holds_it(plant):
    engine = plant.engine()
    code = Code()
    seen = weakref.ref(code)
    engine.registry.load("plant", [declaration(code.batch)])
    run_until(engine, start(engine, "batch"))
    settle(engine)
    until(lambda: engine.parts.pool.busy == 0)
    engine.registry.load("plant", [declaration(Code().batch)])
    del code

    def freed():
        gc.collect()
        return seen() is None

    until(freed, "the end of the old code")


def test_the_callers_project_comes_first_and_a_run_keeps_its_project(plant):
    engine = plant.engine()
    engine.registry.load("east", [declaration(lambda: "east", "batch")])
    engine.registry.load("west", [declaration(lambda: "west", "batch")])
    results = []
    for project in ("west", "east"):
        run = run_until(engine, start(engine, "batch", project=project))
        results.append((run.project, codec.decode(run.result_json)))
    assert results == [("west", "west"), ("east", "east")]


def test_a_name_in_two_projects_without_a_caller_is_refused_and_says_which(plant):
    engine = plant.engine()
    engine.registry.load("east", [declaration(lambda: "east", "batch")])
    workflow_id = start(engine, "batch")
    assert engine.store.find(workflow_id).project == "east"
    engine.registry.load("west", [declaration(lambda: "west", "batch")])
    try:
        start(engine, "batch")
        raise AssertionError("it was not refused")
    except Exception as error:  # noqa: BLE001  # the type is asserted below
        assert type(error).__name__ == "AmbiguousWorkflow"
        assert error.projects == ["east", "west"]
    assert codec.decode(run_until(engine, workflow_id).result_json) == "east"


def test_an_accepted_item_of_an_ambiguous_name_ends_in_an_error(plant):
    from exchange.workflows.model.records import NewStart

    engine = plant.engine()
    for project in ("east", "west"):
        engine.registry.load(project, [declaration(lambda: project, "batch")])
    workflow_id = engine.enqueue_in_memory(NewStart("batch"))["workflowId"]
    engine.flush()
    run = run_until(engine, workflow_id)
    assert run.status == states.ERROR
    assert "east, west" in codec.decode(run.error_json)["message"]
