-- The mailbox of a run.

-- A message wakes a run that is parked on its topic. Differs from Postgres: two parts instead of one statement.
-- name: send
INSERT INTO notifications (destination_uuid, topic, message_json, message_uuid, created_at_epoch_ms)
VALUES (:workflow_id, :topic, :message_json, :message_uuid, :at)
ON CONFLICT DO NOTHING
RETURNING notification_id

-- name: wake_for_message
UPDATE workflow_status
SET status = 'ENQUEUED', updated_at_epoch_ms = :at, wake_at_epoch_ms = NULL, waiting_for = NULL,
    claimed_by = NULL, claimed_at_epoch_ms = NULL, available_at_epoch_ms = NULL
WHERE workflow_id = :workflow_id AND status = 'WAITING' AND waiting_for = 'message:' || :topic
RETURNING workflow_id

-- name: carried
SELECT 1 FROM workflow_status WHERE workflow_id = :workflow_id AND claim_token = :token AND status = 'RUNNING'

-- name: operation_at
SELECT value_json FROM operations WHERE workflow_id = :workflow_id AND call_seq = :call_seq AND op_seq = :op_seq

-- name: take_messages
DELETE FROM notifications
WHERE notification_id IN (
    SELECT notification_id FROM notifications WHERE destination_uuid = :workflow_id AND topic = :topic
    ORDER BY created_at_epoch_ms, notification_id LIMIT :limit
)
RETURNING notification_id, destination_uuid, topic, message_json, created_at_epoch_ms

-- name: record_operation
INSERT INTO operations (workflow_id, call_seq, op_seq, kind, name, value_json, at_epoch_ms)
VALUES (:workflow_id, :call_seq, :op_seq, :kind, :name, :value_json, :at)
