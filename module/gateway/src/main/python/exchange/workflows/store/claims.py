# -*- coding: utf-8 -*-
"""Claims and leases: who works on what, and what comes back from the dead and the waiting."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.model.records import Executor, Run
from exchange.workflows.store.rows import records
from exchange.workflows.store.topic import Topic, json_list, usable_id

# A claim by an executor nobody knows (an older edition's, say) is left alone for so long.
UNKNOWN_OWNER_MS = 15000
# How many rows of a lane are looked at before its partitions are looked at one by one.
WINDOW = 4


class Claims(Topic):
    def __init__(self, database, queries):
        Topic.__init__(self, database, queries)
        self._claiming = database.held()

    def beat(self, executor, now):
        self._executor_id = executor.executor_id
        self._run(
            self._sql.beat,
            executor_id=executor.executor_id,
            gateway=executor.gateway,
            started_at=executor.started_at,
            lease_until=executor.lease_until,
            version=executor.version,
        )

    def executors(self):
        return records(Executor, self._select(self._sql.executors))

    def claim(self, executor_id, workflow_names, queue_name, limit, now):
        names = list(workflow_names)
        if limit < 1 or not names:
            return []
        params = {
            "executor_id": executor_id,
            "workflow_names": json_list(names),
            "queue_name": queue_name,
            "limit": limit,
            "window": WINDOW * limit,
            "now": now,
        }
        rows = self._claiming.run(self._sql.claim, params).rows
        # Each row begins with its enqueue_seq, the last part of the order.
        found = [(row[0], Run(*row[1:])) for row in rows]
        found.sort(key=lambda pair: (pair[1].priority, pair[1].created_at, pair[0]))
        return [run for _, run in found]

    def take_back(self, executor_id, limit_attempts, error_json, now):
        result = self._run(
            self._sql.take_back,
            executor_id=executor_id,
            limit_attempts=limit_attempts,
            error_json=error_json,
            now=now,
        )
        return _taken(result.rows)

    def take_lapsed(self, executor_id, limit_attempts, error_json, now):
        result = self._run(
            self._sql.take_lapsed,
            executor_id=executor_id,
            limit_attempts=limit_attempts,
            error_json=error_json,
            now=now,
            unknown_before=now - UNKNOWN_OWNER_MS,
        )
        return _taken(result.rows)

    def wake_due(self, now, limit):
        return [
            row[0] for row in self._run(self._sql.wake_due, now=now, limit=limit).rows
        ]

    def wake(self, workflow_id, now):
        workflow_id = usable_id(workflow_id)
        return workflow_id is not None and bool(
            self._run(self._sql.wake, workflow_id=workflow_id, now=now).rows
        )


def _taken(rows):
    return {
        "requeued": [row[0] for row in rows if row[1] == "ENQUEUED"],
        "failed": [row[0] for row in rows if row[1] == "ERROR"],
    }
