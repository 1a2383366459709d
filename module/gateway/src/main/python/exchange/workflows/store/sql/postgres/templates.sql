-- Forms: versions of a template of a workflow.

-- fragment: template_columns
t.workflow_name, t.template_name, t.template_version, t.schema_json, t.status, t.description, t.created_by,
t.created_at_epoch_ms

-- name: templates
SELECT ${template_columns} FROM workflows.param_templates t
WHERE t.workflow_name = :workflow_name::text AND (:status::text IS NULL OR t.status = :status::text)
    AND (:latest_only::int = 0 OR t.template_version = (
        SELECT max(m.template_version) FROM workflows.param_templates m
        WHERE m.workflow_name = t.workflow_name AND m.template_name = t.template_name
            AND (:status::text IS NULL OR m.status = :status::text)
    ))
ORDER BY t.template_name, t.template_version DESC

-- An explicit version is found in any status.
-- name: template
SELECT ${template_columns} FROM workflows.param_templates t
WHERE t.workflow_name = :workflow_name::text AND t.template_name = :template_name::text
    AND (:template_version::int IS NULL OR t.template_version = :template_version::int)
    AND (:template_version::int IS NOT NULL OR :active_only::int = 0 OR t.status = 'active')
ORDER BY t.template_version DESC LIMIT 1

-- name: add_template
INSERT INTO workflows.param_templates (
    workflow_name, template_name, template_version, schema_json, status, description, created_by, created_at_epoch_ms
)
SELECT :workflow_name::text, :template_name::text, coalesce(max(template_version), 0) + 1, :schema_json::text, :status::text, :description::text,
    :created_by::text, :created_at::bigint
FROM workflows.param_templates WHERE workflow_name = :workflow_name::text AND template_name = :template_name::text
RETURNING template_version

-- name: set_template_status
UPDATE workflows.param_templates SET status = :status::text
WHERE workflow_name = :workflow_name::text AND template_name = :template_name::text AND template_version = :template_version::int

-- name: delete_template
DELETE FROM workflows.param_templates
WHERE workflow_name = :workflow_name::text AND template_name = :template_name::text
    AND (:template_version::int IS NULL OR template_version = :template_version::int)
