-- Checkpoints: what workers record, many runs in one statement a kind. `:batch` is a JSON list of objects.
-- Differs from Postgres: a write and its verdicts are two parts of one transaction; no row is locked, there is one writer.

-- fragment: command_waiting
EXISTS (
        SELECT 1 FROM commands c
        WHERE c.workflow_id = w.workflow_id AND c.status = 'REQUESTED' AND c.message_id IS NULL
    )

-- A run that an operator held or is stopping stays so when it begins again after a crash.
-- name: write_begins
WITH batch AS (
    SELECT json_extract(value, '$.n') AS n, json_extract(value, '$.workflow_id') AS workflow_id,
        json_extract(value, '$.token') AS token,
        json_extract(value, '$.deadline_at') AS deadline_at,
        json_extract(value, '$.generation') AS generation,
        json_extract(value, '$.at') AS at
    FROM json_each(:batch)
)
UPDATE workflow_status AS w
SET status = 'RUNNING', started_at_epoch_ms = coalesce(w.started_at_epoch_ms, b.at),
    deadline_epoch_ms = coalesce(w.deadline_epoch_ms, b.deadline_at), generation = b.generation,
    phase_state = CASE WHEN w.phase_state IN ('HOLDING', 'HELD', 'STOPPING') THEN w.phase_state ELSE 'RUNNING' END,
    heartbeat_at_epoch_ms = b.at, updated_at_epoch_ms = b.at
FROM batch b
WHERE w.workflow_id = b.workflow_id AND w.claim_token = b.token AND w.status = 'PENDING'
-- then
SELECT json_extract(b.value, '$.n'),
    w.claim_token = json_extract(b.value, '$.token') AND (w.status = 'RUNNING'),
    w.status, w.error_json, ${command_waiting}, w.deadline_epoch_ms
FROM json_each(:batch) b
LEFT JOIN workflow_status w ON w.workflow_id = json_extract(b.value, '$.workflow_id')

-- name: write_steps
WITH batch AS (
    SELECT json_extract(value, '$.n') AS n, json_extract(value, '$.workflow_id') AS workflow_id,
        json_extract(value, '$.token') AS token,
        json_extract(value, '$.call_seq') AS call_seq,
        json_extract(value, '$.step_name') AS step_name,
        json_extract(value, '$.status') AS status,
        json_extract(value, '$.output_json') AS output_json,
        json_extract(value, '$.error_json') AS error_json,
        json_extract(value, '$.started_at') AS started_at,
        json_extract(value, '$.completed_at') AS completed_at,
        json_extract(value, '$.attempts') AS attempts
    FROM json_each(:batch)
)
INSERT INTO operation_outputs (
    workflow_id, call_seq, step_name, status, output_json, error_json, started_at_epoch_ms, completed_at_epoch_ms,
    attempts
)
SELECT b.workflow_id, b.call_seq, b.step_name, b.status, b.output_json, b.error_json, b.started_at, b.completed_at,
    b.attempts
FROM batch b JOIN workflow_status w ON w.workflow_id = b.workflow_id
WHERE w.claim_token = b.token AND w.status = 'RUNNING'
ORDER BY b.n
ON CONFLICT (workflow_id, call_seq) DO UPDATE SET
    step_name = excluded.step_name, status = excluded.status, output_json = excluded.output_json,
    error_json = excluded.error_json, started_at_epoch_ms = excluded.started_at_epoch_ms,
    completed_at_epoch_ms = excluded.completed_at_epoch_ms, attempts = excluded.attempts
-- then
SELECT json_extract(b.value, '$.n'),
    w.claim_token = json_extract(b.value, '$.token') AND (w.status = 'RUNNING'),
    w.status, w.error_json, ${command_waiting}, w.deadline_epoch_ms
FROM json_each(:batch) b
LEFT JOIN workflow_status w ON w.workflow_id = json_extract(b.value, '$.workflow_id')

-- name: write_operations
WITH batch AS (
    SELECT json_extract(value, '$.n') AS n, json_extract(value, '$.workflow_id') AS workflow_id,
        json_extract(value, '$.token') AS token,
        json_extract(value, '$.call_seq') AS call_seq,
        json_extract(value, '$.op_seq') AS op_seq,
        json_extract(value, '$.kind') AS kind,
        json_extract(value, '$.name') AS name,
        json_extract(value, '$.value_json') AS value_json,
        json_extract(value, '$.at') AS at
    FROM json_each(:batch)
)
INSERT INTO operations (workflow_id, call_seq, op_seq, kind, name, value_json, at_epoch_ms)
SELECT b.workflow_id, b.call_seq, b.op_seq, b.kind, b.name, b.value_json, b.at
FROM batch b JOIN workflow_status w ON w.workflow_id = b.workflow_id
WHERE w.claim_token = b.token AND w.status = 'RUNNING'
ORDER BY b.n
ON CONFLICT DO NOTHING
-- then
SELECT json_extract(b.value, '$.n'),
    w.claim_token = json_extract(b.value, '$.token') AND (w.status = 'RUNNING'),
    w.status, w.error_json, ${command_waiting}, w.deadline_epoch_ms
FROM json_each(:batch) b
LEFT JOIN workflow_status w ON w.workflow_id = json_extract(b.value, '$.workflow_id')

-- name: write_events
WITH batch AS (
    SELECT json_extract(value, '$.n') AS n, json_extract(value, '$.workflow_id') AS workflow_id,
        json_extract(value, '$.token') AS token,
        json_extract(value, '$.call_seq') AS call_seq,
        json_extract(value, '$.op_seq') AS op_seq,
        json_extract(value, '$.key') AS key,
        json_extract(value, '$.value_json') AS value_json,
        json_extract(value, '$.at') AS at
    FROM json_each(:batch)
)
INSERT INTO workflow_events_history (workflow_id, key, value_json, created_at_epoch_ms, call_seq, op_seq)
SELECT b.workflow_id, b.key, b.value_json, b.at, b.call_seq, b.op_seq
FROM batch b JOIN workflow_status w ON w.workflow_id = b.workflow_id
WHERE w.claim_token = b.token AND w.status = 'RUNNING'
ORDER BY b.n
ON CONFLICT DO NOTHING
-- then
WITH batch AS (
    SELECT json_extract(value, '$.n') AS n, json_extract(value, '$.workflow_id') AS workflow_id,
        json_extract(value, '$.token') AS token,
        json_extract(value, '$.key') AS key,
        json_extract(value, '$.value_json') AS value_json,
        json_extract(value, '$.at') AS at
    FROM json_each(:batch)
)
INSERT INTO workflow_events (workflow_id, key, value_json, updated_at_epoch_ms)
SELECT b.workflow_id, b.key, b.value_json, b.at
FROM batch b JOIN workflow_status w ON w.workflow_id = b.workflow_id
WHERE w.claim_token = b.token AND w.status = 'RUNNING'
ORDER BY b.n
ON CONFLICT (workflow_id, key) DO UPDATE SET
    value_json = excluded.value_json, updated_at_epoch_ms = excluded.updated_at_epoch_ms
-- then
SELECT json_extract(b.value, '$.n'),
    w.claim_token = json_extract(b.value, '$.token') AND (w.status = 'RUNNING'),
    w.status, w.error_json, ${command_waiting}, w.deadline_epoch_ms
FROM json_each(:batch) b
LEFT JOIN workflow_status w ON w.workflow_id = json_extract(b.value, '$.workflow_id')

-- name: write_streams
WITH batch AS (
    SELECT json_extract(value, '$.n') AS n, json_extract(value, '$.workflow_id') AS workflow_id,
        json_extract(value, '$.token') AS token,
        json_extract(value, '$.call_seq') AS call_seq,
        json_extract(value, '$.op_seq') AS op_seq,
        json_extract(value, '$.key') AS key,
        json_extract(value, '$.offset') AS "offset",
        json_extract(value, '$.value_json') AS value_json,
        json_extract(value, '$.at') AS at
    FROM json_each(:batch)
)
INSERT INTO streams (workflow_id, key, "offset", value_json, created_at_epoch_ms, call_seq, op_seq)
SELECT b.workflow_id, b.key, b."offset", b.value_json, b.at, b.call_seq, b.op_seq
FROM batch b JOIN workflow_status w ON w.workflow_id = b.workflow_id
WHERE w.claim_token = b.token AND w.status = 'RUNNING'
ORDER BY b.n
ON CONFLICT DO NOTHING
-- then
WITH batch AS (
    SELECT json_extract(value, '$.n') AS n, json_extract(value, '$.workflow_id') AS workflow_id,
        json_extract(value, '$.token') AS token,
        json_extract(value, '$.key') AS key,
        json_extract(value, '$.offset') AS "offset"
    FROM json_each(:batch)
)
INSERT INTO stream_heads (workflow_id, key, next_offset)
SELECT b.workflow_id, b.key, b."offset" + 1
FROM batch b JOIN workflow_status w ON w.workflow_id = b.workflow_id
WHERE w.claim_token = b.token AND w.status = 'RUNNING'
ORDER BY b.n
ON CONFLICT (workflow_id, key) DO UPDATE SET next_offset = max(next_offset, excluded.next_offset)
-- then
SELECT json_extract(b.value, '$.n'),
    w.claim_token = json_extract(b.value, '$.token') AND (w.status = 'RUNNING'),
    w.status, w.error_json, ${command_waiting}, w.deadline_epoch_ms
FROM json_each(:batch) b
LEFT JOIN workflow_status w ON w.workflow_id = json_extract(b.value, '$.workflow_id')

-- name: write_phases
WITH batch AS (
    SELECT json_extract(value, '$.n') AS n, json_extract(value, '$.workflow_id') AS workflow_id,
        json_extract(value, '$.token') AS token,
        json_extract(value, '$.phase_state') AS phase_state,
        json_extract(value, '$.at') AS at
    FROM json_each(:batch)
)
UPDATE workflow_status AS w
SET phase_state = b.phase_state, updated_at_epoch_ms = b.at
FROM batch b
WHERE w.workflow_id = b.workflow_id AND w.claim_token = b.token AND w.status = 'RUNNING'
-- then
SELECT json_extract(b.value, '$.n'),
    w.claim_token = json_extract(b.value, '$.token') AND (w.status = 'RUNNING'),
    w.status, w.error_json, ${command_waiting}, w.deadline_epoch_ms
FROM json_each(:batch) b
LEFT JOIN workflow_status w ON w.workflow_id = json_extract(b.value, '$.workflow_id')

-- A run whose message or command came in the meantime is not parked but queued at once: no wake-up can be missed.
-- name: write_parks
WITH batch AS (
    SELECT json_extract(value, '$.n') AS n, json_extract(value, '$.workflow_id') AS workflow_id,
        json_extract(value, '$.token') AS token,
        json_extract(value, '$.wake_at') AS wake_at,
        json_extract(value, '$.waiting_for') AS waiting_for,
        json_extract(value, '$.phase_state') AS phase_state,
        json_extract(value, '$.at') AS at
    FROM json_each(:batch)
)
UPDATE workflow_status AS w
SET status = CASE
        WHEN EXISTS (
            SELECT 1 FROM commands c
            WHERE c.workflow_id = w.workflow_id AND c.status = 'REQUESTED' AND c.message_id IS NULL
        ) OR EXISTS (
            SELECT 1 FROM notifications m
            WHERE m.destination_uuid = w.workflow_id AND 'message:' || m.topic = b.waiting_for
        ) THEN 'ENQUEUED' ELSE 'WAITING'
    END,
    wake_at_epoch_ms = b.wake_at, waiting_for = b.waiting_for, phase_state = b.phase_state,
    heartbeat_at_epoch_ms = b.at, updated_at_epoch_ms = b.at
FROM batch b
WHERE w.workflow_id = b.workflow_id AND w.claim_token = b.token AND w.status = 'RUNNING'
-- then
SELECT json_extract(b.value, '$.n'),
    w.claim_token = json_extract(b.value, '$.token') AND (w.status IN ('WAITING', 'ENQUEUED')),
    w.status, w.error_json, ${command_waiting}, w.deadline_epoch_ms
FROM json_each(:batch) b
LEFT JOIN workflow_status w ON w.workflow_id = json_extract(b.value, '$.workflow_id')

-- A claim that never began leaves no trace; a run that began keeps its start, its deadline and its partition.
-- name: write_requeues
WITH batch AS (
    SELECT json_extract(value, '$.n') AS n, json_extract(value, '$.workflow_id') AS workflow_id,
        json_extract(value, '$.token') AS token,
        json_extract(value, '$.at') AS at
    FROM json_each(:batch)
)
UPDATE workflow_status AS w
SET status = 'ENQUEUED', claimed_by = NULL, claimed_at_epoch_ms = NULL, updated_at_epoch_ms = b.at,
    holds_partition = w.holds_partition AND w.started_at_epoch_ms IS NOT NULL
FROM batch b
WHERE w.workflow_id = b.workflow_id AND w.claim_token = b.token AND w.status IN ('PENDING', 'RUNNING')
-- then
SELECT json_extract(b.value, '$.n'),
    w.claim_token = json_extract(b.value, '$.token') AND (w.status = 'ENQUEUED'),
    w.status, w.error_json, ${command_waiting}, w.deadline_epoch_ms
FROM json_each(:batch) b
LEFT JOIN workflow_status w ON w.workflow_id = json_extract(b.value, '$.workflow_id')

-- name: write_finishes
WITH batch AS (
    SELECT json_extract(value, '$.n') AS n, json_extract(value, '$.workflow_id') AS workflow_id,
        json_extract(value, '$.token') AS token,
        json_extract(value, '$.status') AS status,
        json_extract(value, '$.phase_state') AS phase_state,
        json_extract(value, '$.result_json') AS result_json,
        json_extract(value, '$.error_json') AS error_json,
        json_extract(value, '$.at') AS at
    FROM json_each(:batch)
)
UPDATE workflow_status AS w
SET status = b.status, phase_state = b.phase_state, result_json = b.result_json, error_json = b.error_json,
    completed_at_epoch_ms = b.at, heartbeat_at_epoch_ms = b.at, updated_at_epoch_ms = b.at, holds_partition = 0
FROM batch b
WHERE w.workflow_id = b.workflow_id AND w.claim_token = b.token AND w.status = 'RUNNING'
-- then
SELECT json_extract(b.value, '$.n'),
    w.claim_token = json_extract(b.value, '$.token') AND (w.status = json_extract(b.value, '$.status') AND w.completed_at_epoch_ms = json_extract(b.value, '$.at')),
    w.status, w.error_json, ${command_waiting}, w.deadline_epoch_ms
FROM json_each(:batch) b
LEFT JOIN workflow_status w ON w.workflow_id = json_extract(b.value, '$.workflow_id')

-- name: write_releases
WITH batch AS (
    SELECT json_extract(value, '$.n') AS n, json_extract(value, '$.workflow_id') AS workflow_id,
        json_extract(value, '$.token') AS token,
        json_extract(value, '$.at') AS at
    FROM json_each(:batch)
)
UPDATE workflow_status AS w
SET holds_partition = 0, heartbeat_at_epoch_ms = b.at
FROM batch b
WHERE w.workflow_id = b.workflow_id AND w.claim_token = b.token AND w.status = 'CANCELLED'
-- then
SELECT json_extract(b.value, '$.n'),
    w.claim_token = json_extract(b.value, '$.token') AND (w.status = 'CANCELLED'),
    w.status, w.error_json, ${command_waiting}, w.deadline_epoch_ms
FROM json_each(:batch) b
LEFT JOIN workflow_status w ON w.workflow_id = json_extract(b.value, '$.workflow_id')
