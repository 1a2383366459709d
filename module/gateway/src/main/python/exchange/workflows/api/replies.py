# -*- coding: utf-8 -*-
"""How a call of `api.service` or `api.admin` becomes its envelope, whatever happens inside."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows._compat import ANY_ERROR, text_type
from exchange.workflows.engine.instance import current_engine
from exchange.workflows.model.errors import UnknownDatabase, WorkflowsError
from exchange.workflows.model.record import record
from exchange.workflows.settings import DBNAME_DEFAULT, resolveDbName
from exchange.workflows.util.response import makeErr, makeOk

# What a call found out: `code` and `data` are the contract, `message` is for people.
Outcome = record("Outcome", "ok code message data")


def done(code, message, data=None):
    return Outcome(True, code, message, data or {})


def refused(code, message, data=None):
    return Outcome(False, code, message, data or {})


def reply(
    component, failed, work, db_name=None, meta=None, about=None, needs_store=True
):
    """Run `work(engine)`, which returns an Outcome, and make the envelope; any failure answers with code `failed`.

    `meta` is added to the envelope's meta, `about` to the data of a failure beside its `error`.
    """
    engine = current_engine()
    started = engine.host.now_ms()
    meta = dict(meta or {}, dbName=engine.db_name, generation=engine.generation)
    try:
        check_database(engine, db_name)
        if needs_store:
            engine.ready()
        outcome = work(engine)
    except ANY_ERROR as error:
        outcome = failure(engine, component, failed, error, about)
    make = makeOk if outcome.ok else makeErr
    return make(outcome.code, outcome.message, outcome.data, meta, started)


def failure(engine, component, code, error, about=None):
    """An error as an Outcome. Ours are expected and say what to do; anything else is logged with its stack."""
    if not isinstance(error, WorkflowsError):
        engine.host.logger(component).error(
            "%s: %s" % (code, describe(engine, error)), error
        )
    text = describe(engine, error)
    return refused(code, text, dict(about or {}, error=text))


def describe(engine, error):
    if isinstance(error, WorkflowsError):
        return text_type(error.message)
    facts = engine.host.failure(error)
    return "%s: %s" % (facts["type"], facts["message"])


def check_database(engine, db_name):
    """Scripts may name the database they always named: the default name or the configured one. Raises UnknownDatabase."""
    name = resolveDbName(db_name)
    if name in (DBNAME_DEFAULT, engine.db_name):
        return
    names = [connection["name"] for connection in engine.host.connections()]
    if name in names:
        raise UnknownDatabase(
            "Workflows keeps its runs in %s, not in %s; leave dbName out, or choose %s on the Settings page"
            % (engine.db_name, name, name)
        )
    usable = ", ".join(sorted(set(names + [engine.db_name, DBNAME_DEFAULT])))
    raise UnknownDatabase(
        "no database connection named %s; use one of: %s" % (name, usable)
    )
