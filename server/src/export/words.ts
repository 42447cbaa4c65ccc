import type { Leaf } from "../model/leaf";
import { memoised } from "../syntax/memo";
import type { Span } from "../syntax/span";

const known = new WeakMap<Leaf, readonly Span[]>();

/** The runs of a paragraph that are words of the text, without notation of any kind, relative to it and in order. */
export function wordRuns(leaf: Leaf): readonly Span[] {
  return memoised(known, leaf, () => readRuns(leaf));
}

/** Asterisks, and underscores at the edge of a word. */
const EMPHASIS = /\*+|(?<![\p{L}\p{N}_])_+(?=\S)|(?<=\S)_+(?![\p{L}\p{N}_])/gu;

/** Where a line begins there may be the mark of a block quotation, which is blank here. */
const INDENTATION = /(?<=\n)[ \t]+/g;

function readRuns({ text, masked, escapes }: Leaf): Span[] {
  const silent = new Set(escapes);
  const emphasis = [...masked.matchAll(EMPHASIS)].filter(({ index }) => !silent.has(index - 1));
  for (const { 0: marks, index } of [...emphasis, ...text.matchAll(INDENTATION)])
    for (let i = 0; i < marks.length; i++) silent.add(index + i);
  const runs: Span[] = [];
  let from = 0;
  const end = (to: number) => {
    if (masked.slice(from, to).trim()) runs.push({ from, to });
    from = to + 1;
  };
  for (let at = 0; at < text.length; at++) if (masked[at] !== text[at] || silent.has(at)) end(at);
  end(text.length);
  return runs;
}
