// What a run and the engine are, in a word, an icon and a tone. Grey is normal; colour is for the abnormal.
import type { EngineStatus, Run } from "../types";
import { plural } from "./format";

export type Tone = "quiet" | "active" | "warn" | "bad" | "done";
export type IconName =
  | "queue" | "play" | "wait" | "hold" | "stop" | "check" | "error" | "cancel" | "claim" | "resume"
  | "drain" | "wrench" | "database" | "standby" | "off";

export interface Look { word: string; icon: IconName; tone: Tone; says: string }

const STATUS: Record<string, Look> = {
  ENQUEUED: { word: "Queued", icon: "queue", tone: "quiet", says: "In the queue, waiting for a worker" },
  PENDING: { word: "Claimed", icon: "claim", tone: "quiet", says: "Taken from the queue, about to begin" },
  RUNNING: { word: "Running", icon: "play", tone: "active", says: "Its code is being carried out" },
  WAITING: { word: "Waiting", icon: "wait", tone: "quiet", says: "Parked: waits without holding a worker" },
  SUCCESS: { word: "Success", icon: "check", tone: "done", says: "Ended as planned" },
  ERROR: { word: "Failed", icon: "error", tone: "bad", says: "Ended with an error" },
  CANCELLED: { word: "Cancelled", icon: "cancel", tone: "quiet", says: "Cancelled by somebody; not a failure" },
  STOPPED: { word: "Stopped", icon: "stop", tone: "quiet", says: "Stopped in good order by an operator" },
};

const PHASE: Record<string, Look> = {
  HOLDING: { word: "Holding", icon: "hold", tone: "warn", says: "Goes to its next safe point to be held" },
  HELD: { word: "Held", icon: "hold", tone: "warn", says: "Held by an operator until RESUME or STOP" },
  RESUMING: { word: "Resuming", icon: "resume", tone: "active", says: "Leaves the hold" },
  STOPPING: { word: "Stopping", icon: "stop", tone: "warn", says: "Cleans up and ends in good order" },
  ABORTING: { word: "Aborting", icon: "stop", tone: "warn", says: "Ends at once" },
};

const FINISHED = ["SUCCESS", "ERROR", "CANCELLED", "STOPPED"];

export function isFinished(status: string): boolean {
  return FINISHED.includes(status);
}

export function statusLook(status: string): Look {
  if (status === "HELD") return PHASE.HELD;
  return STATUS[status] ?? { word: status, icon: "queue", tone: "quiet", says: status };
}

/** What an operator asked for comes before what the engine does, until the run has ended. */
export function runLook(run: Pick<Run, "status" | "phaseState">): Look {
  const phase = run.phaseState ? PHASE[run.phaseState] : undefined;
  return phase && !isFinished(run.status) ? phase : statusLook(run.status);
}

export function stepLook(status: string): Look {
  return status === "RUNNING" || status === "STARTED"
    ? { ...STATUS.RUNNING, says: "This step is being carried out" }
    : statusLook(status);
}

export interface EngineLook extends Look { since: number | null; detail: string }

/** The strip's sentence. Maintenance somebody switched on shows who and why; the rest is the platform's. */
export function engineLook(status: EngineStatus): EngineLook {
  const { engine, maintenance } = status;
  const since = engine.since;
  if (engine.state === "DATABASE_DOWN") {
    return {
      word: "Database down", icon: "database", tone: "bad", since, detail: engine.lastError ?? "",
      says: "Runs go on when the database is back; nothing that was recorded is lost",
    };
  }
  if (engine.state === "STANDBY") {
    return {
      word: "Backup node", icon: "standby", tone: "quiet", since, detail: "The active node carries out the runs",
      says: "This gateway is the backup of a redundant pair and only shows",
    };
  }
  if (maintenance.enabled) return maintenanceLook(status);
  if (engine.state === "DRAINING") return { ...DRAINING, since, detail: left(maintenance.inFlight) };
  if (engine.state === "MAINTENANCE") return { ...MAINTENANCE, since, detail: "" };
  if (engine.state === "STOPPED") {
    return {
      word: "Stopped", icon: "off", tone: "bad", since, detail: engine.lastError ?? "",
      says: "Nothing runs until the engine is started",
    };
  }
  return { word: "Running", icon: "play", tone: "active", since, detail: "", says: "Runs are taken and carried out" };
}

const DRAINING: Look = {
  word: "Draining", icon: "drain", tone: "warn", says: "What runs is finished; nothing new begins",
};
const MAINTENANCE: Look = {
  word: "Maintenance", icon: "wrench", tone: "warn", says: "Nothing new begins until maintenance is ended",
};

function maintenanceLook(status: EngineStatus): EngineLook {
  const { by, reason, since, inFlight, drained } = status.maintenance;
  const who = [by ? "by " + by : "", reason ? "“" + reason + "”" : ""].filter(Boolean).join(", ");
  if (!drained && inFlight > 0) {
    return { ...DRAINING, since, detail: [left(inFlight), who].filter(Boolean).join(" · ") };
  }
  return { ...MAINTENANCE, since, detail: who };
}

function left(inFlight: number): string {
  return plural(inFlight, "run left", "runs left");
}
