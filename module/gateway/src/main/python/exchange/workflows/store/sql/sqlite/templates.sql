-- Forms: versions of a template of a workflow.

-- fragment: template_columns
t.workflow_name, t.template_name, t.template_version, t.schema_json, t.status, t.description, t.created_by,
t.created_at_epoch_ms

-- name: templates
SELECT ${template_columns} FROM param_templates t
WHERE t.workflow_name = :workflow_name AND (:status IS NULL OR t.status = :status)
    AND (:latest_only = 0 OR t.template_version = (
        SELECT max(m.template_version) FROM param_templates m
        WHERE m.workflow_name = t.workflow_name AND m.template_name = t.template_name
            AND (:status IS NULL OR m.status = :status)
    ))
ORDER BY t.template_name, t.template_version DESC

-- An explicit version is found in any status.
-- name: template
SELECT ${template_columns} FROM param_templates t
WHERE t.workflow_name = :workflow_name AND t.template_name = :template_name
    AND (:template_version IS NULL OR t.template_version = :template_version)
    AND (:template_version IS NOT NULL OR :active_only = 0 OR t.status = 'active')
ORDER BY t.template_version DESC LIMIT 1

-- name: add_template
INSERT INTO param_templates (
    workflow_name, template_name, template_version, schema_json, status, description, created_by, created_at_epoch_ms
)
SELECT :workflow_name, :template_name, coalesce(max(template_version), 0) + 1, :schema_json, :status, :description,
    :created_by, :created_at
FROM param_templates WHERE workflow_name = :workflow_name AND template_name = :template_name
RETURNING template_version

-- name: set_template_status
UPDATE param_templates SET status = :status
WHERE workflow_name = :workflow_name AND template_name = :template_name AND template_version = :template_version

-- name: delete_template
DELETE FROM param_templates
WHERE workflow_name = :workflow_name AND template_name = :template_name
    AND (:template_version IS NULL OR template_version = :template_version)
