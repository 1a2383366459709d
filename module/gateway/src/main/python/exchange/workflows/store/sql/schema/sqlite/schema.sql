-- The same tables as on Postgres, without a schema name. UUIDs are text, booleans 0 and 1; `enqueue_seq` is the row id,
-- so that insertion order costs nothing.
CREATE TABLE schema_meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
INSERT INTO schema_meta (key, value) VALUES ('schema_version', '1');

CREATE TABLE workflow_status (
    enqueue_seq INTEGER PRIMARY KEY AUTOINCREMENT,
    workflow_id TEXT NOT NULL UNIQUE,
    workflow_name TEXT NOT NULL,
    status TEXT NOT NULL CONSTRAINT ck_workflow_status CHECK (
        status IN ('ENQUEUED', 'PENDING', 'RUNNING', 'WAITING', 'SUCCESS', 'ERROR', 'CANCELLED', 'STOPPED')
    ),
    queue_name TEXT NOT NULL DEFAULT 'default',
    partition_key TEXT,
    priority INTEGER NOT NULL DEFAULT 0,
    deduplication_id TEXT,
    application_version TEXT,
    inputs_json TEXT,
    result_json TEXT,
    error_json TEXT,
    created_at_epoch_ms INTEGER NOT NULL,
    updated_at_epoch_ms INTEGER NOT NULL,
    started_at_epoch_ms INTEGER,
    completed_at_epoch_ms INTEGER,
    claimed_by TEXT,
    claimed_at_epoch_ms INTEGER,
    heartbeat_at_epoch_ms INTEGER,
    deadline_epoch_ms INTEGER,
    claim_token INTEGER NOT NULL DEFAULT 0,
    available_at_epoch_ms INTEGER,
    project TEXT,
    started_by TEXT,
    parent_id TEXT,
    phase_state TEXT,
    recovery_attempts INTEGER NOT NULL DEFAULT 0,
    generation INTEGER,
    wake_at_epoch_ms INTEGER,
    waiting_for TEXT,
    holds_partition INTEGER NOT NULL DEFAULT 0
);
-- Claim order. Lower priority first; rows that are not due yet stay out of it.
CREATE INDEX idx_workflow_claim
    ON workflow_status (queue_name, workflow_name, priority, created_at_epoch_ms, enqueue_seq)
    WHERE status = 'ENQUEUED' AND available_at_epoch_ms IS NULL;
CREATE INDEX idx_workflow_lane
    ON workflow_status (queue_name, partition_key, priority, created_at_epoch_ms, enqueue_seq)
    WHERE status = 'ENQUEUED' AND available_at_epoch_ms IS NULL AND partition_key IS NOT NULL;
CREATE INDEX idx_workflow_free
    ON workflow_status (queue_name, priority, created_at_epoch_ms, enqueue_seq)
    WHERE status = 'ENQUEUED' AND available_at_epoch_ms IS NULL AND partition_key IS NULL;
CREATE INDEX idx_workflow_delayed
    ON workflow_status (available_at_epoch_ms)
    WHERE status = 'ENQUEUED' AND available_at_epoch_ms IS NOT NULL;
CREATE INDEX idx_workflow_partition
    ON workflow_status (queue_name, partition_key, status)
    WHERE partition_key IS NOT NULL AND status IN ('PENDING', 'RUNNING', 'WAITING');
-- A deduplication id is free from the moment code has begun.
CREATE UNIQUE INDEX uq_workflow_dedup
    ON workflow_status (queue_name, deduplication_id)
    WHERE deduplication_id IS NOT NULL AND status IN ('ENQUEUED', 'PENDING') AND started_at_epoch_ms IS NULL;
-- One started, unfinished run of a partition. This index is the lock, whatever the statements believe.
CREATE UNIQUE INDEX uq_workflow_partition
    ON workflow_status (queue_name, partition_key)
    WHERE holds_partition = 1 AND status IN ('ENQUEUED', 'PENDING', 'RUNNING', 'WAITING', 'CANCELLED');
CREATE INDEX idx_workflow_open ON workflow_status (claimed_by) WHERE status IN ('PENDING', 'RUNNING');
CREATE INDEX idx_workflow_deadline
    ON workflow_status (deadline_epoch_ms) WHERE status IN ('RUNNING', 'WAITING') AND deadline_epoch_ms IS NOT NULL;
CREATE INDEX idx_workflow_wake
    ON workflow_status (wake_at_epoch_ms) WHERE status = 'WAITING' AND wake_at_epoch_ms IS NOT NULL;
CREATE INDEX idx_workflow_created ON workflow_status (created_at_epoch_ms, enqueue_seq);
CREATE INDEX idx_workflow_list ON workflow_status (status, created_at_epoch_ms, enqueue_seq);
CREATE INDEX idx_workflow_name ON workflow_status (workflow_name, created_at_epoch_ms, enqueue_seq);

CREATE TABLE operation_outputs (
    output_id INTEGER PRIMARY KEY AUTOINCREMENT,
    workflow_id TEXT NOT NULL,
    call_seq INTEGER NOT NULL,
    step_name TEXT NOT NULL,
    status TEXT NOT NULL,
    output_json TEXT,
    error_json TEXT,
    started_at_epoch_ms INTEGER NOT NULL,
    completed_at_epoch_ms INTEGER,
    attempts INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT uq_operation_outputs UNIQUE (workflow_id, call_seq)
);

CREATE TABLE notifications (
    notification_id INTEGER PRIMARY KEY AUTOINCREMENT,
    destination_uuid TEXT NOT NULL,
    topic TEXT NOT NULL,
    message_json TEXT NOT NULL,
    message_uuid TEXT,
    created_at_epoch_ms INTEGER NOT NULL
);
CREATE INDEX idx_notifications_recv ON notifications (destination_uuid, topic, created_at_epoch_ms);
CREATE UNIQUE INDEX uq_notifications_dedup
    ON notifications (destination_uuid, topic, message_uuid) WHERE message_uuid IS NOT NULL;

CREATE TABLE workflow_events (
    workflow_id TEXT NOT NULL,
    key TEXT NOT NULL,
    value_json TEXT,
    updated_at_epoch_ms INTEGER NOT NULL,
    PRIMARY KEY (workflow_id, key)
);

CREATE TABLE workflow_events_history (
    event_id INTEGER PRIMARY KEY AUTOINCREMENT,
    workflow_id TEXT NOT NULL,
    key TEXT NOT NULL,
    value_json TEXT,
    created_at_epoch_ms INTEGER NOT NULL,
    call_seq INTEGER,
    op_seq INTEGER
);
CREATE INDEX idx_event_hist ON workflow_events_history (workflow_id, key, created_at_epoch_ms);
CREATE UNIQUE INDEX uq_event_position
    ON workflow_events_history (workflow_id, call_seq, op_seq) WHERE op_seq IS NOT NULL;

CREATE TABLE streams (
    stream_id INTEGER PRIMARY KEY AUTOINCREMENT,
    workflow_id TEXT NOT NULL,
    key TEXT NOT NULL,
    "offset" INTEGER NOT NULL,
    value_json TEXT,
    created_at_epoch_ms INTEGER NOT NULL,
    call_seq INTEGER,
    op_seq INTEGER,
    CONSTRAINT uq_streams UNIQUE (workflow_id, key, "offset")
);

CREATE TABLE stream_heads (
    workflow_id TEXT NOT NULL,
    key TEXT NOT NULL,
    next_offset INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (workflow_id, key)
);

CREATE TABLE operations (
    workflow_id TEXT NOT NULL,
    call_seq INTEGER NOT NULL,
    op_seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    value_json TEXT,
    at_epoch_ms INTEGER NOT NULL,
    PRIMARY KEY (workflow_id, call_seq, op_seq)
);

CREATE TABLE commands (
    command_seq INTEGER PRIMARY KEY AUTOINCREMENT,
    command_id TEXT NOT NULL UNIQUE,
    workflow_id TEXT NOT NULL,
    cmd TEXT NOT NULL,
    topic TEXT,
    status TEXT NOT NULL CONSTRAINT ck_command_status CHECK (
        status IN ('REQUESTED', 'DELIVERED', 'ACCEPTED', 'REJECTED', 'SUPERSEDED', 'DONE', 'TIMED_OUT')
    ),
    actor TEXT,
    source TEXT,
    reason TEXT,
    requested_at_epoch_ms INTEGER NOT NULL,
    delivered_at_epoch_ms INTEGER,
    decided_at_epoch_ms INTEGER,
    done_at_epoch_ms INTEGER,
    outcome TEXT,
    message_id INTEGER
);
CREATE INDEX idx_commands_run ON commands (workflow_id, command_seq);
CREATE INDEX idx_commands_open ON commands (workflow_id) WHERE status = 'REQUESTED' AND message_id IS NULL;
CREATE INDEX idx_commands_mailed ON commands (message_id) WHERE message_id IS NOT NULL;

CREATE TABLE executors (
    executor_id TEXT PRIMARY KEY,
    gateway TEXT,
    started_at_epoch_ms INTEGER NOT NULL,
    lease_until_epoch_ms INTEGER NOT NULL,
    version TEXT
);

CREATE TABLE maintenance (
    id INTEGER PRIMARY KEY CONSTRAINT ck_maintenance_one CHECK (id = 1),
    enabled INTEGER NOT NULL,
    mode TEXT,
    reason TEXT,
    actor TEXT,
    since_epoch_ms INTEGER,
    generation INTEGER NOT NULL,
    last_swap_at_epoch_ms INTEGER
);

CREATE TABLE audit (
    audit_id INTEGER PRIMARY KEY AUTOINCREMENT,
    at_epoch_ms INTEGER NOT NULL,
    actor TEXT,
    source TEXT,
    action TEXT NOT NULL,
    target TEXT,
    value TEXT,
    reason TEXT,
    outcome TEXT
);

CREATE TABLE param_templates (
    workflow_name TEXT NOT NULL,
    template_name TEXT NOT NULL,
    template_version INTEGER NOT NULL,
    schema_json TEXT,
    status TEXT NOT NULL DEFAULT 'active',
    description TEXT,
    created_by TEXT,
    created_at_epoch_ms INTEGER NOT NULL,
    PRIMARY KEY (workflow_name, template_name, template_version)
);

CREATE TABLE param_enums (
    enum_name TEXT NOT NULL,
    enum_version INTEGER NOT NULL,
    values_json TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'active',
    description TEXT,
    created_by TEXT,
    created_at_epoch_ms INTEGER NOT NULL,
    PRIMARY KEY (enum_name, enum_version)
);

CREATE TABLE retention_config (
    id INTEGER PRIMARY KEY DEFAULT 1,
    time_threshold_hours INTEGER,
    rows_threshold INTEGER DEFAULT 1000000,
    global_timeout_hours INTEGER,
    updated_at_epoch_ms INTEGER NOT NULL
);
INSERT INTO retention_config (id, updated_at_epoch_ms) VALUES (1, 0);
