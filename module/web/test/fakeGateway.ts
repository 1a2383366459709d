import { vi } from "vitest";
import type { Run, RunDetail, Settings } from "../src/types";
import { aDetail, aRun, aStatus } from "./factories";

export interface Sent { method: string; path: string; body: unknown }

/** Answers fetch as the module would; a test changes its fields and reads what was sent. */
export class FakeGateway {
  canWrite = true;
  runs: Run[] = [aRun()];
  detail: RunDetail = aDetail();
  status = aStatus();
  workflows: unknown[] = [
    { name: "plant.fill", project: "Plant", doc: "Fills a tank.", commands: "engine", parks: false, generation: 1, waitingForCode: 0 },
    { name: "gone", project: null, doc: null, commands: null, parks: null, generation: null, waitingForCode: 3 },
  ];
  settings: Settings = {
    database: "", poolSize: 8, dispatchMode: "auto", retentionDays: 30, retentionRows: 1000, globalTimeoutHours: 0, workers: 4,
  };
  parts: Record<string, unknown> = {};
  refuse: Record<string, [number, unknown]> = {};
  sent: Sent[] = [];

  install(): this {
    vi.stubGlobal("fetch", async (url: string, init: RequestInit = {}) => {
      if (init.signal?.aborted) throw new DOMException("aborted", "AbortError");
      const path = url.replace("/data/workflows/api/v1", "");
      const method = init.method ?? "GET";
      this.sent.push({ method, path, body: init.body ? JSON.parse(String(init.body)) : undefined });
      const refused = this.refuse[`${method} ${path}`];
      const [status, body] = refused ?? [200, this.answer(method, path.split("?")[0])];
      return new Response(JSON.stringify(body), { status });
    });
    return this;
  }

  writes(): Sent[] {
    return this.sent.filter((sent) => sent.method !== "GET");
  }

  private answer(method: string, path: string): unknown {
    if (path === "/session") return { user: "admin", csrfToken: "t", canWrite: this.canWrite };
    if (path === "/status") return this.status;
    if (path === "/workflows") return { workflows: this.workflows };
    if (path === "/queues") return { queues: [{ name: "default", counts: {}, oldestEnqueuedAt: null }] };
    if (path === "/settings" && method === "GET") {
      return {
        settings: this.settings, effective: { store: "sqlite", dbName: null, file: "data/config/settings.json" },
        connections: [{ name: "plant", status: "VALID", vendor: "PostgreSQL" }],
      };
    }
    if (path === "/settings/check") return { ok: true, problems: [], info: { latencyMs: 3, version: "SQLite 3", schemaVersion: 1 } };
    if (path === "/runs" && method === "GET") return { runs: this.runs, next: null, total: this.runs.length };
    const part = /^\/runs\/[^/]+\/(\w+)$/.exec(path)?.[1];
    if (part && method === "GET") return this.parts[part] ?? { steps: [], events: [], commands: [], entries: [], next: -1 };
    if (method === "GET") return this.detail;
    return { ok: true, code: "OK", message: "", data: { workflowId: "run-1" } };
  }
}
