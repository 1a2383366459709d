# -*- coding: utf-8 -*-
"""Bring a database to this version; refuse a newer one."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows._compat import text_type
from exchange.workflows.model.errors import SchemaTooNew
from exchange.workflows.store.queries import read_text

# Forward only; a migration that was released never changes.
MIGRATIONS = {
    "postgres": ("0001_tables", "0002_engine"),
    "sqlite": ("0001_tables",),
}
# schema_meta: scripts know `schema_version`, which stays 1; this is our own count.
MIGRATION_KEY = "migration"


def migrate(database, sql):
    """Each migration in a transaction of its own, one process at a time."""
    while database.transact(lambda session: _step(session, sql)):
        pass


def _step(session, sql):
    """One migration, if one is missing: True."""
    session.run(sql.lock_schema)
    names = MIGRATIONS[sql.dialect]
    done = _refuse_newer(_migration(session, sql), len(names))
    if done == len(names):
        return False
    session.script(read_text("sql/schema/%s/%s.sql" % (sql.dialect, names[done])))
    session.run(
        sql.set_schema_meta, {"key": MIGRATION_KEY, "value": text_type(done + 1)}
    )
    return True


def check(database, sql):
    with database.read() as session:
        meta = _meta(session, sql)
    have, want = int(meta.get(MIGRATION_KEY, "0")), len(MIGRATIONS[sql.dialect])
    problems = []
    if have < want:
        problems.append("The database is at migration %d of %d" % (have, want))
    if have > want:
        problems.append(
            "The database is at migration %d, made by a newer version (this one knows %d)"
            % (have, want)
        )
    version = int(meta.get("schema_version", "0"))
    return {
        "ok": not problems,
        "schema_version": version,
        "migration": have,
        "problems": problems,
    }


def _meta(session, sql):
    if not session.run(sql.has_schema).rows[0][0]:
        return {}
    return dict(session.run(sql.schema_meta).rows)


def _migration(session, sql):
    return int(_meta(session, sql).get(MIGRATION_KEY, "0"))


def _refuse_newer(have, known):
    if have > known:
        raise SchemaTooNew(
            "The database is at migration %d; this version of Workflows knows %d. Install the newer version again,"
            " or name another database." % (have, known)
        )
    return have
