-- Who works on what: leases of executors, and claims.

-- name: beat
INSERT INTO executors (executor_id, gateway, started_at_epoch_ms, lease_until_epoch_ms, version)
VALUES (:executor_id, :gateway, :started_at, :lease_until, :version)
ON CONFLICT (executor_id) DO UPDATE SET
    gateway = excluded.gateway, started_at_epoch_ms = excluded.started_at_epoch_ms,
    lease_until_epoch_ms = excluded.lease_until_epoch_ms, version = excluded.version

-- name: executors
SELECT executor_id, gateway, started_at_epoch_ms, lease_until_epoch_ms, version FROM executors ORDER BY executor_id

-- The shape is explained in the Postgres file. Differs from it: no lateral joins, so each lane's window is a correlated
-- IN, and the next lane is found through the row id of the one before; indexes are named, because the planner has no
-- statistics; it uses of a
-- comparison of pairs only the first column, hence the coalesce; no row locks, because there is one writer.
-- name: claim
WITH RECURSIVE
lane (seq) AS (
    SELECT (
        SELECT enqueue_seq FROM workflow_status INDEXED BY idx_workflow_claim
        WHERE status = 'ENQUEUED' AND available_at_epoch_ms IS NULL AND queue_name >= coalesce(:queue_name, '')
        ORDER BY queue_name, workflow_name LIMIT 1
    )
    UNION ALL
    SELECT coalesce(
        (
            SELECT n.enqueue_seq FROM workflow_status n INDEXED BY idx_workflow_claim
            WHERE n.status = 'ENQUEUED' AND n.available_at_epoch_ms IS NULL
                AND n.queue_name = p.queue_name AND n.workflow_name > p.workflow_name
            ORDER BY n.workflow_name LIMIT 1
        ),
        (
            SELECT n.enqueue_seq FROM workflow_status n INDEXED BY idx_workflow_claim
            WHERE n.status = 'ENQUEUED' AND n.available_at_epoch_ms IS NULL AND n.queue_name > p.queue_name
            ORDER BY n.queue_name, n.workflow_name LIMIT 1
        )
    )
    FROM lane JOIN workflow_status p ON p.enqueue_seq = lane.seq
    WHERE :queue_name IS NULL OR p.queue_name = :queue_name
),
ours AS (
    SELECT w.queue_name, w.workflow_name
    FROM lane JOIN workflow_status w ON w.enqueue_seq = lane.seq
    WHERE w.workflow_name IN (SELECT value FROM json_each(:workflow_names))
        AND (:queue_name IS NULL OR w.queue_name = :queue_name)
),
candidate AS (
    SELECT w.enqueue_seq, w.workflow_id, w.queue_name, w.partition_key, w.priority, w.created_at_epoch_ms
    FROM ours CROSS JOIN workflow_status w
    WHERE w.enqueue_seq IN (
        SELECT s.enqueue_seq FROM workflow_status s INDEXED BY idx_workflow_claim
        WHERE s.status = 'ENQUEUED' AND s.available_at_epoch_ms IS NULL
            AND s.queue_name = ours.queue_name AND s.workflow_name = ours.workflow_name
        ORDER BY s.priority, s.created_at_epoch_ms, s.enqueue_seq LIMIT :window
    )
    UNION ALL
    SELECT * FROM (
        SELECT enqueue_seq, workflow_id, queue_name, partition_key, priority, created_at_epoch_ms
        FROM workflow_status INDEXED BY idx_workflow_delayed
        WHERE status = 'ENQUEUED' AND available_at_epoch_ms <= :now
            AND workflow_name IN (SELECT value FROM json_each(:workflow_names))
            AND (:queue_name IS NULL OR queue_name = :queue_name)
        ORDER BY available_at_epoch_ms LIMIT :window
    )
),
head AS (
    SELECT enqueue_seq, priority, created_at_epoch_ms FROM (
        SELECT c.*, row_number() OVER (
            PARTITION BY c.queue_name, c.partition_key, CASE WHEN c.partition_key IS NULL THEN c.enqueue_seq END
            ORDER BY c.priority, c.created_at_epoch_ms, c.enqueue_seq
        ) AS place
        FROM candidate c
        WHERE c.partition_key IS NULL OR NOT EXISTS (
            SELECT 1 FROM workflow_status h
            WHERE h.holds_partition = 1 AND h.status IN ('ENQUEUED', 'PENDING', 'RUNNING', 'WAITING', 'CANCELLED')
                AND h.queue_name = c.queue_name AND h.partition_key = c.partition_key
                AND h.workflow_id <> c.workflow_id
        )
    )
    WHERE place = 1
),
short AS (
    SELECT 1 AS yes
    WHERE (SELECT count(*) FROM head) < :limit AND (SELECT count(*) FROM candidate) >= :window
),
deep (seq) AS (
    SELECT (
        SELECT enqueue_seq FROM workflow_status INDEXED BY idx_workflow_lane
        WHERE status = 'ENQUEUED' AND available_at_epoch_ms IS NULL AND partition_key IS NOT NULL
            AND queue_name >= coalesce(:queue_name, '')
        ORDER BY queue_name, partition_key LIMIT 1
    )
    FROM short
    UNION ALL
    SELECT coalesce(
        (
            SELECT n.enqueue_seq FROM workflow_status n INDEXED BY idx_workflow_lane
            WHERE n.status = 'ENQUEUED' AND n.available_at_epoch_ms IS NULL AND n.partition_key IS NOT NULL
                AND n.queue_name = p.queue_name AND n.partition_key > p.partition_key
            ORDER BY n.partition_key LIMIT 1
        ),
        (
            SELECT n.enqueue_seq FROM workflow_status n INDEXED BY idx_workflow_lane
            WHERE n.status = 'ENQUEUED' AND n.available_at_epoch_ms IS NULL AND n.partition_key IS NOT NULL
                AND n.queue_name > p.queue_name
            ORDER BY n.queue_name, n.partition_key LIMIT 1
        )
    )
    FROM deep JOIN workflow_status p ON p.enqueue_seq = deep.seq
    WHERE :queue_name IS NULL OR p.queue_name = :queue_name
),
deep_head AS (
    SELECT w.enqueue_seq, w.priority, w.created_at_epoch_ms
    FROM deep JOIN workflow_status p ON p.enqueue_seq = deep.seq CROSS JOIN workflow_status w
    WHERE (:queue_name IS NULL OR p.queue_name = :queue_name)
        AND NOT EXISTS (
            SELECT 1 FROM workflow_status h
            WHERE h.holds_partition = 1 AND h.status IN ('ENQUEUED', 'PENDING', 'RUNNING', 'WAITING', 'CANCELLED')
                AND h.queue_name = p.queue_name AND h.partition_key = p.partition_key
        )
        AND w.enqueue_seq IN (
            SELECT s.enqueue_seq FROM workflow_status s INDEXED BY idx_workflow_lane
            WHERE s.status = 'ENQUEUED' AND s.available_at_epoch_ms IS NULL
                AND s.partition_key IS NOT NULL AND s.queue_name = p.queue_name AND s.partition_key = p.partition_key
                AND s.workflow_name IN (SELECT value FROM json_each(:workflow_names))
            ORDER BY s.priority, s.created_at_epoch_ms, s.enqueue_seq LIMIT 1
        )
    UNION ALL
    SELECT w.enqueue_seq, w.priority, w.created_at_epoch_ms
    FROM short CROSS JOIN (SELECT DISTINCT queue_name FROM ours) q CROSS JOIN workflow_status w
    WHERE w.enqueue_seq IN (
        SELECT s.enqueue_seq FROM workflow_status s INDEXED BY idx_workflow_free
        WHERE s.status = 'ENQUEUED' AND s.available_at_epoch_ms IS NULL
            AND s.queue_name = q.queue_name AND s.partition_key IS NULL
            AND s.workflow_name IN (SELECT value FROM json_each(:workflow_names))
        ORDER BY s.priority, s.created_at_epoch_ms, s.enqueue_seq LIMIT :limit
    )
)
UPDATE workflow_status
SET status = 'PENDING', claimed_by = :executor_id, claimed_at_epoch_ms = :now, heartbeat_at_epoch_ms = :now,
    updated_at_epoch_ms = :now, available_at_epoch_ms = NULL, wake_at_epoch_ms = NULL, waiting_for = NULL,
    claim_token = claim_token + 1, holds_partition = partition_key IS NOT NULL
WHERE enqueue_seq IN (
    SELECT enqueue_seq FROM (SELECT * FROM head UNION SELECT * FROM deep_head)
    ORDER BY priority, created_at_epoch_ms, enqueue_seq LIMIT :limit
)
RETURNING enqueue_seq, ${run_columns}
