import type { EngineStatus, Run, RunDetail } from "../src/types";

export const T0 = new Date(2026, 0, 15, 12, 0, 0).getTime();

export function aRun(part: Partial<Run> = {}): Run {
  return {
    workflowId: "run-1", workflowName: "plant.fill", project: "Plant", status: "RUNNING", phaseState: "RUNNING",
    queueName: "default", partitionKey: "Line 1", createdAt: T0 - 20_000, startedAt: T0 - 10_000, updatedAt: T0,
    completedAt: null, step: { seq: 2, name: "Transfer", status: "RUNNING", startedAt: T0 - 5000 },
    progress: { message: "Filling", pct: 40, at: T0 }, availableCommands: ["HOLD", "STOP", "CANCEL"],
    lastCommand: null, startedBy: "admin", ...part,
  };
}

export function aDetail(part: Partial<RunDetail> = {}): RunDetail {
  return {
    ...aRun(), inputs: { tank: "T1" }, result: null, error: null, deadlineAt: null, priority: 0, deduplicationId: null,
    claimedBy: "plant-1", generation: 3, recoveryAttempts: 0, ...part,
  };
}

export function aStatus(part: {
  engine?: Partial<EngineStatus["engine"]>; maintenance?: Partial<EngineStatus["maintenance"]>;
  counts?: EngineStatus["counts"];
} = {}): EngineStatus {
  return {
    version: "1.0.0",
    engine: {
      state: "RUNNING", since: T0 - 3_600_000, gateway: "plant", executorId: "plant-1", generation: 3, store: "sqlite",
      dbName: null, lastError: null, ...part.engine,
    },
    maintenance: {
      enabled: false, mode: null, reason: null, by: null, since: null, inFlight: 0, drained: false, ...part.maintenance,
    },
    counts: { ENQUEUED: 12_034, RUNNING: 3, ERROR: 2, held: 1, ...part.counts },
    workers: { size: 8, busy: 3, outside: 0 },
    buffer: { depth: 0, maxDepth: 50_000, overflowCount: 0, deadLetters: 0, oldestAgeMs: null },
    dispatchMode: "auto", nowMs: T0,
  };
}
