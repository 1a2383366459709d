# -*- coding: utf-8 -*-
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from exchange.workflows.engine.health import Health
from exchange.workflows.engine.pool import Pool
from exchange.workflows.engine.probes import KILLED, Probes
from exchange.workflows.engine.service import Service
from exchange.workflows.model.errors import StoreUnavailable
from tests.support.clocks import HeldClock, HeldHost
from tests.support.probes import until


@pytest.fixture
def host(tmp_path):
    return HeldHost("%s" % tmp_path, HeldClock())


def test_a_service_steps_is_woken_and_stops(host):
    steps = []
    service = Service(host, "test", lambda: steps.append(1), 3600000)
    service.start()
    service.start()
    until(lambda: len(steps) >= 1)
    count = len(steps)
    service.wake()
    until(lambda: len(steps) > count)
    assert service.stop(5000) is True


def test_a_step_that_has_more_is_called_again_at_once(host):
    steps = []

    def step():
        steps.append(1)
        return len(steps) < 50

    service = Service(host, "test", step, 3600000)
    service.start()
    until(lambda: len(steps) >= 50)
    assert service.stop(5000) is True


def test_a_failing_service_reports_backs_off_and_goes_on(host):
    steps = []
    health = Health(host)

    def step():
        steps.append(host.now_ms())
        if len(steps) < 3:
            raise StoreUnavailable("away")

    service = Service(host, "test", step, 10, health)
    service.start()
    until(lambda: (host.clock.advance(100), len(steps) >= 4)[1])
    assert health.database_down_since is not None
    assert health.last_error["where"] == "test"
    assert service.stop(5000) is True


def test_a_probe_costs_nothing_until_somebody_listens(host):
    probes = Probes(host)
    assert probes.hit is None
    seen = []
    probes.listen("step.done", lambda: seen.append(1))
    probes.hit("step.done")
    probes.hit("step.before")
    assert seen == [1]
    with pytest.raises(ValueError):
        probes.listen("no.such.point", lambda: None)


def test_a_probe_kills_the_process_at_the_count(host):
    exits = []
    host.exit_now = exits.append
    host.environment["WORKFLOWS_KILL_AT"] = "step.done:3, claim.written"
    probes = Probes(host)
    for _ in range(2):
        probes.hit("step.done")
    assert exits == []
    probes.hit("step.done")
    assert exits == [KILLED]
    probes.hit("claim.written")
    assert exits == [KILLED] * 2


def test_a_run_that_steps_out_frees_a_worker_and_comes_back_first(host):
    freed = []
    pool = Pool(host, 1, 10, lambda: freed.append(1))
    go_on, states = [], []

    def carry():
        pool.step_out()
        states.append((pool.busy, pool.outside, pool.free()))
        until(lambda: go_on)
        pool.step_in()
        states.append((pool.busy, pool.outside, pool.free()))

    assert pool.free() == 1
    pool.start(carry)
    until(lambda: states)
    assert states == [(0, 1, 1)]
    go_on.append(1)
    until(lambda: pool.busy == 0 and pool.outside == 0)
    assert states[1] == (1, 0, 0)
    assert len(freed) == 2


def test_too_many_outside_stop_new_work(host):
    pool = Pool(host, 4, 1)
    go_on = []

    def carry():
        pool.step_out()
        until(lambda: go_on)
        pool.step_in()

    pool.start(carry)
    until(lambda: pool.outside == 1)
    assert pool.free() == 0
    go_on.append(1)
    until(lambda: pool.free() == 1)
