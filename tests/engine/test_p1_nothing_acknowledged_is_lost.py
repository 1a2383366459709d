# -*- coding: utf-8 -*-
"""P1: a start that was acknowledged is never lost, also when the process is killed right after the answer."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os

import pytest

from exchange.workflows.engine.intake import inputs_json_of
from exchange.workflows.model import codec, states
from exchange.workflows.model.errors import (
    DuplicateRun,
    MaintenanceActive,
    NotSerializable,
    SpoolFull,
    StoreUnavailable,
    WorkflowNotFound,
)
from exchange.workflows.model.records import NewStart
from tests.support.factories import run_until, start
from tests.support.stores import BrokenStore


def nothing(**_):
    return None


def accept(engine, name="nothing", inputs=None, allow=False, **fields):
    return engine.enqueue_in_memory(NewStart(name, inputs, **fields), allow)


def spool_files(engine):
    folder = os.path.join(engine.host.data_folder, "spool")
    return [os.path.join(folder, name) for name in sorted(os.listdir(folder))]


def test_a_start_is_in_the_database_when_it_is_answered(plant):
    plant.declare(nothing)
    workflow_id = start(plant.engine(), "nothing")
    assert plant.engine().store.find(workflow_id).status == states.ENQUEUED


def test_a_start_with_an_id_of_its_own_is_written_once(plant):
    plant.declare(nothing)
    engine = plant.engine()
    wanted = "11111111-2222-4333-8444-555555555555"
    assert start(engine, "nothing", workflow_id=wanted) == wanted
    assert start(engine, "nothing", workflow_id=wanted) == wanted
    assert engine.store.counts()[states.ENQUEUED] == 1


def test_wrong_starts_are_refused_by_name(plant):
    plant.declare(nothing)
    engine = plant.engine()
    with pytest.raises(WorkflowNotFound):
        start(engine, "nowhere")
    with pytest.raises(NotSerializable) as caught:
        start(engine, "nothing", {"a": [1, float("nan")]})
    assert "$.a[1]" in caught.value.message
    start(engine, "nothing", deduplication_id="once")
    with pytest.raises(DuplicateRun):
        start(engine, "nothing", deduplication_id="once")


def test_accepted_items_survive_a_kill(plant):
    plant.declare(nothing)
    one = plant.engine()
    answers = [accept(one, inputs={"n": n}) for n in range(5)]
    assert [answer["queueDepth"] for answer in answers] == [1, 2, 3, 4, 5]
    assert one.store.counts().get(states.ENQUEUED, 0) == 0
    two = plant.engine()  # the first is not stopped: nothing was flushed
    assert two.flush() == 5
    for n, answer in enumerate(answers):
        run = two.store.find(answer["workflowId"])
        assert codec.decode(run.inputs_json)["resolved"] == {"n": n}


def test_items_are_flushed_in_the_order_in_which_they_were_accepted(plant):
    plant.declare(nothing)
    engine = plant.engine()
    ids = []
    for _ in range(7):
        ids.append(accept(engine)["workflowId"])
        plant.clock.advance(1)
    engine.flush()
    runs = sorted((engine.store.find(i) for i in ids), key=lambda run: run.created_at)
    assert [run.workflow_id for run in runs] == ids
    assert runs[0].created_at < runs[-1].created_at


def test_a_flushed_item_that_is_flushed_again_is_no_second_run(plant):
    """A kill between the database's commit and the deletion of the spool repeats the flush."""
    plant.declare(nothing)
    one = plant.engine()
    workflow_id = accept(one)["workflowId"]
    with open(spool_files(one)[0], "rb") as spool:
        kept = spool.read()
    one.flush()
    with open(
        os.path.join(one.host.data_folder, "spool", "0000000009.spool"), "wb"
    ) as again:
        again.write(kept)
    two = plant.engine()
    two.flush()
    assert two.store.counts()[states.ENQUEUED] == 1
    assert two.store.find(workflow_id) is not None
    assert two.intake.depth() == 0


def test_a_torn_line_is_skipped_and_what_follows_is_read(plant):
    plant.declare(nothing)
    one = plant.engine()
    first = accept(one)["workflowId"]
    path = spool_files(one)[0]
    with open(path, "ab") as spool:
        spool.write(b"0badc0de 40 [[[\"half a li")
    two = plant.engine()
    second = accept(two)["workflowId"]
    three = plant.engine()
    assert three.intake.depth() == 2
    three.flush()
    assert three.store.find(first) is not None
    assert three.store.find(second) is not None


def test_the_spool_is_deleted_once_everything_is_flushed(plant):
    plant.declare(nothing)
    engine = plant.engine()
    for _ in range(3):
        accept(engine)
    engine.flush()
    assert spool_files(engine) == []
    accept(engine)
    assert len(spool_files(engine)) == 1


def test_a_full_disk_is_refused_and_accepted_items_stay(plant):
    plant.declare(nothing)
    engine = plant.engine()
    first = accept(engine)["workflowId"]
    append = engine.host.append_file

    class Full(object):
        def __init__(self, path):
            self._file = append(path)

        def write(self, data):
            self._file.write(data[:7])
            raise SpoolFull("No space left on device")

        def close(self):
            self._file.close()

    engine.intake._spool._current.file.close()
    engine.intake._spool._current = None
    engine.host.append_file = Full
    with pytest.raises(SpoolFull):
        accept(engine)
    engine.host.append_file = append
    third = accept(engine)["workflowId"]
    again = plant.engine()
    assert again.intake.depth() == 2
    again.flush()
    assert again.store.find(first) is not None
    assert again.store.find(third) is not None


def test_overflow_is_answered_and_counted(plant):
    plant.declare(nothing)
    engine = plant.engine(queue_max=2)
    accept(engine)
    accept(engine)
    refused = accept(engine)
    assert refused == {
        "accepted": False,
        "reason": "overflow",
        "queueDepth": 2,
        "maxDepth": 2,
        "mode": "reject",
    }
    assert engine.maintenance_status()["inMemoryQueueOverflowCount"] == 1


def test_drop_oldest_takes_the_new_one_and_the_dropped_one_does_not_come_back(plant):
    plant.declare(nothing)
    engine = plant.engine(queue_max=2, overflow="drop_oldest")
    first = accept(engine)["workflowId"]
    accept(engine)
    third = accept(engine)
    assert third["droppedOldest"] is True and third["queueDepth"] == 2
    assert engine.maintenance_status()["inMemoryQueueOverflowCount"] == 0
    again = plant.engine()
    again.flush()
    assert again.store.find(first) is None
    assert again.store.find(third["workflowId"]) is not None


def test_a_bad_item_blocks_nobody_and_becomes_a_dead_letter(plant):
    plant.declare(nothing)
    engine = plant.engine()
    start(engine, "nothing", deduplication_id="once")
    accept(engine, deduplication_id="once")
    good = accept(engine)["workflowId"]
    assert engine.flush() == 1
    assert engine.store.find(good) is not None
    for _ in range(3):
        assert engine.intake.depth() == 1
        engine.flush()
    assert engine.intake.depth() == 0
    letters = list(engine.intake.dead_letters)
    assert [(letter.reason, letter.failures) for letter in letters] == [
        ("insert_failed", 4)
    ]
    assert engine.maintenance_status()["inMemoryQueueDeadLetterCount"] == 1


def test_while_the_database_is_away_items_are_kept_and_then_flushed(plant):
    plant.declare(nothing)
    broken = plant.store = BrokenStore(plant.store)
    engine = plant.engine()
    workflow_id = accept(engine)["workflowId"]
    broken.away = True
    with pytest.raises(StoreUnavailable):
        engine.flush()
    with pytest.raises(StoreUnavailable):
        start(engine, "nothing")
    assert engine.intake.depth() == 1
    broken.away = False
    assert engine.loops.flush_step() is False
    assert engine.store.find(workflow_id) is not None


def test_an_answer_that_got_lost_is_no_second_run(plant):
    plant.declare(nothing)
    broken = plant.store = BrokenStore(plant.store)
    engine = plant.engine()
    accept(engine)
    broken.lose_answers = 1
    with pytest.raises(StoreUnavailable):
        engine.flush()
    engine.flush()
    assert engine.store.counts()[states.ENQUEUED] == 1
    assert engine.intake.depth() == 0


def test_in_maintenance_neither_door_opens_unless_allowed(plant):
    plant.declare(nothing)
    engine = plant.engine()
    before = accept(engine)
    engine.enter_maintenance("drain", "deploy", actor="anna")
    with pytest.raises(MaintenanceActive):
        start(engine, "nothing")
    assert accept(engine)["reason"] == "maintenance"
    allowed = accept(engine, allow=True)
    assert start(engine, "nothing", allow_during_maintenance=True)
    assert engine.flush() == 1
    assert engine.store.find(allowed["workflowId"]) is not None
    assert engine.store.find(before["workflowId"]) is None
    engine.exit_maintenance("anna")
    run_until(engine, before["workflowId"]) if engine.flush() else None
    assert engine.store.find(before["workflowId"]) is not None


def test_an_accepted_id_is_known_before_it_is_flushed(plant):
    """Its id is a UUID, and a command sent to it waits for the run."""
    plant.declare(nothing)
    engine = plant.engine()
    workflow_id = accept(engine)["workflowId"]
    assert len(workflow_id) == 36 and workflow_id.count("-") == 4
    engine.send(workflow_id, {"cmd": "HOLD"})
    engine.flush()
    assert run_until(engine, workflow_id).status == states.SUCCESS


@pytest.mark.parametrize(
    "inputs",
    [
        None,
        {},
        {"b": 1, "a": [2]},
        {"resolved": 1},
        {"raw": 2, "x": 1},
        [1],
        "text",
        {"__wf_control": {"timeout_seconds": 9}},
    ],
)
@pytest.mark.parametrize("seconds", [None, 5, 2.5, -1])
def test_the_stored_inputs_are_the_same_text_either_way(plant, inputs, seconds):
    host = plant.engine().host
    found = inputs_json_of(host, NewStart("x", inputs, timeout_seconds=seconds))
    assert codec.decode(found) == codec.stored_inputs(inputs, seconds)
