import { describe, expect, it } from "vitest";
import {
  age, ago, clock, count, duration, instant, NOTHING, oneLine, percent, plural, shortId,
} from "../src/model/format";

const NOON = new Date(2026, 0, 15, 12, 0, 0).getTime();

describe("duration", () => {
  it.each([
    [0, "0 s"], [40, "<0.1 s"], [420, "0.4 s"], [1000, "1 s"], [1240, "1.2 s"], [9990, "9.9 s"], [12_999, "12 s"],
    [60_000, "1 min 00 s"], [185_000, "3 min 05 s"], [7_620_000, "2 h 07 min"], [356_400_000, "4 d 03 h"], [-5, "0 s"],
  ])("%d ms is %s", (ms, text) => expect(duration(ms)).toBe(text));
  it.each([null, undefined, NaN])("of %s is nothing", (ms) => expect(duration(ms)).toBe(NOTHING));
});

describe("age", () => {
  it("ticks in whole seconds", () => {
    expect(age(1000, 1999)).toBe("0 s");
    expect(age(1000, 3500)).toBe("2 s");
  });
  it("never runs backwards when the clocks differ", () => expect(age(5000, 1000)).toBe("0 s"));
  it("of nothing is nothing", () => expect(age(null, 5)).toBe(NOTHING));
});

describe("ago", () => {
  it.each([
    [0, "just now"], [999, "just now"], [12_000, "12 s ago"], [61_000, "1 min ago"], [7_300_000, "2 h ago"],
    [200_000_000, "2 d ago"], [-4000, "just now"],
  ])("%d ms back reads %s", (back, text) => expect(ago(NOON - back, NOON)).toBe(text));
  it("of nothing is nothing", () => expect(ago(undefined, NOON)).toBe(NOTHING));
});

describe("clock", () => {
  it("is the time of day today", () => expect(clock(NOON - 3_600_000, NOON)).toBe("11:00:00"));
  it("names another day", () => expect(clock(NOON - 86_400_000, NOON)).toBe("2026-01-14 12:00:00"));
  it("of nothing is nothing", () => expect(clock(null, NOON)).toBe(NOTHING));
});

describe("instant", () => {
  it("has milliseconds and the zone", () => expect(instant(NOON + 7)).toMatch(/^2026-01-15 12:00:00\.007 [+-]\d\d:\d\d$/));
  it("of nothing is nothing", () => expect(instant(null)).toBe(NOTHING));
});

describe("count", () => {
  it.each([[0, "0"], [999, "999"], [12_034, "12\u202f034"], [1_234_567, "1\u202f234\u202f567"]])(
    "%d reads %s", (value, text) => expect(count(value)).toBe(text));
  it("of nothing is nothing", () => expect(count(undefined)).toBe(NOTHING));
});

it("plural agrees with its number", () => {
  expect([plural(0, "run", "runs"), plural(1, "run", "runs"), plural(2, "run", "runs")]).toEqual(["0 runs", "1 run", "2 runs"]);
});

it.each([[12.4, 12], ["40", 40], [-3, 0], [250, 100], [null, null], ["", null], ["x", null], [NaN, null], [true, null]])(
  "percent of %s is %s", (value, share) => expect(percent(value)).toBe(share));

it("shortId keeps names and shortens uuids", () => {
  expect(shortId("5f0c2d11-aaaa-bbbb-cccc-0123456789ab")).toBe("5f0c2d11");
  expect(shortId("batch-2026-11")).toBe("batch-2026-11");
  expect(shortId("x".repeat(30))).toBe("x".repeat(23) + "…");
});

it("oneLine folds whitespace and ends long texts", () => {
  expect(oneLine("a\n  b")).toBe("a b");
  expect(oneLine({ a: 1 })).toBe('{"a":1}');
  expect(oneLine(null)).toBe(NOTHING);
  expect(oneLine("x".repeat(100), 10)).toBe("x".repeat(9) + "…");
});
