# -*- coding: utf-8 -*-
"""The topics as one Store, on SQLite and on Postgres alike."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.ports.store import Store
from exchange.workflows.store import migrate
from exchange.workflows.store.checkpoints import Checkpoints
from exchange.workflows.store.claims import Claims
from exchange.workflows.store.commands import Commands
from exchange.workflows.store.forms import Forms
from exchange.workflows.store.people import People
from exchange.workflows.store.queries import Queries
from exchange.workflows.store.runs import Runs
from exchange.workflows.store.upkeep import Upkeep


class SqlStore(Runs, Claims, Checkpoints, Commands, People, Upkeep, Forms, Store):
    """`database` is a ports.database.Database; closing it is the caller's business."""

    def __init__(self, database):
        self.database = database
        Claims.__init__(self, database, Queries(database.dialect))

    def migrate(self, now):
        migrate.migrate(self._database, self._sql)

    def traffic(self):
        counts = self.database.counts
        return {"statements": counts.statements, "commits": counts.commits}

    def check(self):
        return migrate.check(self._database, self._sql)
