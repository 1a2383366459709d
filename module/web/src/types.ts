// The answers of the JSON API under /data/workflows/api/v1. Times are epoch milliseconds.

export type Command = "HOLD" | "RESUME" | "STOP" | "RESET" | "CANCEL";
export type Status =
  | "ENQUEUED" | "PENDING" | "RUNNING" | "WAITING"
  | "SUCCESS" | "ERROR" | "CANCELLED" | "STOPPED";
export type EngineState =
  | "RUNNING" | "DRAINING" | "MAINTENANCE" | "DATABASE_DOWN" | "STOPPED" | "STANDBY";

export interface Session { user: string | null; csrfToken: string | null; canWrite: boolean }

export interface EngineStatus {
  version: string;
  engine: {
    state: EngineState; since: number | null; gateway: string | null; executorId: string | null;
    generation: number | string | null; store: string | null; dbName: string | null; lastError: string | null;
  };
  maintenance: {
    enabled: boolean; mode: string | null; reason: string | null; by: string | null;
    since: number | null; inFlight: number; drained: boolean;
  };
  /** Each is null while the database is away. */
  counts: Partial<Record<Status | "held", number | null>>;
  workers: { size: number; busy: number; outside: number };
  buffer: {
    depth: number; maxDepth: number; overflowCount: number; deadLetters: number; oldestAgeMs: number | null;
  };
  dispatchMode: string;
  nowMs: number;
}

export interface WorkflowInfo {
  name: string; project: string | null; doc: string | null; commands: "engine" | "code" | null;
  parks: boolean | null; generation: number | string | null;
  /** Runs that wait for a workflow that no project defines now; such a row has no generation. */
  waitingForCode: number;
}

export interface QueueInfo {
  name: string; counts: Partial<Record<Status, number>>; oldestEnqueuedAt: number | null;
}

export interface LastCommand {
  cmd: string; status: string; actor: string | null; reason: string | null; at: number | null;
}

export interface Run {
  workflowId: string; workflowName: string; project: string | null; status: Status;
  phaseState: string | null; queueName: string | null; partitionKey: string | null;
  createdAt: number | null; startedAt: number | null; updatedAt: number | null; completedAt: number | null;
  step: { seq: number; name: string; status: string; startedAt: number | null } | null;
  progress: { message: string | null; pct: number | null; at: number | null } | null;
  availableCommands: Command[]; lastCommand: LastCommand | null; startedBy: string | null;
}

export interface RunDetail extends Run {
  inputs: unknown; result: unknown; error: unknown; deadlineAt: number | null; priority: number | null;
  deduplicationId: string | null; partition?: string | null; claimedBy: string | null;
  generation: number | string | null; recoveryAttempts: number | null;
}

export interface RunPage { runs: Run[]; next: string | null; total: number | null }

export interface Step {
  seq: number; name: string; status: string; output: unknown; error: unknown;
  startedAt: number | null; completedAt: number | null; attempts: number | null;
}
export interface RunEvent { key: string; value: unknown; updatedAt: number | null }
export interface StreamEntry { offset: number; key: string; value: unknown; createdAt: number | null }
export interface StreamPage { entries: StreamEntry[]; next: number | null }
export interface CommandRecord {
  id: string | number; cmd: string; status: string; actor: string | null; source: string | null;
  reason: string | null; requestedAt: number | null; outcome: string | null;
}

export interface Envelope {
  ok: boolean; code?: string; message?: string; data?: Record<string, unknown>; workflowId?: string;
}

export interface StartRequest {
  workflowName: string; inputs: Record<string, unknown>; queueName: string | null;
  priority: number; partitionKey: string | null;
}

export interface Settings {
  database: string | null; poolSize: number; dispatchMode: string; workers: number;
  /** A limit that is null stays as the database has it; 0 is none. */
  retentionDays: number | null; retentionRows: number | null; globalTimeoutHours: number | null;
}
export interface Connection { name: string; status: string | null; vendor: string | null }
export interface SettingsAnswer {
  settings: Settings;
  effective: { store: string | null; dbName: string | null; file: string | null };
  connections: Connection[];
}
export interface Problem { field: string; message: string }
export interface CheckAnswer {
  ok: boolean; problems: Problem[];
  info: { latencyMs?: number | null; version?: string | null; schemaVersion?: string | number | null } | null;
}
