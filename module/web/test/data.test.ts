import { describe, expect, it } from "vitest";
import { NO_DATA, reduce, type Answer } from "../src/model/data";
import { aDetail, aRun, aStatus } from "./factories";

const after = (...answers: Answer[]) => answers.reduce(reduce, NO_DATA);
const entry = (offset: number) => ({ offset, key: "log", value: offset, createdAt: 1 });

describe("reduce", () => {
  it("keeps each answer in its place", () => {
    const data = after(
      { type: "session", session: { user: "a", csrfToken: "t", canWrite: true } },
      { type: "status", status: aStatus() },
      { type: "lists", workflows: [], queues: [] },
      { type: "runs", query: "q", page: { runs: [aRun()], next: null, total: 1 } },
    );
    expect(data).toMatchObject({ session: { user: "a" }, workflows: [], queues: [], pageQuery: "q", page: { total: 1 } });
    expect(data.status?.version).toBe("1.0.0");
  });

  it("forgets a run that is left", () => {
    const data = after({ type: "run", run: aDetail() }, { type: "steps", id: "run-1", steps: [] }, { type: "failed", part: "tab", error: 1 }, { type: "opened", id: "run-2" });
    expect(data).toMatchObject({ run: null, steps: null, streamKey: "log", failures: {} });
  });

  it("drops an answer about another run", () => {
    const data = after({ type: "run", run: aDetail() }, { type: "steps", id: "other", steps: [] }, { type: "events", id: "run-1", events: [] });
    expect(data.steps).toBeNull();
    expect(data.events).toEqual([]);
  });

  it("lets a stream only grow", () => {
    const data = after(
      { type: "stream", id: "run-1", key: "log", entries: [entry(0), entry(1)] },
      { type: "stream", id: "run-1", key: "log", entries: [entry(1), entry(2)] },
      { type: "stream", id: "run-1", key: "log", entries: [] },
    );
    expect(data.stream?.map((e) => e.offset)).toEqual([0, 1, 2]);
  });

  it("keeps the newest of a long stream", () => {
    const long = Array.from({ length: 2500 }, (_, i) => entry(i));
    const data = after({ type: "stream", id: "r", key: "log", entries: [entry(-1)] }, { type: "stream", id: "r", key: "log", entries: long });
    expect(data.stream).toHaveLength(2000);
    expect(data.stream?.[1999].offset).toBe(2499);
  });

  it("starts anew with another stream, and drops late answers of the old one", () => {
    const data = after(
      { type: "stream", id: "r", key: "log", entries: [entry(0)] }, { type: "streamKey", key: "audit" },
      { type: "stream", id: "r", key: "log", entries: [entry(1)] },
    );
    expect(data).toMatchObject({ stream: null, streamKey: "audit" });
  });

  it("forgets a failure with the next answer of that part", () => {
    const failed = after({ type: "failed", part: "runs", error: "x" }, { type: "failed", part: "run", error: "y" });
    expect(failed.failures).toEqual({ runs: "x", run: "y" });
    expect(reduce(failed, { type: "runs", query: "", page: { runs: [], next: null, total: 0 } }).failures).toEqual({ run: "y" });
  });
});
