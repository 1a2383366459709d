-- What the engine needs beside them: fencing, order, waiting, partitions, commands, executors, maintenance, audit.
ALTER TABLE workflows.workflow_status
    ADD COLUMN enqueue_seq BIGSERIAL,
    ADD COLUMN claim_token BIGINT NOT NULL DEFAULT 1,
    ADD COLUMN available_at_epoch_ms BIGINT,
    ADD COLUMN project TEXT,
    ADD COLUMN started_by TEXT,
    ADD COLUMN parent_id UUID,
    ADD COLUMN phase_state TEXT,
    ADD COLUMN recovery_attempts INT NOT NULL DEFAULT 0,
    ADD COLUMN generation BIGINT,
    ADD COLUMN wake_at_epoch_ms BIGINT,
    ADD COLUMN waiting_for TEXT,
    ADD COLUMN holds_partition BOOLEAN NOT NULL DEFAULT FALSE;

-- Rows of the script library may have run already: they count as claimed once, so that their steps are replayed.
ALTER TABLE workflows.workflow_status ALTER COLUMN claim_token SET DEFAULT 0;

-- NOT VALID: rows that somebody wrote by hand long ago must not stop an upgrade.
ALTER TABLE workflows.workflow_status ADD CONSTRAINT ck_workflow_status CHECK (
    status IN ('ENQUEUED', 'PENDING', 'RUNNING', 'WAITING', 'SUCCESS', 'ERROR', 'CANCELLED', 'STOPPED')
) NOT VALID;

-- Claim order. Lower priority first; rows that are not due yet stay out of it.
DROP INDEX workflows.idx_workflow_claim;
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
DROP INDEX workflows.idx_workflow_partition;
CREATE INDEX idx_workflow_partition
    ON workflows.workflow_status (queue_name, partition_key, status)
    WHERE partition_key IS NOT NULL AND status IN ('PENDING', 'RUNNING', 'WAITING');

-- A deduplication id is free from the moment code has begun; a run that is taken back must not clash with a newer one.
DROP INDEX workflows.uq_workflow_dedup;
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

ALTER TABLE workflows.workflow_events_history ADD COLUMN call_seq INT, ADD COLUMN op_seq INT;
CREATE UNIQUE INDEX uq_event_position
    ON workflows.workflow_events_history (workflow_id, call_seq, op_seq) WHERE op_seq IS NOT NULL;
ALTER TABLE workflows.streams ADD COLUMN call_seq INT, ADD COLUMN op_seq INT;

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
