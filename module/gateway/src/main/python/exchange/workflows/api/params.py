# -*- coding: utf-8 -*-
"""Start forms and enums: versions, status, and starting with them. Plain values, no envelope.

A blank name raises ValueError("<argument>_required"). A template or an enum is active or obsolete.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.api import forms, service
from exchange.workflows.api.enums import (
    createEnumVersion,
    deleteEnum,
    deleteEnumVersion,
    getEnum,
    listEnums,
    setEnumStatus,
)
from exchange.workflows.api.templates import (
    copyTemplateToWorkflow,
    createTemplateVersion,
    deleteTemplate,
    deleteTemplateVersion,
    expandTemplateForUi,
    getTemplate,
    getTemplateDropdownOptions,
    listTemplates,
    setTemplateActive,
    setTemplateStatus,
)
from exchange.workflows.settings import DBNAME_DEFAULT

__all__ = [
    "computeOverridesData",
    "copyTemplateToWorkflow",
    "createEnumVersion",
    "createTemplateVersion",
    "deleteEnum",
    "deleteEnumVersion",
    "deleteTemplate",
    "deleteTemplateVersion",
    "expandTemplateForUi",
    "getEnum",
    "getTemplate",
    "getTemplateDropdownOptions",
    "listEnums",
    "listTemplates",
    "resolveInputs",
    "setEnumStatus",
    "setTemplateActive",
    "setTemplateStatus",
    "startWithTemplate",
]


def computeOverridesData(baseData, currentData):
    """The keys of current whose values differ from base's."""
    base = baseData or {}
    return dict(
        (key, value)
        for key, value in (currentData or {}).items()
        if base.get(key) != value
    )


def resolveInputs(
    workflowName,
    templateName=None,
    overridesData=None,
    templateVersion=None,
    actor=None,
    dbName=DBNAME_DEFAULT,
):
    """{ok, inputs {resolved, paramSource}, errors, warnings}: the template's defaults with the overrides.

    Without a version the newest active template; without a template the overrides themselves.
    """
    overrides = overridesData or {}
    if not templateName:
        return _resolved({"resolved": overrides, "paramSource": None})
    template = getTemplate(workflowName, templateName, templateVersion, dbName)
    if template is None:
        return _unresolved("template_not_found")
    resolved, error = forms.resolve(template, overrides)
    if error:
        return _unresolved(error)
    source = {
        "template": {"name": templateName, "version": template["templateVersion"]},
        "overrides": sorted(overrides),
        "actor": actor or "admin",
    }
    return _resolved({"resolved": resolved, "paramSource": source})


def startWithTemplate(
    workflowName,
    templateName,
    overridesData=None,
    templateVersion=None,
    actor="admin",
    queueName="default",
    partitionKey=None,
    priority=0,
    deduplicationId=None,
    applicationVersion=None,
    timeoutSeconds=None,
    dbName=DBNAME_DEFAULT,
):
    """resolveInputs, then start: {ok, message, workflowId or None, inputs}; resolveInputs' answer if that failed."""
    answer = resolveInputs(
        workflowName, templateName, overridesData, templateVersion, actor, dbName
    )
    if not answer["ok"]:
        return answer
    started = service.start(
        workflowName,
        answer["inputs"],
        queueName,
        partitionKey,
        priority,
        deduplicationId,
        applicationVersion,
        timeoutSeconds,
        dbName=dbName,
    )
    return {
        "ok": started["ok"],
        "message": started["message"],
        "workflowId": started["data"].get("workflowId"),
        "inputs": answer["inputs"],
    }


def _resolved(inputs):
    return {"ok": True, "inputs": inputs, "errors": [], "warnings": []}


def _unresolved(error):
    return {"ok": False, "inputs": None, "errors": [error], "warnings": []}
