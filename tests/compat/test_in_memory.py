# -*- coding: utf-8 -*-
"""The in-memory queue: bounded, in order, flushed by dispatch, safe in a pulled plug."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from exchange.workflows.api import admin, queries, service
from exchange.workflows.bootstrap import workflow
from exchange.workflows.model.errors import StoreUnavailable
from tests.support.doors import running


@workflow(name="memory.item", commands="engine")
def item(n=0):
    return n


def accept(n, **options):
    return service.enqueueInMemory("memory.item", {"n": n}, **options)


def status(name):
    return admin.getMaintenanceStatus()["data"]["inMemoryQueue" + name]


def rows():
    found = queries.runs(workflow="memory.item", limit=200)["runs"]
    return [(run["workflowId"], run["createdAt"]) for run in reversed(found)]


@pytest.fixture
def small(tmp_path):
    """Makes an engine with a queue of three and a way to overflow."""
    made = []

    def make(overflow):
        made.append(
            running(tmp_path, dispatch_mode="ticks", queue_max=3, overflow=overflow)
        )
        return made[-1].__enter__()

    yield make
    for context in made:
        context.__exit__(None, None, None)


def test_what_was_accepted_first_is_written_first_with_its_own_time(ticks):
    accepted = [accept(n)["workflowId"] for n in range(20)]
    before = ticks.host.now_ms()
    ticks.until(lambda: ticks.host.now_ms() > before + 20)
    service.dispatch(maxToClaim=0)
    assert [workflow_id for workflow_id, _ in rows()] == accepted
    assert max(created for _, created in rows()) <= before


@pytest.mark.parametrize("mode", ["reject", "drop_newest"])
def test_a_full_queue_refuses_and_counts(small, mode):
    small(mode)
    for n in range(3):
        assert accept(n)["ok"]
    reply = accept(3)
    assert (reply["code"], reply["reason"]) == (
        "IN_MEMORY_ENQUEUE_REJECTED",
        "overflow",
    )
    assert (reply["maxDepth"], reply["mode"]) == (3, mode)
    assert (status("OverflowCount"), status("Depth"), status("MaxDepth")) == (1, 3, 3)
    assert status("LastOverflowAtMs") > 0


def test_a_full_queue_may_drop_the_oldest(small):
    small("drop_oldest")
    accepted = [accept(n) for n in range(4)]
    assert (accepted[3]["droppedOldest"], accepted[3]["mode"]) == (True, "drop_oldest")
    assert status("OverflowCount") == 0
    service.dispatch(maxToClaim=0)
    assert [workflow_id for workflow_id, _ in rows()] == [
        a["workflowId"] for a in accepted[1:]
    ]


def test_a_flush_takes_no_more_than_asked(ticks):
    for n in range(5):
        accept(n)
    service.dispatch(maxToClaim=0, flushMaxItems=2)
    assert len(rows()) == 2
    assert status("Depth") == 3


def test_a_bad_item_blocks_no_other_and_becomes_a_dead_letter(tmp_path):
    with running(tmp_path, speed=50, dispatch_mode="ticks") as ticks:
        bury(ticks)


def bury(ticks):
    """The flusher waits a second of its clock before it tries a bad item again, three times."""
    service.start("memory.item", deduplicationId="d")
    accept(1, deduplicationId="d")
    accept(2)
    service.dispatch(maxToClaim=0)
    assert len(rows()) == 2
    ticks.until(lambda: service.dispatch(maxToClaim=0)["ok"] and status("Depth") == 0)
    assert (status("DeadLetterCount"), status("DeadLetterDepth")) == (1, 1)
    assert status("Depth") == 0


def test_while_the_database_is_away_items_are_kept(ticks, monkeypatch):
    accept(1)
    with monkeypatch.context() as away:

        def broken(*args):
            raise StoreUnavailable("away")

        away.setattr(ticks.engine.store, "enqueue", broken)
        assert service.dispatch()["code"] == "DISPATCH_FAILED"
        assert accept(2)["ok"]
        assert (status("Depth"), status("FlushFailureCount")) == (2, 1)
    service.dispatch(maxToClaim=0)
    assert len(rows()) == 2


def test_in_maintenance_only_what_was_allowed_is_flushed(ticks):
    accept(1)
    admin.enterMaintenance()
    assert not accept(2)["ok"]
    allowed = accept(3, allowDuringMaintenance=True)
    service.dispatch()
    assert [workflow_id for workflow_id, _ in rows()] == [allowed["workflowId"]]
    admin.exitMaintenance()
    service.dispatch(maxToClaim=0)
    assert len(rows()) == 2


def test_accepted_items_survive_a_pulled_plug_in_order(ticks):
    accepted = [accept(n)["workflowId"] for n in range(50)]
    ticks.pull_plug()
    ticks.restart()
    assert status("Depth") == 50
    service.dispatch(maxToClaim=0)
    assert [workflow_id for workflow_id, _ in rows()] == accepted
