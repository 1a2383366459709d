# -*- coding: utf-8 -*-
"""Plans of hot statements: none may read the table of runs from end to end, whatever waits and however stale the statistics."""
from __future__ import absolute_import, division, print_function, unicode_literals

import re

import pytest

from exchange.workflows.store.queries import Queries, statement
from exchange.workflows.store.sqlstore import SqlStore
from tests.support.runs import NOW, claim, enqueue, running

CLAIM = {
    "executor_id": "gw:1",
    "workflow_names": '["batch", "rinse"]',
    "queue_name": None,
    "limit": 10,
    "window": 40,
    "now": NOW,
}
WAITING = 3000
# Read rows of a claim of 10: the windows, the chosen, and what partitions cost. Not a share of what waits.
MOST_ROWS = 600


def literal(value):
    if value is None:
        return "NULL"
    return "%d" % value if isinstance(value, int) else "'%s'" % value


def filled_in(text, names, values):
    """The statement with its parameters as EXECUTE takes them: numbered, and declared by the casts in the text."""
    places = ["$%d" % (place + 1) for place in range(len(names))]
    marks = iter(places)
    return re.sub(r"\?", lambda hit: next(marks), text), ", ".join(
        literal(values[name]) for name in names
    )


def rows_read_on_postgres(database, name, values):
    """[(relation, rows)] that the nodes of a generic plan read, as executed."""
    part = getattr(Queries("postgres"), name).parts[0]
    text, arguments = filled_in(part.text, part.names, values)
    with database.read() as session:
        session.script("SET plan_cache_mode = force_generic_plan")
        session.script("PREPARE hot AS " + text)
        explain = "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) EXECUTE hot(%s)" % arguments
        lines = [row[0] for row in session.run(statement(explain)).rows]
        session.script("DEALLOCATE hot")
        session.script("RESET plan_cache_mode")
    pattern = re.compile(
        r"(Seq Scan|Index Scan|Index Only Scan)\b.* on (workflow_status)\b.*rows=(\d+) loops=(\d+)"
    )
    hits = [pattern.search(line) for line in lines]
    read = [
        (hit.group(1), int(hit.group(3)) * int(hit.group(4))) for hit in hits if hit
    ]
    removed = [re.search(r"Rows Removed by .*: (\d+)", line) for line in lines]
    return read + [("removed", int(hit.group(1))) for hit in removed if hit]


def backlog(store, situation):
    if situation == "flooded":
        running(store, partition_key="flood")
        enqueue(store, WAITING, partition_key="flood")
    enqueue(store, WAITING)


@pytest.mark.parametrize("analyzed", [True, False])
@pytest.mark.parametrize("situation", ["waiting", "flooded"])
def test_a_claim_on_postgres_reads_what_it_takes(postgres_place, situation, analyzed):
    database = postgres_place.open()
    store = SqlStore(database)
    backlog(store, situation)
    if analyzed:
        with database.read() as session:
            session.script("ANALYZE workflows.workflow_status")
    read = rows_read_on_postgres(database, "claim", CLAIM)
    assert read
    assert sum(rows for _, rows in read) < MOST_ROWS, read


def test_a_claim_on_sqlite_scans_no_table(sqlite_place):
    database = sqlite_place.open()
    backlog(SqlStore(database), "waiting")
    text = Queries("sqlite").claim.parts[0].text
    names = Queries("sqlite").claim.parts[0].names
    marks = iter(names)
    filled = re.sub(r"\?", lambda hit: literal(CLAIM[next(marks)]), text)
    rows = database.select(statement("EXPLAIN QUERY PLAN " + filled), {})
    plan = [row[3] for row in rows]
    assert any("idx_workflow_claim" in line for line in plan)
    assert [
        line
        for line in plan
        if re.match(r"SCAN (TABLE )?(workflow_status|[wsnph])\b", line)
    ] == []


def test_a_claim_behind_a_flood_still_takes_ten(store):
    backlog(store, "flooded")
    assert len(claim(store, limit=10)) == 10
