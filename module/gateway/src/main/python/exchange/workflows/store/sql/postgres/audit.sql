-- Who did what: rows are only added.

-- name: write_audit
INSERT INTO workflows.audit (at_epoch_ms, actor, source, action, target, value, reason, outcome)
VALUES (:at::bigint, :actor::text, :source::text, :action::text, :target::text, :value::text, :reason::text, :outcome::text)

-- name: audit
SELECT at_epoch_ms, actor, source, action, target, value, reason, outcome FROM workflows.audit ORDER BY audit_id DESC LIMIT :limit::int
