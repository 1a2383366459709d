-- The tables that scripts, named queries and reports know. Where they exist already, nothing is changed.
CREATE SCHEMA IF NOT EXISTS workflows;

CREATE TABLE IF NOT EXISTS workflows.schema_meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
INSERT INTO workflows.schema_meta (key, value) VALUES ('schema_version', '1') ON CONFLICT (key) DO NOTHING;

CREATE TABLE IF NOT EXISTS workflows.workflow_status (
    workflow_id UUID PRIMARY KEY,
    workflow_name TEXT NOT NULL,
    status TEXT NOT NULL,
    queue_name TEXT NOT NULL DEFAULT 'default',
    partition_key TEXT,
    priority INT NOT NULL DEFAULT 0,
    deduplication_id TEXT,
    application_version TEXT,
    inputs_json TEXT,
    result_json TEXT,
    error_json TEXT,
    created_at_epoch_ms BIGINT NOT NULL,
    updated_at_epoch_ms BIGINT NOT NULL,
    started_at_epoch_ms BIGINT,
    completed_at_epoch_ms BIGINT,
    claimed_by TEXT,
    claimed_at_epoch_ms BIGINT,
    heartbeat_at_epoch_ms BIGINT,
    deadline_epoch_ms BIGINT
);
CREATE INDEX IF NOT EXISTS idx_workflow_claim
    ON workflows.workflow_status (queue_name, status, priority DESC, created_at_epoch_ms);
CREATE INDEX IF NOT EXISTS idx_workflow_partition
    ON workflows.workflow_status (queue_name, partition_key, status);
CREATE UNIQUE INDEX IF NOT EXISTS uq_workflow_dedup
    ON workflows.workflow_status (queue_name, deduplication_id)
    WHERE deduplication_id IS NOT NULL AND status IN ('ENQUEUED', 'PENDING');

CREATE TABLE IF NOT EXISTS workflows.operation_outputs (
    output_id BIGSERIAL PRIMARY KEY,
    workflow_id UUID NOT NULL,
    call_seq INT NOT NULL,
    step_name TEXT NOT NULL,
    status TEXT NOT NULL,
    output_json TEXT,
    error_json TEXT,
    started_at_epoch_ms BIGINT NOT NULL,
    completed_at_epoch_ms BIGINT,
    attempts INT NOT NULL DEFAULT 1,
    CONSTRAINT uq_operation_outputs UNIQUE (workflow_id, call_seq)
);
CREATE INDEX IF NOT EXISTS idx_outputs_workflow ON workflows.operation_outputs (workflow_id, call_seq);

CREATE TABLE IF NOT EXISTS workflows.notifications (
    notification_id BIGSERIAL PRIMARY KEY,
    destination_uuid UUID NOT NULL,
    topic TEXT NOT NULL,
    message_json TEXT NOT NULL,
    message_uuid UUID,
    created_at_epoch_ms BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS idx_notifications_recv
    ON workflows.notifications (destination_uuid, topic, created_at_epoch_ms);
CREATE UNIQUE INDEX IF NOT EXISTS uq_notifications_dedup
    ON workflows.notifications (destination_uuid, topic, message_uuid) WHERE message_uuid IS NOT NULL;

CREATE TABLE IF NOT EXISTS workflows.workflow_events (
    workflow_id UUID NOT NULL,
    key TEXT NOT NULL,
    value_json TEXT,
    updated_at_epoch_ms BIGINT NOT NULL,
    PRIMARY KEY (workflow_id, key)
);

CREATE TABLE IF NOT EXISTS workflows.workflow_events_history (
    event_id BIGSERIAL PRIMARY KEY,
    workflow_id UUID NOT NULL,
    key TEXT NOT NULL,
    value_json TEXT,
    created_at_epoch_ms BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS idx_event_hist
    ON workflows.workflow_events_history (workflow_id, key, created_at_epoch_ms);

CREATE TABLE IF NOT EXISTS workflows.streams (
    stream_id BIGSERIAL PRIMARY KEY,
    workflow_id UUID NOT NULL,
    key TEXT NOT NULL,
    "offset" BIGINT NOT NULL,
    value_json TEXT,
    created_at_epoch_ms BIGINT NOT NULL,
    CONSTRAINT uq_streams UNIQUE (workflow_id, key, "offset")
);
CREATE INDEX IF NOT EXISTS idx_stream_tail ON workflows.streams (workflow_id, key, "offset");

CREATE TABLE IF NOT EXISTS workflows.stream_heads (
    workflow_id UUID NOT NULL,
    key TEXT NOT NULL,
    next_offset BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (workflow_id, key)
);

CREATE TABLE IF NOT EXISTS workflows.param_templates (
    workflow_name TEXT NOT NULL,
    template_name TEXT NOT NULL,
    template_version INT NOT NULL,
    schema_json TEXT,
    status TEXT NOT NULL DEFAULT 'active',
    description TEXT,
    created_by TEXT,
    created_at_epoch_ms BIGINT NOT NULL,
    PRIMARY KEY (workflow_name, template_name, template_version)
);
CREATE INDEX IF NOT EXISTS idx_templates_latest
    ON workflows.param_templates (workflow_name, template_name, status, template_version DESC);

CREATE TABLE IF NOT EXISTS workflows.param_enums (
    enum_name TEXT NOT NULL,
    enum_version INT NOT NULL,
    values_json TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'active',
    description TEXT,
    created_by TEXT,
    created_at_epoch_ms BIGINT NOT NULL,
    PRIMARY KEY (enum_name, enum_version)
);
CREATE INDEX IF NOT EXISTS idx_enums_latest ON workflows.param_enums (enum_name, status, enum_version DESC);

CREATE TABLE IF NOT EXISTS workflows.retention_config (
    id INT PRIMARY KEY DEFAULT 1,
    time_threshold_hours INT,
    rows_threshold BIGINT DEFAULT 1000000,
    global_timeout_hours INT,
    updated_at_epoch_ms BIGINT NOT NULL
);
INSERT INTO workflows.retention_config (id, updated_at_epoch_ms) VALUES (1, 0) ON CONFLICT (id) DO NOTHING;
