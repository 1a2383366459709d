-- How long finished runs are kept, and their deletion in small batches.

-- name: retention
SELECT time_threshold_hours, rows_threshold, global_timeout_hours, updated_at_epoch_ms
FROM workflows.retention_config WHERE id = 1

-- name: set_retention
INSERT INTO workflows.retention_config (id, time_threshold_hours, rows_threshold, global_timeout_hours, updated_at_epoch_ms)
VALUES (1, :time_threshold_hours::int, :rows_threshold::bigint, :global_timeout_hours::int, :updated_at::bigint)
ON CONFLICT (id) DO UPDATE SET
    time_threshold_hours = excluded.time_threshold_hours, rows_threshold = excluded.rows_threshold,
    global_timeout_hours = excluded.global_timeout_hours, updated_at_epoch_ms = excluded.updated_at_epoch_ms

-- name: finished_before
SELECT workflow_id::text FROM workflows.workflow_status
WHERE status IN ('SUCCESS', 'ERROR', 'CANCELLED', 'STOPPED') AND NOT holds_partition
    AND coalesce(completed_at_epoch_ms, updated_at_epoch_ms) < :completed_before::bigint
ORDER BY coalesce(completed_at_epoch_ms, updated_at_epoch_ms) LIMIT :batch::int FOR UPDATE SKIP LOCKED

-- name: finished_count
SELECT count(*) FROM workflows.workflow_status WHERE status IN ('SUCCESS', 'ERROR', 'CANCELLED', 'STOPPED')

-- name: finished_oldest
SELECT workflow_id::text FROM workflows.workflow_status
WHERE status IN ('SUCCESS', 'ERROR', 'CANCELLED', 'STOPPED') AND NOT holds_partition
ORDER BY coalesce(completed_at_epoch_ms, updated_at_epoch_ms) LIMIT :batch::int FOR UPDATE SKIP LOCKED

-- The caller has locked the rows and knows that they are finished.
-- name: delete_runs
DELETE FROM workflows.operation_outputs
WHERE workflow_id IN (SELECT value::uuid FROM json_array_elements_text(:workflow_ids::json))
-- then
DELETE FROM workflows.operations
WHERE workflow_id IN (SELECT value::uuid FROM json_array_elements_text(:workflow_ids::json))
-- then
DELETE FROM workflows.notifications
WHERE destination_uuid IN (SELECT value::uuid FROM json_array_elements_text(:workflow_ids::json))
-- then
DELETE FROM workflows.workflow_events
WHERE workflow_id IN (SELECT value::uuid FROM json_array_elements_text(:workflow_ids::json))
-- then
DELETE FROM workflows.workflow_events_history
WHERE workflow_id IN (SELECT value::uuid FROM json_array_elements_text(:workflow_ids::json))
-- then
DELETE FROM workflows.streams
WHERE workflow_id IN (SELECT value::uuid FROM json_array_elements_text(:workflow_ids::json))
-- then
DELETE FROM workflows.stream_heads
WHERE workflow_id IN (SELECT value::uuid FROM json_array_elements_text(:workflow_ids::json))
-- then
DELETE FROM workflows.commands
WHERE workflow_id IN (SELECT value::uuid FROM json_array_elements_text(:workflow_ids::json))
-- then
DELETE FROM workflows.workflow_status
WHERE workflow_id IN (SELECT value::uuid FROM json_array_elements_text(:workflow_ids::json))
RETURNING workflow_id::text
