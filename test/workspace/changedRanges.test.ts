import fc from "fast-check";
import { expect, test } from "vitest";
import { type ChangedRange, withEdit } from "../../server/src/workspace/changedRanges";

test("one edit is its own range", () => {
  expect(withEdit([], { from: 2, to: 4 }, 1)).toEqual([{ fromA: 2, toA: 4, fromB: 2, toB: 3 }]);
});

test("edits apart stay apart, and later ones move", () => {
  const first = withEdit([], { from: 10, to: 10 }, 3);
  expect(withEdit(first, { from: 0, to: 1 }, 0)).toEqual([
    { fromA: 0, toA: 1, fromB: 0, toB: 0 },
    { fromA: 10, toA: 10, fromB: 9, toB: 12 },
  ]);
});

const edits = fc.array(fc.tuple(fc.nat(60), fc.nat(8), fc.string({ maxLength: 5 })), { maxLength: 12 });

test("whatever is outside of the ranges is the same in both texts", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), edits, (old, changes) => {
      let text = old;
      let ranges: ChangedRange[] = [];
      for (const [at, length, insert] of changes) {
        const from = Math.min(at, text.length);
        const to = Math.min(from + length, text.length);
        text = text.slice(0, from) + insert + text.slice(to);
        ranges = withEdit(ranges, { from, to }, insert.length);
      }
      expect(rebuilt(old, text, ranges)).toBe(text);
      expect(ranges.every((range, at) => at === 0 || ranges[at - 1]!.toB < range.fromB)).toBe(true);
    }),
  );
});

/** The new text, from what the ranges leave of the old and what they hold of the new. */
function rebuilt(old: string, text: string, ranges: readonly ChangedRange[]): string {
  let at = 0;
  let out = "";
  for (const { fromA, toA, fromB, toB } of ranges) {
    out += old.slice(at, fromA) + text.slice(fromB, toB);
    at = toA;
  }
  return out + old.slice(at);
}
