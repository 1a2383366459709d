-- Who works on what: leases of executors, and claims.

-- name: beat
INSERT INTO workflows.executors (executor_id, gateway, started_at_epoch_ms, lease_until_epoch_ms, version)
VALUES (:executor_id::text, :gateway::text, :started_at::bigint, :lease_until::bigint, :version::text)
ON CONFLICT (executor_id) DO UPDATE SET
    gateway = excluded.gateway, started_at_epoch_ms = excluded.started_at_epoch_ms,
    lease_until_epoch_ms = excluded.lease_until_epoch_ms, version = excluded.version

-- name: executors
SELECT executor_id, gateway, started_at_epoch_ms, lease_until_epoch_ms, version
FROM workflows.executors ORDER BY executor_id

-- A claim costs what it takes, not what waits:
--   lane       the (queue, workflow name) pairs that have work waiting, one index probe each (a loose index scan)
--   candidate  the first :window rows of each lane that is ours, in claim order, and the delayed ones that are due
--   head       of each partition only the first, and none whose partition another run holds
--   deep       only when the windows were full and still gave too little, as when one busy partition floods a queue:
--              the waiting partitions one by one, again one index probe each, and the unpartitioned rows behind them
--   chosen     locked at last; what another executor is just claiming is skipped, not replaced by its successor in the
--              partition
-- A run that is started and waits in the queue (taken back, woken) holds its partition and may be claimed itself.
-- Ids go from step to step as arrays, and a LIMIT in figures stands inside one that is a parameter: a planner that does
-- not know :limit would else join with, or sort, the whole table.
-- `IS TRUE` keeps the planner, whose statistics may be older than the backlog, from finding the rows by their status.
-- uq_workflow_partition is the lock: should two executors still choose two runs of a partition, one statement fails
-- with a unique violation, and is tried again.
-- name: claim
WITH RECURSIVE
lane AS (
    (
        SELECT queue_name, workflow_name FROM workflows.workflow_status
        WHERE status = 'ENQUEUED' AND available_at_epoch_ms IS NULL AND queue_name >= coalesce(:queue_name::text, '')
        ORDER BY queue_name, workflow_name LIMIT 1
    )
    UNION ALL
    SELECT n.queue_name, n.workflow_name
    FROM lane l CROSS JOIN LATERAL (
        SELECT queue_name, workflow_name FROM workflows.workflow_status
        WHERE status = 'ENQUEUED' AND available_at_epoch_ms IS NULL
            AND (queue_name, workflow_name) > (l.queue_name, l.workflow_name)
        ORDER BY queue_name, workflow_name LIMIT 1
    ) n
    WHERE :queue_name::text IS NULL OR l.queue_name = :queue_name::text
),
ours AS (
    SELECT queue_name, workflow_name FROM lane
    WHERE workflow_name = ANY (ARRAY(SELECT json_array_elements_text(:workflow_names::json)))
        AND (:queue_name::text IS NULL OR queue_name = :queue_name::text)
),
candidate AS MATERIALIZED (
    SELECT c.* FROM ours CROSS JOIN LATERAL (
        SELECT s.workflow_id, s.queue_name, s.partition_key, s.priority, s.created_at_epoch_ms, s.enqueue_seq
        FROM workflows.workflow_status s
        WHERE s.status = 'ENQUEUED' AND s.available_at_epoch_ms IS NULL
            AND s.queue_name = ours.queue_name AND s.workflow_name = ours.workflow_name
        ORDER BY s.priority, s.created_at_epoch_ms, s.enqueue_seq LIMIT :window::int
    ) c
    UNION ALL
    (
        SELECT s.workflow_id, s.queue_name, s.partition_key, s.priority, s.created_at_epoch_ms, s.enqueue_seq
        FROM workflows.workflow_status s
        WHERE s.status = 'ENQUEUED' AND s.available_at_epoch_ms <= :now::bigint
            AND s.workflow_name = ANY (ARRAY(SELECT json_array_elements_text(:workflow_names::json)))
            AND (:queue_name::text IS NULL OR s.queue_name = :queue_name::text)
        ORDER BY s.available_at_epoch_ms LIMIT :window::int
    )
),
head AS MATERIALIZED (
    SELECT workflow_id, priority, created_at_epoch_ms, enqueue_seq FROM (
        SELECT c.*, row_number() OVER (
            PARTITION BY c.queue_name, c.partition_key, CASE WHEN c.partition_key IS NULL THEN c.enqueue_seq END
            ORDER BY c.priority, c.created_at_epoch_ms, c.enqueue_seq
        ) AS place
        FROM candidate c
        WHERE c.partition_key IS NULL OR NOT EXISTS (
            SELECT 1 FROM workflows.workflow_status h
            WHERE h.holds_partition AND h.status IN ('ENQUEUED', 'PENDING', 'RUNNING', 'WAITING', 'CANCELLED')
                AND h.queue_name = c.queue_name AND h.partition_key = c.partition_key
                AND h.workflow_id <> c.workflow_id
        )
    ) free
    WHERE place = 1
),
short AS MATERIALIZED (
    SELECT 1 AS yes
    WHERE (SELECT count(*) FROM head) < :limit::int AND (SELECT count(*) FROM candidate) >= :window::int
),
deep AS (
    SELECT f.queue_name, f.partition_key
    FROM short CROSS JOIN LATERAL (
        SELECT queue_name, partition_key FROM workflows.workflow_status
        WHERE status = 'ENQUEUED' AND available_at_epoch_ms IS NULL AND partition_key IS NOT NULL
            AND queue_name >= coalesce(:queue_name::text, '')
        ORDER BY queue_name, partition_key LIMIT 1
    ) f
    UNION ALL
    SELECT n.queue_name, n.partition_key
    FROM deep d CROSS JOIN LATERAL (
        SELECT queue_name, partition_key FROM workflows.workflow_status
        WHERE status = 'ENQUEUED' AND available_at_epoch_ms IS NULL AND partition_key IS NOT NULL
            AND (queue_name, partition_key) > (d.queue_name, d.partition_key)
        ORDER BY queue_name, partition_key LIMIT 1
    ) n
    WHERE :queue_name::text IS NULL OR d.queue_name = :queue_name::text
),
deep_head AS (
    SELECT s.* FROM deep d CROSS JOIN LATERAL (
        SELECT w.workflow_id, w.priority, w.created_at_epoch_ms, w.enqueue_seq
        FROM workflows.workflow_status w
        WHERE w.status = 'ENQUEUED' AND w.available_at_epoch_ms IS NULL
            AND w.partition_key IS NOT NULL AND w.queue_name = d.queue_name AND w.partition_key = d.partition_key
            AND w.workflow_name = ANY (ARRAY(SELECT json_array_elements_text(:workflow_names::json)))
        ORDER BY w.priority, w.created_at_epoch_ms, w.enqueue_seq LIMIT 1
    ) s
    WHERE (:queue_name::text IS NULL OR d.queue_name = :queue_name::text)
        AND NOT EXISTS (
            SELECT 1 FROM workflows.workflow_status h
            WHERE h.holds_partition AND h.status IN ('ENQUEUED', 'PENDING', 'RUNNING', 'WAITING', 'CANCELLED')
                AND h.queue_name = d.queue_name AND h.partition_key = d.partition_key
        )
    UNION ALL
    SELECT s.* FROM short CROSS JOIN (SELECT DISTINCT queue_name FROM ours) q CROSS JOIN LATERAL (
        SELECT * FROM (
            SELECT w.workflow_id, w.priority, w.created_at_epoch_ms, w.enqueue_seq
            FROM workflows.workflow_status w
            WHERE w.status = 'ENQUEUED' AND w.available_at_epoch_ms IS NULL
                AND w.queue_name = q.queue_name AND w.partition_key IS NULL
                AND w.workflow_name = ANY (ARRAY(SELECT json_array_elements_text(:workflow_names::json)))
            ORDER BY w.priority, w.created_at_epoch_ms, w.enqueue_seq LIMIT 100
        ) few
        LIMIT :limit::int
    ) s
),
chosen AS (
    SELECT w.workflow_id
    FROM workflows.workflow_status w
    WHERE (w.status = 'ENQUEUED') IS TRUE AND w.workflow_id = ANY (ARRAY(
        SELECT workflow_id FROM (SELECT * FROM head UNION SELECT * FROM deep_head) p
        ORDER BY priority, created_at_epoch_ms, enqueue_seq LIMIT 2 * :limit::int
    ))
    ORDER BY w.priority, w.created_at_epoch_ms, w.enqueue_seq
    LIMIT :limit::int
    FOR UPDATE SKIP LOCKED
)
UPDATE workflows.workflow_status w
SET status = 'PENDING', claimed_by = :executor_id::text, claimed_at_epoch_ms = :now::bigint,
    heartbeat_at_epoch_ms = :now::bigint, updated_at_epoch_ms = :now::bigint, available_at_epoch_ms = NULL,
    wake_at_epoch_ms = NULL, waiting_for = NULL, claim_token = w.claim_token + 1,
    holds_partition = w.partition_key IS NOT NULL
WHERE w.workflow_id = ANY (ARRAY(SELECT workflow_id FROM chosen))
RETURNING w.enqueue_seq, ${run_columns}
