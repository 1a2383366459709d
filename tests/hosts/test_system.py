# -*- coding: utf-8 -*-
"""`system` without a gateway answers as a gateway's does, as far as steps and examples use it."""
from __future__ import absolute_import, division, print_function, unicode_literals

import json

import pytest

from exchange.workflows.hosts.cpython.system import System
from exchange.workflows.model.errors import UnknownDatabase
from tests.support.echo import echo_server


@pytest.fixture
def system(tmp_path):
    made = System(lambda: 1760000000123, {"plant": str(tmp_path / "plant.db")}, "line")
    yield made
    made.close()


# --- tags ----------------------------------------------------------------------------------------------------


def test_a_tag_that_was_set_is_read_with_good_quality(system):
    system.tag["Tank/Level"] = 12.5
    (value,) = system.tag.readBlocking(["[default]Tank/Level"])
    assert (value.value, value.getValue(), "%s" % value.quality) == (12.5, 12.5, "Good")
    assert value.quality.isGood()
    assert value.timestamp == 1760000000123


def test_an_unknown_tag_reads_as_none_and_bad(system):
    (value,) = system.tag.readBlocking(["[default]No/Such"])
    assert (value.value, "%s" % value.quality) == (None, "Bad_NotFound")
    assert not value.quality.isGood()


def test_a_write_to_an_unknown_tag_changes_nothing(system):
    (quality,) = system.tag.writeBlocking(["[default]No/Such"], [1])
    assert "%s" % quality == "Bad_NotFound"
    assert "No/Such" not in system.tag


def test_a_single_path_may_be_text(system):
    system.tag["A"] = 1
    assert "%s" % system.tag.writeBlocking("A", 2)[0] == "Good"
    assert system.tag.readBlocking("A")[0].value == 2


def test_a_write_handler_plays_the_plant(system):
    system.tag["Valve/Open"] = system.tag["Valve/IsOpen"] = False
    system.tag.on_write(
        "Valve/Open", lambda tags, v: tags.__setitem__("Valve/IsOpen", v)
    )
    system.tag.writeBlocking(["Valve/Open"], [True])
    assert system.tag["Valve/IsOpen"] is True
    assert system.tag.writes == [("[default]Valve/Open", True)]


# --- databases -----------------------------------------------------------------------------------------------


def test_prepared_statements_go_to_the_named_database(system):
    system.db.runUpdateQuery("CREATE TABLE batches (id TEXT, litres INTEGER)", "plant")
    insert = "INSERT INTO batches VALUES (?, ?)"
    assert system.db.runPrepUpdate(insert, ["B1", 300], "plant") == 1
    found = system.db.runPrepQuery(
        "SELECT * FROM batches WHERE id = ?", ["B1"], "plant"
    )
    assert (found.getRowCount(), found.getColumnNames()) == (1, ["id", "litres"])
    assert found.getValueAt(0, "litres") == found.getValueAt(0, 1) == 300
    assert [row["id"] for row in found] == ["B1"]
    assert system.db.runScalarQuery("SELECT count(*) FROM batches", "plant") == 1


def test_a_transaction_that_is_rolled_back_leaves_nothing(system):
    system.db.runUpdateQuery("CREATE TABLE t (n INTEGER)", "plant")
    tx = system.db.beginTransaction("plant")
    system.db.runPrepUpdate("INSERT INTO t VALUES (?)", [1], tx=tx)
    system.db.rollbackTransaction(tx)
    system.db.closeTransaction(tx)
    assert system.db.runScalarQuery("SELECT count(*) FROM t", "plant") == 0


def test_an_unknown_database_is_named_with_the_known_ones(system):
    with pytest.raises(UnknownDatabase) as error:
        system.db.runQuery("SELECT 1", "Historian")
    assert (
        "%s" % error.value
        == "no database connection named Historian; use one of: plant"
    )


# --- messages, dates, HTTP -----------------------------------------------------------------------------------


def test_messages_are_recorded(system):
    system.perspective.sendMessage("refresh", {"n": 1}, scope="session")
    system.util.sendMessage("line", "handler", {"n": 2})
    (first,) = system.perspective.sent
    assert (first["call"], first["messageType"], first["payload"]) == (
        "sendMessage",
        "refresh",
        {"n": 1},
    )
    assert system.util.sent[0]["payload"] == {"n": 2}


def test_a_misspelt_function_is_an_error(system):
    with pytest.raises(AttributeError):
        system.tag.readBlokcing(["A"])


def test_dates_are_the_hosts(system):
    now = system.date.now()
    assert system.date.toMillis(now) == 1760000000123
    later = system.date.addSeconds(now, 60)
    assert system.date.isBefore(now, later)
    assert system.date.secondsBetween(now, later) == 60
    assert len(system.date.format(now, "yyyy-MM-dd HH:mm:ss")) == 19


@pytest.fixture
def echo_url():
    with echo_server() as url:
        yield url


def test_the_http_client_sends_and_any_status_is_an_answer(system, echo_url):
    reply = system.net.httpClient(timeout=5000).post(
        echo_url + "/a", {"q": "1"}, {"n": 1}
    )
    assert (reply.getStatusCode(), reply.isGood()) == (418, False)
    said = reply.getJson()
    assert (said["path"], said["type"]) == ("/a?q=1", "application/json")
    assert json.loads(said["body"]) == {"n": 1}
