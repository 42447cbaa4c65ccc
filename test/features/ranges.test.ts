import fc from "fast-check";
import { expect, test } from "vitest";
import { lineEnd, offsetAt, positionAt } from "../../server/src/features/ranges";

const source = (text: string, marked = false) => ({ uri: "file:///w/a.md", version: 1, text, marked });

test("lines end in LF, CRLF and lone CR", () => {
  const lines = source("a\nbc\r\nd\re");
  expect([0, 2, 6, 8].map((offset) => positionAt(lines, offset))).toEqual([
    { line: 0, character: 0 },
    { line: 1, character: 0 },
    { line: 2, character: 0 },
    { line: 3, character: 0 },
  ]);
  expect([0, 1, 2, 3].map((line) => lineEnd(lines, line))).toEqual([1, 4, 7, 9]);
});

test("a position past the end of its line is before its line break", () => {
  const lines = source("ab\r\ncd");
  expect(offsetAt(lines, { line: 0, character: 99 })).toBe(2);
  expect(offsetAt(lines, { line: 1, character: 99 })).toBe(6);
  expect(offsetAt(lines, { line: 9, character: 0 })).toBe(6);
});

test("where the editor has a byte-order mark, its first line is one column longer", () => {
  const lines = source("ab\ncd", true);
  expect([0, 2, 3].map((offset) => positionAt(lines, offset))).toEqual([
    { line: 0, character: 1 },
    { line: 0, character: 3 },
    { line: 1, character: 0 },
  ]);
  expect([0, 1, 3].map((character) => offsetAt(lines, { line: 0, character }))).toEqual([0, 0, 2]);
});

test("every offset but one within CRLF goes there and back", () => {
  const text = fc.array(fc.constantFrom("a", "😀", "\n", "\r", "\r\n", "é", "﷽")).map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, fc.boolean(), (value, marked) => {
      const lines = source(value, marked);
      for (let offset = 0; offset <= value.length; offset++) {
        if (value.startsWith("\r\n", offset - 1)) continue;
        expect(offsetAt(lines, positionAt(lines, offset))).toBe(offset);
      }
    }),
  );
});
