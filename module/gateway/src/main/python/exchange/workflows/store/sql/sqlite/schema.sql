-- What is there already. `migration` in schema_meta counts this product's own migrations.

-- name: has_schema
SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_meta'

-- Differs from Postgres: the write transaction that is open already keeps others out.
-- name: lock_schema
SELECT 1

-- name: schema_meta
SELECT key, value FROM schema_meta

-- name: set_schema_meta
INSERT INTO schema_meta (key, value) VALUES (:key, :value)
ON CONFLICT (key) DO UPDATE SET value = excluded.value
