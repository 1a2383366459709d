-- Runs come and go: enqueue, find, cancel, restart.

-- fragment: run_columns
workflow_id, workflow_name, status, queue_name, partition_key, priority, deduplication_id, application_version,
inputs_json, result_json, error_json, created_at_epoch_ms, updated_at_epoch_ms, started_at_epoch_ms,
completed_at_epoch_ms, claimed_by, claimed_at_epoch_ms, heartbeat_at_epoch_ms, deadline_epoch_ms,
claim_token, available_at_epoch_ms, project, started_by, parent_id, phase_state, recovery_attempts, generation,
wake_at_epoch_ms, waiting_for

-- Differs from Postgres: nobody listens, so :executor_id and :now only fill the same parameter list.
-- name: enqueue
INSERT INTO workflow_status (
    workflow_id, workflow_name, status, queue_name, partition_key, priority, deduplication_id, application_version,
    inputs_json, created_at_epoch_ms, updated_at_epoch_ms, available_at_epoch_ms, project, started_by, parent_id
)
SELECT json_extract(value, '$.workflow_id'), json_extract(value, '$.workflow_name'), 'ENQUEUED',
    json_extract(value, '$.queue_name'), json_extract(value, '$.partition_key'), json_extract(value, '$.priority'),
    json_extract(value, '$.deduplication_id'), json_extract(value, '$.application_version'),
    json_extract(value, '$.inputs_json'), json_extract(value, '$.created_at'), json_extract(value, '$.created_at'),
    json_extract(value, '$.available_at'), json_extract(value, '$.project'), json_extract(value, '$.started_by'),
    json_extract(value, '$.parent_id')
FROM json_each(:batch)
WHERE :executor_id IS NULL OR :now IS NOT NULL OR 1
ORDER BY json_extract(value, '$.n')
ON CONFLICT DO NOTHING
RETURNING workflow_id

-- name: known
SELECT workflow_id FROM workflow_status WHERE workflow_id IN (SELECT value FROM json_each(:workflow_ids))

-- name: holder_of_deduplication
SELECT workflow_id FROM workflow_status
WHERE queue_name = :queue_name AND deduplication_id = :deduplication_id
    AND status IN ('ENQUEUED', 'PENDING') AND started_at_epoch_ms IS NULL

-- name: find
SELECT ${run_columns} FROM workflow_status WHERE workflow_id = :workflow_id

-- A started run keeps its partition until its code has ended (release).
-- name: cancel
UPDATE workflow_status
SET status = 'CANCELLED', error_json = :error_json, completed_at_epoch_ms = :now, updated_at_epoch_ms = :now,
    wake_at_epoch_ms = NULL, waiting_for = NULL, holds_partition = holds_partition AND status = 'RUNNING'
WHERE workflow_id = :workflow_id AND status IN ('ENQUEUED', 'PENDING', 'RUNNING', 'WAITING')

-- One row for each run; true = it was not with an executor.
-- name: cancel_queue
UPDATE workflow_status
SET status = 'CANCELLED', error_json = :error_json, completed_at_epoch_ms = :now, updated_at_epoch_ms = :now,
    wake_at_epoch_ms = NULL, waiting_for = NULL, holds_partition = holds_partition AND status = 'RUNNING'
WHERE status IN ('ENQUEUED', 'PENDING', 'RUNNING', 'WAITING') AND (:queue_name IS NULL OR queue_name = :queue_name)
RETURNING claimed_by IS NULL

-- name: cancel_overdue
UPDATE workflow_status
SET status = 'CANCELLED', error_json = :error_json, completed_at_epoch_ms = :now, updated_at_epoch_ms = :now,
    wake_at_epoch_ms = NULL, waiting_for = NULL, holds_partition = holds_partition AND status = 'RUNNING'
WHERE status IN ('RUNNING', 'WAITING') AND deadline_epoch_ms <= :now
RETURNING workflow_id

-- name: cancel_older_than
UPDATE workflow_status
SET status = 'CANCELLED', error_json = :error_json, completed_at_epoch_ms = :now, updated_at_epoch_ms = :now,
    wake_at_epoch_ms = NULL, waiting_for = NULL, holds_partition = holds_partition AND status = 'RUNNING'
WHERE status IN ('ENQUEUED', 'PENDING', 'RUNNING', 'WAITING') AND created_at_epoch_ms < :created_before
RETURNING workflow_id

-- name: restart
UPDATE workflow_status
SET status = 'ENQUEUED', updated_at_epoch_ms = :now, completed_at_epoch_ms = NULL, error_json = NULL,
    deadline_epoch_ms = NULL, claimed_by = NULL, claimed_at_epoch_ms = NULL, available_at_epoch_ms = NULL,
    recovery_attempts = 0, phase_state = NULL, claim_token = claim_token + 1
WHERE workflow_id = :workflow_id AND status IN ('ERROR', 'STOPPED')
