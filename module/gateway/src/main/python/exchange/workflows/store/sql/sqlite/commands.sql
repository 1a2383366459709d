-- What operators ask of a run, and what became of it.

-- fragment: command_columns
command_id, workflow_id, cmd, topic, status, actor, source, reason, requested_at_epoch_ms, delivered_at_epoch_ms,
decided_at_epoch_ms, done_at_epoch_ms, outcome, message_id

-- name: add_command
INSERT INTO commands (
    command_id, workflow_id, cmd, topic, status, actor, source, reason, requested_at_epoch_ms, message_id
)
VALUES (:command_id, :workflow_id, :cmd, :topic, 'REQUESTED', :actor, :source, :reason, :at, :message_id)
ON CONFLICT DO NOTHING

-- name: command
SELECT ${command_columns} FROM commands WHERE command_id = :command_id

-- name: commands
SELECT ${command_columns} FROM commands WHERE workflow_id = :workflow_id ORDER BY command_seq

-- name: open_commands
SELECT ${command_columns} FROM commands
WHERE workflow_id = :workflow_id AND status IN ('REQUESTED', 'DELIVERED') ORDER BY command_seq

-- The first time of each kind stays. An ended command does not move again.
-- name: decide_command
UPDATE commands
SET status = :status, outcome = coalesce(:outcome, outcome),
    delivered_at_epoch_ms = coalesce(delivered_at_epoch_ms, CASE WHEN :status = 'DELIVERED' THEN :now END),
    decided_at_epoch_ms = coalesce(decided_at_epoch_ms, CASE WHEN :status <> 'DELIVERED' THEN :now END),
    done_at_epoch_ms = coalesce(done_at_epoch_ms, CASE WHEN :status IN ('DONE', 'TIMED_OUT') THEN :now END)
WHERE command_id = :command_id
    AND (status IN ('REQUESTED', 'DELIVERED') OR (status = 'ACCEPTED' AND :status <> 'DELIVERED'))

-- name: decide_mailed
UPDATE commands
SET status = CASE WHEN message_id = :chosen_id THEN 'DONE' ELSE 'SUPERSEDED' END,
    outcome = CASE WHEN message_id = :chosen_id THEN outcome ELSE :outcome END,
    delivered_at_epoch_ms = coalesce(delivered_at_epoch_ms, :now), decided_at_epoch_ms = :now,
    done_at_epoch_ms = CASE WHEN message_id = :chosen_id THEN :now END
WHERE message_id IN (SELECT value FROM json_each(:message_ids)) AND status IN ('REQUESTED', 'DELIVERED', 'ACCEPTED')

-- name: command_of_message
SELECT ${command_columns} FROM commands WHERE message_id = :message_id

-- name: set_phase
UPDATE workflow_status SET phase_state = :phase_state, updated_at_epoch_ms = :now WHERE workflow_id = :workflow_id

-- name: stop_waiting_run
UPDATE workflow_status
SET status = 'STOPPED', phase_state = 'STOPPED', completed_at_epoch_ms = :now, updated_at_epoch_ms = :now,
    wake_at_epoch_ms = NULL, waiting_for = NULL, holds_partition = 0
WHERE workflow_id = :workflow_id AND status IN ('ENQUEUED', 'WAITING')
