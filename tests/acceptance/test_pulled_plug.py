# -*- coding: utf-8 -*-
"""kill -9 of the gateway: nothing accepted is lost, no recorded step runs again."""
from __future__ import absolute_import, division, print_function, unicode_literals

import collections
import random
import time

RUNS = 100
STEPS = 10
KILLS = 20
ITEMS = 1000
WORKERS = 8

START = """
service = system.workflows.api.service
result = []
for n in range({first}, {first} + {count}):
    reply = service.start(workflowName="line.ten", inputs={{"path": {path!r}, "run": "run-%03d" % n}}, queueName="kill")
    assert reply["ok"], reply
    result.append(reply["data"]["workflowId"])
"""
STATES = """
rows = system.workflows.api.queries.runs(workflow="line.ten", limit=200)["runs"]
result = [[r["workflowId"], r["status"]] for r in rows]
"""
RECORDED = """
steps = system.workflows.api.queries.steps
result = [[i, s["seq"]] for i in {ids!r} for s in steps(i)["steps"] if s["status"] == "SUCCESS"]
"""


def states(gateway):
    return dict(gateway.script("gateway", STATES))


def recorded_steps(gateway, ids):
    """{(run, step number)} that are on record as completed."""
    found = gateway.script("gateway", RECORDED.format(ids=ids))
    return set((workflow_id, seq) for workflow_id, seq in found)


def test_a_hundred_runs_survive_twenty_kills(make_gateway, tmp_path):
    seed = random.randrange(10**6)
    chance = random.Random(seed)
    effects = tmp_path / "effects.txt"
    gateway = make_gateway()
    ids, lines_at_record = [], {}
    for _ in range(KILLS):
        if len(ids) < RUNS:
            code = START.format(first=len(ids), count=RUNS // KILLS, path=str(effects))
            ids += gateway.script("gateway", code, project="line")
        recorded = recorded_steps(gateway, ids) - set(lines_at_record)
        lines = lines_of(effects)
        for workflow_id, seq in recorded:
            line = "run-%03d %d" % (ids.index(workflow_id), seq)
            lines_at_record[workflow_id, seq] = (line, lines[line])
        # chance is the point: the kill may land anywhere
        time.sleep(chance.uniform(0.0, 0.4))
        gateway.kill()
        gateway.start()
    gateway.until(
        lambda: set(states(gateway).values()) == {"SUCCESS"}, 90, what="all SUCCESS"
    )
    assert sorted(states(gateway)) == sorted(ids), "seed %s" % seed
    final = lines_of(effects)
    assert len(final) == RUNS * STEPS
    # A step that was on record has left no line since; one that a kill caught before its record may have left two.
    again = [line for line, count in lines_at_record.values() if final[line] != count]
    assert lines_at_record and not again, "seed %s" % seed
    repeats = sum(final.values()) - RUNS * STEPS
    assert repeats <= KILLS * WORKERS, "seed %s" % seed
    assert len(recorded_steps(gateway, ids)) == RUNS * STEPS


def lines_of(path):
    if not path.exists():
        return collections.Counter()
    return collections.Counter(path.read_text().split("\n")[:-1])


def test_accepted_items_survive_a_kill_right_after_the_last_answer(make_gateway):
    gateway = make_gateway()
    code = """
service = system.workflows.api.service
result = []
for n in range({items}):
    reply = service.enqueueInMemory(workflowName="line.one", inputs={{"n": n}}, queueName="buffered")
    assert reply["ok"], reply
    result.append(reply["data"]["workflowId"])
""".format(
        items=ITEMS
    )
    ids = gateway.script("tag", code, project="line")
    gateway.kill()
    gateway.start()
    rows = """
page = system.workflows.api.queries.runs(queue="buffered", limit=200)
result = [page["total"]]
"""
    gateway.until(
        lambda: gateway.script("gateway", rows) == [ITEMS], 60, what="%d rows" % ITEMS
    )
    assert len(set(ids)) == ITEMS
    one = "result = system.workflows.api.queries.run({id!r})['workflowId']"
    for workflow_id in ids[:: ITEMS // 10] + ids[-1:]:
        assert gateway.script("gateway", one.format(id=workflow_id)) == workflow_id


def test_runs_go_on_by_themselves_after_an_orderly_restart(make_gateway):
    gateway = make_gateway()
    start = "result = system.workflows.api.service.start('line.slow', {'count': 30, 'ms': 100})['data']['workflowId']"
    ids = [gateway.script("gateway", start) for _ in range(3)]
    status = "result = system.workflows.api.queries.run(%r)['status']"
    gateway.until(lambda: gateway.script("gateway", status % ids[0]) == "RUNNING")
    gateway.restart()
    for workflow_id in ids:
        gateway.until(
            lambda: gateway.script("gateway", status % workflow_id) == "SUCCESS", 30
        )
