import { expect } from "vitest";
import type { Bibliography } from "../../server/src/bibliography/source";

/** `key` for each source and `«text» message` for each unreadable place, as they stand in `text`. */
export function listed(text: string, { sources, unreadable }: Bibliography) {
  return {
    keys: sources.map(({ from, to }) => text.slice(from, to)),
    unreadable: unreadable.map(({ from, to, message }) => `«${text.slice(from, to)}» at ${from}: ${message}`),
  };
}

/** What holds of every bibliography, however broken: places lie in the text, in order, and every source can be read. */
export function checkTotal(text: string, { sources, unreadable }: Bibliography): void {
  for (const { from, to } of [...sources, ...unreadable]) {
    expect(0 <= from && from <= to && to <= text.length).toBe(true);
  }
  for (const source of sources) expect(source.csl.id).toBe(source.id);
  expect(unreadable.map(({ from }) => from)).toEqual(unreadable.map(({ from }) => from).sort((a, b) => a - b));
}
