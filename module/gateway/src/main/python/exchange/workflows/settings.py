# -*- coding: utf-8 -*-
"""Names and defaults that scripts know. What a gateway really uses is set on its Settings page."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows._compat import string_types, text_type

DBNAME_DEFAULT = "WorkflowsDB"
QUEUE_DEFAULT = "default"
KERNEL_KEY = "exchange.workflows.kernel.v1"

MAX_CLAIM_DEFAULT = 10
FAST_FLUSH_MAX_ITEMS = 200
FAST_FLUSH_MAX_MS = 25
FAST_QUEUE_MAX_SIZE = 50000
FAST_FLUSH_FAILURE_MAX_RETRIES = 3
FAST_DEAD_LETTER_MAX_SIZE = 1000

STATUS_ENQUEUED = "ENQUEUED"
STATUS_PENDING = "PENDING"
STATUS_RUNNING = "RUNNING"
STATUS_WAITING = "WAITING"
STATUS_SUCCESS = "SUCCESS"
STATUS_ERROR = "ERROR"
STATUS_CANCELLED = "CANCELLED"
STATUS_STOPPED = "STOPPED"
WORKFLOW_TERMINAL_STATUSES = (
    STATUS_SUCCESS,
    STATUS_ERROR,
    STATUS_CANCELLED,
    STATUS_STOPPED,
)
STEP_STATUS_STARTED = "STARTED"

__all__ = [
    "DBNAME_DEFAULT",
    "FAST_DEAD_LETTER_MAX_SIZE",
    "FAST_FLUSH_FAILURE_MAX_RETRIES",
    "FAST_FLUSH_MAX_ITEMS",
    "FAST_FLUSH_MAX_MS",
    "FAST_QUEUE_MAX_SIZE",
    "KERNEL_KEY",
    "MAX_CLAIM_DEFAULT",
    "QUEUE_DEFAULT",
    "STATUS_CANCELLED",
    "STATUS_ENQUEUED",
    "STATUS_ERROR",
    "STATUS_PENDING",
    "STATUS_RUNNING",
    "STATUS_STOPPED",
    "STATUS_SUCCESS",
    "STATUS_WAITING",
    "STEP_STATUS_STARTED",
    "WORKFLOW_TERMINAL_STATUSES",
    "getLogPrefix",
    "getLoggerName",
    "resolveDbName",
    "resolveQueueName",
]


def getLogPrefix():
    """What every logger's name begins with."""
    return "exchange.workflows"


def getLoggerName(component):
    """The name of a component's logger, such as `exchange.workflows.api.service`."""
    return "%s.%s" % (getLogPrefix(), component)


def resolveDbName(x=None):
    """The name given, or the default one."""
    return _text_or(x, DBNAME_DEFAULT)


def resolveQueueName(x=None):
    """The name given, or `default`."""
    return _text_or(x, QUEUE_DEFAULT)


def _text_or(value, default):
    if value is None:
        return default
    text = value if isinstance(value, string_types) else text_type(value)
    return text.strip() or default
