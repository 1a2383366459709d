# -*- coding: utf-8 -*-
"""Modules, names and argument lists that existing scripts use."""
from __future__ import absolute_import, division, print_function, unicode_literals

import importlib
import inspect

import pytest

from exchange.workflows.api.exports import EXPORTS

K = "partitionKey=None priority=0 deduplicationId=None applicationVersion=None timeoutSeconds=None"
DB = "dbName=WorkflowsDB"
SIGNATURES = """
api.service.start workflowName=None inputs=None queueName=None {K} allowDuringMaintenance=False dbName=None
api.service.enqueue workflowName=None inputs=None queueName=None {K} allowDuringMaintenance=False dbName=None
api.service.enqueueInMemory workflowName=None inputs=None queueName=None {K} allowDuringMaintenance=None dbName=None
api.service.dispatch queueName=None maxToClaim=None dbName=None flushMaxItems=None flushMaxMs=None
api.service.sendCommand workflowId=None cmd=None reason=None topic=cmd dbName=None
api.service.cancel workflowId=None reason=None dbName=None
api.service.listWorkflows dbName=None
api.admin.checkSchema dbName=None
api.admin.applyRetention dbName=None
api.admin.enterMaintenance mode=drain reason= queueName=None dbName=None
api.admin.exitMaintenance dbName=None
api.admin.getMaintenanceStatus dbName=None
api.admin.swapIfDrained dbName=None
api.params.listTemplates workflowName status=active latestOnly=True {DB}
api.params.getTemplate workflowName templateName templateVersion=None {DB} activeOnly=True
api.params.createTemplateVersion workflowName templateName formProps description=None createdBy=None activate=True {DB}
api.params.setTemplateStatus workflowName templateName templateVersion status actor=None {DB}
api.params.setTemplateActive workflowName templateName templateVersion isActive actor=None {DB}
api.params.deleteTemplateVersion workflowName templateName templateVersion actor=None {DB}
api.params.deleteTemplate workflowName templateName actor=None {DB}
api.params.expandTemplateForUi templateObj {DB}
api.params.getTemplateDropdownOptions workflowName status=active latestOnly=True {DB}
api.params.copyTemplateToWorkflow sourceWorkflowName templateName targetWorkflowName newTemplateName=None templateVersion=None createdBy=None {DB}
api.params.listEnums status=active latestOnly=True {DB}
api.params.getEnum enumName enumVersion=None {DB} activeOnly=True
api.params.createEnumVersion enumName enumValues description=None createdBy=None activate=True {DB}
api.params.setEnumStatus enumName enumVersion status actor=None {DB}
api.params.deleteEnumVersion enumName enumVersion actor=None {DB}
api.params.deleteEnum enumName actor=None {DB}
api.params.computeOverridesData baseData currentData
api.params.resolveInputs workflowName templateName=None overridesData=None templateVersion=None actor=None {DB}
api.params.startWithTemplate workflowName templateName overridesData=None templateVersion=None actor=admin queueName=default {K} {DB}
util.response.makeOk code message data=None meta=None startedMs=None
util.response.makeErr code message data=None meta=None startedMs=None
util.exception.formatCaughtException exc
util.perspective.textToClipboard text
util.date.nowMs
engine.db.nowMs
engine.db.uuid4
engine.instance.getWorkflows dbName=None
engine.instance.shutdownRuntime wait_sec=5
is88.models.allowedInState cmd state
is88.models.normalizeCommand messageOrCmd
is88.models.commandPriority cmd
is88.models.pickHighestPriority messages state=None
""".format(
    K=K, DB=DB
)

NAMES = {
    "bootstrap": "workflow step getWorkflows",
    "engine.runtime": "workflow step Cancelled WorkflowNotFound WorkflowsRuntime",
    "engine.instance": "getWorkflows shutdownRuntime",
    "engine.db": "uuid4 nowMs",
    "steps.db": "query update",
    "steps.http": "request",
    "steps.sleep": "sleep_ms sleep_chunked",
    "steps.tags": "read write write_confirm",
    "steps.wait": "until_tag_equals",
    "apps": "load",
    "apps.examples.steps": "sleep_chunked",
    "toast": "show dismissAll",
}


def module(name):
    return importlib.import_module("exchange.workflows.%s" % name)


def arguments(fn):
    """["a", "b=1"] of a function, on either Python."""
    spec = getattr(inspect, "getfullargspec", None) or inspect.getargspec
    found = spec(fn)
    defaults = list(found.defaults or ())
    plain = len(found.args) - len(defaults)
    return list(found.args[:plain]) + [
        "%s=%s" % pair for pair in zip(found.args[plain:], defaults)
    ]


@pytest.mark.parametrize("line", SIGNATURES.strip().split("\n"))
def test_a_function_keeps_its_arguments_in_order(line):
    words = line.split(" ")
    path, name = words[0].rsplit(".", 1)
    assert arguments(getattr(module(path), name)) == words[1:]


@pytest.mark.parametrize("path", sorted(NAMES))
def test_a_module_offers_its_names(path):
    offered = module(path).__all__
    assert set(NAMES[path].split()) <= set(offered)


@pytest.mark.parametrize("path", EXPORTS)
def test_what_scripts_reach_is_there(path):
    found = module(path)
    for name in found.__all__:
        assert hasattr(found, name)


def test_the_old_loader_answers_true_to_anything():
    from exchange.workflows import apps

    assert apps.load() is True
    assert apps.load("a", b=1) is True
    assert vars(apps)["__init__"].load("again") is True
    assert module("apps.__init__").load() is True


def test_the_two_errors_are_exceptions():
    runtime = module("engine.runtime")
    assert issubclass(runtime.Cancelled, Exception)
    assert issubclass(runtime.WorkflowNotFound, Exception)


def test_steps_keep_their_names_and_words():
    tags = module("steps.tags")
    assert tags.write_confirm.__name__ == "write_confirm"
    assert "confirm_path" in tags.write_confirm.__doc__
