// Pure formatters: numbers and times to the words of the page.

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const NOTHING = "–";

/** "0.4 s", "12 s", "3 min 05 s", "2 h 07 min", "4 d 03 h": two units at most. */
export function duration(ms: number | null | undefined): string {
  if (ms === null || ms === undefined || !Number.isFinite(ms)) return NOTHING;
  const whole = Math.max(0, ms);
  if (whole > 0 && whole < 100) return "<0.1 s";
  if (whole < 10 * SECOND) return Math.floor(whole / 100) / 10 + " s";
  if (whole < MINUTE) return Math.floor(whole / SECOND) + " s";
  if (whole < HOUR) return `${Math.floor(whole / MINUTE)} min ${two(Math.floor((whole % MINUTE) / SECOND))} s`;
  if (whole < DAY) return `${Math.floor(whole / HOUR)} h ${two(Math.floor((whole % HOUR) / MINUTE))} min`;
  return `${Math.floor(whole / DAY)} d ${two(Math.floor((whole % DAY) / HOUR))} h`;
}

/** How long something has lasted, in whole seconds so that it ticks evenly. */
export function age(sinceMs: number | null | undefined, nowMs: number): string {
  if (sinceMs === null || sinceMs === undefined) return NOTHING;
  return duration(Math.max(0, Math.floor((nowMs - sinceMs) / SECOND)) * SECOND);
}

/** "just now", "12 s ago", "3 min ago", "2 h ago", "4 d ago": one unit, for reading in passing. */
export function ago(thenMs: number | null | undefined, nowMs: number): string {
  if (thenMs === null || thenMs === undefined) return NOTHING;
  const past = Math.max(0, nowMs - thenMs);
  if (past < SECOND) return "just now";
  if (past < MINUTE) return Math.floor(past / SECOND) + " s ago";
  if (past < HOUR) return Math.floor(past / MINUTE) + " min ago";
  if (past < DAY) return Math.floor(past / HOUR) + " h ago";
  return Math.floor(past / DAY) + " d ago";
}

/** Local time of day; with the date when it was not today. */
export function clock(ms: number | null | undefined, nowMs: number): string {
  if (ms === null || ms === undefined) return NOTHING;
  const then = new Date(ms);
  const time = `${two(then.getHours())}:${two(then.getMinutes())}:${two(then.getSeconds())}`;
  return sameDay(then, new Date(nowMs)) ? time : `${isoDay(then)} ${time}`;
}

/** The full instant with milliseconds and zone, for titles and records. */
export function instant(ms: number | null | undefined): string {
  if (ms === null || ms === undefined) return NOTHING;
  const at = new Date(ms);
  const offset = -at.getTimezoneOffset();
  const zone = (offset < 0 ? "-" : "+") + two(Math.floor(Math.abs(offset) / 60)) + ":" + two(Math.abs(offset) % 60);
  const time = `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
  return `${isoDay(at)} ${time}.${String(at.getMilliseconds()).padStart(3, "0")} ${zone}`;
}

/** Groups of three with a narrow space: "12 034". */
export function count(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NOTHING;
  return String(Math.trunc(value)).replace(/\B(?=(\d{3})+$)/g, "\u202f");
}

export function plural(value: number, one: string, many: string): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A share between 0 and 100, or null: what a workflow reports may be anything. */
export function percent(value: unknown): number | null {
  const number = typeof value === "string" && value.trim() ? Number(value) : value;
  if (typeof number !== "number" || !Number.isFinite(number)) return null;
  return Math.min(100, Math.max(0, Math.round(number)));
}

/** The first block of a uuid; a name that somebody chose stays whole up to 24 characters. */
export function shortId(id: string): string {
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-/i.test(id)) return id.slice(0, 8);
  return id.length > 24 ? id.slice(0, 23) + "…" : id;
}

/** One line of a value for a table cell. */
export function oneLine(value: unknown, limit = 80): string {
  if (value === null || value === undefined) return NOTHING;
  const text = (typeof value === "string" ? value : JSON.stringify(value)).replace(/\s+/g, " ");
  return text.length > limit ? text.slice(0, limit - 1) + "…" : text;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

function isoDay(date: Date): string {
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function sameDay(a: Date, b: Date): boolean {
  return isoDay(a) === isoDay(b);
}
