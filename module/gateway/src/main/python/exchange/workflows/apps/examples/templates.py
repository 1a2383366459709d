# -*- coding: utf-8 -*-
"""A start form for demo.commands_60s, as Designer's Form component would have it."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.api import params

__all__ = ["WORKFLOW", "createTemplates", "formProps"]

WORKFLOW = "demo.commands_60s"


def formProps():
    """Two fields: a free text and a choice from the enum BatchMode."""
    marker = [{"label": "@enum:BatchMode", "value": "__enum__", "isDisabled": False}]
    text = {
        "id": "paramOne",
        "type": "text",
        "label": {"text": "Batch"},
        "text": {"placeholder": "BATCH-001"},
    }
    choice = {
        "id": "paramTwo",
        "type": "dropdown",
        "label": {"text": "Mode"},
        "dropdown": {"options": marker},
    }
    return {
        "columns": {
            "items": [{"rows": {"items": [{"widgets": [text]}, {"widgets": [choice]}]}}]
        },
        "data": {"paramOne": "BATCH-001", "paramTwo": "AUTO"},
    }


def createTemplates():
    """Store the template `default` if the workflow has none yet; the names that were made."""
    if params.getTemplate(WORKFLOW, "default") is not None:
        return []
    params.createTemplateVersion(WORKFLOW, "default", formProps(), "Example start form")
    return ["default"]
