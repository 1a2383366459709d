# -*- coding: utf-8 -*-
"""What the module's Java side drives on a gateway. Strings in, strings out; JSON as text.

Java sets the engine's interpreter around every call. The engine stays while its settings change; with another database
it is ended and made anew.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import importlib

from exchange.workflows._compat import text_type
from exchange.workflows.api import http
from exchange.workflows.api.exports import EXPORTS
from exchange.workflows.engine import instance
from exchange.workflows.engine.config import AUTO, DEFAULTS, TICKS
from exchange.workflows.engine.engine import Engine
from exchange.workflows.model.errors import (
    InvalidInput,
    NotRunning,
    StoreError,
    UnknownDatabase,
)
from exchange.workflows.store.sqlstore import SqlStore

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any  # noqa: F401

PACKAGE = "exchange.workflows."
OPEN_MS = 10000

SETTINGS = {
    "database": "",
    "poolSize": 8,
    "dispatchMode": AUTO,
    "retentionDays": None,
    "retentionRows": None,
    "globalTimeoutHours": None,
    "workers": DEFAULTS.workers,
}


class Application(object):
    """`open_database(machine, name)` gives the Database of a connection ("" = the embedded file)."""

    def __init__(self, machine, host, open_database):
        self._machine = machine
        self._host = host
        self._open_database = open_database
        self._log = host.logger("boot")
        self._lock = host.lock()
        self._projects = {}  # what was registered, for an engine made anew
        self._modules = dict(
            (name, importlib.import_module(PACKAGE + name)) for name in EXPORTS
        )
        self._settings = dict(
            SETTINGS, **(host.decode(machine.settingsJson() or "{}") or {})
        )
        self._database = None
        self._engine = None  # type: Any
        instance.use_host(host)
        self._make_engine()

    # --- life
    def start(self):
        """Never waits for a database: the engine says DATABASE_DOWN and goes on trying."""
        self._running().start()

    def stop(self, budget_ms):
        """True when all code had left within the budget."""
        engine, self._engine = self._engine, None
        if engine is None:
            return True
        drained = engine.stop(int(budget_ms))
        instance.install(None)
        instance.use_host(None)
        self._host.close()
        return drained

    def activity(self, active):
        """The node became active or standby; the engine asks the host, this only wakes it."""
        engine = self._running()
        engine.parts.wake_dispatch()

    # --- code
    def register(self, project, owner, declarations, code_version, sources=None):
        """Swap a project's generation. `sources`: JSON {module: text}; decides who acts on the commands of a run."""
        texts = self._host.decode(sources) if sources else {}
        kept = (list(declarations), owner, code_version, texts)
        with self._lock:
            self._projects[text_type(project)] = kept
        engine = self._running()
        engine.registry.load(text_type(project), kept[0], owner, code_version, texts)
        engine.parts.wake_dispatch()

    def unregister(self, project):
        with self._lock:
            self._projects.pop(text_type(project), None)
        self._running().registry.unload(text_type(project))

    # --- settings
    def check_settings(self, settings_json):
        """{ok, problems: [{field, message}], info}, changing nothing."""
        return self._host.encode(self.check(self._host.decode(settings_json)))

    def configure(self, settings_json):
        """Put settings in force; {ok, problems}. Settings that cannot work change nothing."""
        settings = dict(SETTINGS, **self._host.decode(settings_json))
        if settings == self._settings:
            return self._host.encode({"ok": True, "problems": []})
        found = self.check(settings)
        if found["ok"]:
            self._apply(settings)
        return self._host.encode(found)

    def check(self, given):
        settings = dict(SETTINGS, **given)
        problems = _problems(settings)
        info = {}
        if not problems:
            problems, info = self._check_database(settings)
        return {"ok": not problems, "problems": problems, "info": info}

    def _check_database(self, settings):
        database = None
        try:
            database = self._open_database(self._machine, settings["database"] or "")
            facts = database.describe()
            schema = SqlStore(database).check()
        except (UnknownDatabase, StoreError) as error:
            return [{"field": "database", "message": "%s" % (error,)}], {}
        finally:
            if database is not None:
                database.close()
        info = {
            "latencyMs": facts.get("latency_ms"),
            "version": facts.get("version"),
            "schemaVersion": schema.get("schema_version"),
        }
        return [], info

    def _apply(self, settings):
        with self._lock:
            before, self._settings = self._settings, settings
        if before["database"] != settings["database"]:
            self._replace_engine()
        else:
            self._database.limit(int(settings["poolSize"]))
            self._running().configure(self._engine_settings())
        self._keep_retention()

    def _replace_engine(self):
        """Another database: end the engine at the boundaries of its runs and begin on the new one."""
        old = self._running()
        old.stop(old.settings.drain_ms)
        self._make_engine()
        for project, (declarations, owner, code_version, sources) in sorted(
            self._projects.items()
        ):
            self._engine.registry.load(
                project, declarations, owner, code_version, sources
            )
        self._engine.start()
        self._engine.wait_until_open(OPEN_MS)

    def _keep_retention(self):
        """The limits live in the database, where other gateways and scripts read them; an absent one stays as it is."""
        days = self._settings["retentionDays"]
        given = {
            "time_threshold_hours": None if days is None else int(days) * 24,
            "rows_threshold": self._settings["retentionRows"],
            "global_timeout_hours": self._settings["globalTimeoutHours"],
        }
        given = dict(
            (name, value) for name, value in given.items() if value is not None
        )
        if not given:
            return
        store = self._running().store
        try:
            kept = store.retention()._replace(updated_at=self._host.now_ms(), **given)
            store.set_retention(kept)
        except StoreError as error:
            self._log.warn(
                "The retention settings were not kept in the database: %s" % (error,)
            )

    # --- requests
    def routes(self):
        return self._host.encode(http.routes())

    def request(self, method, path_template, params_json, body_text, caller_json):
        """[status, JSON text]; never raises."""
        params = self._host.decode(params_json or "{}")
        caller = self._host.decode(caller_json or "{}")
        status, answer = http.answer(
            method, path_template, params, body_text, caller, SettingsPort(self)
        )
        return [status, self._host.encode(answer)]

    def exports(self):
        return list(EXPORTS)

    def call(self, module, function, args_json, kwargs_json, caller_json):
        """JSON {ok, result | error {type, message}}: a public function, for Designer and Vision over RPC."""
        self._host.set_caller(self._host.decode(caller_json or "{}"))
        try:
            fn = self._public(module, function)
            args = self._host.decode(args_json or "[]")
            kwargs = dict(
                (str(name), value)
                for name, value in self._host.decode(kwargs_json or "{}").items()
            )
            return self._host.encode({"ok": True, "result": fn(*args, **kwargs)})
        except (
            self._host.FAILURES
        ) as error:  # the border of RPC: what failed there is told here
            failure = self._host.failure(error)
            return self._host.encode(
                {
                    "ok": False,
                    "error": {"type": failure["type"], "message": failure["message"]},
                }
            )
        finally:
            self._host.set_caller(None)

    def _public(self, module, function):
        found = self._modules.get(module)
        if found is None or function not in getattr(found, "__all__", ()):
            raise InvalidInput(
                "%s%s.%s is no public function" % (PACKAGE, module, function)
            )
        return getattr(found, function)

    # --- making
    def _make_engine(self):
        settings = self._settings
        self._database = self._open_database(self._machine, settings["database"] or "")
        self._database.limit(int(settings["poolSize"]))
        name = settings["database"] or "WorkflowsDB"
        self._engine = Engine(
            self._host,
            SqlStore(self._database),
            self._engine_settings(),
            self._database.listen,
            name,
            self._database.dialect,
        )
        self._engine.also_close(self._database.close)
        self._engine.registry.load(None, instance.declared())
        instance.install(self._engine)

    def _engine_settings(self):
        return DEFAULTS._replace(
            workers=int(self._settings["workers"]),
            dispatch_mode=self._settings["dispatchMode"],
            version=text_type(self._machine.version()),
        )

    def _running(self):
        if self._engine is None:
            raise NotRunning("The Workflows module has been stopped")
        return self._engine

    # --- what the Settings page reads
    def settings_facts(self):
        described = self._running()
        return {
            "settings": self._settings,
            "effective": {
                "store": described.store_kind,
                "dbName": described.db_name,
                "file": getattr(self._database, "path", None),
            },
            "connections": self._host.connections(),
        }

    def write_settings(self, settings):
        """Kept as the gateway's configuration, and in force when this returns."""
        settings = dict(SETTINGS, **settings)
        self._machine.saveSettings(self._host.encode(settings))
        self._apply(settings)


class SettingsPort(http.SettingsPort):
    """The Settings page's door to the application."""

    def __init__(self, application):
        self._application = application

    def read(self):
        return self._application.settings_facts()

    def check(self, settings):
        return self._application.check(settings)

    def write(self, settings):
        self._application.write_settings(settings)


def _problems(settings):
    problems = []  # type: list
    for field, least, most in (("workers", 1, 512), ("poolSize", 3, 256)):
        _whole(problems, settings, field, least, most)
    for field in ("retentionDays", "retentionRows", "globalTimeoutHours"):
        if settings[field] is not None:
            _whole(problems, settings, field, 0, 2147483647)
    if settings["dispatchMode"] not in (AUTO, TICKS):
        problems.append(
            {
                "field": "dispatchMode",
                "message": "must be auto or ticks, got %s" % settings["dispatchMode"],
            }
        )
    for field in sorted(settings):
        if field not in SETTINGS:
            problems.append({"field": field, "message": "there is no such setting"})
    return problems


def _whole(problems, settings, field, least, most):
    value = settings[field]
    whole = (
        isinstance(value, (int, float))
        and not isinstance(value, bool)
        and value == int(value)
    )
    if not whole or not least <= value <= most:
        message = "must be a whole number from %d to %d, got %s" % (least, most, value)
        problems.append({"field": field, "message": message})
