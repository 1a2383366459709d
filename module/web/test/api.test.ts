import { describe, expect, it } from "vitest";
import { Api, ApiError, apiRoot, runQueryString } from "../src/api";

type Call = { url: string; method: string; headers: Record<string, string>; body: unknown };

/** An Api over canned answers, and the calls it made. */
function apiOf(answers: [number, unknown][]): { api: Api; calls: Call[] } {
  const calls: Call[] = [];
  const api = new Api("/data/workflows/api/v1", async (url, init = {}) => {
    calls.push({
      url, method: init.method ?? "GET", headers: init.headers as Record<string, string>,
      body: init.body === undefined ? undefined : JSON.parse(String(init.body)),
    });
    const next = answers.shift();
    if (!next) throw new TypeError("network");
    return new Response(typeof next[1] === "string" ? next[1] : JSON.stringify(next[1]), { status: next[0] });
  });
  return { api, calls };
}

const session = (csrfToken: string) => ({ user: "admin", csrfToken, canWrite: true });
const refusal = (promise: Promise<unknown>) => promise.then(() => { throw new Error("was not refused"); }, (e: unknown) => e as ApiError);

describe("apiRoot", () => {
  it.each([
    [undefined, "/data/workflows/api/v1"],
    ["", "/data/workflows/api/v1"],
    [{ reducerPath: "api" }, "/data/workflows/api/v1"],
    ["/data", "/data/workflows/api/v1"],
    ["/data/api/v1", "/data/workflows/api/v1"],
    ["/data/workflows/", "/data/workflows/api/v1"],
    ["/proxy/gw1/data", "/proxy/gw1/data/workflows/api/v1"],
    ["/proxy/gw1", "/proxy/gw1/data/workflows/api/v1"],
    ["/app", "/data/workflows/api/v1"],
  ])("of %o is %s", (given, root) => expect(apiRoot(given)).toBe(root));
});

it("the query names only what filters", () => {
  const all = { text: " ", workflow: "", queue: "", states: [], before: "", limit: 50 };
  expect(runQueryString(all)).toBe("limit=50");
  const some = { text: "a&b", workflow: "w", queue: "q", states: ["ERROR", "RUNNING"], before: "c=", limit: 10 };
  expect(Object.fromEntries(new URLSearchParams(runQueryString(some)))).toEqual({
    status: "ERROR,RUNNING", workflow: "w", queue: "q", text: "a&b", limit: "10", before: "c=",
  });
});

describe("writes", () => {
  it("carry the session's token, asked for once", async () => {
    const { api, calls } = apiOf([[200, session("t1")], [200, { ok: true }], [200, { ok: true }]]);
    await api.command("a/b", "HOLD", "why");
    await api.exitMaintenance();
    expect(calls.map((c) => [c.method, c.url])).toEqual([
      ["GET", "/data/workflows/api/v1/session"],
      ["POST", "/data/workflows/api/v1/runs/a%2Fb/commands"],
      ["POST", "/data/workflows/api/v1/maintenance/exit"],
    ]);
    expect(calls[1].headers["X-CSRF-Token"]).toBe("t1");
    expect(calls[1].body).toEqual({ cmd: "HOLD", reason: "why" });
  });

  it("are tried once more after a 403 if the session was renewed", async () => {
    const { api, calls } = apiOf([[200, session("old")], [403, {}], [200, session("new")], [200, { ok: true }]]);
    await api.command("r", "CANCEL", "");
    expect(calls[3]).toMatchObject({ url: "/data/workflows/api/v1/runs/r/cancel", headers: { "X-CSRF-Token": "new" } });
  });

  it("are not tried again when the permission is what is missing", async () => {
    const { api, calls } = apiOf([[200, session("t")], [403, {}], [200, session("t")]]);
    const error = await refusal(api.swap());
    expect(error).toMatchObject({ status: 403, message: "You do not have permission for this." });
    expect(calls).toHaveLength(3);
  });
});

describe("refusals", () => {
  it("carry the API's words and data", async () => {
    const body = { ok: false, code: "ILLEGAL_COMMAND", message: "no", data: { legal: ["STOP"] } };
    const { api } = apiOf([[200, session("t")], [409, body]]);
    expect(await refusal(api.command("r", "HOLD", ""))).toMatchObject({
      status: 409, code: "ILLEGAL_COMMAND", message: "no", data: { legal: ["STOP"] },
    });
  });

  it("with a good status but ok false are refusals too", async () => {
    const { api } = apiOf([[200, { ok: false, code: "X", message: "no", data: {} }]]);
    expect(await refusal(api.status())).toMatchObject({ code: "X" });
  });

  it("of a check are an answer: its problems belong to fields", async () => {
    const found = { ok: false, problems: [{ field: "workers", message: "m" }], info: null };
    const { api } = apiOf([[200, session("t")], [200, found]]);
    expect(await api.checkSettings({} as never)).toEqual(found);
  });

  it("without JSON get words of our own", async () => {
    const { api } = apiOf([[401, "<html>login</html>"], [500, ""]]);
    expect((await refusal(api.status())).message).toMatch(/session has ended/);
    expect((await refusal(api.status())).message).toBe("The gateway answered 500 without saying why.");
  });

  it("of the network say that the gateway does not answer", async () => {
    const { api } = apiOf([]);
    expect(await refusal(api.status())).toMatchObject({ status: 0, code: "UNREACHABLE" });
  });

  it("by giving up stay what they are", async () => {
    const { api } = apiOf([]);
    const control = new AbortController();
    control.abort();
    expect(await refusal(api.status(control.signal))).not.toBeInstanceOf(ApiError);
  });
});
