-- Lists and counts for people. Newest first; `enqueue_seq` breaks ties, so that a cursor is exact.

-- fragment: matches
(:statuses IS NULL OR w.status IN (SELECT value FROM json_each(:statuses)))
    AND (:workflow_name IS NULL OR w.workflow_name = :workflow_name)
    AND (:queue_name IS NULL OR w.queue_name = :queue_name)
    AND (:text IS NULL OR lower(w.workflow_name) LIKE :text ESCAPE '!' OR w.workflow_id LIKE :text ESCAPE '!'
        OR lower(w.partition_key) LIKE :text ESCAPE '!')

-- name: page
SELECT w.enqueue_seq, ${run_columns} FROM workflow_status w
WHERE ${matches}
    AND (:before_at IS NULL OR (w.created_at_epoch_ms, w.enqueue_seq) < (:before_at, :before_seq))
ORDER BY w.created_at_epoch_ms DESC, w.enqueue_seq DESC LIMIT :limit

-- name: page_total
SELECT count(*) FROM (SELECT 1 FROM workflow_status w WHERE ${matches} LIMIT 10000)

-- name: last_steps
SELECT s.workflow_id, s.call_seq, s.step_name, s.status, s.output_json, s.error_json, s.started_at_epoch_ms,
    s.completed_at_epoch_ms, s.attempts
FROM json_each(:workflow_ids) i JOIN operation_outputs s ON s.workflow_id = i.value
WHERE s.call_seq = (SELECT max(m.call_seq) FROM operation_outputs m WHERE m.workflow_id = i.value)

-- name: last_progress
SELECT e.workflow_id, e.key, e.value_json, e.updated_at_epoch_ms
FROM json_each(:workflow_ids) i JOIN workflow_events e ON e.workflow_id = i.value AND e.key = 'phase.last_message'

-- name: last_commands
SELECT ${command_columns} FROM commands
WHERE command_seq IN (
    SELECT (SELECT max(c.command_seq) FROM commands c WHERE c.workflow_id = i.value) FROM json_each(:workflow_ids) i
)

-- name: counts
SELECT status, count(*) FROM workflow_status GROUP BY status

-- name: held_count
SELECT count(*) FROM workflow_status
WHERE phase_state = 'HELD' AND status IN ('ENQUEUED', 'PENDING', 'RUNNING', 'WAITING')

-- name: queue_counts
SELECT queue_name, status, count(*), min(created_at_epoch_ms) FROM workflow_status
GROUP BY queue_name, status ORDER BY queue_name, status

-- name: in_flight
SELECT count(*) FROM workflow_status
WHERE status IN ('PENDING', 'RUNNING') AND (:executor_id IS NULL OR claimed_by = :executor_id)

-- name: waiting_for_code
SELECT workflow_name, count(*) FROM workflow_status
WHERE status = 'ENQUEUED' AND workflow_name NOT IN (SELECT value FROM json_each(:workflow_names))
GROUP BY workflow_name ORDER BY workflow_name
