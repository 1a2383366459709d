# -*- coding: utf-8 -*-
"""What a script says about a run to start, checked and made into a NewStart."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows._compat import integer_types, string_types, text_type
from exchange.workflows.model.errors import InvalidInput
from exchange.workflows.model.records import NewStart
from exchange.workflows.settings import resolveQueueName


def workflow_name(value):
    """The name, stripped, or None when there is none."""
    if not isinstance(value, string_types) or not value.strip():
        return None
    return text_type(value).strip()


def new_start(name, options, caller, allow):
    """A NewStart of a script's arguments; raises InvalidInput naming the argument that cannot be used.

    `options`: inputs, queueName, partitionKey, priority, deduplicationId, applicationVersion, timeoutSeconds, and from
    REST also workflowId and delaySeconds. `caller`: {actor, source, project}.
    """
    return NewStart(
        workflow_name=name,
        inputs=options.get("inputs"),
        queue_name=resolveQueueName(options.get("queueName")),
        partition_key=_text(options.get("partitionKey")),
        priority=_whole("priority", options.get("priority"), 0),
        deduplication_id=_text(options.get("deduplicationId")),
        application_version=_text(options.get("applicationVersion")),
        timeout_seconds=_number("timeoutSeconds", options.get("timeoutSeconds"), None),
        workflow_id=_text(options.get("workflowId")),
        delay_ms=int(1000 * _number("delaySeconds", options.get("delaySeconds"), 0)),
        project=caller.get("project"),
        actor=caller.get("actor"),
        source=caller.get("source"),
        allow_during_maintenance=bool(allow),
    )


def queue_or_all(value):
    """The queue's name, or None for every queue."""
    return _text(value)


def _text(value):
    if value is None:
        return None
    text = value if isinstance(value, string_types) else text_type(value)
    return text.strip() or None


def _whole(argument, value, default):
    if value is None:
        return default
    number = _number(argument, value, default)
    if number != int(number):
        raise InvalidInput("%s must be a whole number, got %s" % (argument, value))
    return int(number)


def _number(argument, value, default):
    if value is None:
        return default
    if isinstance(value, integer_types + (float,)):
        return value
    try:
        return float(text_type(value))
    except ValueError:
        raise InvalidInput("%s must be a number, got %s" % (argument, value))
