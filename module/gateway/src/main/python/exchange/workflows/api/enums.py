# -*- coding: utf-8 -*-
"""Lists of choices for start forms, in versions. Scripts reach these functions as api.params."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.api.versions import (
    ACTIVE,
    OBSOLETE,
    attempt,
    engine_for,
    status_word,
    when,
)
from exchange.workflows.model.records import Enum
from exchange.workflows.settings import DBNAME_DEFAULT


def listEnums(status="active", latestOnly=True, dbName=DBNAME_DEFAULT):
    """Enums by name, newest first; status None = all; latestOnly: the newest that match."""
    engine = engine_for(dbName)
    rows = engine.store.enums(
        None if status is None else status_word(status), bool(latestOnly)
    )
    return [_enum_item(engine, row) for row in rows]


def getEnum(enumName, enumVersion=None, dbName=DBNAME_DEFAULT, activeOnly=True):
    """An enum with its `values`, or None. Without a version the newest; an explicit version may be obsolete."""
    engine = engine_for(dbName, ("enumName", enumName))
    version = None if enumVersion is None else int(enumVersion)
    row = engine.store.enum(enumName, version, bool(activeOnly) and version is None)
    if row is None:
        return None
    values = engine.host.decode(row.values_json) if row.values_json else []
    return dict(_enum_item(engine, row), values=values or [])


def createEnumVersion(
    enumName,
    enumValues,
    description=None,
    createdBy=None,
    activate=True,
    dbName=DBNAME_DEFAULT,
):
    """Store [{label, value, isDisabled}] as the next version: {ok, enumVersion} or {ok, error}."""
    engine = engine_for(dbName, ("enumName", enumName))

    def create():
        row = Enum(
            enumName,
            None,
            engine.host.encode(enumValues),
            ACTIVE if activate else OBSOLETE,
            description,
            createdBy or "admin",
            engine.host.now_ms(),
        )
        return {"ok": True, "enumVersion": engine.store.add_enum(row)}

    return attempt(engine, "createEnumVersion", create)


def setEnumStatus(enumName, enumVersion, status, actor=None, dbName=DBNAME_DEFAULT):
    """{ok, rows, actor, status}; ok with 0 rows too."""
    engine = engine_for(dbName, ("enumName", enumName))
    status = status_word(status)
    rows = engine.store.set_enum_status(enumName, int(enumVersion), status)
    return {"ok": True, "rows": rows, "actor": actor or "admin", "status": status}


def deleteEnumVersion(enumName, enumVersion, actor=None, dbName=DBNAME_DEFAULT):
    """Delete one version for good: {ok, rows, actor}."""
    engine = engine_for(dbName, ("enumName", enumName))
    return {
        "ok": True,
        "rows": engine.store.delete_enum(enumName, int(enumVersion)),
        "actor": actor or "admin",
    }


def deleteEnum(enumName, actor=None, dbName=DBNAME_DEFAULT):
    """Delete every version for good: {ok, rows, actor}."""
    engine = engine_for(dbName, ("enumName", enumName))
    return {
        "ok": True,
        "rows": engine.store.delete_enum(enumName, None),
        "actor": actor or "admin",
    }


def _enum_item(engine, row):
    return {
        "enumName": row.enum_name,
        "enumVersion": row.enum_version,
        "status": row.status,
        "description": row.description,
        "createdBy": row.created_by,
        "createdAtEpochMs": row.created_at,
        "createdAt": when(engine, row.created_at),
    }
