# -*- coding: utf-8 -*-
"""Join the parts for one machine: an engine on CPython, or the application of a gateway's module."""
from __future__ import absolute_import, division, print_function, unicode_literals

import importlib

from exchange.workflows._compat import JYTHON
from exchange.workflows.api.exports import EXPORTS
from exchange.workflows.engine import instance
from exchange.workflows.engine.config import DEFAULTS, engine_settings
from exchange.workflows.engine.engine import Engine
from exchange.workflows.store.sqlstore import SqlStore

if JYTHON:
    from exchange.workflows.application import Application
    from exchange.workflows.hosts.jvm import database as jvm_database
    from exchange.workflows.hosts.jvm.host import JvmHost
else:
    from exchange.workflows.hosts.cpython import database as cpython_database
    from exchange.workflows.hosts.cpython.host import CPythonHost


def on_cpython(
    data_folder,
    database=None,
    gateway_name="local",
    settings=None,
    start=True,
    host=None,
    **given
):
    """An engine of this process, on the SQLite file of `data_folder` or the Postgres that `database` (a URL) names.

    It knows every function decorated so far and those still to come. `given`: fields of EngineSettings.
    """
    host = host or CPythonHost(data_folder, gateway_name)
    settings = settings or engine_settings(**given)

    def again():
        on_cpython(data_folder, database, gateway_name, settings, start, host)

    opened = cpython_database.open_database(data_folder, database)
    engine = join(host, opened, settings, again)
    if start:
        engine.start()
    return engine


def join(host, database, settings, again=None):
    """An engine over a Database, made the one of this process; `again` makes another after shutdownRuntime."""
    kind = database.dialect
    engine = Engine(
        host, SqlStore(database), settings, database.listen, "WorkflowsDB", kind
    )
    engine.also_close(database.close)
    engine.registry.load(None, instance.declared())
    instance.install(engine, again)
    return engine


def on_jvm(machine):
    """The application that the module's Java side drives; `machine` is its other direction."""
    return Application(machine, JvmHost(machine), jvm_database.open_database)


BUILT_IN = [importlib.import_module("exchange.workflows." + name) for name in EXPORTS]
"""Imported here, so that their steps and workflows are registered like any others."""

__all__ = ["DEFAULTS", "join", "on_cpython", "on_jvm"]
