-- Runs come and go: enqueue, find, cancel, restart.

-- fragment: run_columns
w.workflow_id::text, w.workflow_name, w.status, w.queue_name, w.partition_key, w.priority, w.deduplication_id,
w.application_version, w.inputs_json, w.result_json, w.error_json, w.created_at_epoch_ms, w.updated_at_epoch_ms,
w.started_at_epoch_ms, w.completed_at_epoch_ms, w.claimed_by, w.claimed_at_epoch_ms, w.heartbeat_at_epoch_ms,
w.deadline_epoch_ms, w.claim_token, w.available_at_epoch_ms, w.project, w.started_by, w.parent_id::text, w.phase_state,
w.recovery_attempts, w.generation, w.wake_at_epoch_ms, w.waiting_for

-- The notification wakes other executors. The caller's own is woken in the process, so that a gateway by itself sends
-- none: notifying transactions commit one after the other, which would cost concurrent starts their shared commit.
-- Differs from SQLite: there nobody listens.
-- name: enqueue
WITH inserted AS (
    INSERT INTO workflows.workflow_status (
        workflow_id, workflow_name, status, queue_name, partition_key, priority, deduplication_id,
        application_version, inputs_json, created_at_epoch_ms, updated_at_epoch_ms, available_at_epoch_ms, project,
        started_by, parent_id
    )
    SELECT b.workflow_id, b.workflow_name, 'ENQUEUED', b.queue_name, b.partition_key, b.priority, b.deduplication_id,
        b.application_version, b.inputs_json, b.created_at, b.created_at, b.available_at, b.project, b.started_by,
        b.parent_id
    FROM json_to_recordset(:batch::json) AS b (
        n int, workflow_id uuid, workflow_name text, queue_name text, partition_key text, priority int,
        deduplication_id text, application_version text, inputs_json text, created_at bigint, available_at bigint,
        project text, started_by text, parent_id uuid
    )
    ORDER BY b.n
    ON CONFLICT DO NOTHING
    RETURNING workflow_id
),
told AS (
    SELECT pg_notify('workflows_queue', '')
    WHERE EXISTS (SELECT 1 FROM inserted) AND EXISTS (
        SELECT 1 FROM workflows.executors
        WHERE lease_until_epoch_ms > :now::bigint AND executor_id <> coalesce(:executor_id::text, '')
    )
)
SELECT i.workflow_id::text FROM inserted i
UNION ALL
SELECT NULL FROM told

-- name: known
SELECT workflow_id::text FROM workflows.workflow_status
WHERE workflow_id IN (SELECT value::uuid FROM json_array_elements_text(:workflow_ids::json))

-- name: holder_of_deduplication
SELECT workflow_id::text FROM workflows.workflow_status
WHERE queue_name = :queue_name::text AND deduplication_id = :deduplication_id::text
    AND status IN ('ENQUEUED', 'PENDING') AND started_at_epoch_ms IS NULL

-- name: find
SELECT ${run_columns} FROM workflows.workflow_status w WHERE w.workflow_id = :workflow_id::uuid

-- A started run keeps its partition until its code has ended (release).
-- name: cancel
UPDATE workflows.workflow_status
SET status = 'CANCELLED', error_json = :error_json::text, completed_at_epoch_ms = :now::bigint,
    updated_at_epoch_ms = :now::bigint, wake_at_epoch_ms = NULL, waiting_for = NULL,
    holds_partition = holds_partition AND status = 'RUNNING'
WHERE workflow_id = :workflow_id::uuid AND status IN ('ENQUEUED', 'PENDING', 'RUNNING', 'WAITING')

-- One row for each run; true = it was not with an executor. Rows are locked in one order everywhere: no deadlocks.
-- name: cancel_queue
WITH locked AS (
    SELECT workflow_id FROM workflows.workflow_status
    WHERE status IN ('ENQUEUED', 'PENDING', 'RUNNING', 'WAITING')
        AND (:queue_name::text IS NULL OR queue_name = :queue_name::text)
    ORDER BY workflow_id FOR UPDATE
)
UPDATE workflows.workflow_status w
SET status = 'CANCELLED', error_json = :error_json::text, completed_at_epoch_ms = :now::bigint,
    updated_at_epoch_ms = :now::bigint, wake_at_epoch_ms = NULL, waiting_for = NULL,
    holds_partition = w.holds_partition AND w.status = 'RUNNING'
FROM locked WHERE w.workflow_id = locked.workflow_id
RETURNING w.claimed_by IS NULL

-- name: cancel_overdue
WITH locked AS (
    SELECT workflow_id FROM workflows.workflow_status
    WHERE status IN ('RUNNING', 'WAITING') AND deadline_epoch_ms <= :now::bigint
    ORDER BY workflow_id FOR UPDATE
)
UPDATE workflows.workflow_status w
SET status = 'CANCELLED', error_json = :error_json::text, completed_at_epoch_ms = :now::bigint,
    updated_at_epoch_ms = :now::bigint, wake_at_epoch_ms = NULL, waiting_for = NULL,
    holds_partition = w.holds_partition AND w.status = 'RUNNING'
FROM locked WHERE w.workflow_id = locked.workflow_id
RETURNING w.workflow_id::text

-- name: cancel_older_than
WITH locked AS (
    SELECT workflow_id FROM workflows.workflow_status
    WHERE status IN ('ENQUEUED', 'PENDING', 'RUNNING', 'WAITING') AND created_at_epoch_ms < :created_before::bigint
    ORDER BY workflow_id FOR UPDATE
)
UPDATE workflows.workflow_status w
SET status = 'CANCELLED', error_json = :error_json::text, completed_at_epoch_ms = :now::bigint,
    updated_at_epoch_ms = :now::bigint, wake_at_epoch_ms = NULL, waiting_for = NULL,
    holds_partition = w.holds_partition AND w.status = 'RUNNING'
FROM locked WHERE w.workflow_id = locked.workflow_id
RETURNING w.workflow_id::text

-- name: restart
UPDATE workflows.workflow_status
SET status = 'ENQUEUED', updated_at_epoch_ms = :now::bigint, completed_at_epoch_ms = NULL, error_json = NULL,
    deadline_epoch_ms = NULL, claimed_by = NULL, claimed_at_epoch_ms = NULL, available_at_epoch_ms = NULL,
    recovery_attempts = 0, phase_state = NULL, claim_token = claim_token + 1
WHERE workflow_id = :workflow_id::uuid AND status IN ('ERROR', 'STOPPED')
