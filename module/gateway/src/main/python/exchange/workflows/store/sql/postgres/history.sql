-- What a replay needs, and what people read of one run.

-- name: steps
SELECT workflow_id::text, call_seq, step_name, status, output_json, error_json, started_at_epoch_ms, completed_at_epoch_ms,
    attempts
FROM workflows.operation_outputs WHERE workflow_id = :workflow_id::uuid ORDER BY call_seq

-- name: operations
SELECT workflow_id::text, call_seq, op_seq, kind, name, value_json, at_epoch_ms
FROM workflows.operations WHERE workflow_id = :workflow_id::uuid
UNION ALL
SELECT workflow_id::text, call_seq, op_seq, 'event', key, value_json, created_at_epoch_ms
FROM workflows.workflow_events_history WHERE workflow_id = :workflow_id::uuid AND op_seq IS NOT NULL
UNION ALL
SELECT workflow_id::text, call_seq, op_seq, 'stream', key, value_json, created_at_epoch_ms
FROM workflows.streams WHERE workflow_id = :workflow_id::uuid AND op_seq IS NOT NULL

-- name: stream_offsets
SELECT key, next_offset FROM workflows.stream_heads WHERE workflow_id = :workflow_id::uuid

-- name: events
SELECT key, value_json, updated_at_epoch_ms FROM workflows.workflow_events
WHERE workflow_id = :workflow_id::uuid ORDER BY key

-- name: stream
SELECT "offset", key, value_json, created_at_epoch_ms FROM workflows.streams
WHERE workflow_id = :workflow_id::uuid AND key = :key::text AND "offset" > :after::bigint
ORDER BY "offset" LIMIT :limit::int

-- name: streams
SELECT "offset", key, value_json, created_at_epoch_ms FROM workflows.streams
WHERE workflow_id = :workflow_id::uuid AND "offset" > :after::bigint
ORDER BY created_at_epoch_ms, stream_id LIMIT :limit::int
