# -*- coding: utf-8 -*-
"""Transactions, retries and kept connections over any driver: what the databases of both hosts share."""
from __future__ import absolute_import, division, print_function, unicode_literals

import json
import re
import threading
import time
from contextlib import contextmanager

from exchange.workflows._compat import text_type
from exchange.workflows.model.errors import StoreConflict, StoreUnavailable
from exchange.workflows.ports.database import Database, Held, Result, Session

CONFLICT_TRIES = 25
IDLE_LINKS = 8
HELD_LINKS = 2
ROOM_PATIENCE_S = 10

_END = re.compile(r";[ \t]*(?:\n|$)")
_COMMENT = re.compile(r"--[^\n]*")


class Link(object):
    """One connection of a driver, in autocommit mode outside begin() and commit().

    Methods raise only the errors of model.errors; after StoreUnavailable the link is not used again.
    """

    used = False
    """It has carried something before: then a failure may mean only that it grew old."""

    def version(self):
        raise NotImplementedError

    def run(self, part, values):
        """One statement of one part; its Result."""
        raise NotImplementedError

    def script(self, sql):
        raise NotImplementedError

    def begin(self):
        raise NotImplementedError

    def commit(self):
        raise NotImplementedError

    def undo(self):
        """Roll back; never raises."""
        raise NotImplementedError

    def close(self):
        """Give the connection back or end it; never raises."""
        raise NotImplementedError


class Counts(object):
    def __init__(self):
        self._lock = threading.Lock()
        self.statements = 0
        self.commits = 0

    def add(self, statements, commits):
        with self._lock:
            self.statements += statements
            self.commits += commits


class LinkSession(Session):
    def __init__(self, link, counts):
        self._link = link
        self._counts = counts

    def run(self, statement, params=None):
        result = Result([], 0)
        for part in statement.parts:
            self._counts.add(1, 0)
            result = self._link.run(part, [params[name] for name in part.names])
        return result

    def script(self, sql):
        for piece in _END.split(_COMMENT.sub("", sql)):
            if piece.strip():
                self._counts.add(1, 0)
                self._link.script(piece.strip())


@contextmanager
def transaction(link, counts):
    """One transaction on `link`; rolled back whatever is thrown, Java or Python."""
    link.begin()
    done = False
    try:
        yield LinkSession(link, counts)
        link.commit()
        counts.add(0, 1)
        done = True
    finally:
        if not done:
            link.undo()


class Retrying(object):
    """`run` and `transact` on whatever `_use(work)` lends: work(link) on a link, kept or dropped afterwards."""

    counts = None

    def run(self, statement, params=None):
        if len(statement.parts) > 1:
            return self.transact(lambda session: session.run(statement, params))
        return self._again(lambda link: self._alone(link, statement, params))

    def transact(self, work):
        return self._again(lambda link: self._in_transaction(link, work))

    def _alone(self, link, statement, params):
        result = LinkSession(link, self.counts).run(statement, params)
        self.counts.add(0, 1)
        return result

    def _in_transaction(self, link, work):
        with transaction(link, self.counts) as session:
            return work(session)

    def _again(self, work):
        conflicts, grown_old = 0, False
        while True:
            try:
                return self._use(work)
            except StoreConflict:
                conflicts += 1
                if conflicts >= CONFLICT_TRIES:
                    raise
            except StoreUnavailable as error:
                if grown_old or not getattr(error, "link_was_used", False):
                    raise
                grown_old = True

    def _use(self, work):
        raise NotImplementedError

    def _try(self, link, work):
        """work(link); an error says whether the link had worked before."""
        try:
            result = work(link)
        except StoreUnavailable as error:
            error.link_was_used = link.used
            raise
        link.used = True
        return result


class HeldLink(Retrying, Held):
    def __init__(self, open_link, counts):
        self.counts = counts
        self._open = open_link
        self._lock = threading.Lock()
        self._link = None

    def _use(self, work):
        with self._lock:
            if self._link is None:
                self._link = self._open()
            try:
                return self._try(self._link, work)
            except StoreUnavailable:
                self._drop()
                raise

    def _drop(self):
        link, self._link = self._link, None
        if link is not None:
            link.close()

    def close(self):
        with self._lock:
            self._drop()


class Room(object):
    """How many links may be out at once; who finds none free waits a while."""

    def __init__(self):
        self._changed = threading.Condition()
        self._most = None
        self._out = 0

    def resize(self, most):
        with self._changed:
            self._most = most
            self._changed.notify_all()

    def enter(self):
        until = time.time() + ROOM_PATIENCE_S
        with self._changed:
            while self._most is not None and self._out >= self._most:
                left = until - time.time()
                if left <= 0:
                    raise StoreUnavailable(
                        "All database connections are in use (pool size); "
                        "none came free within %d s" % ROOM_PATIENCE_S
                    )
                self._changed.wait(left)
            self._out += 1

    def leave(self):
        with self._changed:
            self._out -= 1
            self._changed.notify()


class PooledDatabase(Retrying, Database):
    """Links for whoever asks; up to `idle` are kept (0: every link is given back after use, to a platform's pool)."""

    def __init__(self, dialect, idle=IDLE_LINKS):
        self.dialect = dialect
        self._room = Room()
        self.counts = Counts()
        self._idle_size = idle
        self._lock = threading.Lock()
        self._idle = []
        self._held = []

    def open_link(self):
        raise NotImplementedError

    def select(self, statement, params=None):
        return self._again(
            lambda link: LinkSession(link, self.counts).run(statement, params)
        ).rows

    @contextmanager
    def write(self):
        with self._lent() as link:
            with transaction(link, self.counts) as session:
                yield session

    @contextmanager
    def read(self):
        with self._lent() as link:
            yield LinkSession(link, self.counts)

    def held(self):
        held = HeldLink(self.open_link, self.counts)
        with self._lock:
            self._held.append(held)
        return held

    def close(self):
        for held in self._held:
            held.close()
        self._drop_idle()

    def _use(self, work):
        with self._lent() as link:
            return self._try(link, work)

    @contextmanager
    def _lent(self):
        link, whole = self._take(), False
        try:
            yield link
            whole = True
        except StoreConflict:
            whole = True
            raise
        except StoreUnavailable:
            # What broke this connection broke those of its age.
            self._drop_idle()
            raise
        finally:
            self._give(link, whole)

    def encode(self, value):
        return text_type(json.dumps(value))

    def limit(self, connections):
        """At most this many at once, the two that are held (journal and claims) among them; at least one is lent."""
        self._room.resize(max(1, connections - HELD_LINKS))

    def _take(self):
        self._room.enter()
        link = None
        try:
            with self._lock:
                link = self._idle.pop() if self._idle else None
            link = link or self.open_link()
        finally:
            if link is None:
                self._room.leave()
        return link

    def _give(self, link, whole):
        try:
            if not (whole and self._keep(link)):
                link.close()
        finally:
            self._room.leave()

    def _keep(self, link):
        with self._lock:
            if len(self._idle) >= self._idle_size:
                return False
            self._idle.append(link)
            return True

    def _drop_idle(self):
        with self._lock:
            links, self._idle = self._idle, []
        for link in links:
            link.close()

    def listen(self, channel, on_message):
        return None

    def describe(self):
        started = time.time()
        with self._lent() as link:
            link.script("SELECT 1")
            version = link.version()
        return {
            "version": version,
            "dialect": self.dialect,
            "latency_ms": int((time.time() - started) * 1000),
        }


class WriterHeld(Held):
    """The one writer of a file, as a Held."""

    def __init__(self, database):
        self.run = database.run
        self.transact = database.transact

    def close(self):
        """The writer belongs to the database."""


class FileDatabase(PooledDatabase):
    """SQLite: one writer, lent to one thread at a time, beside readers."""

    def __init__(self, idle=IDLE_LINKS):
        PooledDatabase.__init__(self, "sqlite", idle)
        self._writing = threading.Lock()
        self._writer = None

    def select(self, statement, params=None):
        with self.read() as session:
            return session.run(statement, params).rows

    @contextmanager
    def write(self):
        with self._lent_writer() as link:
            with transaction(link, self.counts) as session:
                yield session

    def held(self):
        return WriterHeld(self)

    def close(self):
        with self._writing:
            self._drop_writer()
        self._drop_idle()

    def _use(self, work):
        with self._lent_writer() as link:
            return self._try(link, work)

    @contextmanager
    def _lent_writer(self):
        with self._writing:
            if self._writer is None:
                self._writer = self.open_link()
            try:
                yield self._writer
            except StoreUnavailable:
                self._drop_writer()
                raise

    def _drop_writer(self):
        link, self._writer = self._writer, None
        if link is not None:
            link.close()
