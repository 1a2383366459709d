import { describe, expect, it } from "vitest";
import { engineLook, isFinished, runLook, statusLook, stepLook } from "../src/model/states";
import { aRun, aStatus, T0 } from "./factories";

describe("a run's look", () => {
  it.each([
    ["ENQUEUED", "IDLE", "Queued", "quiet"], ["RUNNING", "RUNNING", "Running", "active"],
    ["RUNNING", "HOLDING", "Holding", "warn"], ["WAITING", "HELD", "Held", "warn"], ["WAITING", "WAITING", "Waiting", "quiet"],
    ["RUNNING", "STOPPING", "Stopping", "warn"], ["STOPPED", "STOPPED", "Stopped", "quiet"], ["ERROR", "ERROR", "Failed", "bad"],
    ["CANCELLED", "HELD", "Cancelled", "quiet"], ["SUCCESS", null, "Success", "done"],
  ] as const)("%s in %s is %s, %s", (status, phaseState, word, tone) => {
    expect(runLook(aRun({ status, phaseState }))).toMatchObject({ word, tone });
  });

  it("of a cancelled run is not that of a failed one", () => {
    expect(statusLook("CANCELLED").tone).not.toBe(statusLook("ERROR").tone);
    expect(statusLook("CANCELLED").icon).not.toBe(statusLook("ERROR").icon);
  });
  it("of an unknown status is its own word", () => expect(statusLook("NEW_ONE").word).toBe("NEW_ONE"));
  it("of a started step is running", () => expect(stepLook("STARTED").word).toBe("Running"));
});

it("finished are the four ends", () => {
  expect(["SUCCESS", "ERROR", "CANCELLED", "STOPPED", "RUNNING", "WAITING"].map(isFinished)).toEqual([true, true, true, true, false, false]);
});

describe("the engine's look", () => {
  it("is calm while it runs", () => expect(engineLook(aStatus())).toMatchObject({ word: "Running", tone: "active", detail: "" }));
  it("drains with the count, who and why", () => {
    const look = engineLook(aStatus({
      engine: { state: "MAINTENANCE" }, maintenance: { enabled: true, by: "joe", reason: "Deploy", inFlight: 2, since: T0 },
    }));
    expect(look).toMatchObject({ word: "Draining", tone: "warn", detail: "2 runs left · by joe, “Deploy”", since: T0 });
  });
  it("is in maintenance once it is drained", () => {
    const look = engineLook(aStatus({ maintenance: { enabled: true, by: null, reason: "Deploy", drained: true } }));
    expect(look).toMatchObject({ word: "Maintenance", detail: "“Deploy”" });
  });
  it("drains by itself while the gateway stops", () => {
    expect(engineLook(aStatus({ engine: { state: "DRAINING" }, maintenance: { inFlight: 1 } }))).toMatchObject({ word: "Draining", detail: "1 run left" });
  });
  it("says a database outage before anything else", () => {
    const look = engineLook(aStatus({ engine: { state: "DATABASE_DOWN", lastError: "refused" }, maintenance: { enabled: true } }));
    expect(look).toMatchObject({ word: "Database down", tone: "bad", detail: "refused" });
  });
  it("is no alarm on the backup node", () => expect(engineLook(aStatus({ engine: { state: "STANDBY" } }))).toMatchObject({ word: "Backup node", tone: "quiet" }));
  it("is an alarm when it stands", () => expect(engineLook(aStatus({ engine: { state: "STOPPED" } })).tone).toBe("bad"));
});
