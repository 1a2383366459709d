# -*- coding: utf-8 -*-
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.engine.runtime import WorkflowsRuntime

__all__ = ["getWorkflows"]


def getWorkflows(dbName=None):
    """The runtime."""
    return WorkflowsRuntime(dbName)
