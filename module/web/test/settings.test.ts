import { describe, expect, it } from "vitest";
import { ApiError } from "../src/api";
import { changed, checkSentence, formProblems, fromForm, otherProblems, problemOf, refusedProblems, toForm } from "../src/model/settings";
import type { Settings } from "../src/types";

const SETTINGS: Settings = {
  database: null, poolSize: 8, dispatchMode: "auto", retentionDays: 30, retentionRows: 1000, globalTimeoutHours: 0, workers: 4,
};

it("a form comes back as the settings it was made from", () => {
  expect(fromForm(toForm(SETTINGS))).toEqual({ ...SETTINGS, database: "" });
  expect(changed(toForm(SETTINGS), SETTINGS)).toBe(false);
  expect(changed({ ...toForm(SETTINGS), workers: "5" }, SETTINGS)).toBe(true);
});

describe("formProblems", () => {
  it.each([
    ["workers", "", "A number is needed."], ["workers", "x", "A number is needed."], ["workers", "0", "At least 1."],
    ["poolSize", "1.5", "A whole number is needed."], ["retentionDays", "0.5", "A whole number is needed."], ["retentionDays", "-1", "At least 0."],
  ])("%s = %o: %s", (field, value, message) => {
    expect(formProblems({ ...toForm(SETTINGS), [field]: value })).toEqual([{ field, message }]);
  });
  it("lets a limit be empty: it stays as the database has it", () => {
    const form = { ...toForm(SETTINGS), retentionDays: "" };
    expect(formProblems(form)).toEqual([]);
    expect(fromForm(form).retentionDays).toBeNull();
    expect(toForm({ ...SETTINGS, retentionDays: null }).retentionDays).toBe("");
  });
});

it("the problems of a refused save are found in its data", () => {
  const problems = [{ field: "database", message: "unknown" }, { nonsense: 1 }];
  expect(refusedProblems(new ApiError(400, "SETTINGS_REFUSED", "no", { problems }))).toEqual([problems[0]]);
  expect(refusedProblems(new ApiError(503, "X", "no"))).toEqual([]);
  expect(refusedProblems("x")).toEqual([]);
});

it("problems go to their fields, and those without one above the form", () => {
  const problems = [{ field: "workers", message: "a" }, { field: "workers", message: "b" }, { field: "audit", message: "c" }];
  expect(problemOf(problems, "workers")).toBe("a b");
  expect(otherProblems(problems)).toEqual(["c"]);
});

it("a check reads as one sentence", () => {
  expect(checkSentence({ ok: true, problems: [], info: { latencyMs: 3, version: "PostgreSQL 15", schemaVersion: 4 } })).toBe("PostgreSQL 15 · answers in 3 ms · schema 4.");
  expect(checkSentence({ ok: true, problems: [], info: null })).toMatch(/no schema yet/);
  expect(checkSentence({ ok: false, problems: [], info: null })).toMatch(/cannot work/);
});
