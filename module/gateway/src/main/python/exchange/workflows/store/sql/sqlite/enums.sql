-- Enums: versions of a list of options.

-- fragment: enum_columns
e.enum_name, e.enum_version, e.values_json, e.status, e.description, e.created_by, e.created_at_epoch_ms

-- name: enums
SELECT ${enum_columns} FROM param_enums e
WHERE (:status IS NULL OR e.status = :status)
    AND (:latest_only = 0 OR e.enum_version = (
        SELECT max(m.enum_version) FROM param_enums m
        WHERE m.enum_name = e.enum_name AND (:status IS NULL OR m.status = :status)
    ))
ORDER BY e.enum_name, e.enum_version DESC

-- name: enum
SELECT ${enum_columns} FROM param_enums e
WHERE e.enum_name = :enum_name AND (:enum_version IS NULL OR e.enum_version = :enum_version)
    AND (:enum_version IS NOT NULL OR :active_only = 0 OR e.status = 'active')
ORDER BY e.enum_version DESC LIMIT 1

-- name: add_enum
INSERT INTO param_enums (enum_name, enum_version, values_json, status, description, created_by, created_at_epoch_ms)
SELECT :enum_name, coalesce(max(enum_version), 0) + 1, :values_json, :status, :description, :created_by, :created_at
FROM param_enums WHERE enum_name = :enum_name
RETURNING enum_version

-- name: set_enum_status
UPDATE param_enums SET status = :status WHERE enum_name = :enum_name AND enum_version = :enum_version

-- name: delete_enum
DELETE FROM param_enums WHERE enum_name = :enum_name AND (:enum_version IS NULL OR enum_version = :enum_version)
