-- The mailbox of a run.

-- The notification tells other executors that somebody may wait in memory.
-- name: send
WITH sent AS (
INSERT INTO workflows.notifications (destination_uuid, topic, message_json, message_uuid, created_at_epoch_ms)
VALUES (:workflow_id::uuid, :topic::text, :message_json::text, :message_uuid::uuid, :at::bigint)
ON CONFLICT DO NOTHING
RETURNING notification_id
)
SELECT notification_id, pg_notify('workflows_message', :workflow_id::text) FROM sent

-- In the transaction of `send`. The row is locked whatever its status: a run that is just being parked is waited for,
-- and then woken. Differs from SQLite, where one writer makes that so.
-- name: wake_for_message
WITH locked AS (
    SELECT workflow_id, status, waiting_for FROM workflows.workflow_status
    WHERE workflow_id = :workflow_id::uuid FOR UPDATE
)
UPDATE workflows.workflow_status w
SET status = 'ENQUEUED', updated_at_epoch_ms = :at::bigint, wake_at_epoch_ms = NULL, waiting_for = NULL,
    claimed_by = NULL, claimed_at_epoch_ms = NULL, available_at_epoch_ms = NULL
FROM locked
WHERE w.workflow_id = locked.workflow_id AND locked.status = 'WAITING'
    AND locked.waiting_for = 'message:' || :topic::text
RETURNING w.workflow_id::text

-- Locked until the transaction ends: nobody takes the run over in the meantime.
-- name: carried
SELECT 1 FROM workflows.workflow_status
WHERE workflow_id = :workflow_id::uuid AND claim_token = :token::bigint AND status = 'RUNNING'
FOR NO KEY UPDATE

-- name: operation_at
SELECT value_json FROM workflows.operations
WHERE workflow_id = :workflow_id::uuid AND call_seq = :call_seq::int AND op_seq = :op_seq::int

-- name: take_messages
DELETE FROM workflows.notifications
WHERE notification_id IN (
    SELECT notification_id FROM workflows.notifications
    WHERE destination_uuid = :workflow_id::uuid AND topic = :topic::text
    ORDER BY created_at_epoch_ms, notification_id LIMIT :limit::int
)
RETURNING notification_id, destination_uuid::text, topic, message_json, created_at_epoch_ms

-- name: record_operation
INSERT INTO workflows.operations (workflow_id, call_seq, op_seq, kind, name, value_json, at_epoch_ms)
VALUES (:workflow_id::uuid, :call_seq::int, :op_seq::int, :kind::text, :name::text, :value_json::text, :at::bigint)
