# -*- coding: utf-8 -*-
"""Start forms of workflows, in versions. Scripts reach these functions as api.params."""
from __future__ import absolute_import, division, print_function, unicode_literals

import copy

from exchange.workflows._compat import string_types
from exchange.workflows.api import forms
from exchange.workflows.api.enums import getEnum
from exchange.workflows.api.versions import (
    ACTIVE,
    OBSOLETE,
    attempt,
    engine_for,
    status_word,
    when,
)
from exchange.workflows.model.records import Template
from exchange.workflows.settings import DBNAME_DEFAULT


def listTemplates(
    workflowName, status="active", latestOnly=True, dbName=DBNAME_DEFAULT
):
    """Templates of a workflow by name, newest first; status None = all; latestOnly: the newest that match."""
    engine = engine_for(dbName, ("workflowName", workflowName))
    rows = engine.store.templates(
        workflowName, None if status is None else status_word(status), bool(latestOnly)
    )
    return [_template_item(engine, row) for row in rows]


def getTemplate(
    workflowName,
    templateName,
    templateVersion=None,
    dbName=DBNAME_DEFAULT,
    activeOnly=True,
):
    """A template with its `schema`, or None. Without a version the newest; an explicit version may be obsolete."""
    engine = engine_for(
        dbName, ("workflowName", workflowName), ("templateName", templateName)
    )
    version = None if templateVersion is None else int(templateVersion)
    row = engine.store.template(
        workflowName, templateName, version, bool(activeOnly) and version is None
    )
    if row is None:
        return None
    schema = engine.host.decode(row.schema_json) if row.schema_json else {}
    return dict(
        _template_item(engine, row), schema=schema, createdAtEpochMs=row.created_at
    )


def createTemplateVersion(
    workflowName,
    templateName,
    formProps,
    description=None,
    createdBy=None,
    activate=True,
    dbName=DBNAME_DEFAULT,
):
    """Store a Perspective Form's props (dict or JSON text) as the next version: {ok, templateVersion} or {ok, error}."""
    engine = engine_for(
        dbName, ("workflowName", workflowName), ("templateName", templateName)
    )

    def create():
        schema = forms.stored(workflowName, templateName, _dict_of(engine, formProps))
        row = Template(
            workflowName,
            templateName,
            None,
            engine.host.encode(schema),
            ACTIVE if activate else OBSOLETE,
            description,
            createdBy or "admin",
            engine.host.now_ms(),
        )
        return {"ok": True, "templateVersion": engine.store.add_template(row)}

    return attempt(engine, "createTemplateVersion", create)


def setTemplateStatus(
    workflowName,
    templateName,
    templateVersion,
    status,
    actor=None,
    dbName=DBNAME_DEFAULT,
):
    """{ok, rows, actor, status}; ok with 0 rows too."""
    engine = engine_for(
        dbName, ("workflowName", workflowName), ("templateName", templateName)
    )
    status = status_word(status)
    rows = engine.store.set_template_status(
        workflowName, templateName, int(templateVersion), status
    )
    return {"ok": True, "rows": rows, "actor": actor or "admin", "status": status}


def setTemplateActive(
    workflowName,
    templateName,
    templateVersion,
    isActive,
    actor=None,
    dbName=DBNAME_DEFAULT,
):
    """setTemplateStatus with a boolean."""
    status = ACTIVE if isActive else OBSOLETE
    return setTemplateStatus(
        workflowName, templateName, templateVersion, status, actor, dbName
    )


def deleteTemplateVersion(
    workflowName, templateName, templateVersion, actor=None, dbName=DBNAME_DEFAULT
):
    """Delete one version for good: {ok, rows, actor}."""
    engine = engine_for(
        dbName, ("workflowName", workflowName), ("templateName", templateName)
    )
    rows = engine.store.delete_template(
        workflowName, templateName, int(templateVersion)
    )
    return {"ok": True, "rows": rows, "actor": actor or "admin"}


def deleteTemplate(workflowName, templateName, actor=None, dbName=DBNAME_DEFAULT):
    """Delete every version for good: {ok, rows, actor}."""
    engine = engine_for(
        dbName, ("workflowName", workflowName), ("templateName", templateName)
    )
    rows = engine.store.delete_template(workflowName, templateName, None)
    return {"ok": True, "rows": rows, "actor": actor or "admin"}


def expandTemplateForUi(templateObj, dbName=DBNAME_DEFAULT):
    """A copy of a template with the options of its enums filled in and `schema.meta.enumVersions`; None for None."""
    if not templateObj:
        return None
    engine_for(dbName)

    def find_enum(name, version):
        return getEnum(name, version, dbName)

    return forms.expand(copy.deepcopy(templateObj), find_enum)


def getTemplateDropdownOptions(
    workflowName, status="active", latestOnly=True, dbName=DBNAME_DEFAULT
):
    """[{label "name vN", value: the list item as JSON text}] for a dropdown."""
    engine = engine_for(dbName, ("workflowName", workflowName))
    items = listTemplates(workflowName, status, latestOnly, dbName)
    return [
        {
            "label": "%s v%s" % (item["templateName"], item["templateVersion"]),
            "value": engine.host.encode(item),
        }
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
    engine_for(
        dbName,
        ("sourceWorkflowName", sourceWorkflowName),
        ("targetWorkflowName", targetWorkflowName),
    )
    template = getTemplate(
        sourceWorkflowName, templateName, templateVersion, dbName, activeOnly=False
    )
    if template is None:
        return {"ok": False, "error": "template_not_found"}
    description = "Copied from %s.%s v%s" % (
        sourceWorkflowName,
        templateName,
        template["templateVersion"],
    )
    props = template["schema"].get("formProps") or {}
    name = newTemplateName or templateName
    return createTemplateVersion(
        targetWorkflowName, name, props, description, createdBy, True, dbName
    )


def _dict_of(engine, form_props):
    """A copy of the props as a dict; anything that is none becomes an empty form."""
    if isinstance(form_props, string_types):
        try:
            form_props = engine.host.decode(form_props)
        except ValueError:
            return {}
    return copy.deepcopy(form_props) if isinstance(form_props, dict) else {}


def _template_item(engine, row):
    return {
        "workflowName": row.workflow_name,
        "templateName": row.template_name,
        "templateVersion": row.template_version,
        "status": row.status,
        "description": row.description,
        "createdBy": row.created_by,
        "createdAt": when(engine, row.created_at),
    }
