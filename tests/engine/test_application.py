# -*- coding: utf-8 -*-
"""What the module's Java side drives: start, register, request, call, configure, stop. Loops run here, on a real clock."""
from __future__ import absolute_import, division, print_function, unicode_literals

import json

import pytest

from exchange.workflows._compat import JYTHON
from exchange.workflows.application import EXPORTS, Application
from exchange.workflows.engine import instance
from exchange.workflows.engine.facade import WorkflowsRuntime
from exchange.workflows.model.errors import (
    NotRunning,
    StoreUnavailable,
    UnknownDatabase,
)
from exchange.workflows.model.records import Declaration
from tests.support.machine import PythonMachine
from tests.support.probes import until

if JYTHON:
    from exchange.workflows.hosts.jvm.host import JvmHost
else:
    from exchange.workflows.hosts.cpython.host import CPythonHost


def host_of(machine):
    return (
        JvmHost(machine)
        if JYTHON
        else CPythonHost(machine.dataFolder(), machine.gatewayName())
    )


class Databases(object):
    """What open_database gives; `away` cuts it off."""

    def __init__(self, place):
        self._place = place
        self.away = False

    def open(self, machine, name):
        if name == "nowhere":
            raise UnknownDatabase("There is no database connection named nowhere")
        if name == "away":
            raise StoreUnavailable("the connection away is faulted")
        return self._place.open()


@pytest.fixture
def application(place, tmp_path):
    machine = PythonMachine("%s" % tmp_path)
    application = Application(machine, host_of(machine), Databases(place).open)
    application.machine = machine
    yield application
    application.stop(2000)


def batch(kilos=1):
    return kilos * 2


def sleeper():
    WorkflowsRuntime.getCurrentRuntime().sleep(3600)


def declarations(*functions):
    return [
        Declaration("workflow", fn.__name__, fn, {}, fn.__module__, fn.__doc__)
        for fn in functions
    ]


def ready(application):
    application.start()
    until(
        lambda: request(application, "GET", "/api/v1/status")[1]["counts"] is not None
    )
    until(lambda: application._engine.loops.opened)


def request(application, method, path, body="", caller="{}", **params):
    status, text = application.request(method, path, json.dumps(params), body, caller)
    return status, json.loads(text)


def run_of(application, workflow_id):
    return request(application, "GET", "/api/v1/runs/:id", id=workflow_id)[1]


def test_a_registered_workflow_is_started_over_rest_and_runs_by_itself(application):
    ready(application)
    application.register("plant", None, declarations(batch), "v1")
    body = json.dumps({"workflowName": "batch", "inputs": {"kilos": 4}})
    status, answer = request(
        application, "POST", "/api/v1/runs", body, '{"actor": "anna", "source": "page"}'
    )
    assert (status, answer["code"]) == (200, "WORKFLOW_ENQUEUED")
    until(lambda: run_of(application, answer["workflowId"])["status"] == "SUCCESS")
    run = run_of(application, answer["workflowId"])
    assert (run["result"], run["startedBy"], run["project"]) == (8, "anna", "plant")
    names = [
        row["name"]
        for row in request(application, "GET", "/api/v1/workflows")[1]["workflows"]
    ]
    assert "batch" in names
    application.unregister("plant")
    status, answer = request(application, "POST", "/api/v1/runs", body)
    assert (status, answer["code"]) == (404, "WORKFLOW_NOT_REGISTERED")


def test_the_routes_and_the_exports_are_listed(application):
    rows = json.loads(application.routes())
    assert ["GET", "/api/v1/status", "READ"] in rows
    assert application.exports() == list(EXPORTS)


def test_a_public_function_is_called_by_name_and_no_other(application):
    ready(application)
    application.register("plant", None, declarations(batch), "v1")
    caller = '{"actor": "vera", "source": "designer", "project": "plant"}'
    answer = json.loads(
        application.call(
            "api.service", "start", '["batch"]', '{"inputs": {"kilos": 5}}', caller
        )
    )
    assert answer["ok"] is True and answer["result"]["code"] == "WORKFLOW_ENQUEUED"
    workflow_id = answer["result"]["workflowId"]
    until(lambda: run_of(application, workflow_id)["status"] == "SUCCESS")
    assert run_of(application, workflow_id)["startedBy"] == "vera"
    for module, function in (
        ("api.service", "reply"),
        ("engine.engine", "Engine"),
        ("os", "system"),
    ):
        answer = json.loads(application.call(module, function, "[]", "{}", caller))
        assert answer["ok"] is False
        assert answer["error"]["type"] == "InvalidInput"
    answer = json.loads(
        application.call(
            "api.service",
            "start",
            '[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]',
            "{}",
            caller,
        )
    )
    assert answer["error"]["type"] == "TypeError"


def test_settings_that_cannot_work_are_refused_and_change_nothing(application):
    ready(application)
    for settings, field in (
        ({"database": "nowhere"}, "database"),
        ({"database": "away"}, "database"),
        ({"workers": 0}, "workers"),
        ({"workers": "many"}, "workers"),
        ({"dispatchMode": "sometimes"}, "dispatchMode"),
        ({"retentionDays": -1}, "retentionDays"),
        ({"colour": "red"}, "colour"),
    ):
        answer = json.loads(application.configure(json.dumps(settings)))
        assert answer["ok"] is False
        assert [problem["field"] for problem in answer["problems"]] == [field]
    facts = request(application, "GET", "/api/v1/settings")[1]
    assert facts["settings"]["workers"] == 8
    assert request(application, "GET", "/api/v1/status")[1]["dispatchMode"] == "auto"


def test_settings_are_in_force_when_configure_returns(application):
    ready(application)
    application.register("plant", None, declarations(batch), "v1")
    answer = json.loads(
        application.configure(
            '{"dispatchMode": "ticks", "workers": 3, "retentionDays": 30}'
        )
    )
    assert answer["ok"] is True
    status = request(application, "GET", "/api/v1/status")[1]
    assert (status["dispatchMode"], status["workers"]["size"]) == ("ticks", 3)
    assert application._engine.store.retention().time_threshold_hours == 720


def test_the_settings_page_writes_the_configuration_resource(application):
    ready(application)
    application._engine.store.set_retention(
        application._engine.store.retention()._replace(rows_threshold=77)
    )
    body = json.dumps({"settings": {"workers": 5, "retentionDays": 2}})
    status, answer = request(application, "PUT", "/api/v1/settings", body)
    assert (status, answer["code"]) == (200, "SETTINGS_SAVED")
    written = json.loads(application.machine.settingsJson())
    assert (written["workers"], written["retentionDays"]) == (5, 2)
    assert application._engine.settings.workers == 5
    kept = application._engine.store.retention()
    assert (kept.time_threshold_hours, kept.rows_threshold) == (48, 77)
    status, answer = request(
        application, "PUT", "/api/v1/settings", '{"settings": {"workers": 0}}'
    )
    assert (status, answer["code"]) == (400, "SETTINGS_REFUSED")
    assert application._engine.settings.workers == 5


def test_another_database_makes_a_new_engine_that_knows_the_projects(application):
    ready(application)
    application.register("plant", None, declarations(batch), "v1")
    before = application._engine
    assert json.loads(application.configure('{"database": "other"}'))["ok"] is True
    assert application._engine is not before
    assert instance.current_engine() is application._engine
    until(lambda: application._engine.loops.opened)
    answer = json.loads(
        application.call("api.service", "start", '["batch"]', "{}", "{}")
    )
    until(
        lambda: run_of(application, answer["result"]["workflowId"])["status"]
        == "SUCCESS"
    )


def test_a_stop_drains_waiting_code_and_the_next_application_goes_on(
    application, place, tmp_path
):
    ready(application)
    application.register("plant", None, declarations(sleeper), "v1")
    workflow_id = json.loads(
        application.call("api.service", "start", '["sleeper"]', "{}", "{}")
    )["result"]["workflowId"]
    until(lambda: application._engine.parts.pool.outside == 1)
    store = application._engine.store
    assert application.stop(5000) is True
    other = place.open()
    assert type(store)(other).find(workflow_id).status == "ENQUEUED"
    with pytest.raises(NotRunning):
        instance.current_engine()
    again = Application(
        application.machine, host_of(application.machine), Databases(place).open
    )
    again.register("plant", None, declarations(sleeper), "v2")
    ready(again)
    until(lambda: again._engine.parts.pool.outside == 1)
    again._engine.cancel(workflow_id)
    assert again.stop(5000) is True


def test_a_start_while_the_database_is_away_goes_on_trying(place, tmp_path):
    machine = PythonMachine("%s" % tmp_path)

    database = place.open()

    class Away(object):
        dialect = database.dialect
        away = True

        def __getattr__(self, name):
            if self.away:
                raise StoreUnavailable("the database is away")
            return getattr(database, name)

    away = Away()
    away.listen = lambda channel, on_message: None
    away.limit = database.limit
    away.close = lambda: None
    away.held = database.held
    application = Application(machine, host_of(machine), lambda machine, name: away)
    application.start()
    until(
        lambda: request(application, "GET", "/api/v1/status")[1]["engine"]["state"]
        == "DATABASE_DOWN"
    )
    status, answer = request(application, "GET", "/api/v1/runs")
    assert (status, answer["ok"]) == (503, False)
    assert "not open yet" in answer["message"]
    Away.away = False
    until(lambda: application._engine.loops.opened)
    assert (
        request(application, "GET", "/api/v1/status")[1]["engine"]["state"] == "RUNNING"
    )
    assert application.stop(2000) is True
