import type { Span } from "../syntax/span";

/** What was `fromA`–`toA` in an old text is `fromB`–`toB` in the new one; lists are in order and do not touch. */
export interface ChangedRange {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** `ranges`, followed by one more edit: `replaced` in the text that they led to, by `length` code units. */
export function withEdit(ranges: readonly ChangedRange[], replaced: Span, length: number): ChangedRange[] {
  const before = ranges.filter((range) => range.toB < replaced.from);
  const after = ranges.filter((range) => range.fromB > replaced.to);
  const touched = ranges.slice(before.length, ranges.length - after.length);
  const grown = length - (replaced.to - replaced.from);
  return [
    ...before,
    merged(touched, replaced, grown, shiftOf(before.at(-1))),
    ...after.map((range) => ({ ...range, fromB: range.fromB + grown, toB: range.toB + grown })),
  ];
}

/** The edit and the ranges that it touches as one; `shift` is how far the text before them has moved. */
function merged(touched: readonly ChangedRange[], replaced: Span, grown: number, shift: number): ChangedRange {
  const fromB = Math.min(replaced.from, touched[0]?.fromB ?? replaced.from);
  const toB = Math.max(replaced.to, touched.at(-1)?.toB ?? replaced.to);
  const shiftAfter = touched.length > 0 ? shiftOf(touched.at(-1)) : shift;
  return { fromA: fromB - shift, toA: toB - shiftAfter, fromB, toB: toB + grown };
}

function shiftOf(range: ChangedRange | undefined): number {
  return range === undefined ? 0 : range.toB - range.toA;
}
