# -*- coding: utf-8 -*-
"""Start forms and enums: versions, status, and starting with them. Plain values, no envelope.

A blank name raises ValueError("<argument>_required"). A template or an enum is active or obsolete.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import copy

from exchange.workflows._compat import ANY_ERROR, string_types, text_type
from exchange.workflows.api import forms, replies, service
from exchange.workflows.engine.instance import current_engine
from exchange.workflows.model.records import Enum, Template
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

_LOG = "api.params"
_ACTIVE = "active"
_OBSOLETE = "obsolete"
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


# --- templates ---------------------------------------------------------------------------------------------------------


def listTemplates(workflowName, status="active", latestOnly=True, dbName=DBNAME_DEFAULT):
    """Templates of a workflow by name, newest first; status None = all; latestOnly: the newest that match."""
    engine = _engine(dbName, workflowName=workflowName)
    rows = engine.store.templates(workflowName, None if status is None else _status(status), bool(latestOnly))
    return [_template_item(engine, row) for row in rows]


def getTemplate(workflowName, templateName, templateVersion=None, dbName=DBNAME_DEFAULT, activeOnly=True):
    """A template with its `schema`, or None. Without a version the newest; an explicit version may be obsolete."""
    engine = _engine(dbName, workflowName=workflowName, templateName=templateName)
    version = None if templateVersion is None else int(templateVersion)
    row = engine.store.template(workflowName, templateName, version, bool(activeOnly) and version is None)
    if row is None:
        return None
    schema = engine.host.decode(row.schema_json) if row.schema_json else {}
    return dict(_template_item(engine, row), schema=schema, createdAtEpochMs=row.created_at)


def createTemplateVersion(
    workflowName, templateName, formProps, description=None, createdBy=None, activate=True, dbName=DBNAME_DEFAULT
):
    """Store a Perspective Form's props (dict or JSON text) as the next version: {ok, templateVersion} or {ok, error}."""
    engine = _engine(dbName, workflowName=workflowName, templateName=templateName)

    def create():
        schema = forms.stored(workflowName, templateName, _dict_of(engine, formProps))
        row = Template(
            workflowName,
            templateName,
            None,
            engine.host.encode(schema),
            _ACTIVE if activate else _OBSOLETE,
            description,
            createdBy or "admin",
            engine.host.now_ms(),
        )
        return {"ok": True, "templateVersion": engine.store.add_template(row)}

    return _attempt(engine, "createTemplateVersion", create)


def setTemplateStatus(workflowName, templateName, templateVersion, status, actor=None, dbName=DBNAME_DEFAULT):
    """{ok, rows, actor, status}; ok with 0 rows too."""
    engine = _engine(dbName, workflowName=workflowName, templateName=templateName)
    status = _status(status)
    rows = engine.store.set_template_status(workflowName, templateName, int(templateVersion), status)
    return {"ok": True, "rows": rows, "actor": actor or "admin", "status": status}


def setTemplateActive(workflowName, templateName, templateVersion, isActive, actor=None, dbName=DBNAME_DEFAULT):
    """setTemplateStatus with a boolean."""
    status = _ACTIVE if isActive else _OBSOLETE
    return setTemplateStatus(workflowName, templateName, templateVersion, status, actor, dbName)


def deleteTemplateVersion(workflowName, templateName, templateVersion, actor=None, dbName=DBNAME_DEFAULT):
    """Delete one version for good: {ok, rows, actor}."""
    engine = _engine(dbName, workflowName=workflowName, templateName=templateName)
    rows = engine.store.delete_template(workflowName, templateName, int(templateVersion))
    return {"ok": True, "rows": rows, "actor": actor or "admin"}


def deleteTemplate(workflowName, templateName, actor=None, dbName=DBNAME_DEFAULT):
    """Delete every version for good: {ok, rows, actor}."""
    engine = _engine(dbName, workflowName=workflowName, templateName=templateName)
    rows = engine.store.delete_template(workflowName, templateName, None)
    return {"ok": True, "rows": rows, "actor": actor or "admin"}


def expandTemplateForUi(templateObj, dbName=DBNAME_DEFAULT):
    """A copy of a template with the options of its enums filled in and `schema.meta.enumVersions`; None for None."""
    if not templateObj:
        return None
    _engine(dbName)

    def find_enum(name, version):
        return getEnum(name, version, dbName)

    return forms.expand(copy.deepcopy(templateObj), find_enum)


def getTemplateDropdownOptions(workflowName, status="active", latestOnly=True, dbName=DBNAME_DEFAULT):
    """[{label "name vN", value: the list item as JSON text}] for a dropdown."""
    engine = _engine(dbName, workflowName=workflowName)
    items = listTemplates(workflowName, status, latestOnly, dbName)
    return [
        {"label": "%s v%s" % (item["templateName"], item["templateVersion"]), "value": engine.host.encode(item)}
        for item in items
    ]


def copyTemplateToWorkflow(
    sourceWorkflowName,
    templateName,
    targetWorkflowName,
    newTemplateName=None,
    templateVersion=None,
    createdBy=None,
    dbName=DBNAME_DEFAULT,
):
    """Store a template (newest of any status, or the version) as the next active version of another workflow's."""
    _engine(dbName, sourceWorkflowName=sourceWorkflowName, targetWorkflowName=targetWorkflowName)
    template = getTemplate(sourceWorkflowName, templateName, templateVersion, dbName, activeOnly=False)
    if template is None:
        return {"ok": False, "error": "template_not_found"}
    description = "Copied from %s.%s v%s" % (sourceWorkflowName, templateName, template["templateVersion"])
    props = template["schema"].get("formProps") or {}
    name = newTemplateName or templateName
    return createTemplateVersion(targetWorkflowName, name, props, description, createdBy, True, dbName)


# --- enums -------------------------------------------------------------------------------------------------------------


def listEnums(status="active", latestOnly=True, dbName=DBNAME_DEFAULT):
    """Enums by name, newest first; status None = all; latestOnly: the newest that match."""
    engine = _engine(dbName)
    rows = engine.store.enums(None if status is None else _status(status), bool(latestOnly))
    return [_enum_item(engine, row) for row in rows]


def getEnum(enumName, enumVersion=None, dbName=DBNAME_DEFAULT, activeOnly=True):
    """An enum with its `values`, or None. Without a version the newest; an explicit version may be obsolete."""
    engine = _engine(dbName, enumName=enumName)
    version = None if enumVersion is None else int(enumVersion)
    row = engine.store.enum(enumName, version, bool(activeOnly) and version is None)
    if row is None:
        return None
    values = engine.host.decode(row.values_json) if row.values_json else []
    return dict(_enum_item(engine, row), values=values or [])


def createEnumVersion(
    enumName, enumValues, description=None, createdBy=None, activate=True, dbName=DBNAME_DEFAULT
):
    """Store [{label, value, isDisabled}] as the next version: {ok, enumVersion} or {ok, error}."""
    engine = _engine(dbName, enumName=enumName)

    def create():
        row = Enum(
            enumName,
            None,
            engine.host.encode(enumValues),
            _ACTIVE if activate else _OBSOLETE,
            description,
            createdBy or "admin",
            engine.host.now_ms(),
        )
        return {"ok": True, "enumVersion": engine.store.add_enum(row)}

    return _attempt(engine, "createEnumVersion", create)


def setEnumStatus(enumName, enumVersion, status, actor=None, dbName=DBNAME_DEFAULT):
    """{ok, rows, actor, status}; ok with 0 rows too."""
    engine = _engine(dbName, enumName=enumName)
    status = _status(status)
    rows = engine.store.set_enum_status(enumName, int(enumVersion), status)
    return {"ok": True, "rows": rows, "actor": actor or "admin", "status": status}


def deleteEnumVersion(enumName, enumVersion, actor=None, dbName=DBNAME_DEFAULT):
    """Delete one version for good: {ok, rows, actor}."""
    engine = _engine(dbName, enumName=enumName)
    return {"ok": True, "rows": engine.store.delete_enum(enumName, int(enumVersion)), "actor": actor or "admin"}


def deleteEnum(enumName, actor=None, dbName=DBNAME_DEFAULT):
    """Delete every version for good: {ok, rows, actor}."""
    engine = _engine(dbName, enumName=enumName)
    return {"ok": True, "rows": engine.store.delete_enum(enumName, None), "actor": actor or "admin"}


# --- starting with a template ------------------------------------------------------------------------------------------


def computeOverridesData(baseData, currentData):
    """The keys of current whose values differ from base's."""
    base = baseData or {}
    return dict((key, value) for key, value in (currentData or {}).items() if base.get(key) != value)


def resolveInputs(
    workflowName, templateName=None, overridesData=None, templateVersion=None, actor=None, dbName=DBNAME_DEFAULT
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
    answer = resolveInputs(workflowName, templateName, overridesData, templateVersion, actor, dbName)
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


# --- shared ------------------------------------------------------------------------------------------------------------


def _engine(db_name, **names):
    for argument in sorted(names):
        value = names[argument]
        if value is None or (isinstance(value, string_types) and not value.strip()):
            raise ValueError("%s_required" % argument)
    engine = current_engine()
    replies.check_database(engine, db_name)
    return engine


def _attempt(engine, what, create):
    try:
        return create()
    except ANY_ERROR as error:
        engine.host.logger(_LOG).error("%s failed" % what, error)
        return {"ok": False, "error": replies.describe(engine, error)}


def _dict_of(engine, form_props):
    """A copy of the props as a dict; anything that is none becomes an empty form."""
    if isinstance(form_props, string_types):
        try:
            form_props = engine.host.decode(form_props)
        except ValueError:
            return {}
    return copy.deepcopy(form_props) if isinstance(form_props, dict) else {}


def _status(status):
    word = text_type(status or "").strip().lower()
    return _ACTIVE if word == _ACTIVE else _OBSOLETE


def _template_item(engine, row):
    return {
        "workflowName": row.workflow_name,
        "templateName": row.template_name,
        "templateVersion": row.template_version,
        "status": row.status,
        "description": row.description,
        "createdBy": row.created_by,
        "createdAt": _when(engine, row.created_at),
    }


def _enum_item(engine, row):
    return {
        "enumName": row.enum_name,
        "enumVersion": row.enum_version,
        "status": row.status,
        "description": row.description,
        "createdBy": row.created_by,
        "createdAtEpochMs": row.created_at,
        "createdAt": _when(engine, row.created_at),
    }


def _when(engine, ms):
    """`05-Feb-26 14:03:09 (CET)` in the gateway's zone."""
    if ms is None:
        return None
    year, month, day, hour, minute, second, zone = engine.host.local_time(ms)
    name = _MONTHS[month - 1]
    return "%02d-%s-%02d %02d:%02d:%02d (%s)" % (day, name, year % 100, hour, minute, second, zone)
