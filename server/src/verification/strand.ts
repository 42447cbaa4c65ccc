import type { Span } from "../syntax/span";

/**
 * Stretches of a file put end to end, with the way back. Where what lies between two of them separates words (white
 * space at its edges, or a line break in it), a line break stands for it; so a note in the middle of a word joins it.
 */
export interface Strand {
  readonly text: string;
  /** For each stretch where it begins in `text`, ascending, and where in the file. */
  readonly starts: readonly number[];
  readonly origins: readonly number[];
}

/** The stretches `spans` (in order of place) of `text` as one strand. */
export function strandOf(text: string, spans: readonly Span[]): Strand {
  if (spans.length === 1)
    return { text: text.slice(spans[0]!.from, spans[0]!.to), starts: [0], origins: [spans[0]!.from] };
  const pieces: string[] = [];
  const starts: number[] = [];
  let length = 0;
  spans.forEach(({ from, to }, i) => {
    const before = spans[i - 1];
    if (before && separates(text, before.to, from)) length += pieces.push("\n") && 1;
    starts.push(length);
    length += pieces.push(text.slice(from, to)) && to - from;
  });
  return { text: pieces.join(""), starts, origins: spans.map(({ from }) => from) };
}

function separates(text: string, from: number, to: number): boolean {
  const between = text.slice(from, to);
  return /^\s|\s$|[\n\r]/u.test(between);
}

/** The stretch of the file from the first to the last character of `from`–`to` in the strand; empty ones stay so. */
export function spanInFile(strand: Strand, from: number, to: number): Span {
  if (from >= to) {
    const at = from > 0 ? inFile(strand, from - 1) + 1 : inFile(strand, from);
    return { from: at, to: at };
  }
  return { from: inFile(strand, from), to: inFile(strand, to - 1) + 1 };
}

function inFile({ starts, origins }: Strand, at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  return (origins[low] ?? 0) + at - (starts[low] ?? 0);
}
