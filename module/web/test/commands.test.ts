import { describe, expect, it } from "vitest";
import { ApiError } from "../src/api";
import { commandBar, commandSentence, confirmText, needsConfirm, pendingReason, readable } from "../src/model/commands";
import { aRun, T0 } from "./factories";

const why = (part: Parameters<typeof aRun>[0], cmd: string) => commandBar(aRun(part)).find((b) => b.cmd === cmd)?.why;

describe("the command bar", () => {
  it("has what is legal live, and says what the rest waits for", () => {
    const bar = commandBar(aRun());
    expect(bar.map((b) => [b.cmd, b.enabled])).toEqual([["HOLD", true], ["RESUME", false], ["STOP", true], ["CANCEL", true]]);
    expect(why({}, "RESUME")).toBe("RESUME: only a held run can be resumed; this one is running.");
  });
  it("shows RESET only where the run offers it", () => {
    expect(commandBar(aRun({ status: "STOPPED", availableCommands: ["RESET"] })).map((b) => b.cmd)).toContain("RESET");
    expect(commandBar(aRun()).map((b) => b.cmd)).not.toContain("RESET");
  });
  it("says of a run that has ended that it has", () => {
    expect(why({ status: "ERROR", phaseState: "ERROR", availableCommands: [] }, "STOP")).toBe("STOP: the run has already ended (failed).");
  });
  it("says why a queued or held run cannot be held", () => {
    expect(why({ status: "ENQUEUED", phaseState: "IDLE", availableCommands: ["STOP", "CANCEL"] }, "HOLD")).toMatch(/has not begun/);
    expect(why({ status: "WAITING", phaseState: "HELD", availableCommands: ["RESUME"] }, "HOLD")).toBe("HOLD: the run is held already.");
  });
  it("asks before what cannot be undone", () => {
    expect(["HOLD", "RESUME", "STOP", "RESET", "CANCEL"].filter((c) => needsConfirm(c as "HOLD"))).toEqual(["STOP", "RESET", "CANCEL"]);
    expect(confirmText("STOP", aRun()).consequence).toMatch(/cannot be resumed/);
    expect(confirmText("CANCEL", aRun()).title).toBe("Cancel plant.fill?");
    expect(confirmText("RESET", aRun()).action).toBe("Start anew");
  });
});

describe("a command's record", () => {
  const record = { cmd: "HOLD", status: "REQUESTED", actor: "maria", reason: null, at: T0 - 38_000 };
  it("reads as a sentence", () => expect(commandSentence(record, T0)).toBe("HOLD requested 11:59:22 by maria"));
  it("without actor and time is still one", () => {
    expect(commandSentence({ ...record, status: "TIMED_OUT", actor: null, at: null }, T0)).toBe("HOLD timed out");
  });
  it("not yet accepted names the step it waits for", () => {
    expect(pendingReason(aRun({ lastCommand: record }), T0)).toBe("not yet accepted: step Transfer has run 5 s");
    expect(pendingReason(aRun({ lastCommand: record, step: null }), T0)).toMatch(/next boundary/);
  });
  it("that was accepted, or whose run has ended, waits for nothing", () => {
    expect(pendingReason(aRun({ lastCommand: { ...record, status: "DONE" } }), T0)).toBe("");
    expect(pendingReason(aRun({ lastCommand: record, status: "CANCELLED" }), T0)).toBe("");
    expect(pendingReason(aRun(), T0)).toBe("");
  });
});

describe("a refusal", () => {
  it("of a command says what is possible now", () => {
    const error = new ApiError(409, "ILLEGAL_COMMAND", "the run is held", { legal: ["RESUME", "STOP"] });
    expect(readable(error)).toBe("The run is held. Possible now: RESUME, STOP.");
  });
  it("does not repeat what its message lists", () => {
    const error = new ApiError(409, "X", "not allowed; allowed: RESET", { legal: ["RESET"] });
    expect(readable(error)).toBe("Not allowed; allowed: RESET.");
  });
  it("of a command to an ended run says that none is", () => {
    expect(readable(new ApiError(409, "X", "It has ended.", { legal: [] }))).toBe("It has ended. No command is possible now.");
  });
  it("of another kind is its message", () => {
    expect(readable(new ApiError(503, "X", "the database is away"))).toBe("The database is away.");
    expect(readable(new Error("odd"))).toBe("odd");
    expect(readable("text")).toBe("text");
  });
});
