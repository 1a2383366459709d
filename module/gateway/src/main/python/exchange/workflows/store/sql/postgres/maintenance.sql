-- The maintenance switch: one row, absent until somebody sets it.

-- name: maintenance
SELECT enabled, mode, reason, actor, since_epoch_ms, generation, last_swap_at_epoch_ms FROM workflows.maintenance WHERE id = 1

-- name: set_maintenance
INSERT INTO workflows.maintenance (id, enabled, mode, reason, actor, since_epoch_ms, generation, last_swap_at_epoch_ms)
VALUES (1, :enabled::boolean, :mode::text, :reason::text, :actor::text, :since::bigint, :generation::bigint, :last_swap_at::bigint)
ON CONFLICT (id) DO UPDATE SET
    enabled = excluded.enabled, mode = excluded.mode, reason = excluded.reason, actor = excluded.actor,
    since_epoch_ms = excluded.since_epoch_ms, generation = excluded.generation,
    last_swap_at_epoch_ms = excluded.last_swap_at_epoch_ms
