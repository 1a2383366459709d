-- The sum of all migrations, for reading; a test holds them together.
CREATE SCHEMA workflows;

CREATE TABLE workflows.schema_meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
INSERT INTO workflows.schema_meta (key, value) VALUES ('schema_version', '1');

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
    deadline_epoch_ms BIGINT,
    enqueue_seq BIGSERIAL,
    claim_token BIGINT NOT NULL DEFAULT 0,
    available_at_epoch_ms BIGINT,
    project TEXT,
    started_by TEXT,
    parent_id UUID,
    phase_state TEXT,
    recovery_attempts INT NOT NULL DEFAULT 0,
    generation BIGINT,
    wake_at_epoch_ms BIGINT,
    waiting_for TEXT,
    holds_partition BOOLEAN NOT NULL DEFAULT FALSE
);
ALTER TABLE workflows.workflow_status ADD CONSTRAINT ck_workflow_status CHECK (
    status IN ('ENQUEUED', 'PENDING', 'RUNNING', 'WAITING', 'SUCCESS', 'ERROR', 'CANCELLED', 'STOPPED')
) NOT VALID;

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
    CONSTRAINT uq_operation_outputs UNIQUE (workflow_id, call_seq)
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
CREATE INDEX idx_notifications_recv
    ON workflows.notifications (destination_uuid, topic, created_at_epoch_ms);
CREATE UNIQUE INDEX uq_notifications_dedup
    ON workflows.notifications (destination_uuid, topic, message_uuid) WHERE message_uuid IS NOT NULL;

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
    created_at_epoch_ms BIGINT NOT NULL,
    call_seq INT,
    op_seq INT
);
CREATE INDEX idx_event_hist
    ON workflows.workflow_events_history (workflow_id, key, created_at_epoch_ms);

CREATE TABLE workflows.streams (
    stream_id BIGSERIAL PRIMARY KEY,
    workflow_id UUID NOT NULL,
    key TEXT NOT NULL,
    "offset" BIGINT NOT NULL,
    value_json TEXT,
    created_at_epoch_ms BIGINT NOT NULL,
    call_seq INT,
    op_seq INT,
    CONSTRAINT uq_streams UNIQUE (workflow_id, key, "offset")
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
INSERT INTO workflows.retention_config (id, updated_at_epoch_ms) VALUES (1, 0);

-- Claim order. Lower priority first; rows that are not due yet stay out of it.
CREATE INDEX idx_workflow_claim
    ON workflows.workflow_status (queue_name, workflow_name, priority, created_at_epoch_ms, enqueue_seq)
    WHERE status = 'ENQUEUED' AND available_at_epoch_ms IS NULL;
CREATE INDEX idx_workflow_lane
    ON workflows.workflow_status (queue_name, partition_key, priority, created_at_epoch_ms, enqueue_seq)
    WHERE status = 'ENQUEUED' AND available_at_epoch_ms IS NULL AND partition_key IS NOT NULL;
CREATE INDEX idx_workflow_free
    ON workflows.workflow_status (queue_name, priority, created_at_epoch_ms, enqueue_seq)
    WHERE status = 'ENQUEUED' AND available_at_epoch_ms IS NULL AND partition_key IS NULL;
CREATE INDEX idx_workflow_delayed
    ON workflows.workflow_status (available_at_epoch_ms)
    WHERE status = 'ENQUEUED' AND available_at_epoch_ms IS NOT NULL;

-- Only of runs that are under way: for those that wait, idx_workflow_lane has the order as well.
CREATE INDEX idx_workflow_partition
    ON workflows.workflow_status (queue_name, partition_key, status)
    WHERE partition_key IS NOT NULL AND status IN ('PENDING', 'RUNNING', 'WAITING');

-- A deduplication id is free from the moment code has begun; a run that is taken back must not clash with a newer one.
CREATE UNIQUE INDEX uq_workflow_dedup
    ON workflows.workflow_status (queue_name, deduplication_id)
    WHERE deduplication_id IS NOT NULL AND status IN ('ENQUEUED', 'PENDING') AND started_at_epoch_ms IS NULL;

-- One started, unfinished run of a partition. This index is the lock, whatever the statements believe.
CREATE UNIQUE INDEX uq_workflow_partition
    ON workflows.workflow_status (queue_name, partition_key)
    WHERE holds_partition AND status IN ('ENQUEUED', 'PENDING', 'RUNNING', 'WAITING', 'CANCELLED');

CREATE INDEX idx_workflow_open
    ON workflows.workflow_status (claimed_by) WHERE status IN ('PENDING', 'RUNNING');
CREATE INDEX idx_workflow_deadline
    ON workflows.workflow_status (deadline_epoch_ms)
    WHERE status IN ('RUNNING', 'WAITING') AND deadline_epoch_ms IS NOT NULL;
CREATE INDEX idx_workflow_wake
    ON workflows.workflow_status (wake_at_epoch_ms) WHERE status = 'WAITING' AND wake_at_epoch_ms IS NOT NULL;
CREATE INDEX idx_workflow_created ON workflows.workflow_status (created_at_epoch_ms, enqueue_seq);
CREATE INDEX idx_workflow_list ON workflows.workflow_status (status, created_at_epoch_ms, enqueue_seq);
CREATE INDEX idx_workflow_name ON workflows.workflow_status (workflow_name, created_at_epoch_ms, enqueue_seq);

CREATE UNIQUE INDEX uq_event_position
    ON workflows.workflow_events_history (workflow_id, call_seq, op_seq) WHERE op_seq IS NOT NULL;

CREATE TABLE workflows.operations (
    workflow_id UUID NOT NULL,
    call_seq INT NOT NULL,
    op_seq INT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    value_json TEXT,
    at_epoch_ms BIGINT NOT NULL,
    PRIMARY KEY (workflow_id, call_seq, op_seq)
);

CREATE TABLE workflows.commands (
    command_seq BIGSERIAL PRIMARY KEY,
    command_id TEXT NOT NULL UNIQUE,
    workflow_id UUID NOT NULL,
    cmd TEXT NOT NULL,
    topic TEXT,
    status TEXT NOT NULL CONSTRAINT ck_command_status CHECK (
        status IN ('REQUESTED', 'DELIVERED', 'ACCEPTED', 'REJECTED', 'SUPERSEDED', 'DONE', 'TIMED_OUT')
    ),
    actor TEXT,
    source TEXT,
    reason TEXT,
    requested_at_epoch_ms BIGINT NOT NULL,
    delivered_at_epoch_ms BIGINT,
    decided_at_epoch_ms BIGINT,
    done_at_epoch_ms BIGINT,
    outcome TEXT,
    message_id BIGINT
);
CREATE INDEX idx_commands_run ON workflows.commands (workflow_id, command_seq);
CREATE INDEX idx_commands_open ON workflows.commands (workflow_id) WHERE status = 'REQUESTED' AND message_id IS NULL;
CREATE INDEX idx_commands_mailed ON workflows.commands (message_id) WHERE message_id IS NOT NULL;

CREATE TABLE workflows.executors (
    executor_id TEXT PRIMARY KEY,
    gateway TEXT,
    started_at_epoch_ms BIGINT NOT NULL,
    lease_until_epoch_ms BIGINT NOT NULL,
    version TEXT
);

CREATE TABLE workflows.maintenance (
    id INT PRIMARY KEY CONSTRAINT ck_maintenance_one CHECK (id = 1),
    enabled BOOLEAN NOT NULL,
    mode TEXT,
    reason TEXT,
    actor TEXT,
    since_epoch_ms BIGINT,
    generation BIGINT NOT NULL,
    last_swap_at_epoch_ms BIGINT
);

CREATE TABLE workflows.audit (
    audit_id BIGSERIAL PRIMARY KEY,
    at_epoch_ms BIGINT NOT NULL,
    actor TEXT,
    source TEXT,
    action TEXT NOT NULL,
    target TEXT,
    value TEXT,
    reason TEXT,
    outcome TEXT
);
