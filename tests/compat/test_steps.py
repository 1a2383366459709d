# -*- coding: utf-8 -*-
"""Built-in steps and the demos: names of the rows, replies, cancels."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from exchange.workflows.api import queries, service
from exchange.workflows.apps.examples import steps as example_steps
from exchange.workflows.bootstrap import workflow
from exchange.workflows.steps import db, http, sleep, tags, wait
from tests.support.doors import running
from tests.support.echo import echo_server

BODY = []


@workflow(name="steps.body", commands="engine")
def body():
    return BODY[0]()


def result(wf, fn, name=None):
    """What fn returns in a run; `name`: its step's."""
    BODY[:] = [fn]
    run = wf.run("steps.body")
    assert run.status == "SUCCESS", run
    if name is not None:
        assert run.steps == [(name, "SUCCESS")]
    return run.result


def in_step(wf, fn):
    """A run that is in the middle of fn."""
    BODY[:] = [fn]
    workflow_id = wf.start("steps.body")
    wf.until(lambda: wf.engine.parts.carried.get(workflow_id) is not None)
    wf.until(lambda: wf.engine.parts.carried.get(workflow_id).step is not None)
    return workflow_id


# --- tags ----------------------------------------------------------------------------------------------------


def test_tags_read(wf):
    wf.tags["Tank/Level"] = 7
    read = result(wf, lambda: tags.read("[default]Tank/Level"), "tags.read")
    assert set(read) == set(("value", "quality", "timestamp"))
    assert (read["value"], read["quality"]) == (7, "Good")
    assert result(wf, lambda: tags.read("[default]No"))["quality"] == "Bad_NotFound"


def test_tags_write(wf):
    wf.tags["A"] = 0
    assert result(wf, lambda: tags.write("A", 5), "tags.write") == {"quality": "Good"}
    assert wf.tags["A"] == 5


def test_a_write_is_confirmed_by_the_same_tag(wf):
    wf.tags["A"] = 0
    reply = result(wf, lambda: tags.write_confirm("A", 5), "tags.write_confirm")
    assert reply == {"ok": True, "write_quality": "Good", "confirmed": True}


def test_a_write_is_confirmed_by_another_tag_that_follows(wf):
    wf.tags["Cmd"] = wf.tags["Is"] = False
    wf.tags.on_write("Cmd", lambda plant, value: plant.__setitem__("Is", value))
    assert result(wf, lambda: tags.write_confirm("Cmd", True, confirm_path="Is"))["ok"]


def test_a_write_that_is_not_confirmed_says_so(wf):
    wf.tags["Cmd"] = wf.tags["Is"] = False
    reply = result(
        wf, lambda: tags.write_confirm("Cmd", True, "Is", timeout_ms=500, poll_ms=100)
    )
    assert reply == {
        "ok": False,
        "write_quality": "Good",
        "confirmed": False,
        "timeout_ms": 500,
    }


def test_waiting_for_a_tag(wf):
    wf.tags["Level"] = 0
    workflow_id = in_step(
        wf, lambda: wait.until_tag_equals("Level", 5, timeout_ms=3600000)
    )
    wf.tags["Level"] = 5
    run = wf.wait(workflow_id)
    assert run.result == {"ok": True, "value": 5, "quality": "Good"}
    assert run.steps == [("wait.until_tag_equals", "SUCCESS")]


def test_waiting_in_vain_says_what_was_seen(wf):
    wf.tags["Level"] = 3
    reply = result(
        wf, lambda: wait.until_tag_equals("Level", 5, timeout_ms=500, poll_ms=100)
    )
    assert reply == {"ok": False, "value": 3, "quality": "Good", "timeout_ms": 500}


# --- sleep ---------------------------------------------------------------------------------------------------


def test_sleeps(wf):
    assert result(wf, lambda: sleep.sleep_ms(300), "sleep.ms") == {"slept_ms": 300}
    chunked = result(wf, lambda: sleep.sleep_chunked(600, 250), "sleep.chunked")
    assert chunked == {"slept_ms": 600, "chunks": 3, "chunk_ms": 250}
    example = result(
        wf, lambda: example_steps.sleep_chunked(600, 200), "sleep.sleep_chunked"
    )
    assert example == {"total_ms": 600, "chunk_ms": 200}


@pytest.mark.parametrize("chunk", [0, -5])
def test_a_chunk_of_nothing_counts_as_250(wf, chunk):
    assert result(wf, lambda: sleep.sleep_chunked(300, chunk))["chunk_ms"] == 250


def test_a_sleep_lasts_as_long_as_it_says(wf):
    begun = wf.host.now_ms()
    result(wf, lambda: sleep.sleep_ms(5000))
    assert wf.host.now_ms() - begun >= 5000


@pytest.mark.parametrize(
    "fn",
    [
        lambda: sleep.sleep_ms(3600000),
        lambda: sleep.sleep_chunked(3600000),
        lambda: example_steps.sleep_chunked(3600000),
        lambda: wait.until_tag_equals("Level", 5, timeout_ms=3600000),
        lambda: tags.write_confirm("Level", 5, "Other", timeout_ms=3600000),
    ],
)
def test_every_sleep_and_wait_sees_a_cancel_and_holds_no_worker(wf, fn):
    wf.tags["Level"] = wf.tags["Other"] = 0
    workflow_id = in_step(wf, fn)
    wf.until(lambda: wf.engine.status()["workers"]["outside"] == 1)
    service.cancel(workflow_id)
    wf.until(lambda: wf.engine.parts.carried.count() == 0, seconds=2)


# --- db and http ---------------------------------------------------------------------------------------------


def test_the_plants_own_database(tmp_path):
    with running(tmp_path, databases={"plant": str(tmp_path / "plant.db")}) as wf:
        wf.system.db.runUpdateQuery(
            "CREATE TABLE batches (id TEXT, litres REAL)", "plant"
        )
        insert = "INSERT INTO batches VALUES (?, ?)"
        assert result(
            wf, lambda: db.update("plant", insert, ["B1", 1.5]), "db.update"
        ) == {"rows_affected": 1}
        rows = result(
            wf,
            lambda: db.query("plant", "SELECT * FROM batches WHERE id = ?", ["B1"]),
            "db.query",
        )
        assert rows == [{"id": "B1", "litres": 1.5}]
        assert result(wf, lambda: db.query("plant", "SELECT id FROM batches")) == [
            {"id": "B1"}
        ]


def test_a_request(wf):
    with echo_server() as url:
        reply = result(
            wf,
            lambda: http.request("post", url + "/x", data="no", json_body={"a": 1}),
            "http.request",
        )
    assert reply["status"] == 418
    assert '{\\"a\\":1}' in reply["text"] and "application/json" in reply["text"]
    assert "green" in reply["headers"].values()


# --- the demos -----------------------------------------------------------------------------------------------


@pytest.fixture
def fast(tmp_path):
    with running(tmp_path, speed=200) as test:
        yield test


def log_of(workflow_id):
    entries = queries.stream(workflow_id, "log", limit=1000)["entries"]
    return [
        entry["value"].get("message")
        for entry in entries
        if "message" in entry["value"]
    ]


def test_one_minute_of_progress(fast):
    run = fast.run("demo.one_minute_progress", {"chunk_sec": 20}, timeout_seconds=None)
    assert run.result == {"ok": True, "duration_sec": 60}
    assert run.steps == [("demo.cmd.sleep_chunked", "SUCCESS")] * 3
    assert log_of(run.workflow_id)[1:-1] == [
        "Progress 1/3",
        "Progress 2/3",
        "Progress 3/3",
    ]


@pytest.mark.parametrize("chunk,steps", [(0, 12), (-1, 12), (60, 1)])
def test_the_size_of_a_chunk(fast, chunk, steps):
    assert (
        len(fast.run("demo.one_minute_progress", {"chunk_sec": chunk}).steps) == steps
    )


def test_the_command_demo_ends_by_itself(fast):
    begun = fast.host.now_ms()
    run = fast.run("demo.commands_60s", {"paramOne": "hello"})
    assert 60000 <= fast.host.now_ms() - begun <= 120000
    assert run.result["ok"] is True and run.result["duration_s"] == 60
    assert run.result["loops"] == len(run.steps)
    assert log_of(run.workflow_id)[0] == "RUNNING workflow started"
    keys = [event["key"] for event in queries.events(run.workflow_id)["events"]]
    assert set(
        "phase.started_at_ms phase.loop_i phase.progress_ms phase.last_message".split()
    ) == set(keys)


def until_log(wf, workflow_id, message):
    wf.until(
        lambda: message in log_of(workflow_id), describe=lambda: log_of(workflow_id)
    )


def test_the_command_demo_obeys(wf):
    workflow_id = wf.start("demo.commands_60s")
    until_log(wf, workflow_id, "RUNNING workflow started")
    service.sendCommand(workflow_id, "HOLD")
    until_log(wf, workflow_id, "HELD received HOLD")
    service.sendCommand(workflow_id, "RESUME")
    until_log(wf, workflow_id, "RUNNING received RESUME")
    service.sendCommand(workflow_id, "STOP")
    assert wf.wait(workflow_id).result["stopped"] is True


def test_the_command_demo_stops_while_it_is_held(wf):
    workflow_id = wf.start("demo.commands_60s")
    service.sendCommand(workflow_id, "HOLD")
    until_log(wf, workflow_id, "HELD received HOLD")
    service.sendCommand(workflow_id, "STOP")
    assert wf.wait(workflow_id).status == "SUCCESS"


def test_a_command_sent_before_the_run_began_reaches_the_command_demo(ticks):
    workflow_id = ticks.start("demo.commands_60s")
    service.sendCommand(workflow_id, "STOP")
    service.dispatch()
    assert ticks.wait(workflow_id).result["loops"] == 0
