# -*- coding: utf-8 -*-
"""Faults in an order that nobody thought of: every run ends in SUCCESS, and no step leaves more lines than it may."""
from __future__ import absolute_import, division, print_function, unicode_literals

import collections
import os
import random
import signal
import time

import pytest

from tests.acceptance.test_pulled_plug import START, STEPS, states

pytestmark = pytest.mark.chaos

ROUNDS = 15
RUNS_A_ROUND = 4


class Faults(object):
    """What can happen to a gateway; each fault is over when its method returns."""

    def __init__(self, gateway, chance, store):
        self.gateway, self.chance = gateway, chance
        self.kills = 0
        self.all = [self.kill, self.restart, self.freeze, self.save, self.nothing]
        if store == "postgres":
            self.all.append(self.outage)

    def one(self):
        fault = self.chance.choice(self.all)
        print("  " + fault.__name__)  # noqa: T201
        fault()

    def kill(self):
        self.kills += 1
        self.gateway.kill()
        self.gateway.start()

    def restart(self):
        self.gateway.restart()

    def freeze(self):
        """The process stands still, as under a snapshot of its machine."""
        os.killpg(self.gateway.process.pid, signal.SIGSTOP)
        time.sleep(self.chance.uniform(0.1, 3))  # how long it stands is the fault
        os.killpg(self.gateway.process.pid, signal.SIGCONT)

    def save(self):
        """A project save while runs are under way."""
        path = os.path.join(
            self.gateway.projects,
            "line",
            "ignition",
            "script-python",
            "flows",
            "code.py",
        )
        with open(path, "a") as code:
            code.write("\n# saved again\n")
        self.gateway.scan()

    def outage(self):
        self.gateway.datasource("plant", "FAULTED")
        time.sleep(self.chance.uniform(0.1, 2))  # how long it lasts is the fault
        self.gateway.datasource("plant", "VALID")

    def nothing(self):
        time.sleep(self.chance.uniform(0.0, 0.5))  # room for runs to get on


def started(gateway, first, path):
    """Ids of new runs; a start that the fault refused is tried again, as a button would be."""
    code = START.format(first=first, count=RUNS_A_ROUND, path=path)

    def attempt():
        reply = gateway.run("gateway", code, project="line")
        return reply["result"] if reply["ok"] else None

    return gateway.until(attempt, 60, what="an accepted start")


@pytest.mark.chaos
def test_every_run_ends_well_whatever_happens(make_gateway, store, seed, tmp_path):
    chance = random.Random(seed)
    effects = tmp_path / "effects.txt"
    gateway = make_gateway()
    faults = Faults(gateway, chance, store)
    ids = []
    for turn in range(ROUNDS):
        ids += started(gateway, turn * RUNS_A_ROUND, str(effects))
        time.sleep(chance.uniform(0.0, 0.4))  # the fault may land anywhere
        faults.one()

    def ended():
        known = states(gateway)
        return all(known.get(each) == "SUCCESS" for each in ids)

    gateway.until(ended, 120, what="all SUCCESS, SEED=%d" % seed)
    lines = collections.Counter(effects.read_text().split("\n")[:-1])
    wanted = {
        "run-%03d %d" % (n, step)
        for n in range(len(ids))
        for step in range(1, STEPS + 1)
    }
    assert wanted <= set(lines), "SEED=%d" % seed
    assert max(lines.values()) <= 1 + ROUNDS, "SEED=%d" % seed
