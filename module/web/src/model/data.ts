// What the Status page knows of the gateway, and how each answer changes it.
import type {
  CommandRecord, EngineStatus, QueueInfo, RunDetail, RunEvent, RunPage, Session, Step, StreamEntry, WorkflowInfo,
} from "../types";

export interface PageData {
  session: Session | null;
  status: EngineStatus | null;
  workflows: WorkflowInfo[] | null;
  queues: QueueInfo[] | null;
  /** The rows, and the query they answer: rows of another filter are never shown as this one's. */
  page: RunPage | null;
  pageQuery: string;
  run: RunDetail | null;
  steps: Step[] | null;
  events: RunEvent[] | null;
  commands: CommandRecord[] | null;
  stream: StreamEntry[] | null;
  streamKey: string;
  failures: Partial<Record<Part, unknown>>;
}

export type Part = "runs" | "run" | "tab";

export const NO_DATA: PageData = {
  session: null, status: null, workflows: null, queues: null, page: null, pageQuery: "", run: null,
  steps: null, events: null, commands: null, stream: null, streamKey: "log", failures: {},
};

export type Answer =
  | { type: "session"; session: Session }
  | { type: "status"; status: EngineStatus }
  | { type: "lists"; workflows: WorkflowInfo[]; queues: QueueInfo[] }
  | { type: "runs"; query: string; page: RunPage }
  | { type: "run"; run: RunDetail }
  | { type: "steps"; id: string; steps: Step[] }
  | { type: "events"; id: string; events: RunEvent[] }
  | { type: "commands"; id: string; commands: CommandRecord[] }
  | { type: "stream"; id: string; key: string; entries: StreamEntry[] }
  | { type: "opened"; id: string }
  | { type: "streamKey"; key: string }
  | { type: "failed"; part: Part; error: unknown };

const KEPT_ENTRIES = 2000;

export function reduce(data: PageData, answer: Answer): PageData {
  switch (answer.type) {
    case "session": return { ...data, session: answer.session };
    case "status": return { ...data, status: answer.status };
    case "lists": return { ...data, workflows: answer.workflows, queues: answer.queues };
    case "runs": return cleared({ ...data, page: answer.page, pageQuery: answer.query }, "runs");
    case "run": return cleared({ ...data, run: answer.run }, "run");
    case "opened": return opened(data);
    case "streamKey": return { ...data, streamKey: answer.key, stream: null };
    case "failed": return { ...data, failures: { ...data.failures, [answer.part]: answer.error } };
    default: return ofRun(data, answer);
  }
}

function ofRun(data: PageData, answer: Extract<Answer, { id: string }>): PageData {
  // An answer about a run that was left in the meantime belongs nowhere.
  if (data.run !== null && data.run.workflowId !== answer.id) return data;
  switch (answer.type) {
    case "steps": return cleared({ ...data, steps: answer.steps }, "tab");
    case "events": return cleared({ ...data, events: answer.events }, "tab");
    case "commands": return cleared({ ...data, commands: answer.commands }, "tab");
    case "stream":
      if (answer.key !== data.streamKey) return data;
      return cleared({ ...data, stream: appended(data.stream, answer.entries) }, "tab");
    default: return data;
  }
}

function opened(data: PageData): PageData {
  return {
    ...cleared(cleared(data, "run"), "tab"),
    run: null, steps: null, events: null, commands: null, stream: null, streamKey: "log",
  };
}

function appended(before: StreamEntry[] | null, more: StreamEntry[]): StreamEntry[] {
  if (before === null) return more;
  const last = before.length ? before[before.length - 1].offset : -1;
  const fresh = more.filter((entry) => entry.offset > last);
  return fresh.length === 0 ? before : [...before, ...fresh].slice(-KEPT_ENTRIES);
}

function cleared(data: PageData, part: Part): PageData {
  if (!(part in data.failures)) return data;
  const failures = { ...data.failures };
  delete failures[part];
  return { ...data, failures };
}
