-- Runs come back: from a dead executor, or because what they waited for is here.

-- fragment: taken
status = CASE WHEN w.recovery_attempts >= :limit_attempts::int THEN 'ERROR' ELSE 'ENQUEUED' END,
    error_json = CASE WHEN w.recovery_attempts >= :limit_attempts::int THEN :error_json::text ELSE w.error_json END,
    completed_at_epoch_ms = CASE WHEN w.recovery_attempts >= :limit_attempts::int THEN :now::bigint END,
    holds_partition = w.holds_partition AND w.started_at_epoch_ms IS NOT NULL
        AND w.recovery_attempts < :limit_attempts::int,
    recovery_attempts = w.recovery_attempts + 1, claim_token = w.claim_token + 1, updated_at_epoch_ms = :now::bigint,
    claimed_by = NULL, claimed_at_epoch_ms = NULL, available_at_epoch_ms = NULL

-- fragment: woken
status = 'ENQUEUED', updated_at_epoch_ms = :now::bigint, wake_at_epoch_ms = NULL, waiting_for = NULL,
    claimed_by = NULL, claimed_at_epoch_ms = NULL, available_at_epoch_ms = NULL

-- `claim_token + 1`: whoever still carries the run can write no more. The first part frees partitions of cancelled runs
-- whose code cannot be running any longer.
-- name: take_back
UPDATE workflows.workflow_status SET holds_partition = FALSE
WHERE holds_partition AND status = 'CANCELLED' AND claimed_by = :executor_id::text
-- then
WITH locked AS (
    SELECT workflow_id FROM workflows.workflow_status
    WHERE status IN ('PENDING', 'RUNNING') AND claimed_by = :executor_id::text
    ORDER BY workflow_id FOR UPDATE
)
UPDATE workflows.workflow_status w SET ${taken}
FROM locked WHERE w.workflow_id = locked.workflow_id
RETURNING w.workflow_id::text, w.status

-- SKIP LOCKED: of two executors that look at once, one takes a run back.
-- name: take_lapsed
UPDATE workflows.workflow_status w SET holds_partition = FALSE
WHERE w.holds_partition AND w.status = 'CANCELLED' AND coalesce(w.claimed_by, '') <> :executor_id::text
    AND NOT EXISTS (
        SELECT 1 FROM workflows.executors e
        WHERE e.executor_id = w.claimed_by AND e.lease_until_epoch_ms > :now::bigint
    )
    AND (coalesce(w.claimed_at_epoch_ms, 0) <= :unknown_before::bigint
        OR EXISTS (SELECT 1 FROM workflows.executors e WHERE e.executor_id = w.claimed_by))
-- then
WITH locked AS (
    SELECT w.workflow_id FROM workflows.workflow_status w
    WHERE w.status IN ('PENDING', 'RUNNING') AND coalesce(w.claimed_by, '') <> :executor_id::text
        AND NOT EXISTS (
            SELECT 1 FROM workflows.executors e
            WHERE e.executor_id = w.claimed_by AND e.lease_until_epoch_ms > :now::bigint
        )
        AND (coalesce(w.claimed_at_epoch_ms, 0) <= :unknown_before::bigint
            OR EXISTS (SELECT 1 FROM workflows.executors e WHERE e.executor_id = w.claimed_by))
    ORDER BY w.workflow_id FOR UPDATE SKIP LOCKED
)
UPDATE workflows.workflow_status w SET ${taken}
FROM locked WHERE w.workflow_id = locked.workflow_id
RETURNING w.workflow_id::text, w.status

-- name: wake_due
WITH locked AS (
    SELECT workflow_id FROM workflows.workflow_status
    WHERE status = 'WAITING' AND wake_at_epoch_ms <= :now::bigint
    ORDER BY wake_at_epoch_ms LIMIT :limit::int FOR UPDATE SKIP LOCKED
)
UPDATE workflows.workflow_status w SET ${woken}
FROM locked WHERE w.workflow_id = locked.workflow_id
RETURNING w.workflow_id::text

-- The row is locked whatever its status: a run that is just being parked is waited for, and then woken.
-- name: wake
WITH locked AS (
    SELECT workflow_id, status FROM workflows.workflow_status WHERE workflow_id = :workflow_id::uuid FOR UPDATE
)
UPDATE workflows.workflow_status w SET ${woken}
FROM locked WHERE w.workflow_id = locked.workflow_id AND locked.status = 'WAITING'
RETURNING w.workflow_id::text
