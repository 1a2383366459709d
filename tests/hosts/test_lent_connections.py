# -*- coding: utf-8 -*-
"""Connections of the platform's pool go back as they came, and errors of the pool are outages (Jython only)."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from exchange.workflows.model.errors import StoreUnavailable, UnknownDatabase
from exchange.workflows.store.queries import statement
from tests.support.databases import JYTHON

ONE = statement("SELECT 1")

if JYTHON:
    from java.lang import IllegalStateException
    from java.sql import SQLException

    from exchange.workflows.hosts.jvm.database import open_database
    from tests.support.jdbc import Machine

    class PooledMachine(Machine):
        """One connection for everybody; "closed" means given back."""

        def __init__(self, name, url):
            Machine.__init__(self, None, {name: url})
            self.raw = None

        def connect(self, name):
            if self.raw is None:
                self.raw = Machine.connect(self, name)
            return Lent(self.raw)

    class Lent(object):
        """As a pool's wrapper: everything is the connection's, except close()."""

        def __init__(self, raw):
            self._raw = raw

        def __getattr__(self, name):
            return getattr(self._raw, name)

        def close(self):
            """Given back."""

    class Failing(Machine):
        def __init__(self, error):
            Machine.__init__(self, None, {"plant": ""})
            self._error = error

        def connect(self, name):
            raise self._error

    def test_a_lent_connection_goes_back_as_it_came(postgres_place):
        url = postgres_place.server.jdbc_url(postgres_place.name)
        machine = PooledMachine("plant", url)
        machine.connect("plant")
        machine.raw.setAutoCommit(False)
        machine.raw.setNetworkTimeout(None, 1234)
        database = open_database(machine, "plant")
        held = database.held()
        with database.write() as session:
            session.run(ONE)
        held.run(ONE, {})
        assert machine.raw.getAutoCommit()
        database.close()
        assert not machine.raw.getAutoCommit()
        assert machine.raw.getNetworkTimeout() == 1234
        machine.raw.close()

    @pytest.mark.parametrize(
        "error", [SQLException("pool exhausted"), IllegalStateException("faulted")]
    )
    def test_what_the_pool_throws_is_an_outage(error):
        with pytest.raises(StoreUnavailable):
            open_database(Failing(error), "plant").select(ONE, {})

    def test_an_unknown_name_lists_the_known_ones():
        with pytest.raises(UnknownDatabase) as caught:
            open_database(Failing(SQLException("no such")), "other").select(ONE, {})
        assert "plant" in "%s" % caught.value

else:

    def test_only_the_jvm_borrows_connections(postgres_place):
        assert postgres_place.open().select(ONE, {}) == [(1,)]
