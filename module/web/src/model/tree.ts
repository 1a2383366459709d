// JSON values as lines of text, to be shown with indentation and never as HTML.

import { jsonBreak, placeOf } from "./json";

export interface Line { depth: number; path: string; key: string | null; text: string; folds: boolean; kind: Kind }
export type Kind = "string" | "number" | "boolean" | "null" | "object" | "array" | "more";

const MOST_LINES = 2000;

/** Inputs and results may arrive as JSON text inside JSON; a text that is no object or list stays a text. */
export function unwrap(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

export function treeLines(value: unknown, folded: ReadonlySet<string>): Line[] {
  const lines: Line[] = [];
  walk(unwrap(value), null, "$", 0, folded, lines);
  if (lines.length < MOST_LINES) return lines;
  return [...lines.slice(0, MOST_LINES), { depth: 0, path: "$more", key: null, text: "… copy to see the rest", folds: false, kind: "more" }];
}

function walk(
  value: unknown, key: string | null, path: string, depth: number, folded: ReadonlySet<string>, lines: Line[],
): void {
  if (lines.length > MOST_LINES) return;
  const kind = kindOf(value);
  if (kind !== "object" && kind !== "array") {
    lines.push({ depth, path, key, text: kind === "string" ? JSON.stringify(value) : String(value), folds: false, kind });
    return;
  }
  const entries = Object.entries(value as object);
  lines.push({ depth, path, key, text: summary(kind, entries.length), folds: entries.length > 0, kind });
  if (folded.has(path)) return;
  entries.forEach(([name, child]) => walk(child, name, `${path}.${name}`, depth + 1, folded, lines));
}

function summary(kind: "object" | "array", size: number): string {
  if (size === 0) return kind === "array" ? "[]" : "{}";
  return kind === "array" ? `[${size}]` : `{${size}}`;
}

function kindOf(value: unknown): Kind {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return "array";
  const type = typeof value;
  return type === "string" || type === "number" || type === "boolean" ? type : "object";
}

export function pretty(value: unknown): string {
  const plain = unwrap(value);
  return typeof plain === "string" ? plain : JSON.stringify(plain ?? null, null, 2);
}

export type InputsCheck = { ok: true; value: Record<string, unknown> } | { ok: false; message: string };

/** Inputs typed by a person: an object, or a message that says where it breaks. */
export function checkInputs(text: string): InputsCheck {
  if (!text.trim()) return { ok: true, value: {} };
  const broken = jsonBreak(text);
  if (broken !== null) return { ok: false, message: `This is not JSON: look at ${placeOf(text, broken)}.` };
  const value: unknown = JSON.parse(text);
  if (kindOf(value) !== "object") {
    return { ok: false, message: "Inputs are a JSON object, for example {\"resolved\": {\"paramOne\": \"hello\"}}." };
  }
  return { ok: true, value: value as Record<string, unknown> };
}
