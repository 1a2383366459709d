# -*- coding: utf-8 -*-
"""Several executors on one database: no run twice, no two of a partition at once, no wake-up missed."""
from __future__ import absolute_import, division, print_function, unicode_literals

import sys
import threading

import pytest

from exchange.workflows.model.records import Park, Requeue, Template
from exchange.workflows.store.sqlstore import SqlStore
from tests.support.runs import (
    NAME,
    NOW,
    begin,
    claim,
    enqueue,
    finish,
    message,
    new_run,
    running,
)

JOIN_S = 60


def together(*works):
    """Run all at once, each in a thread of its own; what they returned. What one throws is thrown here."""
    barrier = threading.Event()
    results, failures = [None] * len(works), []

    def body(place):
        barrier.wait(JOIN_S)
        done = False
        try:
            results[place] = works[place]()
            done = True
        finally:
            if not done:
                failures.append(sys.exc_info()[1])

    threads = [
        threading.Thread(target=body, args=(place,)) for place in range(len(works))
    ]
    for thread in threads:
        thread.daemon = True
        thread.start()
    barrier.set()
    for thread in threads:
        thread.join(JOIN_S)
        assert not thread.is_alive()
    assert failures == []
    return results


class Book(object):
    """Who is in which partition, by the test's own account; it says when two are."""

    def __init__(self, total):
        self._lock = threading.Lock()
        self._inside = {}
        self.total = total
        self.overlaps = []
        self.done = []

    def enter(self, run):
        with self._lock:
            inside = self._inside.get(run.partition_key, run.workflow_id)
            if run.partition_key is not None and inside != run.workflow_id:
                self.overlaps.append((inside, run.workflow_id))
            self._inside[run.partition_key] = run.workflow_id

    def leave(self, run):
        with self._lock:
            self._inside.pop(run.partition_key, None)
            self.done.append(run.workflow_id)


def carry(store, executor, book, limit, names=(NAME,)):
    """Claim, begin and finish until everything is done, as an executor does; each run is given back once, begun."""
    seen = set()

    def one(run):
        book.enter(run)
        assert begin(store, run).written
        if run.started_at is None and run.workflow_id not in seen:
            seen.add(run.workflow_id)
            # It keeps its partition: it does not leave the book.
            assert store.commit([Requeue(run.workflow_id, run.claim_token, NOW)])[
                0
            ].written
        else:
            book.leave(run)
            assert store.commit([finish(run)])[0].written

    def go():
        idle = 0
        while len(book.done) < book.total and idle < 2000:
            runs = claim(store, limit=limit, executor=executor, names=names)
            idle = 0 if runs else idle + 1
            for run in runs:
                one(run)

    return go


@pytest.mark.parametrize("executors", [2, 3])
def test_executors_that_claim_at_once_never_overlap(place, executors):
    stores = [SqlStore(place.open()) for _ in range(executors)]
    total = 0
    for key in ("m1", "m2", "m3", "m4", "m5", None):
        total += len(enqueue(stores[0], 20, partition_key=key))
    book = Book(total)
    together(*[carry(store, "gw:%d" % n, book, 4) for n, store in enumerate(stores)])
    assert book.overlaps == []
    assert len(book.done) == total
    assert len(set(book.done)) == total
    assert stores[0].counts() == {"SUCCESS": total, "held": 0}


def test_executors_with_different_code_share_partitions_without_overlap(place):
    stores = [SqlStore(place.open()) for _ in range(2)]
    total = 0
    for _ in range(15):
        for name in ("fill", "rinse"):
            total += len(enqueue(stores[0], 2, partition_key="m1", workflow_name=name))
    book = Book(total)
    pairs = zip(stores, ("fill", "rinse"))
    together(*[carry(store, "gw:" + name, book, 2, (name,)) for store, name in pairs])
    assert book.overlaps == []
    assert len(set(book.done)) == total


def test_a_message_sent_while_the_run_parks_is_never_missed(place):
    one, other = SqlStore(place.open()), SqlStore(place.open())
    for _ in range(25):
        run = running(one)[0]
        park = Park(run.workflow_id, run.claim_token, None, "message:cmd", None, NOW)
        together(
            lambda: one.commit([park]), lambda: other.send(message(run.workflow_id))
        )
        again = claim(one)
        assert [each.workflow_id for each in again] == [run.workflow_id]
        begin(one, again[0])
        one.commit([finish(again[0])])


def test_of_two_that_take_over_at_once_one_gets_the_run(place):
    stores = [SqlStore(place.open()) for _ in range(2)]
    ids = [run.workflow_id for run in running(stores[0], 20)]
    later = NOW + 10**6
    taken = together(
        *[
            lambda s=s, n=n: s.take_lapsed("gw:new%d" % n, 10, "{}", later)
            for n, s in enumerate(stores)
        ]
    )
    assert sorted(taken[0]["requeued"] + taken[1]["requeued"]) == sorted(ids)
    assert set(stores[0].find(each).recovery_attempts for each in ids) == set([1])


def test_two_that_start_the_same_run_start_it_once(place):
    stores = [SqlStore(place.open()) for _ in range(2)]
    runs = [new_run(deduplication_id="d%d" % n) for n in range(30)]
    answers = together(*[lambda s=s: s.enqueue(runs, NOW) for s in stores])
    for first, second in zip(*answers):
        assert sorted([first.outcome, second.outcome]) == ["ENQUEUED", "KNOWN"]


def test_concurrent_creators_of_a_template_get_different_versions(place):
    stores = [SqlStore(place.open()) for _ in range(3)]
    template = Template("w", "t", None, "{}", "active", None, "me", NOW)
    versions = together(
        *[lambda s=s: [s.add_template(template) for _ in range(3)] for s in stores]
    )
    assert sorted(sum(versions, [])) == list(range(1, 10))
