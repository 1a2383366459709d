# -*- coding: utf-8 -*-
from __future__ import absolute_import, division, print_function, unicode_literals

import threading

import pytest

from exchange.workflows.engine.health import Health
from exchange.workflows.engine.journal import Journal
from exchange.workflows.engine.probes import Probes
from exchange.workflows.model.errors import LostRun, StoreError, StoreUnavailable
from exchange.workflows.model.records import Release, Verdict
from tests.support.clocks import HeldClock, HeldHost
from tests.support.probes import until


class CommitLog(object):
    """A store that keeps batches, and can be slow, away, or refuse single entries."""

    def __init__(self):
        self.batches = []
        self.go_on = threading.Event()
        self.go_on.set()
        self.away = False
        self.bad = None

    def commit(self, entries):
        self.go_on.wait(20)
        if self.away:
            raise StoreUnavailable("away")
        if self.bad in [entry.workflow_id for entry in entries]:
            raise StoreError("this one cannot be written")
        self.batches.append([entry.workflow_id for entry in entries])
        return [
            Verdict(True, entry.workflow_id, None, False, None) for entry in entries
        ]


class Parts(object):
    def __init__(self, host, store):
        self.host = host
        self.store = store
        self.health = Health(host)
        self.probes = Probes(host)

    def hit(self, point):
        pass


@pytest.fixture
def store():
    return CommitLog()


@pytest.fixture
def journal(tmp_path, store):
    journal = Journal(Parts(HeldHost("%s" % tmp_path, HeldClock()), store))
    yield journal
    journal.close()
    store.go_on.set()


def entry(name):
    return Release(name, 1, 0)


class Workers(object):
    def __init__(self, journal, names):
        self.results = {}
        self._threads = [
            threading.Thread(target=self._commit, args=(journal, name))
            for name in names
        ]
        for thread in self._threads:
            thread.daemon = True
            thread.start()

    def _commit(self, journal, name):
        try:
            self.results[name] = journal.commit(entry(name)).status
        except (StoreError, LostRun) as error:
            self.results[name] = type(error).__name__

    def join(self):
        for thread in self._threads:
            thread.join(20)
        return self.results


def test_who_waits_meanwhile_shares_the_next_commit(journal, store):
    store.go_on.clear()
    first = Workers(journal, ["a"])
    until(lambda: journal._leading)
    others = Workers(journal, ["b", "c", "d"])
    until(lambda: len(journal._pending) == 3)
    store.go_on.set()
    assert first.join() == {"a": "a"}
    assert others.join() == {"b": "b", "c": "c", "d": "d"}
    assert [sorted(batch) for batch in store.batches] == [["a"], ["b", "c", "d"]]


def test_riders_go_before_the_next_checkpoint_and_wait_for_nobody(journal, store):
    journal.ride(entry("r1"))
    journal.ride(entry("r2"))
    assert store.batches == []
    assert journal.commit(entry("a")).status == "a"
    assert store.batches == [["r1", "r2", "a"]]


def test_a_flush_writes_what_rides(journal, store):
    journal.flush()
    assert store.batches == []
    journal.ride(entry("r"))
    journal.flush()
    assert store.batches == [["r"]]


def test_while_the_database_is_away_everybody_waits(journal, store):
    store.away = True
    workers = Workers(journal, ["a", "b"])
    until(lambda: journal._parts.health.database_down_since is not None)
    assert workers.results == {}
    store.away = False
    for _ in range(3):
        journal._parts.host.clock.advance(5000)
    assert workers.join() == {"a": "a", "b": "b"}
    assert journal._parts.health.database_down_since is None


def test_an_entry_that_cannot_be_written_harms_only_itself(journal, store):
    store.go_on.clear()
    first = Workers(journal, ["a"])
    until(lambda: journal._leading)
    store.bad = "c"
    journal.ride(entry("r"))
    others = Workers(journal, ["b", "c", "d"])
    until(lambda: len(journal._pending) == 3)
    store.go_on.set()
    assert first.join() == {"a": "a"}
    assert others.join() == {"b": "b", "c": "StoreError", "d": "d"}
    assert ["r"] in store.batches


def test_after_close_nothing_is_written_and_everybody_leaves(journal, store):
    store.away = True
    workers = Workers(journal, ["a", "b"])
    until(lambda: journal._parts.health.database_down_since is not None)
    journal.close()
    assert workers.join() == {"a": "LostRun", "b": "LostRun"}
    store.away = False
    with pytest.raises(LostRun):
        journal.commit(entry("c"))
    assert store.batches == []
