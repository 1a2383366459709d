# -*- coding: utf-8 -*-
"""What is running, what ran, and how: reads for pages, REST and scripts. Plain dicts; all times epoch ms.

An unknown run raises RunNotFound; a database that is away raises StoreUnavailable.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows import settings
from exchange.workflows._compat import string_types
from exchange.workflows.api import views
from exchange.workflows.api.service import run_id
from exchange.workflows.engine.instance import current_engine, open_engine
from exchange.workflows.model.errors import InvalidInput, RunNotFound, StoreError
from exchange.workflows.model.records import RunFilter

__all__ = [
    "commands",
    "events",
    "queues",
    "result",
    "run",
    "runs",
    "status",
    "steps",
    "stream",
    "workflows",
]

STATUSES = (
    settings.STATUS_ENQUEUED,
    settings.STATUS_PENDING,
    settings.STATUS_RUNNING,
    settings.STATUS_WAITING,
    settings.STATUS_SUCCESS,
    settings.STATUS_ERROR,
    settings.STATUS_CANCELLED,
    settings.STATUS_STOPPED,
)
LONGEST_PAGE = 200
LONGEST_STREAM = 1000


def status():
    """The engine's state, maintenance, counts by status, workers and in-memory queue."""
    engine = current_engine()
    facts = engine.status()
    return dict(facts, ok=True, counts=_counts(engine), nowMs=engine.host.now_ms())


def _counts(engine):
    """Runs by status, or None for all while the database is away: the page must say that instead of failing."""
    try:
        found = engine.store.counts()
    except StoreError:
        return dict.fromkeys(STATUSES + ("held",))
    return dict((name, found.get(name, 0)) for name in STATUSES + ("held",))


def workflows():
    """{workflows: [{name, project, doc, commands, parks, generation, waitingForCode}]}, by name.

    Names that nothing is registered under but runs wait for are listed too, with how many wait.
    """
    engine = current_engine()
    rows = [
        {
            "name": definition.name,
            "project": definition.project,
            "doc": definition.doc,
            "commands": definition.commands_mode,
            "parks": definition.parks,
            "generation": definition.generation,
            "waitingForCode": 0,
        }
        for definition in engine.registry.definitions()
    ]
    unknown = dict.fromkeys(("project", "doc", "commands", "parks", "generation"))
    for name, count in _waiting_for_code(engine):
        rows.append(dict(unknown, name=name, waitingForCode=count))
    return {
        "workflows": sorted(rows, key=lambda row: (row["name"], row["project"] or ""))
    }


def _waiting_for_code(engine):
    try:
        return engine.store.waiting_for_code(engine.registry.names())
    except StoreError:
        return []


def queues():
    """{queues: [{name, counts {status: n}, oldestEnqueuedAt}]}, by name."""
    found = {}
    for name, run_status, count, oldest in open_engine().store.queue_counts():
        queue = found.setdefault(
            name, {"name": name, "counts": {}, "oldestEnqueuedAt": None}
        )
        queue["counts"][run_status] = count
        if run_status == settings.STATUS_ENQUEUED:
            queue["oldestEnqueuedAt"] = oldest
    return {"queues": [found[name] for name in sorted(found)]}


def runs(status=None, workflow=None, queue=None, text=None, limit=50, before=None):
    """{runs, next, total}, newest first. status: one, a list, or text with commas; before: `next` of an earlier page."""
    engine = open_engine()
    wanted = RunFilter(
        _statuses(status),
        workflow or None,
        queue or None,
        text or None,
        _limit(limit),
        before or None,
    )
    page = engine.store.page(wanted)
    facts = engine.store.run_facts([row.workflow_id for row in page.runs])
    rows = [views.run_row(engine, row, facts.get(row.workflow_id)) for row in page.runs]
    return {"runs": rows, "next": page.next, "total": page.total}


def run(workflowId):
    """One run with its inputs, result, error, deadline and owner."""
    engine = open_engine()
    row = find(engine, workflowId)
    facts = engine.store.run_facts([row.workflow_id])
    return views.run_detail(engine, row, facts.get(row.workflow_id))


def result(workflowId):
    """What the run returned; None while it has not."""
    engine = open_engine()
    return views.value(engine, find(engine, workflowId).result_json)


def steps(workflowId):
    """{steps: [...]}, in call order."""
    engine = open_engine()
    row = find(engine, workflowId)
    return {
        "steps": [
            views.step(engine, item) for item in engine.store.step_rows(row.workflow_id)
        ]
    }


def events(workflowId):
    """{events: [{key, value, updatedAt}]}: the latest value of each key."""
    engine = open_engine()
    row = find(engine, workflowId)
    return {
        "events": [
            views.event(engine, item) for item in engine.store.events(row.workflow_id)
        ]
    }


def stream(workflowId, key=None, after=-1, limit=200):
    """{entries, next}: entries with an offset above `after`; `next` is what to ask `after` for more."""
    engine = open_engine()
    row = find(engine, workflowId)
    after, limit = _whole("after", after), min(_whole("limit", limit), LONGEST_STREAM)
    rows = engine.store.stream(row.workflow_id, key or None, after, limit)
    entries = [views.stream_entry(engine, item) for item in rows]
    return {
        "entries": entries,
        "next": max([after] + [entry["offset"] for entry in entries]),
    }


def commands(workflowId):
    """{commands: [...]}: every command sent to the run, with what became of it."""
    engine = open_engine()
    row = find(engine, workflowId)
    return {
        "commands": [
            views.command(engine, item)
            for item in engine.store.commands(row.workflow_id)
        ]
    }


def find(engine, workflow_id):
    row = engine.store.find(run_id(workflow_id))
    if row is None:
        raise RunNotFound(
            "there is no run %s; it may have been deleted by retention" % workflow_id
        )
    return row


def _statuses(value):
    if not value:
        return ()
    words = value.split(",") if isinstance(value, string_types) else value
    words = tuple(word.strip().upper() for word in words if word.strip())
    for word in words:
        if word not in STATUSES:
            raise InvalidInput(
                "status %s is unknown; use: %s" % (word, ", ".join(STATUSES))
            )
    return words


def _limit(value):
    return max(1, min(_whole("limit", value), LONGEST_PAGE))


def _whole(argument, value):
    try:
        return int(value)
    except (TypeError, ValueError):
        raise InvalidInput("%s must be a whole number, got %s" % (argument, value))
