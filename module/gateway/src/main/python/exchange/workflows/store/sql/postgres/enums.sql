-- Enums: versions of a list of options.

-- fragment: enum_columns
e.enum_name, e.enum_version, e.values_json, e.status, e.description, e.created_by, e.created_at_epoch_ms

-- name: enums
SELECT ${enum_columns} FROM workflows.param_enums e
WHERE (:status::text IS NULL OR e.status = :status::text)
    AND (:latest_only::int = 0 OR e.enum_version = (
        SELECT max(m.enum_version) FROM workflows.param_enums m
        WHERE m.enum_name = e.enum_name AND (:status::text IS NULL OR m.status = :status::text)
    ))
ORDER BY e.enum_name, e.enum_version DESC

-- name: enum
SELECT ${enum_columns} FROM workflows.param_enums e
WHERE e.enum_name = :enum_name::text AND (:enum_version::int IS NULL OR e.enum_version = :enum_version::int)
    AND (:enum_version::int IS NOT NULL OR :active_only::int = 0 OR e.status = 'active')
ORDER BY e.enum_version DESC LIMIT 1

-- name: add_enum
INSERT INTO workflows.param_enums (enum_name, enum_version, values_json, status, description, created_by, created_at_epoch_ms)
SELECT :enum_name::text, coalesce(max(enum_version), 0) + 1, :values_json::text, :status::text, :description::text, :created_by::text, :created_at::bigint
FROM workflows.param_enums WHERE enum_name = :enum_name::text
RETURNING enum_version

-- name: set_enum_status
UPDATE workflows.param_enums SET status = :status::text WHERE enum_name = :enum_name::text AND enum_version = :enum_version::int

-- name: delete_enum
DELETE FROM workflows.param_enums WHERE enum_name = :enum_name::text AND (:enum_version::int IS NULL OR enum_version = :enum_version::int)
