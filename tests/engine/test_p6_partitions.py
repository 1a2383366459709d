# -*- coding: utf-8 -*-
"""P6: at most one unfinished run per partition key and queue, also with several gateways."""
from __future__ import absolute_import, division, print_function, unicode_literals

import threading

from exchange.workflows.model import states
from tests.support.factories import settle, start
from tests.support.probes import until


class Occupancy(object):
    """Counts how many runs of a key are inside at once."""

    def __init__(self):
        self._lock = threading.Lock()
        self._inside = {}
        self.most = 0
        self.done = 0
        self.go_on = threading.Event()

    def work(self, key):
        with self._lock:
            self._inside[key] = self._inside.get(key, 0) + 1
            self.most = max(self.most, self._inside[key])
        self.go_on.wait(0.01)
        with self._lock:
            self._inside[key] -= 1
            self.done += 1


def test_two_gateways_never_carry_two_runs_of_one_partition(plant):
    tank = Occupancy()
    plant.declare(tank.work, "work")
    engines = [plant.engine("one"), plant.engine("two")]
    for number in range(40):
        start(
            engines[number % 2],
            "work",
            {"key": "t%d" % (number % 3)},
            partition_key="t%d" % (number % 3),
        )

    def all_done():
        for engine in engines:
            engine.loops.dispatch_step()
        return tank.done == 40

    until(all_done, "all runs")
    assert tank.most == 1


def test_a_busy_partition_starves_nobody(plant):
    go_on = threading.Event()
    plant.declare(lambda key: go_on.wait(20), "work")
    engine = plant.engine()
    for _ in range(30):
        start(engine, "work", {"key": "a"}, partition_key="a")
    other = start(engine, "work", {"key": "b"}, partition_key="b")
    until(lambda: engine.loops.dispatch_step() is False)
    assert engine.store.find(other).status in (states.PENDING, states.RUNNING)
    assert engine.parts.carried.partitions() <= 2
    go_on.set()
    settle(engine)


def test_a_cancelled_run_keeps_its_partition_until_its_code_has_ended(plant):
    go_on = threading.Event()
    plant.declare(lambda: go_on.wait(20), "work")
    engine = plant.engine()
    first = start(engine, "work", partition_key="a")
    second = start(engine, "work", partition_key="a")
    engine.loops.dispatch_step()
    until(lambda: engine.store.find(first).status == states.RUNNING)
    assert engine.cancel(first, "enough") == 1
    engine.loops.dispatch_step()
    assert engine.store.find(second).status == states.ENQUEUED
    go_on.set()
    until(
        lambda: engine.loops.dispatch_step()
        or engine.store.find(second).status == states.SUCCESS
    )
