# -*- coding: utf-8 -*-
"""Each figure: what is done on the gateway, and the yardstick beside it. Bars are the project's own targets."""
from __future__ import absolute_import, division, print_function, unicode_literals

import json
import time

STEPS = 1000
RUNS = 2000
STARTS = 500
ITEMS = 2000
DEEP = 40000

FINISHED = """
run = system.workflows.api.queries.run({id!r})
result = [run["status"], run["startedAt"], run["completedAt"]]
"""


def start(gateway, name, inputs="{}", queue="default"):
    code = (
        "result = system.workflows.api.service.start(%r, %s, %r)['data']['workflowId']"
        % (name, inputs, queue)
    )
    return gateway.script("gateway", code, project="line")


def finish(gateway, workflow_id, seconds=120):
    def ended():
        found = gateway.script("gateway", FINISHED.format(id=workflow_id))
        return (
            found if found[0] in ("SUCCESS", "ERROR", "CANCELLED", "STOPPED") else None
        )

    status, started, completed = gateway.until(ended, seconds)
    assert status == "SUCCESS", status
    return completed - started


def traffic(gateway):
    code = "from exchange.workflows.engine.instance import getWorkflows\nresult = getWorkflows().getExecutorDiagnostics()['database']"
    return gateway.script("gateway", code)


# --- the figures ------------------------------------------------------------------------------------------------------


def commits_per_step(gateway):
    """B1: counted over one long run; what starting and ending it costs is counted apart and taken off."""

    def cost(count):
        before = traffic(gateway)
        finish(gateway, start(gateway, "line.steps", "{'count': %d}" % count))
        after = traffic(gateway)
        return (
            after["commits"] - before["commits"],
            after["statements"] - before["statements"],
        )

    little, much = cost(10), cost(10 + STEPS)
    return (much[0] - little[0]) / STEPS, (much[1] - little[1]) / STEPS


def step_time(gateway):
    """B3: milliseconds per empty step of one long run."""
    return (
        finish(gateway, start(gateway, "line.steps", "{'count': %d}" % STEPS)) / STEPS
    )


ENQUEUE = """
service = system.workflows.api.service
for n in range({count}):
    assert service.start("line.one", {{}}, {queue!r})["ok"]
result = True
"""


def one_step_rate(gateway):
    """B4: one-step workflows per second, from the first enqueue to the last SUCCESS."""
    queue = "bench-%d" % time.time()
    begun = time.perf_counter()
    gateway.script(
        "gateway", ENQUEUE.format(count=RUNS, queue=queue), project="line", timeout=300
    )
    done = "result = system.workflows.api.queries.queues()['queues']"

    def ended():
        counts = [
            q["counts"] for q in gateway.script("gateway", done) if q["name"] == queue
        ]
        return counts and counts[0].get("SUCCESS") == RUNS

    gateway.until(ended, 300, every=0.02)
    return RUNS / (time.perf_counter() - begun)


START_RATE = """
import threading, time
service = system.workflows.api.service
def some():
    for n in range({count}):
        assert service.start("line.one", {{}}, "starts", allowDuringMaintenance=True)["ok"]
threads = [threading.Thread(target=some) for _ in range({clients})]
begun = time.time()
for t in threads: t.start()
for t in threads: t.join()
result = {count} * {clients} / (time.time() - begun)
"""


def start_rate(clients):
    """B6: durable starts per second. Maintenance is on, so that only starts are measured."""

    def measure(gateway):
        quiet(gateway)
        try:
            code = START_RATE.format(count=STARTS // clients * 2, clients=clients)
            return gateway.script("gateway", code, project="line", timeout=300)
        finally:
            busy(gateway)

    return measure


def quiet(gateway):
    gateway.script(
        "gateway",
        "result = system.workflows.api.admin.enterMaintenance('drain', 'bench')['ok']",
    )


def busy(gateway):
    gateway.script(
        "gateway", "result = system.workflows.api.admin.exitMaintenance()['ok']"
    )


LATENCY = """
from java.lang import System
enqueue = system.workflows.api.service.enqueueInMemory
inputs = {{"resolved": {{"paramOne": "x"}}}}
def fill(n):
    for _ in xrange(n):
        enqueue("bench.nobody", inputs, "latency", allowDuringMaintenance=True)
def times(n):
    found = []
    for _ in xrange(n):
        begun = System.nanoTime()
        enqueue("bench.nobody", inputs, "latency", allowDuringMaintenance=True)
        found.append((System.nanoTime() - begun) / 1000.0)
    return sorted(found)
def p(values, share):
    return values[int(len(values) * share)]
times({warm})
fill({depth})
found = times({items})
result = [p(found, 0.5), p(found, 0.99)]
"""


def in_memory_latency(depth):
    """B8: microseconds of one enqueueInMemory, as a tag event calls it: p50 and p99, with `depth` items waiting."""

    def measure(gateway):
        ticks(gateway, True)
        try:
            code = LATENCY.format(warm=3000, depth=depth, items=ITEMS)
            p50, p99 = gateway.script("tag", code, project="line", timeout=300)
        finally:
            ticks(gateway, False)
        empty(gateway)
        return p99

    return measure


def ticks(gateway, on):
    """Nothing may be flushed while latencies are taken at a depth."""
    from tests.support.web import Person

    person = Person(gateway.url)
    settings = dict(
        person.get("/settings").json["settings"], dispatchMode="ticks" if on else "auto"
    )
    answer = person.put("/settings", {"settings": settings})
    assert answer.status == 200, answer


def empty(gateway):
    """Until all is in the table, where it stays: nobody has code for these runs."""
    code = "result = system.workflows.api.queries.status()['buffer']['depth']"
    gateway.until(lambda: gateway.script("gateway", code) == 0, 300, every=0.2)


def engine_load(gateway):
    """B14: milliseconds to load the engine's Python from the module jar in this start of the gateway."""
    for line in gateway.log():
        text = line if isinstance(line, str) else json.dumps(line)
        if "engine loaded in" in text:
            return float(text.split("engine loaded in", 1)[1].split()[0])
    raise AssertionError("the log does not say how long the engine took to load")
