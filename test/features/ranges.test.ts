import fc from "fast-check";
import { expect, test } from "vitest";
import { lineEnd, offsetAt, positionAt } from "../../server/src/features/ranges";

const source = (text: string) => ({ uri: "file:///w/a.md", version: 1, text });

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

test("every offset but one within CRLF goes there and back", () => {
  const text = fc.array(fc.constantFrom("a", "😀", "\n", "\r", "\r\n", "é", "﷽")).map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, (value) => {
      const lines = source(value);
      for (let offset = 0; offset <= value.length; offset++) {
        if (value.startsWith("\r\n", offset - 1)) continue;
        expect(offsetAt(lines, positionAt(lines, offset))).toBe(offset);
      }
    }),
  );
});
