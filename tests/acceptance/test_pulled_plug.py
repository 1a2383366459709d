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
STEP_ROWS = """
result = [[s["seq"], s["status"], s["attempts"]] for s in system.workflows.api.queries.steps({id!r})["steps"]]
"""


def states(gateway):
    return dict(gateway.script("gateway", STATES))


def test_a_hundred_runs_survive_twenty_kills(make_gateway, tmp_path, record_property):
    seed = random.randrange(10**6)
    record_property("seed", seed)
    chance = random.Random(seed)
    effects = tmp_path / "effects.txt"
    gateway = make_gateway()
    ids = []
    for _ in range(KILLS):
        if len(ids) < RUNS:
            code = START.format(first=len(ids), count=RUNS // KILLS, path=str(effects))
            ids += gateway.script("gateway", code, project="line")
        time.sleep(
            chance.uniform(0.0, 0.4)
        )  # chance is the point: the kill may land anywhere
        gateway.kill()
        gateway.start()
    gateway.until(
        lambda: set(states(gateway).values()) == {"SUCCESS"}
        and len(states(gateway)) == RUNS,
        90,
        what="all SUCCESS",
    )
    assert set(states(gateway)) == set(ids), "seed %s" % seed
    lines = collections.Counter(effects.read_text().split("\n")[:-1])
    assert len(lines) == RUNS * STEPS
    # At least once: a step that was interrupted before its record may have left two lines; each kill can have caught
    # at most the runs that were on a worker. A step that had been recorded never leaves another.
    repeats = sum(lines.values()) - RUNS * STEPS
    record_property("repeats", repeats)
    assert repeats <= KILLS * 8, "seed %s" % seed
    for workflow_id in ids:
        rows = gateway.script("gateway", STEP_ROWS.format(id=workflow_id))
        assert [row[0] for row in rows] == list(range(1, STEPS + 1))
        assert {row[1] for row in rows} == {"SUCCESS"}


def test_a_recorded_step_never_runs_again(make_gateway, tmp_path):
    """Kill after a step is known to be recorded; its line must stay single."""
    effects = tmp_path / "effects.txt"
    gateway = make_gateway()
    ids = gateway.script(
        "gateway", START.format(first=0, count=20, path=str(effects)), project="line"
    )
    recorded = {}
    for _ in range(3):
        for workflow_id in ids:
            rows = gateway.script("gateway", STEP_ROWS.format(id=workflow_id))
            for seq, status, _attempts in rows:
                if status == "SUCCESS":
                    recorded.setdefault((workflow_id, seq), effects.read_text())
        gateway.kill()
        gateway.start()
    gateway.until(lambda: set(states(gateway).values()) == {"SUCCESS"}, 60)
    run_names = {workflow_id: "run-%03d" % n for n, workflow_id in enumerate(ids)}
    final = collections.Counter(effects.read_text().split("\n")[:-1])
    assert recorded
    for (workflow_id, seq), seen in recorded.items():
        line = "%s %d" % (run_names[workflow_id], seq)
        assert final[line] == seen.split("\n").count(line), (
            "%s ran again after it was recorded" % line
        )


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
