# -*- coding: utf-8 -*-
"""What travels between the store and the engine: frozen records.

Times are epoch milliseconds, ids are text, JSON travels as text. A field that may be absent is None.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.model.record import record

# A run to be. `inputs_json` is the stored form {"resolved", "raw"[, "__wf_control"]}.
NewRun = record(
    "NewRun",
    "workflow_id workflow_name queue_name partition_key priority deduplication_id application_version inputs_json"
    " created_at available_at project started_by parent_id",
)

# outcome: ENQUEUED | KNOWN (this very workflow_id is there already) | DUPLICATE (deduplication id taken) | REFUSED (reason in `detail`)
Enqueued = record("Enqueued", "workflow_id outcome detail")

# A row of workflow_status, whole. `claim_token` fences every write for the run.
Run = record(
    "Run",
    "workflow_id workflow_name status queue_name partition_key priority deduplication_id application_version"
    " inputs_json result_json error_json created_at updated_at started_at completed_at"
    " claimed_by claimed_at heartbeat_at deadline_at"
    " claim_token available_at project started_by parent_id phase_state recovery_attempts generation wake_at waiting_for",
)

Step = record(
    "Step",
    "workflow_id call_seq step_name status output_json error_json started_at completed_at attempts",
)
# Any other recorded operation: `op_seq` counts from 1 after step number `call_seq` (0 = before the first step).
Operation = record("Operation", "workflow_id call_seq op_seq kind name value_json at")
# Everything a replay needs: steps {call_seq: Step}, operations {(call_seq, op_seq): Operation} (event and stream
# writes appear there too, kinds "event" and "stream"), offsets {stream key: next offset}.
History = record("History", "steps operations offsets")

# --- checkpoint entries: what a worker hands to the journal. Each carries the claim's token. -----------------------
Begin = record("Begin", "workflow_id token deadline_at generation at")
StepRecord = record(
    "StepRecord",
    "workflow_id token call_seq step_name status output_json error_json started_at completed_at attempts",
)  # status STARTED (long or failed attempt, budget kept), SUCCESS, ERROR
OperationRecord = record(
    "OperationRecord", "workflow_id token call_seq op_seq kind name value_json at"
)
EventWrite = record("EventWrite", "workflow_id token call_seq op_seq key value_json at")
StreamWrite = record(
    "StreamWrite", "workflow_id token call_seq op_seq key offset value_json at"
)
PhaseChange = record("PhaseChange", "workflow_id token phase_state at")
Finish = record(
    "Finish", "workflow_id token status phase_state result_json error_json at"
)
Park = record("Park", "workflow_id token wake_at waiting_for phase_state at")
Requeue = record(
    "Requeue", "workflow_id token at"
)  # PENDING or RUNNING -> ENQUEUED: drain, claim given back
Release = record(
    "Release", "workflow_id token at"
)  # the code of a cancelled run has ended: free its partition

# What the store says to one entry. `written` False = the run is not ours or not open any more, nothing was recorded.
# `status` and `error_json` are the row's now (CANCELLED tells why); `command_waiting` True = an unhandled command.
Verdict = record("Verdict", "written status error_json command_waiting deadline_at")

NewMessage = record("NewMessage", "workflow_id topic message_json message_uuid at")
Message = record("Message", "message_id workflow_id topic message_json at")

# status: REQUESTED DELIVERED ACCEPTED REJECTED SUPERSEDED DONE TIMED_OUT; `message_id` when it was mailed to code.
NewCommand = record(
    "NewCommand", "command_id workflow_id cmd topic actor source reason at message_json"
)
Command = record(
    "Command",
    "command_id workflow_id cmd topic status actor source reason requested_at delivered_at decided_at done_at outcome"
    " message_id",
)

Event = record("Event", "key value_json updated_at")
StreamEntry = record("StreamEntry", "offset key value_json at")

Executor = record("Executor", "executor_id gateway started_at lease_until version")
Maintenance = record(
    "Maintenance", "enabled mode reason actor since generation last_swap_at"
)

# For people: page of runs. `statuses` () = all; `before` the cursor of an earlier page.
RunFilter = record("RunFilter", "statuses workflow_name queue_name text limit before")
RunPage = record("RunPage", "runs next total")

AuditEntry = record("AuditEntry", "at actor source action target value reason outcome")
Retention = record(
    "Retention", "time_threshold_hours rows_threshold global_timeout_hours updated_at"
)

Template = record(
    "Template",
    "workflow_name template_name template_version schema_json status description created_by created_at",
)
Enum = record(
    "Enum",
    "enum_name enum_version values_json status description created_by created_at",
)

# What decorators leave behind, before a project's code is registered. `kind` workflow | step; `options` a dict.
Declaration = record("Declaration", "kind name fn options module doc")

# What a caller asks for when it starts a run; `inputs` a value, not yet JSON. Every field but the first has a default.
NewStart = record(
    "NewStart",
    "workflow_name inputs queue_name partition_key priority deduplication_id application_version timeout_seconds"
    " workflow_id delay_ms project actor source allow_during_maintenance parent_id",
    # fmt: off
    (None, "default", None, 0, None, None, None, None, 0, None, None, None, False, None),
    # fmt: on
)
