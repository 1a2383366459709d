# -*- coding: utf-8 -*-
"""Notifications on CPython with Postgres: heard, also after the session was ended. The JVM polls instead."""
from __future__ import absolute_import, division, print_function, unicode_literals

import threading

import pytest

from exchange.workflows.store.sqlstore import SqlStore
from tests.support.databases import JYTHON
from tests.support.runs import beat, enqueue, message

WAIT_S = 20


class Heard(object):
    def __init__(self):
        self._lock = threading.Condition()
        self.payloads = []

    def __call__(self, payload):
        with self._lock:
            self.payloads.append(payload)
            self._lock.notify_all()

    def wait_for(self, count):
        with self._lock:
            while len(self.payloads) < count:
                before = len(self.payloads)
                self._lock.wait(WAIT_S)
                assert len(self.payloads) > before, "nothing was heard"
            return self.payloads


@pytest.fixture
def heard():
    return Heard()


def test_who_cannot_listen_says_so(place, heard):
    listener = place.open().listen("workflows_queue", heard)
    if place.dialect == "sqlite" or JYTHON:
        assert listener is None
    else:
        heard.wait_for(1)
        listener.close()


def test_a_start_tells_other_executors_but_not_its_own(postgres_place, heard):
    store = SqlStore(postgres_place.open())
    listener = postgres_place.open().listen("workflows_queue", heard)
    if listener is None:
        assert JYTHON
        return
    heard.wait_for(1)
    beat(store, "gw:1")
    enqueue(store)
    beat(SqlStore(postgres_place.open()), "gw:2")
    enqueue(store)
    heard.wait_for(2)
    listener.close()
    assert heard.payloads == ["", ""]


def test_a_message_says_for_whom_also_after_the_session_was_ended(
    postgres_place, heard
):
    store = SqlStore(postgres_place.open())
    listener = postgres_place.open().listen("workflows_message", heard)
    if listener is None:
        assert JYTHON
        return
    heard.wait_for(1)
    run_id = enqueue(store)[0]
    postgres_place.cut()
    # Once it listens again it says that something may have been missed.
    heard.wait_for(2)
    store.send(message(run_id))
    assert heard.wait_for(3) == ["", "", run_id]
    listener.close()
