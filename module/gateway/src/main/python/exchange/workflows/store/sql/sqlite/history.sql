-- What a replay needs, and what people read of one run.

-- name: steps
SELECT workflow_id, call_seq, step_name, status, output_json, error_json, started_at_epoch_ms, completed_at_epoch_ms,
    attempts
FROM operation_outputs WHERE workflow_id = :workflow_id ORDER BY call_seq

-- name: operations
SELECT workflow_id, call_seq, op_seq, kind, name, value_json, at_epoch_ms
FROM operations WHERE workflow_id = :workflow_id
UNION ALL
SELECT workflow_id, call_seq, op_seq, 'event', key, value_json, created_at_epoch_ms
FROM workflow_events_history WHERE workflow_id = :workflow_id AND op_seq IS NOT NULL
UNION ALL
SELECT workflow_id, call_seq, op_seq, 'stream', key, value_json, created_at_epoch_ms
FROM streams WHERE workflow_id = :workflow_id AND op_seq IS NOT NULL

-- name: stream_offsets
SELECT key, next_offset FROM stream_heads WHERE workflow_id = :workflow_id

-- name: events
SELECT key, value_json, updated_at_epoch_ms FROM workflow_events WHERE workflow_id = :workflow_id ORDER BY key

-- name: stream
SELECT "offset", key, value_json, created_at_epoch_ms FROM streams
WHERE workflow_id = :workflow_id AND key = :key AND "offset" > :after
ORDER BY "offset" LIMIT :limit

-- name: streams
SELECT "offset", key, value_json, created_at_epoch_ms FROM streams
WHERE workflow_id = :workflow_id AND "offset" > :after
ORDER BY created_at_epoch_ms, stream_id LIMIT :limit
