import type { Quotation } from "../model/annotatedSource";
import { type LeafBlock, leafAt } from "../model/document";
import type { Leaf } from "../model/leaf";
import { shifted } from "../model/spans";
import { memoised } from "../syntax/memo";
import type { TextEdit } from "../syntax/problem";
import { contains, type Span } from "../syntax/span";
import type { CheckedQuotation } from "../verification/checkedText";
import { wordRuns } from "./words";

/** A quotation by itself: `text` is its stretch of the document, from `at` on, and its offsets are relative to that. */
export interface LiftedQuotation extends CheckedQuotation {
  readonly at: number;
  /** The same for the same words with the same notation, wherever they stand. */
  readonly key: string;
}

const known = new WeakMap<Leaf, Map<number, LiftedQuotation>>();

/** Lifts a quotation out of a document with these paragraphs, whose text is `text`. What lies in one paragraph is kept with that. */
export function liftQuotation(leaves: readonly LeafBlock[], text: string, quotation: Quotation): LiftedQuotation {
  const { from, to, parts } = quotation;
  const block = leafAt(leaves, from);
  if (!block || to > block.to) return lift(leaves, text, quotation);
  const kept = memoised(known, block.leaf, () => new Map<number, LiftedQuotation>());
  const place = (from - block.from) * 2 ** 26 + (to - block.from);
  const before = kept.get(place);
  if (before?.parts.length === parts.length) return before.at === from ? before : { ...before, at: from };
  const made = lift(leaves, text, quotation);
  kept.set(place, made);
  return made;
}

function lift(leaves: readonly LeafBlock[], text: string, quotation: Quotation): LiftedQuotation {
  const { from: at, to } = quotation;
  const own = text.slice(at, to);
  const parts = quotation.parts.map((part) => shifted(withoutMarks(quotation, text, part), -at));
  const notation = gapsIn(leaves, text, { from: at, to }).map((gap) => shifted(gap, -at));
  return { text: own, parts, notation, at, key: JSON.stringify([own, parts, notation]) };
}

/** The quotation after `edits` of its document, in order of place; null if one is not wholly words of one part. */
export function editedQuotation(lifted: LiftedQuotation, edits: readonly TextEdit[]): LiftedQuotation | null {
  const { at, parts, notation } = lifted;
  const own = edits.map(({ from, to, insert }) => ({ from: from - at, to: to - at, insert }));
  const isSound = (edit: Span) =>
    parts.some((part) => contains(part, edit)) && !notation.some((gap) => gap.from < edit.to && edit.from < gap.to);
  if (!own.every(isSound)) return null;
  const grown = (place: number, isEnd: boolean) =>
    own.reduce(
      (sum, { from, to, insert }) => (to < place || (isEnd && to === place) ? sum + insert.length - (to - from) : sum),
      place,
    );
  const move = ({ from, to }: Span) => ({ from: grown(from, false), to: grown(to, true) });
  const text = applied(lifted.text, own);
  const now = { text, parts: parts.map(move), notation: notation.map(move) };
  return { ...now, at, key: JSON.stringify([now.text, now.parts, now.notation]) };
}

function applied(text: string, edits: readonly TextEdit[]): string {
  return edits.reduceRight((done, { from, to, insert }) => done.slice(0, from) + insert + done.slice(to), text);
}

function withoutMarks({ form }: Quotation, text: string, part: Span): Span {
  if (form !== "marks") return part;
  const closed = part.to - part.from > 1 && !/[\p{L}\p{N}]/u.test(text[part.to - 1]!);
  return { from: part.from + 1, to: part.to - (closed ? 1 : 0) };
}

/** What lies between the runs of words: notation, and the breaks between paragraphs with the marks at the start of lines. */
function gapsIn(leaves: readonly LeafBlock[], text: string, { from, to }: Span): Span[] {
  const gaps: Span[] = [];
  let at = from;
  const gap = (until: number) => {
    if (until > at && text.slice(at, until).trim()) gaps.push({ from: at, to: until });
  };
  for (let block = leafAt(leaves, from); block && block.from < to; block = after(leaves, block)) {
    for (const run of wordRuns(block.leaf)) {
      const words = { from: Math.max(run.from + block.from, from), to: Math.min(run.to + block.from, to) };
      if (words.to <= words.from) continue;
      gap(words.from);
      at = words.to;
    }
  }
  gap(to);
  return gaps;
}

function after(leaves: readonly LeafBlock[], block: LeafBlock): LeafBlock | undefined {
  return leafAt(leaves, block.to);
}
