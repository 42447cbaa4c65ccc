import { firstIndex } from "../syntax/search";
import type { Span } from "../syntax/span";

/** Spans in pre-order: by where they begin, the longer first. */
export function byPlace(a: Span, b: Span): number {
  return a.from - b.from || b.to - a.to;
}

/**
 * For each of `inner` the index of the innermost of `outer` that contains it, or -1. Both are in pre-order, and those of
 * `outer` lie within each other or apart.
 */
export function innermost(outer: readonly Span[], inner: readonly Span[]): number[] {
  const stack: number[] = [];
  let next = 0;
  return inner.map((span) => {
    for (; next < outer.length && outer[next]!.from <= span.from; next++) {
      while (stack.length && outer[stack.at(-1)!]!.to <= outer[next]!.from) stack.pop();
      stack.push(next);
    }
    for (let i = stack.length - 1; i >= 0; i--) if (outer[stack[i]!]!.to >= span.to) return stack[i]!;
    return -1;
  });
}

/** The span `by` further on, and nothing but the span. */
export function shifted(span: Span, by: number): Span {
  return { from: span.from + by, to: span.to + by };
}

/** Whether an offset lies in one of the spans, asked quickly and often. */
export type Cover = (offset: number) => boolean;

export function coverOf(spans: readonly Span[]): Cover {
  const merged: { from: number; to: number }[] = [];
  for (const span of [...spans].sort(byPlace)) {
    const last = merged.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else merged.push({ from: span.from, to: span.to });
  }
  return (offset) => {
    const span = lastBefore(merged, offset);
    return span !== undefined && offset < span.to;
  };
}

/** The last of the spans (in order of place) that begins at or before `offset`. */
export function lastBefore<T extends Span>(spans: readonly T[], offset: number): T | undefined {
  return spans[firstIndex(spans.length, (i) => spans[i]!.from > offset) - 1];
}

/** Index of the first span, in order of place, that begins at or behind `offset`; their number if none does. */
export function firstFrom(spans: readonly Span[], offset: number): number {
  return firstIndex(spans.length, (i) => spans[i]!.from >= offset);
}
