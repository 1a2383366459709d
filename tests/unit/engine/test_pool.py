# -*- coding: utf-8 -*-
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.engine.pool import Pool
from tests.support.clocks import HeldClock, HeldHost
from tests.support.probes import until


def pool_of(tmp_path, size):
    return Pool(HeldHost("%s" % tmp_path, HeldClock()), size, 10)


def test_a_claim_waits_for_some_workers_but_not_for_long_ones(tmp_path):
    pool = pool_of(tmp_path, 2)
    go_on = []
    pool.start(lambda: until(lambda: go_on))
    pool.start(lambda: None)
    until(lambda: pool.free() == 1)
    pool.gather(2)  # the other one works on: this must come back all the same
    assert pool.free() == 1
    go_on.append(1)
    until(lambda: pool.free() == 2)
    pool.gather(2)
    assert pool.free() == 2


def test_a_waiting_run_gives_its_worker_back(tmp_path):
    pool = pool_of(tmp_path, 1)
    go_on = []

    def waits():
        pool.step_out()
        until(lambda: go_on)
        pool.step_in()

    pool.start(waits)
    until(lambda: pool.outside == 1)
    assert (pool.free(), pool.busy) == (1, 0)
    go_on.append(1)
    until(lambda: (pool.outside, pool.busy, pool.free()) == (0, 0, 1))
