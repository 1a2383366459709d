# -*- coding: utf-8 -*-
"""Every public call, in every scope, in every form, in every situation an integrator meets."""
from __future__ import absolute_import, division, print_function, unicode_literals

import itertools
import textwrap

import pytest

from tests.support.gateway import MODULE_ID

SCOPES = ("gateway", "tag", "timer", "message", "perspective", "designer", "vision")
PROJECTS = ("line", "packaging")  # the second has an `exchange` package of its own
SITUATIONS = ("fresh", "saved", "upgraded", "reinstalled")

# form: (what the script imports, how it names the service)
FORMS = {
    "bare": ("", "exchange.workflows.api.service"),
    "import": ("import exchange.workflows.api.service as wf", "wf"),
    "from": ("from exchange.workflows.api import service", "service"),
    "system": ("", "system.workflows.api.service"),
}

KEYWORDS = """
    ret = {s}.start(workflowName="demo.commands_60s", inputs={{"resolved": {{"paramOne": "hello"}}}}, queueName="default", priority=0)
    ack = {s}.enqueueInMemory(workflowName="demo.commands_60s", inputs={{"resolved": {{"paramOne": "from-tag"}}}}, queueName="default")
    wid = ret["data"]["workflowId"]
    hold = {s}.sendCommand(workflowId=wid, cmd="HOLD", reason="operator hold")
    resume = {s}.sendCommand(workflowId=wid, cmd="RESUME")
    stop = {s}.sendCommand(workflowId=wid, cmd="STOP", reason="operator stop")
    cancel = {s}.cancel(workflowId=wid, reason="manual cancel")
"""
POSITIONAL = """
    ret = {s}.start("demo.commands_60s", {{"resolved": {{"paramOne": "hello"}}}}, "default")
    ack = {s}.enqueueInMemory("demo.commands_60s", {{"resolved": {{"paramOne": "from-tag"}}}}, "default")
    wid = ret["data"]["workflowId"]
    hold = {s}.sendCommand(wid, "HOLD", "operator hold")
    resume = {s}.sendCommand(wid, "RESUME")
    stop = {s}.sendCommand(wid, "STOP", "operator stop")
    cancel = {s}.cancel(wid, "manual cancel")
"""
REST = """
    other = {s}.cancel(workflowId=ack["data"]["workflowId"], reason="tidy up")
    unknown = {s}.start(workflowName="no.such.workflow")
    try:
        {s}.start(noSuchArgument=1)
        complaint = None
    except TypeError as e:
        complaint = str(e)
    kinds = [type(ret).__name__, type(ret["data"]).__name__, type({s}.listWorkflows()["data"]["options"]).__name__]
    return [r["code"] for r in (ret, ack, hold, resume, stop, cancel, other, unknown)], kinds, complaint
"""
CODES = [
    "WORKFLOW_ENQUEUED",
    "IN_MEMORY_ENQUEUE_ACCEPTED",
    "COMMAND_SENT",
    "COMMAND_SENT",
    "COMMAND_SENT",
    "CANCEL_REQUESTED",
    "CANCEL_REQUESTED",
    "WORKFLOW_NOT_REGISTERED",
]


def script(form, arguments):
    """The calls inside a function, as users write them: there the names must be found too."""
    imports, service = FORMS[form]
    body = (KEYWORDS if arguments == "keyword" else POSITIONAL) + REST
    inner = textwrap.dedent("    %s\n" % imports) if imports else ""
    return "%s\ndef calls():\n%s\nresult = calls()\n" % (inner, body.format(s=service))


def save_a_script(gateway, projects):
    for project in PROJECTS:
        path = projects / project / "ignition" / "script-python" / "flows" / "code.py"
        path.write_text(path.read_text() + "\n# saved again\n")
    before = gateway.state()["projects"]
    gateway.scan()
    gateway.until(
        lambda: gateway.state()["projects"] != before, what="a new script manager"
    )


@pytest.fixture(scope="module", params=SITUATIONS)
def situation(request, gateway, projects, module_file, upgrade_file):
    """Moves the one gateway on, in this order; nothing else touches the projects in between."""
    if request.param == "saved":
        save_a_script(gateway, projects)
    if request.param == "upgraded":
        gateway.install(upgrade_file)
    if request.param == "reinstalled":
        gateway.remove()
        gateway.install(module_file)
    gateway.until(
        lambda: [m["state"] for m in gateway.state()["modules"]] == ["RUNNING"]
    )
    gateway.until(
        lambda: set(names(gateway))
        >= {"line.one", "packaging.one", "demo.commands_60s"},
        what="the projects' workflows registered",
    )
    return request.param


def names(gateway):
    code = "result = [o['value'] for o in system.workflows.api.service.listWorkflows()['data']['options']]"
    return gateway.script("gateway", code)


@pytest.mark.parametrize(
    "project,scope,form,arguments",
    itertools.product(PROJECTS, SCOPES, sorted(FORMS), ("keyword", "positional")),
)
def test_the_calls_work(gateway, situation, project, scope, form, arguments):
    codes, kinds, complaint = gateway.script(
        scope, script(form, arguments), project=project
    )
    assert codes == CODES
    assert kinds == ["dict", "dict", "list"]
    assert complaint and "noSuchArgument" in complaint


@pytest.mark.parametrize("project,scope", itertools.product(PROJECTS, SCOPES))
def test_a_library_function_starts_a_workflow_of_its_project(
    gateway, situation, project, scope
):
    code = "import flows\nresult = flows.start_one()['code']"
    assert gateway.script(scope, code, project=project) == "WORKFLOW_ENQUEUED"


@pytest.mark.parametrize("scope", SCOPES)
def test_a_projects_own_exchange_package_stays_its_own(gateway, situation, scope):
    code = "import exchange.tools\nresult = exchange.tools.answer()"
    assert gateway.script(scope, code, project="packaging") == 42


def test_a_removed_module_says_so_and_a_new_one_is_found(gateway, module_file):
    gateway.remove()
    reply = gateway.run(
        "gateway", "import flows\nresult = flows.start_one()", project="line"
    )
    assert not reply["ok"]
    assert "Workflows module" in reply["error"]["message"]
    gateway.install(module_file)
    gateway.until(lambda: "line.one" in names(gateway))
    assert gateway.script(
        "gateway", "import flows\nresult = flows.start_one()['ok']", project="line"
    )
    assert [m["id"] for m in gateway.state()["modules"]] == [MODULE_ID]
