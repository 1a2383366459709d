-- What operators ask of a run, and what became of it.

-- fragment: command_columns
command_id, workflow_id::text, cmd, topic, status, actor, source, reason, requested_at_epoch_ms,
delivered_at_epoch_ms, decided_at_epoch_ms, done_at_epoch_ms, outcome, message_id

-- name: add_command
INSERT INTO workflows.commands (
    command_id, workflow_id, cmd, topic, status, actor, source, reason, requested_at_epoch_ms, message_id
)
VALUES (
    :command_id::text, :workflow_id::uuid, :cmd::text, :topic::text, 'REQUESTED', :actor::text, :source::text,
    :reason::text, :at::bigint, :message_id::bigint
)
ON CONFLICT DO NOTHING

-- name: command
SELECT ${command_columns} FROM workflows.commands WHERE command_id = :command_id::text

-- name: commands
SELECT ${command_columns} FROM workflows.commands WHERE workflow_id = :workflow_id::uuid ORDER BY command_seq

-- name: open_commands
SELECT ${command_columns} FROM workflows.commands
WHERE workflow_id = :workflow_id::uuid AND status IN ('REQUESTED', 'DELIVERED') ORDER BY command_seq

-- The first time of each kind stays. An ended command does not move again.
-- name: decide_command
UPDATE workflows.commands
SET status = :status::text, outcome = coalesce(:outcome::text, outcome),
    delivered_at_epoch_ms = coalesce(delivered_at_epoch_ms, CASE WHEN :status::text = 'DELIVERED' THEN :now::bigint END),
    decided_at_epoch_ms = coalesce(decided_at_epoch_ms, CASE WHEN :status::text <> 'DELIVERED' THEN :now::bigint END),
    done_at_epoch_ms = coalesce(done_at_epoch_ms, CASE WHEN :status::text IN ('DONE', 'TIMED_OUT') THEN :now::bigint END)
WHERE command_id = :command_id::text
    AND (status IN ('REQUESTED', 'DELIVERED') OR (status = 'ACCEPTED' AND :status::text <> 'DELIVERED'))

-- name: decide_mailed
UPDATE workflows.commands
SET status = CASE WHEN message_id = :chosen_id::bigint THEN 'DONE' ELSE 'SUPERSEDED' END,
    outcome = CASE WHEN message_id = :chosen_id::bigint THEN outcome ELSE :outcome::text END,
    delivered_at_epoch_ms = coalesce(delivered_at_epoch_ms, :now::bigint), decided_at_epoch_ms = :now::bigint,
    done_at_epoch_ms = CASE WHEN message_id = :chosen_id::bigint THEN :now::bigint END
WHERE message_id IN (SELECT value::bigint FROM json_array_elements_text(:message_ids::json))
    AND status IN ('REQUESTED', 'DELIVERED', 'ACCEPTED')

-- name: command_of_message
SELECT ${command_columns} FROM workflows.commands WHERE message_id = :message_id::bigint

-- name: set_phase
UPDATE workflows.workflow_status SET phase_state = :phase_state::text, updated_at_epoch_ms = :now::bigint
WHERE workflow_id = :workflow_id::uuid

-- name: stop_waiting_run
UPDATE workflows.workflow_status
SET status = 'STOPPED', phase_state = 'STOPPED', completed_at_epoch_ms = :now::bigint,
    updated_at_epoch_ms = :now::bigint, wake_at_epoch_ms = NULL, waiting_for = NULL, holds_partition = FALSE
WHERE workflow_id = :workflow_id::uuid AND status IN ('ENQUEUED', 'WAITING')
