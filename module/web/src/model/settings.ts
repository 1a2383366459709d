// The settings form: text fields to settings and back, with the problems each field has.
import { ApiError } from "../api";
import type { CheckAnswer, Problem, Settings } from "../types";

export type NumberField = "poolSize" | "workers" | "retentionDays" | "retentionRows" | "globalTimeoutHours";
export type Form = Record<NumberField, string> & { database: string; dispatchMode: string };

export interface FieldText { label: string; unit: string; says: string; least: number; optional: boolean }

export const NUMBERS: Record<NumberField, FieldText> = {
  poolSize: { label: "Pool size", unit: "connections", least: 3, optional: false, says: "Most connections the engine opens to its database." },
  workers: { label: "Workers", unit: "runs at once", least: 1, optional: false, says: "A run that waits holds no worker." },
  retentionDays: { label: "Keep finished runs for", unit: "days", least: 0, optional: true, says: "Older ones are deleted with their steps. 0 keeps them for ever." },
  retentionRows: { label: "Keep at most", unit: "runs", least: 0, optional: true, says: "The oldest finished ones go first. 0 sets no limit." },
  globalTimeoutHours: { label: "End runs after", unit: "hours", least: 0, optional: true, says: "Unfinished runs older than this are cancelled. 0 never does." },
};
export const NUMBER_FIELDS = Object.keys(NUMBERS) as NumberField[];

/** The embedded database has no connection name. */
export const EMBEDDED = "";

export function toForm(settings: Settings): Form {
  const text = (value: number | null | undefined) => (value === null || value === undefined ? "" : String(value));
  return {
    database: settings.database ?? EMBEDDED, dispatchMode: settings.dispatchMode, poolSize: text(settings.poolSize),
    workers: text(settings.workers), retentionDays: text(settings.retentionDays),
    retentionRows: text(settings.retentionRows), globalTimeoutHours: text(settings.globalTimeoutHours),
  };
}

/** What can be seen to be wrong without asking the gateway. */
export function formProblems(form: Form): Problem[] {
  return NUMBER_FIELDS.flatMap((field) => {
    const { least, optional } = NUMBERS[field];
    const text = form[field].trim();
    const value = Number(text);
    if (text === "" && optional) return [];
    if (text === "" || !Number.isFinite(value)) return [{ field, message: "A number is needed." }];
    if (!Number.isInteger(value)) return [{ field, message: "A whole number is needed." }];
    if (value < least) return [{ field, message: `At least ${least}.` }];
    return [];
  });
}

export function fromForm(form: Form): Settings {
  const number = (field: NumberField) => Number(form[field]);
  const limit = (field: NumberField) => (form[field].trim() === "" ? null : number(field));
  return {
    database: form.database, dispatchMode: form.dispatchMode, poolSize: number("poolSize"), workers: number("workers"),
    retentionDays: limit("retentionDays"), retentionRows: limit("retentionRows"),
    globalTimeoutHours: limit("globalTimeoutHours"),
  };
}

export function changed(form: Form, settings: Settings): boolean {
  const saved = toForm(settings);
  return (Object.keys(saved) as (keyof Form)[]).some((key) => saved[key] !== form[key].trim());
}

/** The problems a refused save carries, wherever its envelope put them. */
export function refusedProblems(error: unknown): Problem[] {
  if (!(error instanceof ApiError) || !Array.isArray(error.data.problems)) return [];
  return error.data.problems.filter((p): p is Problem => typeof p?.field === "string" && typeof p?.message === "string");
}

export function problemOf(problems: Problem[], field: string): string {
  return problems.filter((problem) => problem.field === field).map((problem) => problem.message).join(" ");
}

/** Problems that belong to no field of the form are shown above it. */
export function otherProblems(problems: Problem[]): string[] {
  const known = ["database", "dispatchMode", ...NUMBER_FIELDS] as string[];
  return problems.filter((problem) => !known.includes(problem.field)).map((problem) => problem.message);
}

export function checkSentence(answer: CheckAnswer): string {
  if (!answer.ok || answer.problems.length > 0) return "These settings cannot work yet.";
  const { latencyMs, version, schemaVersion } = answer.info ?? {};
  const parts = [
    version ? String(version) : "", latencyMs != null ? `answers in ${latencyMs} ms` : "",
    schemaVersion != null ? `schema ${schemaVersion}` : "no schema yet, it is made on the first start",
  ];
  return parts.filter(Boolean).join(" · ") + ".";
}
