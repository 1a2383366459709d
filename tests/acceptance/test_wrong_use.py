# -*- coding: utf-8 -*-
"""Wrong use gets a clear answer, and changes nothing."""
from __future__ import absolute_import, division, print_function, unicode_literals

import re
import shutil
import zipfile

import pytest

from tests.support.gateway import Gateway
from tests.support.web import Person

SERVICE = "service = system.workflows.api.service\n"


def start(gateway, arguments):
    return gateway.script(
        "gateway", SERVICE + "result = service.start(%s)" % arguments, project="line"
    )


def run_count(gateway):
    return gateway.script(
        "gateway", "result = system.workflows.api.queries.runs()['total']"
    )


# --- the file ---------------------------------------------------------------------------------------------------------


def rewritten(source, target, change):
    """A copy of the module with `change(name, bytes) -> bytes or None (leave out)` applied to each entry."""
    with zipfile.ZipFile(str(source)) as old, zipfile.ZipFile(str(target), "w") as new:
        for name in old.namelist():
            data = change(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
    return target


def unsigned(name, data):
    return None if name in ("signatures.properties", "certificates.p7b") else data


def altered(name, data):
    return data.replace(b"Workflows", b"Workfl0ws", 1) if name == "module.xml" else data


def without_a_jar(name, data):
    return None if name.startswith("workflows-common") else data


@pytest.mark.parametrize(
    "change,complaint",
    [
        (unsigned, "signed|signature"),
        (altered, "module.xml"),
        (without_a_jar, "workflows-common"),
    ],
    ids=["unsigned", "altered", "wrongly packed"],
)
def test_a_bad_module_is_refused_by_name(tmp_path, module_file, change, complaint):
    bad = rewritten(module_file, tmp_path / "Bad.modl", change)
    gateway = Gateway(tmp_path / "gateway", modules=[bad]).start()
    try:
        assert not [m for m in gateway.state()["modules"] if m["state"] == "RUNNING"]
        assert re.search(
            complaint, gateway.tail(200) + str(gateway.state()["modules"]), re.I
        )
    finally:
        gateway.kill()


# --- scripts ----------------------------------------------------------------------------------------------------------


def test_an_unknown_workflow_is_named(gateway):
    before = run_count(gateway)
    reply = start(gateway, "workflowName='no.such'")
    assert (reply["ok"], reply["code"]) == (False, "WORKFLOW_NOT_REGISTERED")
    assert "no.such" in reply["message"]
    assert run_count(gateway) == before


@pytest.mark.parametrize(
    "value", ["{'a': object()}", "{'a': [1, {'b': float('nan')}]}", "{'x': lambda: 1}"]
)
def test_inputs_that_are_no_json_are_refused_with_the_place(gateway, value):
    before = run_count(gateway)
    reply = start(gateway, "workflowName='line.one', inputs=%s" % value)
    assert (reply["ok"], reply["code"]) == (False, "START_FAILED")
    assert "$." in reply["data"]["error"]
    assert run_count(gateway) == before


def test_an_unknown_database_connection_is_named(gateway):
    reply = start(gateway, "workflowName='line.one', dbName='NoSuchDatabase'")
    assert (reply["ok"], reply["code"]) == (False, "START_FAILED")
    assert "NoSuchDatabase" in reply["message"] + str(reply["data"])


def finished(gateway, workflow_id):
    run = gateway.script(
        "gateway", "result = system.workflows.api.queries.run(%r)" % workflow_id
    )
    return (
        run if run["status"] in ("SUCCESS", "ERROR", "CANCELLED", "STOPPED") else None
    )


def test_a_java_error_in_a_step_is_recorded_and_the_worker_lives(gateway):
    workflow_id = start(gateway, "workflowName='line.breaks'")["data"]["workflowId"]
    run = gateway.until(lambda: finished(gateway, workflow_id))
    assert run["status"] == "ERROR"
    assert "StackOverflowError" in str(run["error"])
    after = start(gateway, "workflowName='line.one'")["data"]["workflowId"]
    assert gateway.until(lambda: finished(gateway, after))["status"] == "SUCCESS"


def test_a_name_used_twice_is_reported(gateway, projects):
    folder = projects / "line" / "ignition" / "script-python" / "twice"
    shutil.copytree(
        str(projects / "line" / "ignition" / "script-python" / "flows"), str(folder)
    )
    try:
        gateway.scan()
        gateway.until(
            lambda: "line.one" in str(twice(gateway)), what="the log names the twin"
        )
        assert "flows" in str(twice(gateway)) and "twice" in str(twice(gateway))
    finally:
        shutil.rmtree(str(folder))
        gateway.scan()


def twice(gateway):
    return [
        line
        for line in gateway.log()
        if re.search("twice|more than once|duplicate", str(line), re.I)
    ]


# --- settings ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change,field",
    [
        ({"database": "NoSuchDatabase"}, "database"),
        ({"workers": 0}, "workers"),
        ({"poolSize": -1}, "poolSize"),
        ({"dispatchMode": "sometimes"}, "dispatchMode"),
        ({"retentionDays": -3}, "retentionDays"),
    ],
)
def test_settings_that_cannot_work_are_refused_at_their_field(gateway, change, field):
    person = Person(gateway.url)
    settings = person.get("/settings").json["settings"]
    for answer in (
        person.post("/settings/check", {"settings": dict(settings, **change)}),
        person.put("/settings", {"settings": dict(settings, **change)}),
    ):
        assert field in [
            p["field"]
            for p in (answer.json.get("problems") or answer.json["data"]["problems"])
        ]
    assert person.get("/settings").json["settings"] == settings


# --- access -----------------------------------------------------------------------------------------------------------


def test_writes_need_the_permission_and_the_token(gateway):
    body = {"workflowName": "line.one", "inputs": {}}
    assert Person(gateway.url).post("/runs", body).status == 200
    assert Person(gateway.url, token=False).post("/runs", body).status in (401, 403)
    assert Person(gateway.url, "viewer").post("/runs", body).status in (401, 403)
    assert Person(gateway.url, "viewer").get("/runs").status == 200
    assert Person(gateway.url, user=None).get("/runs").status in (401, 403)


# --- the plant around it ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("store", ["postgres"], indirect=True)
def test_a_database_that_goes_and_returns_under_load_loses_nothing(
    make_gateway, tmp_path
):
    gateway = make_gateway()
    effects = str(tmp_path / "effects.txt")
    accepted = []
    for n in range(60):
        if n == 20:
            gateway.datasource("plant", "FAULTED")
        if n == 40:
            gateway.datasource("plant", "VALID")
        inputs = "{'path': %r, 'run': 'run-%d'}" % (effects, n)
        reply = start(
            gateway, "workflowName='line.ten', inputs=%s, queueName='outage'" % inputs
        )
        if reply["ok"]:
            accepted.append(reply["data"]["workflowId"])
        else:
            assert (
                reply["code"] == "START_FAILED"
                and "database" in reply["message"].lower()
            )
        ack = gateway.script(
            "tag",
            SERVICE + "result = service.enqueueInMemory('line.one', {}, 'buffered')",
            project="line",
        )
        assert ack["ok"], ack
    assert len(accepted) >= 20
    for workflow_id in accepted:
        assert (
            gateway.until(lambda: finished(gateway, workflow_id), 60)["status"]
            == "SUCCESS"
        )
    code = "result = system.workflows.api.queries.runs(queue='buffered', status=['SUCCESS'])['total']"
    gateway.until(
        lambda: gateway.script("gateway", code) == 60, 60, what="the buffered items run"
    )
    with open(effects) as f:
        lines = f.read().split("\n")[:-1]
    assert len(set(lines)) == len(accepted) * 10


FILL = """
service = system.workflows.api.service
accepted, refused = [], None
while refused is None and len(accepted) < 5000:
    reply = service.enqueueInMemory("line.one", {}, "spooled", applicationVersion="v" * 200)
    if reply["ok"]:
        accepted.append(reply["data"]["workflowId"])
    else:
        refused = reply
result = [len(accepted), refused]
"""


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_a_full_spool_disk_is_an_answer_and_loses_nothing(make_gateway):
    gateway = make_gateway(spool_disk="64k")
    dispatch(gateway, "ticks")  # nothing leaves the spool
    accepted, refused = gateway.script("tag", FILL, project="line")
    assert accepted > 50
    assert refused["code"] == "IN_MEMORY_ENQUEUE_FAILED"
    assert "spool" in refused["message"] and "space" in refused["message"]
    assert gateway.state()["modules"][0]["state"] == "RUNNING"
    dispatch(gateway, "auto")
    code = (
        "result = system.workflows.api.queries.runs"
        "(queue='spooled', status='SUCCESS', limit=1)['total']"
    )
    gateway.until(lambda: gateway.script("gateway", code) == accepted, 60)
    again = SERVICE + "result = service.enqueueInMemory('line.one', {}, 'spooled')"
    assert gateway.script("tag", again, project="line")["ok"]


def dispatch(gateway, mode):
    person = Person(gateway.url)
    settings = dict(person.get("/settings").json["settings"], dispatchMode=mode)
    answer = person.put("/settings", {"settings": settings})
    assert answer.status == 200, answer
