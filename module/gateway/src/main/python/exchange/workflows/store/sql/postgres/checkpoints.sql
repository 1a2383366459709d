-- Checkpoints: what workers record, many runs in one statement a kind. `:batch` is a JSON list of objects.
-- Each statement locks the runs' rows first, in one order, and judges token and status by the locked rows: a takeover
-- comes wholly before or wholly after it. Differs from SQLite, where one writer makes that so.

-- fragment: locked
locked AS MATERIALIZED (
    SELECT w.workflow_id, w.claim_token, w.status, w.error_json, w.deadline_epoch_ms, w.completed_at_epoch_ms
    FROM workflows.workflow_status w
    WHERE w.workflow_id IN (SELECT workflow_id FROM batch)
    ORDER BY w.workflow_id FOR NO KEY UPDATE
)

-- fragment: command_waiting
EXISTS (
        SELECT 1 FROM workflows.commands c
        WHERE c.workflow_id = b.workflow_id AND c.status = 'REQUESTED' AND c.message_id IS NULL
    )

-- A run that an operator held or is stopping stays so when it begins again after a crash.
-- name: write_begins
WITH batch AS MATERIALIZED (
    SELECT * FROM json_to_recordset(:batch::json) AS b (
        n int, workflow_id uuid, token bigint, deadline_at bigint, generation bigint, at bigint
    )
),
${locked},
changed AS (
    UPDATE workflows.workflow_status w
    SET status = 'RUNNING', started_at_epoch_ms = coalesce(w.started_at_epoch_ms, b.at),
        deadline_epoch_ms = coalesce(w.deadline_epoch_ms, b.deadline_at), generation = b.generation,
        phase_state = CASE WHEN w.phase_state IN ('HOLDING', 'HELD', 'STOPPING') THEN w.phase_state ELSE 'RUNNING' END,
        heartbeat_at_epoch_ms = b.at, updated_at_epoch_ms = b.at
    FROM batch b JOIN locked l ON l.workflow_id = b.workflow_id
    WHERE w.workflow_id = b.workflow_id AND l.claim_token = b.token AND l.status = 'PENDING'
    RETURNING w.workflow_id, w.claim_token, w.status, w.error_json, w.deadline_epoch_ms
)
SELECT b.n, l.claim_token = b.token AND (c.workflow_id IS NOT NULL OR l.status = 'RUNNING'),
    coalesce(c.status, l.status), CASE WHEN c.workflow_id IS NULL THEN l.error_json ELSE c.error_json END,
    ${command_waiting}, coalesce(c.deadline_epoch_ms, l.deadline_epoch_ms)
FROM batch b
LEFT JOIN locked l ON l.workflow_id = b.workflow_id
LEFT JOIN changed c ON c.workflow_id = b.workflow_id AND c.claim_token = b.token

-- A completed step: this statement alone, in one commit shared by all that wait.
-- name: write_steps
WITH batch AS MATERIALIZED (
    SELECT * FROM json_to_recordset(:batch::json) AS b (
        n int, workflow_id uuid, token bigint, call_seq int, step_name text, status text, output_json text, error_json text, started_at bigint, completed_at bigint, attempts int
    )
),
${locked},
written AS (
    INSERT INTO workflows.operation_outputs (
        workflow_id, call_seq, step_name, status, output_json, error_json, started_at_epoch_ms, completed_at_epoch_ms,
        attempts
    )
    SELECT b.workflow_id, b.call_seq, b.step_name, b.status, b.output_json, b.error_json, b.started_at,
        b.completed_at, b.attempts
    FROM batch b JOIN locked l ON l.workflow_id = b.workflow_id
    WHERE l.claim_token = b.token AND l.status = 'RUNNING'
    ORDER BY b.n
    ON CONFLICT (workflow_id, call_seq) DO UPDATE SET
        step_name = excluded.step_name, status = excluded.status, output_json = excluded.output_json,
        error_json = excluded.error_json, started_at_epoch_ms = excluded.started_at_epoch_ms,
        completed_at_epoch_ms = excluded.completed_at_epoch_ms, attempts = excluded.attempts
)
SELECT b.n, l.claim_token = b.token AND l.status = 'RUNNING', l.status, l.error_json, ${command_waiting},
    l.deadline_epoch_ms
FROM batch b LEFT JOIN locked l ON l.workflow_id = b.workflow_id

-- name: write_operations
WITH batch AS MATERIALIZED (
    SELECT * FROM json_to_recordset(:batch::json) AS b (
        n int, workflow_id uuid, token bigint, call_seq int, op_seq int, kind text, name text, value_json text, at bigint
    )
),
${locked},
written AS (
    INSERT INTO workflows.operations (workflow_id, call_seq, op_seq, kind, name, value_json, at_epoch_ms)
    SELECT b.workflow_id, b.call_seq, b.op_seq, b.kind, b.name, b.value_json, b.at
    FROM batch b JOIN locked l ON l.workflow_id = b.workflow_id
    WHERE l.claim_token = b.token AND l.status = 'RUNNING'
    ORDER BY b.n
    ON CONFLICT DO NOTHING
)
SELECT b.n, l.claim_token = b.token AND l.status = 'RUNNING', l.status, l.error_json, ${command_waiting},
    l.deadline_epoch_ms
FROM batch b LEFT JOIN locked l ON l.workflow_id = b.workflow_id

-- name: write_events
WITH batch AS MATERIALIZED (
    SELECT * FROM json_to_recordset(:batch::json) AS b (
        n int, workflow_id uuid, token bigint, call_seq int, op_seq int, key text, value_json text, at bigint
    )
),
${locked},
written AS (
    INSERT INTO workflows.workflow_events_history (workflow_id, key, value_json, created_at_epoch_ms, call_seq, op_seq)
    SELECT b.workflow_id, b.key, b.value_json, b.at, b.call_seq, b.op_seq
    FROM batch b JOIN locked l ON l.workflow_id = b.workflow_id
    WHERE l.claim_token = b.token AND l.status = 'RUNNING'
    ORDER BY b.n
    ON CONFLICT DO NOTHING
),
latest AS (
    INSERT INTO workflows.workflow_events (workflow_id, key, value_json, updated_at_epoch_ms)
    SELECT DISTINCT ON (b.workflow_id, b.key) b.workflow_id, b.key, b.value_json, b.at
    FROM batch b JOIN locked l ON l.workflow_id = b.workflow_id
    WHERE l.claim_token = b.token AND l.status = 'RUNNING'
    ORDER BY b.workflow_id, b.key, b.n DESC
    ON CONFLICT (workflow_id, key) DO UPDATE SET
        value_json = excluded.value_json, updated_at_epoch_ms = excluded.updated_at_epoch_ms
)
SELECT b.n, l.claim_token = b.token AND l.status = 'RUNNING', l.status, l.error_json, ${command_waiting},
    l.deadline_epoch_ms
FROM batch b LEFT JOIN locked l ON l.workflow_id = b.workflow_id

-- name: write_streams
WITH batch AS MATERIALIZED (
    SELECT * FROM json_to_recordset(:batch::json) AS b (
        n int, workflow_id uuid, token bigint, call_seq int, op_seq int, key text, "offset" bigint, value_json text, at bigint
    )
),
${locked},
written AS (
    INSERT INTO workflows.streams (workflow_id, key, "offset", value_json, created_at_epoch_ms, call_seq, op_seq)
    SELECT b.workflow_id, b.key, b."offset", b.value_json, b.at, b.call_seq, b.op_seq
    FROM batch b JOIN locked l ON l.workflow_id = b.workflow_id
    WHERE l.claim_token = b.token AND l.status = 'RUNNING'
    ORDER BY b.n
    ON CONFLICT DO NOTHING
),
heads AS (
    INSERT INTO workflows.stream_heads AS h (workflow_id, key, next_offset)
    SELECT b.workflow_id, b.key, max(b."offset") + 1
    FROM batch b JOIN locked l ON l.workflow_id = b.workflow_id
    WHERE l.claim_token = b.token AND l.status = 'RUNNING'
    GROUP BY b.workflow_id, b.key
    ORDER BY b.workflow_id, b.key
    ON CONFLICT (workflow_id, key) DO UPDATE SET next_offset = greatest(h.next_offset, excluded.next_offset)
)
SELECT b.n, l.claim_token = b.token AND l.status = 'RUNNING', l.status, l.error_json, ${command_waiting},
    l.deadline_epoch_ms
FROM batch b LEFT JOIN locked l ON l.workflow_id = b.workflow_id

-- name: write_phases
WITH batch AS MATERIALIZED (
    SELECT * FROM json_to_recordset(:batch::json) AS b (
        n int, workflow_id uuid, token bigint, phase_state text, at bigint
    )
),
${locked},
changed AS (
    UPDATE workflows.workflow_status w
    SET phase_state = b.phase_state, updated_at_epoch_ms = b.at
    FROM batch b JOIN locked l ON l.workflow_id = b.workflow_id
    WHERE w.workflow_id = b.workflow_id AND l.claim_token = b.token AND l.status = 'RUNNING'
    RETURNING w.workflow_id, w.claim_token, w.status, w.error_json, w.deadline_epoch_ms
)
SELECT b.n, l.claim_token = b.token AND (c.workflow_id IS NOT NULL OR l.status = 'RUNNING'),
    coalesce(c.status, l.status), CASE WHEN c.workflow_id IS NULL THEN l.error_json ELSE c.error_json END,
    ${command_waiting}, coalesce(c.deadline_epoch_ms, l.deadline_epoch_ms)
FROM batch b
LEFT JOIN locked l ON l.workflow_id = b.workflow_id
LEFT JOIN changed c ON c.workflow_id = b.workflow_id AND c.claim_token = b.token

-- A run whose message or command came in the meantime is not parked but queued at once: no wake-up can be missed. The
-- first part waits for a sender who has the row; the second then sees what was sent.
-- name: write_parks
SELECT workflow_id FROM workflows.workflow_status
WHERE workflow_id IN (SELECT b.workflow_id FROM json_to_recordset(:batch::json) AS b (workflow_id uuid))
ORDER BY workflow_id FOR NO KEY UPDATE
-- then
WITH batch AS MATERIALIZED (
    SELECT * FROM json_to_recordset(:batch::json) AS b (
        n int, workflow_id uuid, token bigint, wake_at bigint, waiting_for text, phase_state text, at bigint
    )
),
${locked},
changed AS (
    UPDATE workflows.workflow_status w
    SET status = CASE
            WHEN EXISTS (
                SELECT 1 FROM workflows.commands c
                WHERE c.workflow_id = w.workflow_id AND c.status = 'REQUESTED' AND c.message_id IS NULL
            ) OR EXISTS (
                SELECT 1 FROM workflows.notifications m
                WHERE m.destination_uuid = w.workflow_id AND 'message:' || m.topic = b.waiting_for
            ) THEN 'ENQUEUED' ELSE 'WAITING'
        END,
        wake_at_epoch_ms = b.wake_at, waiting_for = b.waiting_for, phase_state = b.phase_state,
        heartbeat_at_epoch_ms = b.at, updated_at_epoch_ms = b.at
    FROM batch b JOIN locked l ON l.workflow_id = b.workflow_id
    WHERE w.workflow_id = b.workflow_id AND l.claim_token = b.token AND l.status = 'RUNNING'
    RETURNING w.workflow_id, w.claim_token, w.status, w.error_json, w.deadline_epoch_ms
)
SELECT b.n, l.claim_token = b.token AND (c.workflow_id IS NOT NULL OR l.status IN ('WAITING', 'ENQUEUED')),
    coalesce(c.status, l.status), CASE WHEN c.workflow_id IS NULL THEN l.error_json ELSE c.error_json END,
    ${command_waiting}, coalesce(c.deadline_epoch_ms, l.deadline_epoch_ms)
FROM batch b
LEFT JOIN locked l ON l.workflow_id = b.workflow_id
LEFT JOIN changed c ON c.workflow_id = b.workflow_id AND c.claim_token = b.token

-- A claim that never began leaves no trace; a run that began keeps its start, its deadline and its partition.
-- name: write_requeues
WITH batch AS MATERIALIZED (
    SELECT * FROM json_to_recordset(:batch::json) AS b (
        n int, workflow_id uuid, token bigint, at bigint
    )
),
${locked},
changed AS (
    UPDATE workflows.workflow_status w
    SET status = 'ENQUEUED', claimed_by = NULL, claimed_at_epoch_ms = NULL, updated_at_epoch_ms = b.at,
        holds_partition = w.holds_partition AND w.started_at_epoch_ms IS NOT NULL
    FROM batch b JOIN locked l ON l.workflow_id = b.workflow_id
    WHERE w.workflow_id = b.workflow_id AND l.claim_token = b.token AND l.status IN ('PENDING', 'RUNNING')
    RETURNING w.workflow_id, w.claim_token, w.status, w.error_json, w.deadline_epoch_ms
)
SELECT b.n, l.claim_token = b.token AND (c.workflow_id IS NOT NULL OR l.status = 'ENQUEUED'),
    coalesce(c.status, l.status), CASE WHEN c.workflow_id IS NULL THEN l.error_json ELSE c.error_json END,
    ${command_waiting}, coalesce(c.deadline_epoch_ms, l.deadline_epoch_ms)
FROM batch b
LEFT JOIN locked l ON l.workflow_id = b.workflow_id
LEFT JOIN changed c ON c.workflow_id = b.workflow_id AND c.claim_token = b.token

-- name: write_finishes
WITH batch AS MATERIALIZED (
    SELECT * FROM json_to_recordset(:batch::json) AS b (
        n int, workflow_id uuid, token bigint, status text, phase_state text, result_json text, error_json text, at bigint
    )
),
${locked},
changed AS (
    UPDATE workflows.workflow_status w
    SET status = b.status, phase_state = b.phase_state, result_json = b.result_json, error_json = b.error_json,
        completed_at_epoch_ms = b.at, heartbeat_at_epoch_ms = b.at, updated_at_epoch_ms = b.at, holds_partition = FALSE
    FROM batch b JOIN locked l ON l.workflow_id = b.workflow_id
    WHERE w.workflow_id = b.workflow_id AND l.claim_token = b.token AND l.status = 'RUNNING'
    RETURNING w.workflow_id, w.claim_token, w.status, w.error_json, w.deadline_epoch_ms
)
SELECT b.n, l.claim_token = b.token AND (c.workflow_id IS NOT NULL OR l.status = b.status AND l.completed_at_epoch_ms = b.at),
    coalesce(c.status, l.status), CASE WHEN c.workflow_id IS NULL THEN l.error_json ELSE c.error_json END,
    ${command_waiting}, coalesce(c.deadline_epoch_ms, l.deadline_epoch_ms)
FROM batch b
LEFT JOIN locked l ON l.workflow_id = b.workflow_id
LEFT JOIN changed c ON c.workflow_id = b.workflow_id AND c.claim_token = b.token

-- name: write_releases
WITH batch AS MATERIALIZED (
    SELECT * FROM json_to_recordset(:batch::json) AS b (
        n int, workflow_id uuid, token bigint, at bigint
    )
),
${locked},
changed AS (
    UPDATE workflows.workflow_status w
    SET holds_partition = FALSE, heartbeat_at_epoch_ms = b.at
    FROM batch b JOIN locked l ON l.workflow_id = b.workflow_id
    WHERE w.workflow_id = b.workflow_id AND l.claim_token = b.token AND l.status = 'CANCELLED'
    RETURNING w.workflow_id, w.claim_token, w.status, w.error_json, w.deadline_epoch_ms
)
SELECT b.n, l.claim_token = b.token AND (c.workflow_id IS NOT NULL OR l.status = 'CANCELLED'),
    coalesce(c.status, l.status), CASE WHEN c.workflow_id IS NULL THEN l.error_json ELSE c.error_json END,
    ${command_waiting}, coalesce(c.deadline_epoch_ms, l.deadline_epoch_ms)
FROM batch b
LEFT JOIN locked l ON l.workflow_id = b.workflow_id
LEFT JOIN changed c ON c.workflow_id = b.workflow_id AND c.claim_token = b.token
