-- Lists and counts for people. Newest first; `enqueue_seq` breaks ties, so that a cursor is exact.

-- fragment: matches
(:statuses::json IS NULL OR w.status IN (SELECT json_array_elements_text(:statuses::json)))
    AND (:workflow_name::text IS NULL OR w.workflow_name = :workflow_name::text)
    AND (:queue_name::text IS NULL OR w.queue_name = :queue_name::text)
    AND (:text::text IS NULL OR lower(w.workflow_name) LIKE :text::text ESCAPE '!'
        OR w.workflow_id::text LIKE :text::text ESCAPE '!'
        OR lower(w.partition_key) LIKE :text::text ESCAPE '!')

-- name: page
SELECT w.enqueue_seq, ${run_columns} FROM workflows.workflow_status w
WHERE ${matches}
    AND (:before_at::bigint IS NULL OR (w.created_at_epoch_ms, w.enqueue_seq) < (:before_at::bigint, :before_seq::bigint))
ORDER BY w.created_at_epoch_ms DESC, w.enqueue_seq DESC LIMIT :limit::int

-- name: page_total
SELECT count(*) FROM (SELECT 1 FROM workflows.workflow_status w WHERE ${matches} LIMIT 10000) AS found

-- name: last_steps
SELECT s.workflow_id::text, s.call_seq, s.step_name, s.status, s.output_json, s.error_json, s.started_at_epoch_ms,
    s.completed_at_epoch_ms, s.attempts
FROM json_array_elements_text(:workflow_ids::json) i (value)
JOIN workflows.operation_outputs s ON s.workflow_id = i.value::uuid
WHERE s.call_seq = (SELECT max(m.call_seq) FROM workflows.operation_outputs m WHERE m.workflow_id = i.value::uuid)

-- name: last_progress
SELECT e.workflow_id::text, e.key, e.value_json, e.updated_at_epoch_ms
FROM json_array_elements_text(:workflow_ids::json) i (value)
JOIN workflows.workflow_events e ON e.workflow_id = i.value::uuid AND e.key = 'phase.last_message'

-- name: last_commands
SELECT ${command_columns} FROM workflows.commands
WHERE command_seq IN (
    SELECT (SELECT max(c.command_seq) FROM workflows.commands c WHERE c.workflow_id = i.value::uuid)
    FROM json_array_elements_text(:workflow_ids::json) i (value)
)

-- name: counts
SELECT status, count(*) FROM workflows.workflow_status GROUP BY status

-- name: held_count
SELECT count(*) FROM workflows.workflow_status
WHERE phase_state = 'HELD' AND status IN ('ENQUEUED', 'PENDING', 'RUNNING', 'WAITING')

-- name: queue_counts
SELECT queue_name, status, count(*), min(created_at_epoch_ms) FROM workflows.workflow_status
GROUP BY queue_name, status ORDER BY queue_name, status

-- name: in_flight
SELECT count(*) FROM workflows.workflow_status
WHERE status IN ('PENDING', 'RUNNING') AND (:executor_id::text IS NULL OR claimed_by = :executor_id::text)

-- name: waiting_for_code
SELECT workflow_name, count(*) FROM workflows.workflow_status
WHERE status = 'ENQUEUED' AND workflow_name NOT IN (SELECT json_array_elements_text(:workflow_names::json))
GROUP BY workflow_name ORDER BY workflow_name
