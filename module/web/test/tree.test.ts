import { describe, expect, it } from "vitest";
import { checkInputs, pretty, treeLines, unwrap } from "../src/model/tree";

const lines = (value: unknown, folded: string[] = []) =>
  treeLines(value, new Set(folded)).map((line) => `${" ".repeat(line.depth)}${line.key === null ? "" : line.key + ": "}${line.text}`);

describe("treeLines", () => {
  it("indents objects and lists", () => {
    expect(lines({ a: 1, b: [true, null], c: {}, d: "x" })).toEqual(["{4}", " a: 1", " b: [2]", "  0: true", "  1: null", " c: {}", ' d: "x"']);
  });
  it("leaves out what is folded", () => expect(lines({ a: { b: 1 }, c: 2 }, ["$.a"])).toEqual(["{2}", " a: {1}", " c: 2"]));
  it("keeps markup as text", () => expect(lines("<b>&</b>")).toEqual(['"<b>&</b>"']));
  it("ends before a page becomes unusable", () => {
    const many = lines(Array.from({ length: 5000 }, (_, i) => i));
    expect(many).toHaveLength(2001);
    expect(many[2000]).toMatch(/copy to see the rest/);
  });
});

it("unwrap reads JSON text inside JSON, and only that", () => {
  expect(unwrap('{"a":1}')).toEqual({ a: 1 });
  expect(unwrap("[broken")).toBe("[broken");
  expect(unwrap("12")).toBe("12");
});

it("pretty is what copy gives", () => {
  expect(pretty({ a: 1 })).toBe('{\n  "a": 1\n}');
  expect(pretty("plain")).toBe("plain");
  expect(pretty(undefined)).toBe("null");
});

describe("checkInputs", () => {
  it("takes an object, and nothing for no inputs", () => {
    expect(checkInputs('{"a": 1}')).toEqual({ ok: true, value: { a: 1 } });
    expect(checkInputs("  ")).toEqual({ ok: true, value: {} });
  });
  it.each(["[1]", "1", '"x"', "null"])("refuses %s, which is no object", (text) => {
    expect(checkInputs(text)).toMatchObject({ ok: false, message: expect.stringMatching(/JSON object/) });
  });
  it("says where it breaks", () => {
    expect(checkInputs('{\n  "a": 1,\n  b: 2\n}')).toEqual({ ok: false, message: "This is not JSON: look at line 3, column 3." });
    expect(checkInputs('{"a": hello}')).toEqual({ ok: false, message: "This is not JSON: look at line 1, column 7." });
  });
});
