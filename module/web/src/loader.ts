// What one turn of the refresh controller fetches: the engine, the page of runs, the open run and its tab.
import { runQueryString, type Api, type RunQuery } from "./api";
import type { Address } from "./model/address";
import type { Answer, PageData } from "./model/data";
import { isFinished } from "./model/states";
import type { Run, RunPage } from "./types";

export const PAGE_SIZE = 50;
const LISTS_EVERY_MS = 30_000;
const STREAM_CHUNK = 200;
const STREAM_CHUNKS_A_TURN = 5;

export interface LoaderHost {
  api: Api;
  address(): Address;
  data(): PageData;
  dispatch(answer: Answer): void;
  now(): number;
  gatewayTime(gatewayMs: number): void;
}

const HELD_PAGE = 200;
const HELD_PAGES_A_TURN = 5;

/** Held is the operator's state of a run that runs or waits: the API filters by the engine's. */
export function queryOf(address: Address): RunQuery {
  const { text, workflow, queue, before } = address;
  const onlyHeld = address.states.length === 1 && address.states[0] === "HELD";
  const states = new Set(address.states.flatMap((state) => (state === "HELD" ? ["RUNNING", "WAITING"] : [state])));
  return { text, workflow, queue, states: [...states], before, limit: onlyHeld ? HELD_PAGE : PAGE_SIZE };
}

/** What makes two answers answers to the same question. */
export function queryKey(address: Address): string {
  return runQueryString(queryOf(address)) + (address.states.includes("HELD") ? "&held" : "");
}

export function isShown(run: Run, states: string[]): boolean {
  if (!states.includes("HELD")) return true;
  const held = run.phaseState === "HELD" || run.phaseState === "HOLDING";
  return states.includes(run.status) || (held && !isFinished(run.status));
}

async function readRuns(api: Api, address: Address, signal: AbortSignal): Promise<RunPage> {
  const query = queryOf(address);
  const page = await api.runs(query, signal);
  if (!address.states.includes("HELD")) return page;
  const kept = page.runs.filter((run) => isShown(run, address.states));
  let next = page.next;
  for (let turn = 1; turn < HELD_PAGES_A_TURN && next !== null && kept.length < PAGE_SIZE; turn += 1) {
    const more = await api.runs({ ...query, before: next }, signal);
    kept.push(...more.runs.filter((run) => isShown(run, address.states)));
    next = more.next;
  }
  return { runs: kept, next, total: null };
}

/** One turn. It fails only when the engine's status fails: parts that fail say so in their own place. */
export function createLoad(host: LoaderHost): (signal: AbortSignal) => Promise<void> {
  let listsAt = -Infinity;
  let settledTab = "";

  async function engine(signal: AbortSignal): Promise<void> {
    if (host.data().session === null) host.dispatch({ type: "session", session: await host.api.session(signal) });
    const status = await host.api.status(signal);
    host.gatewayTime(status.nowMs);
    host.dispatch({ type: "status", status });
  }

  async function lists(signal: AbortSignal): Promise<void> {
    if (host.now() - listsAt < LISTS_EVERY_MS) return;
    const [workflows, queues] = await Promise.all([host.api.workflows(signal), host.api.queues(signal)]);
    listsAt = host.now();
    host.dispatch({ type: "lists", workflows, queues });
  }

  async function runs(signal: AbortSignal): Promise<void> {
    const address = host.address();
    const page = await readRuns(host.api, address, signal);
    host.dispatch({ type: "runs", query: queryKey(address), page });
  }

  async function run(signal: AbortSignal): Promise<void> {
    const { run: id } = host.address();
    if (id) host.dispatch({ type: "run", run: await host.api.run(id, signal) });
  }

  async function tab(signal: AbortSignal): Promise<void> {
    const { run: id, tab: name } = host.address();
    if (!id || name === "data") return;
    const known = host.data().run;
    const mark = known && isFinished(known.status) && known.workflowId === id
      ? [id, name, known.updatedAt, host.data().streamKey].join() : "";
    // A run that has ended changes no more: its tab is read once after the end.
    if (mark !== "" && mark === settledTab) return;
    await loadTab(host, id, name, signal);
    settledTab = mark;
  }

  return async (signal) => {
    const guarded = (part: "runs" | "run" | "tab", work: Promise<void>) => work.catch((error: unknown) => {
      if (!signal.aborted) host.dispatch({ type: "failed", part, error });
    });
    // A stopped database leaves no lists; the filters then keep what they had.
    const listsDone = lists(signal).catch(() => undefined);
    const [status] = await Promise.allSettled([
      engine(signal), guarded("runs", runs(signal)), guarded("run", run(signal)), guarded("tab", tab(signal)), listsDone,
    ]);
    if (status.status === "rejected") throw status.reason;
  };
}

async function loadTab(host: LoaderHost, id: string, name: Address["tab"], signal: AbortSignal): Promise<void> {
  const { api, dispatch } = host;
  if (name === "steps") dispatch({ type: "steps", id, steps: await api.steps(id, signal) });
  if (name === "events") dispatch({ type: "events", id, events: await api.events(id, signal) });
  if (name === "commands") dispatch({ type: "commands", id, commands: await api.commands(id, signal) });
  if (name === "stream") await loadStream(host, id, signal);
}

async function loadStream(host: LoaderHost, id: string, signal: AbortSignal): Promise<void> {
  const key = host.data().streamKey;
  const known = host.data().stream;
  let after = known?.length ? known[known.length - 1].offset : -1;
  for (let turn = 0; turn < STREAM_CHUNKS_A_TURN; turn += 1) {
    const page = await host.api.stream(id, key, after, signal);
    host.dispatch({ type: "stream", id, key, entries: page.entries });
    if (page.entries.length < STREAM_CHUNK) return;
    after = page.entries[page.entries.length - 1].offset;
  }
}
