# -*- coding: utf-8 -*-
"""Records as plain dicts with camelCase keys, for pages, REST and scripts."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.model import commands as words


def run_row(engine, run, facts):
    """One line of a list. `facts`: (last Step, progress Event, last Command) of the run, each or None."""
    step, event, command = facts or (None, None, None)
    return {
        "workflowId": run.workflow_id,
        "workflowName": run.workflow_name,
        "project": run.project,
        "status": run.status,
        "phaseState": run.phase_state or words.IDLE,
        "queueName": run.queue_name,
        "partitionKey": run.partition_key,
        "createdAt": run.created_at,
        "startedAt": run.started_at,
        "updatedAt": run.updated_at,
        "completedAt": run.completed_at,
        "step": step
        and {
            "seq": step.call_seq,
            "name": step.step_name,
            "status": step.status,
            "startedAt": step.started_at,
        },
        "progress": progress(engine, event),
        "availableCommands": list(engine.available_commands(run)),
        "lastCommand": command and _last_command(command),
        "startedBy": run.started_by,
    }


def run_detail(engine, run, facts):
    """One run, with its inputs, result and what only its own page shows."""
    return dict(
        run_row(engine, run, facts),
        inputs=value(engine, run.inputs_json),
        result=value(engine, run.result_json),
        error=value(engine, run.error_json),
        deadlineAt=run.deadline_at,
        priority=run.priority,
        deduplicationId=run.deduplication_id,
        partition=run.partition_key,
        claimedBy=run.claimed_by,
        generation=run.generation,
        recoveryAttempts=run.recovery_attempts,
        applicationVersion=run.application_version,
        heartbeatAt=run.heartbeat_at,
        wakeAt=run.wake_at,
        waitingFor=run.waiting_for,
    )


def progress(engine, event):
    """{message, pct, at} of the event phase.last_message, or None."""
    if event is None:
        return None
    told = value(engine, event.value_json)
    if not isinstance(told, dict):
        return {"message": told, "pct": None, "at": event.updated_at}
    extra = told.get("extra")
    pct = extra.get("pct") if isinstance(extra, dict) else None
    return {
        "message": told.get("message"),
        "pct": pct,
        "at": told.get("ts") or event.updated_at,
    }


def step(engine, row):
    return {
        "seq": row.call_seq,
        "name": row.step_name,
        "status": row.status,
        "output": value(engine, row.output_json),
        "error": value(engine, row.error_json),
        "startedAt": row.started_at,
        "completedAt": row.completed_at,
        "attempts": row.attempts,
    }


def event(engine, row):
    return {
        "key": row.key,
        "value": value(engine, row.value_json),
        "updatedAt": row.updated_at,
    }


def stream_entry(engine, row):
    return {
        "offset": row.offset,
        "key": row.key,
        "value": value(engine, row.value_json),
        "createdAt": row.at,
    }


def command(engine, row):
    return {
        "id": row.command_id,
        "cmd": row.cmd,
        "topic": row.topic,
        "status": row.status,
        "actor": row.actor,
        "source": row.source,
        "reason": row.reason,
        "requestedAt": row.requested_at,
        "deliveredAt": row.delivered_at,
        "decidedAt": row.decided_at,
        "doneAt": row.done_at,
        "outcome": row.outcome,
    }


def _last_command(row):
    return {
        "cmd": row.cmd,
        "status": row.status,
        "actor": row.actor,
        "reason": row.reason,
        "at": row.done_at or row.decided_at or row.delivered_at or row.requested_at,
    }


def value(engine, text):
    """The value of stored JSON; text that is none (written by hand, say) is shown as it is."""
    if text is None:
        return None
    try:
        return engine.host.decode(text)
    except ValueError:
        return text
