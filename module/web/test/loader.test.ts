import { describe, expect, it } from "vitest";
import type { Api, RunQuery } from "../src/api";
import { createLoad, isShown, queryKey, queryOf } from "../src/loader";
import { HOME, type Address } from "../src/model/address";
import { NO_DATA, reduce, type Answer, type PageData } from "../src/model/data";
import type { Run } from "../src/types";
import { aDetail, aRun, aStatus } from "./factories";

/** A loader over a scripted API; `asked` lists the calls in order. */
function loaderOf(api: Partial<Record<keyof Api, (...args: never[]) => unknown>>, address: Partial<Address> = {}) {
  const asked: string[] = [];
  const state = { data: NO_DATA as PageData, address: { ...HOME, ...address }, time: 0 };
  const answers: Record<string, (...args: never[]) => unknown> = {
    session: () => ({ user: "a", csrfToken: "t", canWrite: true }), status: () => aStatus(), workflows: () => [], queues: () => [],
    runs: () => ({ runs: [], next: null, total: 0 }), run: () => aDetail(), steps: () => [], events: () => [], commands: () => [],
    stream: () => ({ entries: [], next: null }), ...api,
  };
  const proxy = new Proxy({}, {
    get: (_target, name: string) => async (...args: never[]) => {
      asked.push(name);
      return answers[name](...args);
    },
  }) as Api;
  const load = createLoad({
    api: proxy, address: () => state.address, data: () => state.data, now: () => state.time, gatewayTime: () => undefined,
    dispatch: (answer: Answer) => { state.data = reduce(state.data, answer); },
  });
  const turn = async () => {
    asked.length = 0;
    await load(new AbortController().signal);
    return [...asked].sort();
  };
  return { state, turn, load };
}

describe("a turn", () => {
  it("asks for the session once and for the lists twice a minute", async () => {
    const { state, turn } = loaderOf({});
    expect(await turn()).toEqual(["queues", "runs", "session", "status", "workflows"]);
    state.time = 29_000;
    expect(await turn()).toEqual(["runs", "status"]);
    state.time = 30_000;
    expect(await turn()).toEqual(["queues", "runs", "status", "workflows"]);
  });

  it("asks for the open run and the tab that is seen, no other", async () => {
    const { turn } = loaderOf({}, { run: "run-1", tab: "events" });
    const asked = await turn();
    expect(asked).toContain("run");
    expect(asked).toContain("events");
    expect(asked).not.toContain("steps");
  });

  it("reads the tab of a run that has ended once more and then no longer", async () => {
    const ended = aDetail({ status: "SUCCESS", completedAt: 5 });
    const { turn } = loaderOf({ run: () => ended }, { run: "run-1" });
    await turn();
    expect(await turn()).toContain("steps");
    expect(await turn()).not.toContain("steps");
  });

  it("with a part that fails says so in its place and is no miss", async () => {
    const { state, turn } = loaderOf({ runs: () => { throw new Error("away"); } });
    await turn();
    expect(state.data.failures.runs).toEqual(new Error("away"));
    expect(state.data.status).not.toBeNull();
  });

  it("without the engine's status is a miss", async () => {
    const { load } = loaderOf({ status: () => { throw new Error("gone"); } });
    await expect(load(new AbortController().signal)).rejects.toThrow("gone");
  });

  it("reads a long stream in chunks from where it was", async () => {
    const log = Array.from({ length: 450 }, (_, offset) => ({ offset, key: "log", value: offset, createdAt: 1 }));
    const asked: number[] = [];
    const stream = (_id: string, _key: string, after: number) => {
      asked.push(after);
      return { entries: log.slice(after + 1, after + 201), next: null };
    };
    const { state, turn } = loaderOf({ stream: stream as never }, { run: "run-1", tab: "stream" });
    await turn();
    expect(state.data.stream).toHaveLength(450);
    await turn();
    expect(asked).toEqual([-1, 199, 399, 449]);
  });
});

describe("held", () => {
  it("is asked for as running and waiting", () => {
    expect(queryOf({ ...HOME, states: ["HELD"] }).states).toEqual(["RUNNING", "WAITING"]);
    expect(queryKey({ ...HOME, states: ["HELD"] })).not.toBe(queryKey({ ...HOME, states: ["RUNNING", "WAITING"] }));
  });

  it("shows only held runs, or those of the other states asked for", () => {
    expect(isShown(aRun(), ["HELD"])).toBe(false);
    expect(isShown(aRun({ status: "WAITING", phaseState: "HELD" }), ["HELD"])).toBe(true);
    expect(isShown(aRun({ phaseState: "HOLDING" }), ["HELD"])).toBe(true);
    expect(isShown(aRun({ status: "CANCELLED", phaseState: "HELD" }), ["HELD"])).toBe(false);
    expect(isShown(aRun(), ["HELD", "RUNNING"])).toBe(true);
    expect(isShown(aRun(), ["RUNNING"])).toBe(true);
  });

  it("is looked for on the following pages too", async () => {
    const held = (id: string): Run => aRun({ workflowId: id, status: "WAITING", phaseState: "HELD" });
    const pages: Record<string, unknown> = {
      "": { runs: [aRun(), held("a")], next: "2", total: 9 }, "2": { runs: [held("b")], next: null, total: 9 },
    };
    const { state, turn } = loaderOf({ runs: ((query: RunQuery) => pages[query.before]) as never }, { states: ["HELD"] });
    await turn();
    expect(state.data.page).toMatchObject({ next: null, total: null });
    expect(state.data.page?.runs.map((run) => run.workflowId)).toEqual(["a", "b"]);
  });
});
