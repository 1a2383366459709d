# -*- coding: utf-8 -*-
from __future__ import absolute_import, division, print_function, unicode_literals

import sys

from exchange.workflows.model.errors import Cancelled, Stopped, WorkflowNotFound
from exchange.workflows.model.records import Declaration

__all__ = ["workflow", "step", "Cancelled", "WorkflowNotFound", "WorkflowsRuntime"]

HOST = []  # the test puts its machine here
CALLS = []


def workflow(name=None, **options):
    """Declare a workflow."""

    def decorate(fn):
        HOST[0].declare(
            Declaration(
                "workflow", name or fn.__name__, fn, options, fn.__module__, fn.__doc__
            )
        )
        return fn

    return decorate


def step(name=None, options=None):
    """Declare a step."""

    def decorate(fn):
        HOST[0].declare(
            Declaration(
                "step", name or fn.__name__, fn, options, fn.__module__, fn.__doc__
            )
        )

        def carried(*args, **kwargs):
            CALLS.append(name)
            return HOST[0].call(None, fn, args, kwargs)

        carried.__name__ = fn.__name__
        carried.__doc__ = fn.__doc__
        return HOST[0].export(carried)

    return decorate


class WorkflowsRuntime(object):
    """What a workflow sees of the engine."""

    def __init__(self, db=None):
        self.executor_id = "executor of %s" % (db,)

    @classmethod
    def getCurrentRuntime(cls):
        return cls("current")

    def where(self):
        return sys

    def cancel(self, reason):
        raise Cancelled(reason)

    def stop(self):
        raise Stopped("stop it")

    def find(self, name):
        raise WorkflowNotFound("no %s" % name)
