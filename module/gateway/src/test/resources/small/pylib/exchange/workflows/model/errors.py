# -*- coding: utf-8 -*-
from __future__ import absolute_import, division, print_function, unicode_literals


class WorkflowsError(Exception):
    """Something went wrong."""


class WorkflowNotFound(WorkflowsError):
    """No such workflow."""


class Cancelled(Exception):
    """The run was cancelled."""

    def __init__(self, reason="cancelled", kind="cancelled"):
        Exception.__init__(self, reason)
        self.reason = reason
        self.kind = kind


class Stopped(Cancelled):
    """An operator stopped the run in order."""

    def __init__(self, reason="stopped"):
        Cancelled.__init__(self, reason, "stopped")
