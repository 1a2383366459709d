// Where a text stops being JSON. The browsers' own messages name the place in some cases only.

type Expect = "value" | "valueOrEnd" | "key" | "keyOrEnd" | "colon" | "commaOrEnd" | "nothing";

const SPACE = /[ \t\n\r]*/y;
const SCALAR =
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** The offset of the first character that cannot stand where it stands; null when the text is JSON. */
export function jsonBreak(text: string): number | null {
  const open: ("{" | "[")[] = [];
  let expected: Expect = "value";
  let at = 0;
  const afterValue = (): Expect => (open.length ? "commaOrEnd" : "nothing");

  for (;;) {
    at = after(SPACE, text, at) ?? at;
    const char = text[at];
    if (char === undefined) return expected === "nothing" ? null : at;
    const inside = open[open.length - 1];
    if (expected === "commaOrEnd" && char === ",") {
      expected = inside === "{" ? "key" : "value";
    } else if (closes(char, inside) && ["commaOrEnd", "keyOrEnd", "valueOrEnd"].includes(expected)) {
      open.pop();
      expected = afterValue();
    } else if (expected === "colon" && char === ":") {
      expected = "value";
    } else if (isValue(expected) && (char === "{" || char === "[")) {
      open.push(char);
      expected = char === "{" ? "keyOrEnd" : "valueOrEnd";
    } else {
      const end = isValue(expected) || (isKey(expected) && char === '"') ? after(SCALAR, text, at) : null;
      if (end === null) return at;
      expected = isKey(expected) ? "colon" : afterValue();
      at = end - 1;
    }
    at += 1;
  }
}

/** "line 3, column 5" of an offset. */
export function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset).split("\n");
  return `line ${before.length}, column ${before[before.length - 1].length + 1}`;
}

function after(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

function closes(char: string, inside: string | undefined): boolean {
  return (char === "}" && inside === "{") || (char === "]" && inside === "[");
}

function isValue(expected: Expect): boolean {
  return expected === "value" || expected === "valueOrEnd";
}

function isKey(expected: Expect): boolean {
  return expected === "key" || expected === "keyOrEnd";
}
