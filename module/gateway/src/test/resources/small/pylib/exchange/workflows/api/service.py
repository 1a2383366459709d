# -*- coding: utf-8 -*-
from __future__ import absolute_import, division, print_function, unicode_literals

import sys

__all__ = ["start", "where", "fail"]


def start(workflowName=None, inputs=None, queueName=None, priority=0):
    """Start a workflow."""
    return {
        "ok": True,
        "workflowName": workflowName,
        "inputs": inputs,
        "queueName": queueName,
        "priority": priority,
    }


def where():
    """The interpreter this runs in."""
    return sys


def fail():
    raise ValueError("as asked")


def hidden():
    return "not offered"
