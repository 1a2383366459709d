# -*- coding: utf-8 -*-
"""Checkpoints: entries of many runs in one commit, one statement a kind."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.model import records
from exchange.workflows.model.records import History, Operation, Step, Verdict
from exchange.workflows.store import rows as row_of
from exchange.workflows.store.topic import Topic, storable, storable_json, usable_id

# What changes the run's state comes after what is recorded in it.
_ORDER = (
    (records.Begin, "write_begins"),
    (records.StepRecord, "write_steps"),
    (records.OperationRecord, "write_operations"),
    (records.EventWrite, "write_events"),
    (records.StreamWrite, "write_streams"),
    (records.PhaseChange, "write_phases"),
    (records.Park, "write_parks"),
    (records.Requeue, "write_requeues"),
    (records.Finish, "write_finishes"),
    (records.Release, "write_releases"),
)
_NAMES = ("step_name", "name", "key", "waiting_for")
# Of each kind, the fields that hold names, and those that hold JSON.
_TEXTS = dict(
    (
        kind,
        (
            [name for name in kind._fields if name in _NAMES],
            [name for name in kind._fields if name.endswith("_json")],
        ),
    )
    for kind, _ in _ORDER
)
_NOBODY = Verdict(False, None, None, False, None)


class Checkpoints(Topic):
    def commit(self, entries):
        entries = list(entries)
        verdicts = [_NOBODY] * len(entries)
        batches = self._batches(entries)
        if len(batches) == 1:
            statement, batch = batches[0]
            self._fill(
                verdicts, self._journal.run(statement, {"batch": batch}).rows, entries
            )
        elif batches:
            for rows in self._journal.transact(
                lambda session: _run_all(session, batches)
            ):
                self._fill(verdicts, rows, entries)
        return verdicts

    def _batches(self, entries):
        """[(statement, JSON list of the entries of its kind)], in the order in which they must be written."""
        places = {}
        for place, entry in enumerate(entries):
            if usable_id(entry.workflow_id):
                # A step that is recorded twice is sent once, as it was last.
                places.setdefault(type(entry), {})[_identity(entry)] = place
        return [
            (getattr(self._sql, name), self._batch(entries, places[kind].values()))
            for kind, name in _ORDER
            if kind in places
        ]

    def _batch(self, entries, places):
        rows = [_row(place, entries[place]) for place in sorted(places)]
        return self._database.encode(rows)

    @staticmethod
    def _fill(verdicts, rows, entries):
        places = {}
        for row in rows:
            places[row[0]] = row_of.verdict(row)
            verdicts[row[0]] = places[row[0]]
        _share(verdicts, entries, places)

    def history(self, workflow_id):
        workflow_id = usable_id(workflow_id)
        if workflow_id is None:
            return History({}, {}, {})
        steps = row_of.records(
            Step, self._select(self._sql.steps, workflow_id=workflow_id)
        )
        operations = row_of.records(
            Operation, self._select(self._sql.operations, workflow_id=workflow_id)
        )
        offsets = self._select(self._sql.stream_offsets, workflow_id=workflow_id)
        return History(
            dict((step.call_seq, step) for step in steps),
            dict(((each.call_seq, each.op_seq), each) for each in operations),
            dict((row[0], row[1]) for row in offsets),
        )

    def step_rows(self, workflow_id):
        workflow_id = usable_id(workflow_id)
        if workflow_id is None:
            return []
        return row_of.records(
            Step, self._select(self._sql.steps, workflow_id=workflow_id)
        )


def _run_all(session, batches):
    return [
        session.run(statement, {"batch": batch}).rows for statement, batch in batches
    ]


def _identity(entry):
    if isinstance(entry, records.StepRecord):
        return entry.workflow_id, entry.token, entry.call_seq
    if isinstance(entry, (records.OperationRecord, records.EventWrite)):
        return entry.workflow_id, entry.token, entry.call_seq, entry.op_seq
    if isinstance(entry, records.StreamWrite):
        return entry.workflow_id, entry.token, entry.key, entry.offset
    return entry.workflow_id, entry.token


def _row(place, entry):
    row = dict(zip(entry._fields, entry))
    row["n"] = place
    row["workflow_id"] = entry.workflow_id.lower()
    names, texts = _TEXTS[type(entry)]
    for name in names:
        row[name] = storable(row[name])
    for name in texts:
        row[name] = storable_json(row[name])
    return row


def _share(verdicts, entries, places):
    """An entry that a later one of the batch replaced gets that one's verdict."""
    by_identity = dict(
        ((type(entries[place]), _identity(entries[place])), found)
        for place, found in places.items()
    )
    for place, entry in enumerate(entries):
        if place not in places:
            found = by_identity.get((type(entry), _identity(entry)))
            if found is not None:
                verdicts[place] = found
