-- Tables and rows as the script-library edition v0.3.6 leaves them when its gateway is killed.
CREATE SCHEMA workflows;
CREATE TABLE workflows.schema_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
INSERT INTO workflows.schema_meta VALUES ('schema_version', '1');
CREATE TABLE workflows.workflow_status (
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
CREATE INDEX idx_workflow_claim ON workflows.workflow_status (queue_name, status, priority DESC, created_at_epoch_ms);
CREATE INDEX idx_workflow_partition ON workflows.workflow_status (queue_name, partition_key, status);
CREATE UNIQUE INDEX uq_workflow_dedup ON workflows.workflow_status (queue_name, deduplication_id)
    WHERE deduplication_id IS NOT NULL AND status IN ('ENQUEUED', 'PENDING');
CREATE TABLE workflows.operation_outputs (
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
    UNIQUE (workflow_id, call_seq)
);
CREATE INDEX idx_outputs_workflow ON workflows.operation_outputs (workflow_id, call_seq);
CREATE TABLE workflows.notifications (
    notification_id BIGSERIAL PRIMARY KEY,
    destination_uuid UUID NOT NULL,
    topic TEXT NOT NULL,
    message_json TEXT NOT NULL,
    message_uuid UUID,
    created_at_epoch_ms BIGINT NOT NULL
);
CREATE INDEX idx_notifications_recv ON workflows.notifications (destination_uuid, topic, created_at_epoch_ms);
CREATE UNIQUE INDEX uq_notifications_dedup ON workflows.notifications (destination_uuid, topic, message_uuid)
    WHERE message_uuid IS NOT NULL;
CREATE TABLE workflows.workflow_events (
    workflow_id UUID NOT NULL,
    key TEXT NOT NULL,
    value_json TEXT,
    updated_at_epoch_ms BIGINT NOT NULL,
    PRIMARY KEY (workflow_id, key)
);
CREATE TABLE workflows.workflow_events_history (
    event_id BIGSERIAL PRIMARY KEY,
    workflow_id UUID NOT NULL,
    key TEXT NOT NULL,
    value_json TEXT,
    created_at_epoch_ms BIGINT NOT NULL
);
CREATE INDEX idx_event_hist ON workflows.workflow_events_history (workflow_id, key, created_at_epoch_ms);
CREATE TABLE workflows.streams (
    stream_id BIGSERIAL PRIMARY KEY,
    workflow_id UUID NOT NULL,
    key TEXT NOT NULL,
    "offset" BIGINT NOT NULL,
    value_json TEXT,
    created_at_epoch_ms BIGINT NOT NULL,
    UNIQUE (workflow_id, key, "offset")
);
CREATE INDEX idx_stream_tail ON workflows.streams (workflow_id, key, "offset");
CREATE TABLE workflows.stream_heads (
    workflow_id UUID NOT NULL,
    key TEXT NOT NULL,
    next_offset BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (workflow_id, key)
);
CREATE TABLE workflows.param_templates (
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
CREATE INDEX idx_templates_latest
    ON workflows.param_templates (workflow_name, template_name, status, template_version DESC);
CREATE TABLE workflows.param_enums (
    enum_name TEXT NOT NULL,
    enum_version INT NOT NULL,
    values_json TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'active',
    description TEXT,
    created_by TEXT,
    created_at_epoch_ms BIGINT NOT NULL,
    PRIMARY KEY (enum_name, enum_version)
);
CREATE INDEX idx_enums_latest ON workflows.param_enums (enum_name, status, enum_version DESC);
CREATE TABLE workflows.retention_config (
    id INT PRIMARY KEY DEFAULT 1,
    time_threshold_hours INT,
    rows_threshold BIGINT DEFAULT 1000000,
    global_timeout_hours INT,
    updated_at_epoch_ms BIGINT NOT NULL
);
INSERT INTO workflows.retention_config VALUES (1, 72, 5000, NULL, 1700000000000);

-- A finished run; a queued one; two of one partition that ran at once, as two gateways let them; one claimed only.
INSERT INTO workflows.workflow_status (
    workflow_id, workflow_name, status, queue_name, partition_key, deduplication_id, inputs_json, result_json,
    created_at_epoch_ms, updated_at_epoch_ms, started_at_epoch_ms, completed_at_epoch_ms, claimed_by, claimed_at_epoch_ms
) VALUES
    ('00000000-0000-4000-8000-000000000001', 'batch', 'SUCCESS', 'default', NULL, NULL, '{"resolved": {}, "raw": {}}',
        '{"ok": true}', 1700000000000, 1700000000010, 1700000000001, 1700000000010, 'gw:old', 1700000000001),
    ('00000000-0000-4000-8000-000000000002', 'batch', 'ENQUEUED', 'default', NULL, 'd2', '{"resolved": {}, "raw": {}}',
        NULL, 1700000000002, 1700000000002, NULL, NULL, NULL, NULL),
    ('00000000-0000-4000-8000-000000000003', 'batch', 'RUNNING', 'default', 'm1', 'd3', '{"resolved": {}, "raw": {}}',
        NULL, 1700000000000, 1700000000001, 1700000000001, NULL, 'gw:old', 1700000000001),
    ('00000000-0000-4000-8000-000000000004', 'batch', 'RUNNING', 'default', 'm1', NULL, '{"resolved": {}, "raw": {}}',
        NULL, 1700000000001, 1700000000001, 1700000000001, NULL, 'gw2:old', 1700000000001),
    ('00000000-0000-4000-8000-000000000005', 'batch', 'PENDING', 'default', NULL, NULL, '{"resolved": {}, "raw": {}}',
        NULL, 1700000000003, 1700000000003, NULL, NULL, 'gw:old', 1700000000003);
INSERT INTO workflows.operation_outputs (
    workflow_id, call_seq, step_name, status, output_json, started_at_epoch_ms, completed_at_epoch_ms
) VALUES
    ('00000000-0000-4000-8000-000000000003', 1, 'fill', 'SUCCESS', '{"litres": 5}', 1700000000001, 1700000000002),
    ('00000000-0000-4000-8000-000000000003', 2, 'heat', 'STARTED', NULL, 1700000000003, NULL);
INSERT INTO workflows.notifications (destination_uuid, topic, message_json, created_at_epoch_ms)
VALUES ('00000000-0000-4000-8000-000000000003', 'cmd', '{"cmd": "HOLD"}', 1700000000004);
INSERT INTO workflows.workflow_events VALUES
    ('00000000-0000-4000-8000-000000000003', 'phase.last_message', '"filling"', 1700000000002);
INSERT INTO workflows.workflow_events_history (workflow_id, key, value_json, created_at_epoch_ms)
VALUES ('00000000-0000-4000-8000-000000000003', 'phase.last_message', '"filling"', 1700000000002);
INSERT INTO workflows.streams (workflow_id, key, "offset", value_json, created_at_epoch_ms)
VALUES ('00000000-0000-4000-8000-000000000003', 'log', 0, '"filling"', 1700000000002);
INSERT INTO workflows.stream_heads VALUES ('00000000-0000-4000-8000-000000000003', 'log', 1);
INSERT INTO workflows.param_templates VALUES ('batch', 'small', 1, '{}', 'active', NULL, 'admin', 1700000000000);
