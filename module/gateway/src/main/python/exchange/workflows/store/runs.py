# -*- coding: utf-8 -*-
"""Runs come and go: enqueue, find, cancel, restart."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows._compat import integer_types, string_types
from exchange.workflows.model.records import Enqueued, Run
from exchange.workflows.store.rows import first
from exchange.workflows.store.topic import Topic, is_storable, json_list, usable_id

# One statement carries so many runs at most: a batch stays some megabytes.
ENQUEUE_BATCH = 1000
_INT = 2**31
_TEXTS = (
    "workflow_name",
    "queue_name",
    "partition_key",
    "deduplication_id",
    "application_version",
    "inputs_json",
    "project",
    "started_by",
)


class Runs(Topic):
    def enqueue(self, runs, now):
        runs = list(runs)
        answers = {}
        good = []
        for place, run in enumerate(runs):
            problem = _problem(run)
            if problem:
                answers[place] = Enqueued(run.workflow_id, "REFUSED", problem)
            else:
                good.append((place, run))
        if len(good) <= ENQUEUE_BATCH:
            written = self._write_batch(self._database, good, now)
        else:
            written = self._database.transact(
                lambda session: self._write_batches(session, good, now)
            )
        answers.update(self._outcomes(good, written))
        return [answers[place] for place in range(len(runs))]

    def _write_batches(self, session, good, now):
        written = set()
        for start in range(0, len(good), ENQUEUE_BATCH):
            written |= self._write_batch(
                session, good[start : start + ENQUEUE_BATCH], now
            )
        return written

    def _write_batch(self, target, good, now):
        """The ids that were inserted by one statement; `target` is a session or the database."""
        if not good:
            return set()
        batch = self._database.encode([_row(place, run) for place, run in good])
        params = {"batch": batch, "executor_id": self._executor_id, "now": now}
        return set(
            row[0] for row in target.run(self._sql.enqueue, params).rows if row[0]
        )

    def _outcomes(self, good, written):
        missed = [
            run.workflow_id.lower()
            for _, run in good
            if run.workflow_id.lower() not in written
        ]
        known = set()
        if missed:
            known = set(
                row[0]
                for row in self._select(self._sql.known, workflow_ids=json_list(missed))
            )
        seen = set()
        for place, run in good:
            workflow_id = run.workflow_id.lower()
            if workflow_id in written and workflow_id not in seen:
                yield place, Enqueued(run.workflow_id, "ENQUEUED", None)
            elif workflow_id in known or workflow_id in seen:
                yield place, Enqueued(run.workflow_id, "KNOWN", None)
            else:
                yield place, Enqueued(run.workflow_id, "DUPLICATE", self._holder(run))
            seen.add(workflow_id)

    def _holder(self, run):
        """The id of the run that holds the deduplication id, if it still does."""
        rows = self._select(
            self._sql.holder_of_deduplication,
            queue_name=run.queue_name,
            deduplication_id=run.deduplication_id,
        )
        return rows[0][0] if rows else None

    def find(self, workflow_id):
        workflow_id = usable_id(workflow_id)
        if workflow_id is None:
            return None
        return first(Run, self._select(self._sql.find, workflow_id=workflow_id))

    def cancel(self, workflow_id, error_json, now):
        workflow_id = usable_id(workflow_id)
        if workflow_id is None:
            return 0
        return self._run(
            self._sql.cancel, workflow_id=workflow_id, error_json=error_json, now=now
        ).count

    def cancel_queue(self, queue_name, error_json, now):
        rows = self._run(
            self._sql.cancel_queue,
            queue_name=queue_name,
            error_json=error_json,
            now=now,
        ).rows
        queued = sum(1 for row in rows if row[0])
        return {"queued": queued, "running": len(rows) - queued}

    def cancel_overdue(self, error_json, now):
        return [
            row[0]
            for row in self._run(
                self._sql.cancel_overdue, error_json=error_json, now=now
            ).rows
        ]

    def cancel_older_than(self, created_before, error_json, now):
        result = self._run(
            self._sql.cancel_older_than,
            created_before=created_before,
            error_json=error_json,
            now=now,
        )
        return [row[0] for row in result.rows]

    def restart(self, workflow_id, now):
        workflow_id = usable_id(workflow_id)
        return (
            workflow_id is not None
            and self._run(self._sql.restart, workflow_id=workflow_id, now=now).count
            == 1
        )


def _row(place, run):
    row = run._asdict()
    row["n"] = place
    row["workflow_id"] = run.workflow_id.lower()
    # Due at once is stored as no time at all: such rows wait in claim order.
    due = run.available_at is None or run.available_at <= run.created_at
    row["available_at"] = None if due else run.available_at
    return row


def _problem(run):
    """Why no store can keep this run, or None."""
    if usable_id(run.workflow_id) is None:
        return "workflow_id is not a UUID"
    if run.parent_id is not None and usable_id(run.parent_id) is None:
        return "parent_id is not a UUID"
    if not isinstance(run.priority, integer_types) or not -_INT <= run.priority < _INT:
        return "priority is not a 32-bit integer"
    for name in _TEXTS:
        text = getattr(run, name)
        if text is not None and not isinstance(text, string_types):
            return "%s is not a text" % name
        if not is_storable(text):
            return (
                "%s contains a character that cannot be stored (NUL or half a surrogate pair)"
                % name
            )
    if not run.workflow_name or not run.queue_name:
        return "workflow_name and queue_name are needed"
    return None
