# -*- coding: utf-8 -*-
"""Maintenance switch, audit and retention."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.model.records import AuditEntry, Maintenance, Retention
from exchange.workflows.store import rows as row_of
from exchange.workflows.store.topic import Topic, json_list, storable

NEVER_SET = Maintenance(False, None, None, None, None, 1, None)


class Upkeep(Topic):
    def maintenance(self):
        rows = self._select(self._sql.maintenance)
        return row_of.maintenance(rows[0]) if rows else NEVER_SET

    def set_maintenance(self, maintenance):
        self._run(self._sql.set_maintenance, **maintenance._asdict())

    def write_audit(self, entry):
        params = entry._asdict()
        for name in (
            "actor",
            "source",
            "action",
            "target",
            "value",
            "reason",
            "outcome",
        ):
            params[name] = storable(params[name])
        self._run(self._sql.write_audit, **params)

    def audit(self, limit):
        return row_of.records(AuditEntry, self._select(self._sql.audit, limit=limit))

    def retention(self):
        return row_of.first(Retention, self._select(self._sql.retention)) or Retention(
            None, 1000000, None, None
        )

    def set_retention(self, retention):
        self._run(self._sql.set_retention, **retention._asdict())

    def prune(self, completed_before, keep_rows, batch, now):
        return self._database.transact(
            lambda session: self._prune(session, completed_before, keep_rows, batch)
        )

    def _prune(self, session, completed_before, keep_rows, batch):
        doomed = []
        if completed_before:
            params = {"completed_before": completed_before, "batch": batch}
            doomed = session.run(self._sql.finished_before, params).rows
        if not doomed and keep_rows:
            beyond = session.run(self._sql.finished_count, {}).rows[0][0] - keep_rows
            if beyond > 0:
                doomed = session.run(
                    self._sql.finished_oldest, {"batch": min(beyond, batch)}
                ).rows
        if not doomed:
            return 0
        ids = json_list(row[0] for row in doomed)
        return len(session.run(self._sql.delete_runs, {"workflow_ids": ids}).rows)
