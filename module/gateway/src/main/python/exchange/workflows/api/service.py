# -*- coding: utf-8 -*-
"""Start, command and cancel runs: what buttons, tag events and timers call.

Each call answers with an envelope `{ok, code, message, data, meta}` and raises nothing; keys of `data` are repeated at
the top. `dbName` may be left out everywhere: there is one store, and `meta.dbName` says which.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows._compat import string_types, text_type
from exchange.workflows.api import starts
from exchange.workflows.api.replies import done, failure, refused, reply
from exchange.workflows.model.errors import (
    InvalidInput,
    MaintenanceActive,
    NotSerializable,
    WorkflowNotFound,
)
from exchange.workflows.settings import (
    FAST_FLUSH_MAX_ITEMS,
    FAST_FLUSH_MAX_MS,
    MAX_CLAIM_DEFAULT,
    resolveQueueName,
)

__all__ = [
    "cancel",
    "dispatch",
    "enqueue",
    "enqueueInMemory",
    "listWorkflows",
    "sendCommand",
    "start",
]

_LOG = "api.service"
_HEX = "0123456789abcdef"


def start(
    workflowName=None,
    inputs=None,
    queueName=None,
    partitionKey=None,
    priority=0,
    deduplicationId=None,
    applicationVersion=None,
    timeoutSeconds=None,
    allowDuringMaintenance=False,
    dbName=None,
):
    """Write a run to the database; when this answers ok, the run is never lost.

    workflowName: the registered name. inputs: a dict for the workflow's arguments (JSON values only).
    queueName: default `default`. partitionKey: at most one unfinished started run per queue and key.
    priority: lower first. deduplicationId: refused while a waiting run of the queue has it.
    timeoutSeconds: counted from the start of the code.
    Codes: WORKFLOW_ENQUEUED (data: workflowId), INVALID_WORKFLOW_NAME, MAINTENANCE_ACTIVE, WORKFLOW_NOT_REGISTERED,
    START_FAILED (data: error).
    """
    options = dict(
        inputs=inputs,
        queueName=queueName,
        partitionKey=partitionKey,
        priority=priority,
        deduplicationId=deduplicationId,
        applicationVersion=applicationVersion,
        timeoutSeconds=timeoutSeconds,
    )
    return start_run(workflowName, options, allowDuringMaintenance, dbName)


def enqueue(
    workflowName=None,
    inputs=None,
    queueName=None,
    partitionKey=None,
    priority=0,
    deduplicationId=None,
    applicationVersion=None,
    timeoutSeconds=None,
    allowDuringMaintenance=False,
    dbName=None,
):
    """The same as start."""
    return start(
        workflowName,
        inputs,
        queueName,
        partitionKey,
        priority,
        deduplicationId,
        applicationVersion,
        timeoutSeconds,
        allowDuringMaintenance,
        dbName,
    )


def start_run(workflow_name, options, allow, db_name=None, caller=None):
    """`start` with its arguments in a dict; `caller` {actor, source, project}, default whoever calls."""
    name = starts.workflow_name(workflow_name)
    about = {"workflowName": name or workflow_name}

    def work(engine):
        if name is None:
            return _no_name(about)
        try:
            start = starts.new_start(
                name, options, caller or engine.host.caller(), allow
            )
            workflow_id = engine.enqueue(start)
        except MaintenanceActive as error:
            return failure(engine, _LOG, "MAINTENANCE_ACTIVE", error, about)
        except WorkflowNotFound as error:
            return failure(engine, _LOG, "WORKFLOW_NOT_REGISTERED", error, about)
        return done(
            "WORKFLOW_ENQUEUED",
            "%s enqueued" % name,
            dict(about, workflowId=workflow_id),
        )

    return reply(
        _LOG,
        "START_FAILED",
        work,
        db_name,
        _queue_meta(options.get("queueName")),
        about,
    )


def enqueueInMemory(
    workflowName=None,
    inputs=None,
    queueName=None,
    partitionKey=None,
    priority=0,
    deduplicationId=None,
    applicationVersion=None,
    timeoutSeconds=None,
    allowDuringMaintenance=None,
    dbName=None,
):
    """Accept a run without touching the database: for tag events. It is in a spool file before this answers.

    Arguments as for start; the workflow need not be registered yet.
    Codes: IN_MEMORY_ENQUEUE_ACCEPTED (data: accepted, workflowId, queueDepth), IN_MEMORY_ENQUEUE_REJECTED (data:
    accepted False, reason maintenance | overflow | invalid_payload), IN_MEMORY_ENQUEUE_FAILED, INVALID_WORKFLOW_NAME.
    """
    name = starts.workflow_name(workflowName)
    about = {"workflowName": name or workflowName}
    options = dict(
        inputs=inputs,
        queueName=queueName,
        partitionKey=partitionKey,
        priority=priority,
        deduplicationId=deduplicationId,
        applicationVersion=applicationVersion,
        timeoutSeconds=timeoutSeconds,
    )

    def work(engine):
        if name is None:
            return _no_name(about)
        try:
            start = starts.new_start(
                name, options, engine.host.caller(), allowDuringMaintenance
            )
            answer = engine.enqueue_in_memory(start, bool(allowDuringMaintenance))
        except (InvalidInput, NotSerializable) as error:
            data = dict(about, accepted=False, reason="invalid_payload")
            return failure(engine, _LOG, "IN_MEMORY_ENQUEUE_REJECTED", error, data)
        return _accepted(name, dict(answer, workflowName=name))

    return reply(
        _LOG,
        "IN_MEMORY_ENQUEUE_FAILED",
        work,
        dbName,
        _queue_meta(queueName),
        dict(about, accepted=False),
        needs_store=False,
    )


def _accepted(name, answer):
    if answer["accepted"]:
        return done("IN_MEMORY_ENQUEUE_ACCEPTED", "%s accepted" % name, answer)
    message = "%s was not accepted: %s" % (name, answer.get("reason"))
    return refused("IN_MEMORY_ENQUEUE_REJECTED", answer.get("error") or message, answer)


def _no_name(about):
    message = "workflowName is missing; give the name of a registered workflow (listWorkflows shows them)"
    return refused("INVALID_WORKFLOW_NAME", message, dict(about, error=message))


def dispatch(
    queueName=None, maxToClaim=None, dbName=None, flushMaxItems=None, flushMaxMs=None
):
    """Flush accepted items, then claim and begin up to maxToClaim (10) waiting runs, of every queue if none is named.

    Only needed where dispatch is set to ticks; elsewhere one harmless extra round. data: claimedCount.
    """

    def work(engine):
        claimed = engine.dispatch(
            starts.queue_or_all(queueName),
            _default(maxToClaim, MAX_CLAIM_DEFAULT),
            _default(flushMaxItems, FAST_FLUSH_MAX_ITEMS),
            _default(flushMaxMs, FAST_FLUSH_MAX_MS),
        )
        return done("DISPATCH_OK", "%s claimed" % claimed, {"claimedCount": claimed})

    return reply(_LOG, "DISPATCH_FAILED", work, dbName, _queue_meta(queueName))


def sendCommand(workflowId=None, cmd=None, reason=None, topic="cmd", dbName=None):
    """Send HOLD, RESUME, STOP or RESET (or any word that the workflow's own code understands) to a run.

    Recorded with the caller's name and the reason, whatever the run's state.
    Codes: COMMAND_SENT (data: workflowId, topic, cmd), INVALID_ARGUMENTS, COMMAND_SEND_FAILED.
    """
    word = text_type(cmd).strip().upper() if isinstance(cmd, string_types) else ""
    about = {"workflowId": workflowId, "topic": topic, "cmd": word or cmd}

    def work(engine):
        if not workflowId or not word:
            return _missing("workflowId and cmd are both needed", about)
        caller = engine.host.caller()
        engine.command(
            run_id(workflowId),
            word,
            reason,
            caller.get("actor"),
            caller.get("source"),
            strict=False,
            topic=topic or "cmd",
        )
        return done("COMMAND_SENT", "%s sent" % word, about)

    return reply(_LOG, "COMMAND_SEND_FAILED", work, dbName, about=about)


def cancel(workflowId=None, reason=None, dbName=None):
    """Cancel a run at once; its code meets Cancelled at its next step or check.

    Codes: CANCEL_REQUESTED (data: cancelledCount, 0 if it had ended or never was), INVALID_ARGUMENTS, CANCEL_FAILED.
    """
    about = {"workflowId": workflowId}

    def work(engine):
        if not workflowId:
            return _missing("workflowId is needed", about)
        rows = engine.cancel(
            run_id(workflowId), reason, engine.host.caller().get("actor")
        )
        return done(
            "CANCEL_REQUESTED", "%s cancelled" % rows, dict(about, cancelledCount=rows)
        )

    return reply(_LOG, "CANCEL_FAILED", work, dbName, about=about)


def listWorkflows(dbName=None):
    """The registered names for a dropdown. data: options [{label, value}] in order, count."""

    def work(engine):
        options = [
            {"label": name, "value": name}
            for name in sorted(set(engine.registry.names()))
        ]
        data = {"options": options, "count": len(options)}
        return done("WORKFLOW_OPTIONS_OK", "%s workflows" % len(options), data)

    return reply(_LOG, "WORKFLOW_OPTIONS_FAILED", work, dbName, needs_store=False)


def run_id(value):
    """A run's id in the form it is stored; raises InvalidInput for text that cannot be one."""
    text = text_type(value).strip().lower()
    digits = text.replace("-", "").strip("{}")
    if len(digits) != 32 or digits.strip(_HEX):
        raise InvalidInput(
            "workflowId must be the id that start answered with (a UUID), got %s" % text
        )
    return "-".join(
        (digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:])
    )


def _missing(message, about):
    return refused("INVALID_ARGUMENTS", message, dict(about, error=message))


def _queue_meta(queue_name):
    return {"queueName": resolveQueueName(queue_name)}


def _default(value, default):
    return default if value is None else int(value)
