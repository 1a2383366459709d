# -*- coding: utf-8 -*-
"""Maintenance, audit, retention, templates and enums."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.model.records import (
    AuditEntry,
    Enum,
    EventWrite,
    Maintenance,
    NewCommand,
    OperationRecord,
    Retention,
    StreamWrite,
    Template,
)
from exchange.workflows.store.queries import statement
from exchange.workflows.store.sqlstore import SqlStore
from tests.support.runs import NOW, enqueue, finish, message, running, step

TABLES = (
    "workflow_status",
    "operation_outputs",
    "operations",
    "notifications",
    "workflow_events",
    "workflow_events_history",
    "streams",
    "stream_heads",
    "commands",
)


def rows(database, table):
    prefix = "workflows." if database.dialect == "postgres" else ""
    return database.select(
        statement("SELECT count(*) FROM %s%s" % (prefix, table)), {}
    )[0][0]


def test_maintenance_is_off_until_somebody_sets_it_and_then_stays(place, store):
    assert store.maintenance() == Maintenance(False, None, None, None, None, 1, None)
    on = Maintenance(True, "drain", "deploy", "operator", NOW, 3, NOW - 1)
    store.set_maintenance(on)
    store.set_maintenance(on)
    assert SqlStore(place.open()).maintenance() == on


def test_audit_rows_come_newest_first(store):
    for action in ("start", "cancel"):
        store.write_audit(
            AuditEntry(NOW, "operator", "page", action, "t", None, "why\x00", "ok")
        )
    assert [each.action for each in store.audit(10)] == ["cancel", "start"]
    assert len(store.audit(1)) == 1


def test_retention_has_the_defaults_that_scripts_know(store):
    assert store.retention()[:3] == (None, 1000000, None)
    kept = Retention(24, None, 48, NOW)
    store.set_retention(kept)
    assert store.retention() == kept


def test_pruning_deletes_finished_runs_with_all_their_rows(database, store):
    run, unfinished = running(store, 2)
    about = (run.workflow_id, run.claim_token)
    store.send(message(run.workflow_id))
    store.request_command(
        NewCommand("c1", run.workflow_id, "HOLD", "cmd", "a", "s", None, NOW, None)
    )
    store.commit(
        [
            step(run),
            OperationRecord(*about + (1, 1, "now", "now", "1", NOW)),
            EventWrite(*about + (1, 2, "k", "1", NOW)),
            StreamWrite(*about + (1, 3, "log", 0, "1", NOW)),
            finish(run, at=NOW + 10),
        ]
    )
    assert [rows(database, table) for table in TABLES] == [2] + [1] * 8
    assert store.prune(NOW + 10, None, 100, NOW) == 0
    assert store.prune(NOW + 11, None, 100, NOW) == 1
    assert [rows(database, table) for table in TABLES] == [1] + [0] * 8
    assert store.find(unfinished.workflow_id) is not None


def test_pruning_by_number_deletes_the_oldest_in_batches(store):
    runs = running(store, 5)
    for place, run in enumerate(runs):
        store.commit([finish(run, at=NOW + place)])
    assert store.prune(None, 2, 2, NOW) == 2
    assert store.prune(None, 2, 2, NOW) == 1
    assert store.prune(None, 2, 2, NOW) == 0
    assert [store.find(run.workflow_id) is None for run in runs] == [True] * 3 + [
        False
    ] * 2


def test_pruning_leaves_a_cancelled_run_whose_code_goes_on(store):
    run = running(store, partition_key="m1")[0]
    enqueue(store)
    store.cancel(run.workflow_id, "{}", NOW)
    assert store.prune(NOW + 100, None, 100, NOW) == 0


def test_template_versions_count_up_and_are_found_by_status(store):
    def add(status):
        return store.add_template(
            Template("w", "t", None, "{}", status, None, "me", NOW)
        )

    assert [add("active"), add("active"), add("obsolete")] == [1, 2, 3]
    assert [each.template_version for each in store.templates("w", None, False)] == [
        3,
        2,
        1,
    ]
    assert [each.template_version for each in store.templates("w", "active", True)] == [
        2
    ]
    assert store.template("w", "t", None, True).template_version == 2
    assert store.template("w", "t", None, False).template_version == 3
    assert store.template("w", "t", 3, True).status == "obsolete"
    assert store.template("w", "other", None, False) is None
    assert store.set_template_status("w", "t", 2, "obsolete") == 1
    assert store.templates("w", "active", True)[0].template_version == 1
    assert store.delete_template("w", "t", 1) == 1
    assert store.delete_template("w", "t", None) == 2
    assert store.delete_template("w", "t", None) == 0


def test_enum_versions_count_up_and_are_found_by_status(store):
    def add(name, status):
        return store.add_enum(Enum(name, None, "[]", status, "d", "me", NOW))

    assert [add("e", "active"), add("e", "obsolete"), add("f", "active")] == [1, 2, 1]
    assert [
        (each.enum_name, each.enum_version) for each in store.enums("active", True)
    ] == [("e", 1), ("f", 1)]
    assert store.enum("e", None, True).enum_version == 1
    assert store.enum("e", None, False).enum_version == 2
    assert store.enum("e", 2, True).status == "obsolete"
    assert store.set_enum_status("e", 2, "active") == 1
    assert store.enum("e", None, True).enum_version == 2
    assert (
        store.delete_enum("e", 1),
        store.delete_enum("e", None),
        store.delete_enum("e", 9),
    ) == (1, 1, 0)
