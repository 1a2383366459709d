-- Who did what: rows are only added.

-- name: write_audit
INSERT INTO audit (at_epoch_ms, actor, source, action, target, value, reason, outcome)
VALUES (:at, :actor, :source, :action, :target, :value, :reason, :outcome)

-- name: audit
SELECT at_epoch_ms, actor, source, action, target, value, reason, outcome FROM audit ORDER BY audit_id DESC LIMIT :limit
