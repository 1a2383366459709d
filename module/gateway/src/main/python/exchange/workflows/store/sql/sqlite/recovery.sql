-- Runs come back: from a dead executor, or because what they waited for is here.

-- `claim_token + 1`: whoever still carries the run can write no more. The first part frees partitions of cancelled runs
-- whose code cannot be running any longer.
-- name: take_back
UPDATE workflow_status SET holds_partition = 0
WHERE holds_partition = 1 AND status = 'CANCELLED' AND claimed_by = :executor_id
-- then
UPDATE workflow_status
SET status = CASE WHEN recovery_attempts >= :limit_attempts THEN 'ERROR' ELSE 'ENQUEUED' END,
    error_json = CASE WHEN recovery_attempts >= :limit_attempts THEN :error_json ELSE error_json END,
    completed_at_epoch_ms = CASE WHEN recovery_attempts >= :limit_attempts THEN :now END,
    holds_partition = holds_partition AND started_at_epoch_ms IS NOT NULL AND recovery_attempts < :limit_attempts,
    recovery_attempts = recovery_attempts + 1, claim_token = claim_token + 1, updated_at_epoch_ms = :now,
    claimed_by = NULL, claimed_at_epoch_ms = NULL, available_at_epoch_ms = NULL
WHERE status IN ('PENDING', 'RUNNING') AND claimed_by = :executor_id
RETURNING workflow_id, status

-- name: take_lapsed
UPDATE workflow_status SET holds_partition = 0
WHERE holds_partition = 1 AND status = 'CANCELLED' AND coalesce(claimed_by, '') <> :executor_id
    AND NOT EXISTS (
        SELECT 1 FROM executors e WHERE e.executor_id = claimed_by AND e.lease_until_epoch_ms > :now
    )
    AND (coalesce(claimed_at_epoch_ms, 0) <= :unknown_before
        OR EXISTS (SELECT 1 FROM executors e WHERE e.executor_id = claimed_by))
-- then
UPDATE workflow_status
SET status = CASE WHEN recovery_attempts >= :limit_attempts THEN 'ERROR' ELSE 'ENQUEUED' END,
    error_json = CASE WHEN recovery_attempts >= :limit_attempts THEN :error_json ELSE error_json END,
    completed_at_epoch_ms = CASE WHEN recovery_attempts >= :limit_attempts THEN :now END,
    holds_partition = holds_partition AND started_at_epoch_ms IS NOT NULL AND recovery_attempts < :limit_attempts,
    recovery_attempts = recovery_attempts + 1, claim_token = claim_token + 1, updated_at_epoch_ms = :now,
    claimed_by = NULL, claimed_at_epoch_ms = NULL, available_at_epoch_ms = NULL
WHERE status IN ('PENDING', 'RUNNING') AND coalesce(claimed_by, '') <> :executor_id
    AND NOT EXISTS (
        SELECT 1 FROM executors e WHERE e.executor_id = claimed_by AND e.lease_until_epoch_ms > :now
    )
    AND (coalesce(claimed_at_epoch_ms, 0) <= :unknown_before
        OR EXISTS (SELECT 1 FROM executors e WHERE e.executor_id = claimed_by))
RETURNING workflow_id, status

-- name: wake_due
UPDATE workflow_status
SET status = 'ENQUEUED', updated_at_epoch_ms = :now, wake_at_epoch_ms = NULL, waiting_for = NULL,
    claimed_by = NULL, claimed_at_epoch_ms = NULL, available_at_epoch_ms = NULL
WHERE enqueue_seq IN (
    SELECT enqueue_seq FROM workflow_status WHERE status = 'WAITING' AND wake_at_epoch_ms <= :now
    ORDER BY wake_at_epoch_ms LIMIT :limit
)
RETURNING workflow_id

-- name: wake
UPDATE workflow_status
SET status = 'ENQUEUED', updated_at_epoch_ms = :now, wake_at_epoch_ms = NULL, waiting_for = NULL,
    claimed_by = NULL, claimed_at_epoch_ms = NULL, available_at_epoch_ms = NULL
WHERE workflow_id = :workflow_id AND status = 'WAITING'
RETURNING workflow_id
