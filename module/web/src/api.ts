// Every request of the pages. Nothing else calls fetch.
import type {
  CheckAnswer, Command, CommandRecord, EngineStatus, Envelope, QueueInfo, RunDetail, RunEvent, RunPage,
  Session, Settings, SettingsAnswer, StartRequest, Step, StreamPage, WorkflowInfo,
} from "./types";

/** A refusal or failure. `status` is 0 when no answer came at all. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly data: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = "ApiError";
  }
}

export interface RunQuery {
  text: string; workflow: string; queue: string; states: string[]; before: string; limit: number;
}

/**
 * Where the module's data is. The shell hands its pages a `baseApi`; only a string that names a path or
 * an origin is of use, anything else means the gateway's own root.
 */
export function apiRoot(baseApi?: unknown): string {
  const given = typeof baseApi === "string" ? baseApi.trim().replace(/\/+$/, "") : "";
  const data = given.search(/\/data(\/|$)/);
  const prefix = data >= 0 ? given.slice(0, data) : given.replace(/\/(app|system)(\/.*)?$/, "");
  return prefix + "/data/workflows/api/v1";
}

export function runQueryString(query: RunQuery): string {
  const params = new URLSearchParams();
  if (query.states.length) params.set("status", query.states.join(","));
  if (query.workflow) params.set("workflow", query.workflow);
  if (query.queue) params.set("queue", query.queue);
  if (query.text.trim()) params.set("text", query.text.trim());
  params.set("limit", String(query.limit));
  if (query.before) params.set("before", query.before);
  return params.toString();
}

type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

export class Api {
  private csrf: string | null = null;

  constructor(
    private readonly root: string,
    private readonly fetcher: Fetch = (url, init) => fetch(url, init),
  ) {}

  async session(signal?: AbortSignal): Promise<Session> {
    const session = await this.get<Session>("/session", signal);
    this.csrf = session.csrfToken;
    return session;
  }

  status = (signal?: AbortSignal) => this.get<EngineStatus>("/status", signal);
  workflows = async (signal?: AbortSignal) =>
    (await this.get<{ workflows: WorkflowInfo[] }>("/workflows", signal)).workflows;
  queues = async (signal?: AbortSignal) =>
    (await this.get<{ queues: QueueInfo[] }>("/queues", signal)).queues;
  runs = (query: RunQuery, signal?: AbortSignal) =>
    this.get<RunPage>("/runs?" + runQueryString(query), signal);
  run = (id: string, signal?: AbortSignal) => this.get<RunDetail>(runPath(id), signal);
  steps = async (id: string, signal?: AbortSignal) =>
    (await this.get<{ steps: Step[] }>(runPath(id) + "/steps", signal)).steps;
  events = async (id: string, signal?: AbortSignal) =>
    (await this.get<{ events: RunEvent[] }>(runPath(id) + "/events", signal)).events;
  commands = async (id: string, signal?: AbortSignal) =>
    (await this.get<{ commands: CommandRecord[] }>(runPath(id) + "/commands", signal)).commands;
  stream = (id: string, key: string, after: number, signal?: AbortSignal) =>
    this.get<StreamPage>(
      `${runPath(id)}/stream?${key ? `key=${encodeURIComponent(key)}&` : ""}after=${after}&limit=200`, signal,
    );
  settings = (signal?: AbortSignal) => this.get<SettingsAnswer>("/settings", signal);

  start = (request: StartRequest) => this.write<Envelope>("POST", "/runs", request);
  command = (id: string, cmd: Command, reason: string) =>
    cmd === "CANCEL"
      ? this.write<Envelope>("POST", runPath(id) + "/cancel", { reason })
      : this.write<Envelope>("POST", runPath(id) + "/commands", { cmd, reason });
  enterMaintenance = (mode: string, reason: string) =>
    this.write<Envelope>("POST", "/maintenance/enter", { mode, reason });
  exitMaintenance = () => this.write<Envelope>("POST", "/maintenance/exit", {});
  swap = () => this.write<Envelope>("POST", "/maintenance/swap", {});
  checkSettings = (settings: Settings) =>
    this.write<CheckAnswer>("POST", "/settings/check", { settings });
  saveSettings = (settings: Settings) => this.write<Envelope>("PUT", "/settings", { settings });

  private get<T>(path: string, signal?: AbortSignal): Promise<T> {
    return this.request<T>("GET", path, undefined, signal);
  }

  /** A session that was renewed has a new token: a 403 is tried once more if the token has changed. */
  private async write<T>(method: string, path: string, body: unknown): Promise<T> {
    if (this.csrf === null) await this.session();
    try {
      return await this.request<T>(method, path, body);
    } catch (error) {
      const before = this.csrf;
      if (!(error instanceof ApiError) || error.status !== 403) throw error;
      await this.session();
      if (this.csrf === before) throw error;
      return this.request<T>(method, path, body);
    }
  }

  private async request<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
    const headers: Record<string, string> = { Accept: "application/json" };
    if (method !== "GET") {
      headers["Content-Type"] = "application/json";
      if (this.csrf) headers["X-CSRF-Token"] = this.csrf;
    }
    const init: RequestInit = { method, headers, credentials: "same-origin", cache: "no-store", signal };
    if (body !== undefined) init.body = JSON.stringify(body);
    let response: Response;
    try {
      response = await this.fetcher(this.root + path, init);
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new ApiError(0, "UNREACHABLE", "The gateway does not answer.");
    }
    return answerOf<T>(response);
  }
}

function runPath(id: string): string {
  return "/runs/" + encodeURIComponent(id);
}

async function answerOf<T>(response: Response): Promise<T> {
  const body = parse(await response.text());
  // A refused write answers 200 with ok=false where the API has an envelope but no better status code.
  const refused = body !== null && body.ok === false && !("problems" in body);
  if (response.ok && body !== null && !refused) return body as T;
  const code = typeof body?.code === "string" ? body.code : "HTTP_" + response.status;
  const message = typeof body?.message === "string" ? body.message : plainMessage(response.status);
  const data = body !== null && typeof body.data === "object" && body.data !== null ? body.data : {};
  const problems = body !== null && Array.isArray(body.problems) ? { problems: body.problems } : {};
  throw new ApiError(response.status, code, message, { ...problems, ...(data as Record<string, unknown>) });
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function plainMessage(status: number): string {
  if (status === 401) return "Your session has ended. Sign in to the gateway again.";
  if (status === 403) return "You do not have permission for this.";
  if (status === 404) return "The gateway does not know this address. Is the Workflows module running?";
  return `The gateway answered ${status} without saying why.`;
}
