-- What is there already. `migration` in schema_meta counts this product's own migrations.

-- name: has_schema
SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = 'workflows' AND tablename = 'schema_meta'

-- One process at a time migrates; the lock goes with the transaction.
-- name: lock_schema
SELECT pg_advisory_xact_lock(7103271)

-- name: schema_meta
SELECT key, value FROM workflows.schema_meta

-- name: set_schema_meta
INSERT INTO workflows.schema_meta (key, value) VALUES (:key::text, :value::text)
ON CONFLICT (key) DO UPDATE SET value = excluded.value
