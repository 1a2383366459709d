-- How long finished runs are kept, and their deletion in small batches.

-- name: retention
SELECT time_threshold_hours, rows_threshold, global_timeout_hours, updated_at_epoch_ms FROM retention_config WHERE id = 1

-- name: set_retention
INSERT INTO retention_config (id, time_threshold_hours, rows_threshold, global_timeout_hours, updated_at_epoch_ms)
VALUES (1, :time_threshold_hours, :rows_threshold, :global_timeout_hours, :updated_at)
ON CONFLICT (id) DO UPDATE SET
    time_threshold_hours = excluded.time_threshold_hours, rows_threshold = excluded.rows_threshold,
    global_timeout_hours = excluded.global_timeout_hours, updated_at_epoch_ms = excluded.updated_at_epoch_ms

-- name: finished_before
SELECT workflow_id FROM workflow_status
WHERE status IN ('SUCCESS', 'ERROR', 'CANCELLED', 'STOPPED') AND NOT holds_partition
    AND coalesce(completed_at_epoch_ms, updated_at_epoch_ms) < :completed_before
ORDER BY coalesce(completed_at_epoch_ms, updated_at_epoch_ms) LIMIT :batch

-- name: finished_count
SELECT count(*) FROM workflow_status WHERE status IN ('SUCCESS', 'ERROR', 'CANCELLED', 'STOPPED')

-- name: finished_oldest
SELECT workflow_id FROM workflow_status
WHERE status IN ('SUCCESS', 'ERROR', 'CANCELLED', 'STOPPED') AND NOT holds_partition
ORDER BY coalesce(completed_at_epoch_ms, updated_at_epoch_ms) LIMIT :batch

-- The caller has locked the rows and knows that they are finished.
-- name: delete_runs
DELETE FROM operation_outputs WHERE workflow_id IN (SELECT value FROM json_each(:workflow_ids))
-- then
DELETE FROM operations WHERE workflow_id IN (SELECT value FROM json_each(:workflow_ids))
-- then
DELETE FROM notifications WHERE destination_uuid IN (SELECT value FROM json_each(:workflow_ids))
-- then
DELETE FROM workflow_events WHERE workflow_id IN (SELECT value FROM json_each(:workflow_ids))
-- then
DELETE FROM workflow_events_history WHERE workflow_id IN (SELECT value FROM json_each(:workflow_ids))
-- then
DELETE FROM streams WHERE workflow_id IN (SELECT value FROM json_each(:workflow_ids))
-- then
DELETE FROM stream_heads WHERE workflow_id IN (SELECT value FROM json_each(:workflow_ids))
-- then
DELETE FROM commands WHERE workflow_id IN (SELECT value FROM json_each(:workflow_ids))
-- then
DELETE FROM workflow_status WHERE workflow_id IN (SELECT value FROM json_each(:workflow_ids))
RETURNING workflow_id
