import { describe, expect, it } from "vitest";
import { jsonBreak, placeOf } from "../src/model/json";

describe("jsonBreak", () => {
  it.each([
    '{"a": hello}', '{"a": 1,}', "[1 2]", '{"a"', '{"a":', "{", "", "[", '{a: 1}', '{"a": 01}', '{"a": "x\ny"}', '{"a": 1}}', "tru", "[,]", "{,}",
    '{"a" 1}', "'x'", '["\\x"]', "1 2", "[1}",
  ])("finds the break in %j, as the parser does", (text) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(jsonBreak(text)).not.toBeNull();
  });

  it.each(['{"a": [1, -2.5e3, true, null, "\\u00e9\\n", {}], "b": []}', " 1 ", '"x"', "[]", '{"a":{"b":[[]]}}'])(
    "finds none in %j", (text) => {
      expect(() => JSON.parse(text)).not.toThrow();
      expect(jsonBreak(text)).toBeNull();
    });

  it.each([['{"a": hello}', 6], ['{"a": 1,}', 8], ["[1 2]", 3], ['{"a":', 5], ['{"a": 1}}', 8], ["{a: 1}", 1], ["[1}", 2]])(
    "%j breaks at %d", (text, at) => expect(jsonBreak(text)).toBe(at));
});

it("placeOf counts lines and columns as editors do", () => {
  expect(placeOf("{\n  b", 4)).toBe("line 2, column 3");
  expect(placeOf("", 0)).toBe("line 1, column 1");
});
