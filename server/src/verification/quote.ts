import type { Span } from "../syntax/span";
import type { CheckedQuotation } from "./checkedText";
import { fold } from "./fold";
import { type Strand, strandOf } from "./strand";
import { type Words, wordsOf } from "./words";

/** Words in brackets: `at` the first of them, `count` how many. */
export interface Group {
  readonly at: number;
  readonly count: number;
}

/** A quotation read word by word. Indexes count words; what stands before word i, in or after the last, is gap i. */
export interface Quote {
  readonly strand: Strand;
  readonly words: Words;
  readonly folded: readonly string[];
  /** The whole groups in brackets that begin at a word. */
  readonly groups: ReadonlyMap<number, Group>;
  /** Whether the word stands wholly in brackets. */
  readonly bracketed: readonly boolean[];
  /** Words with letters in brackets, as what stands before, in and behind them: `omit[ting]`. */
  readonly partial: ReadonlyMap<number, PartialWord>;
  /** Gaps with an ellipsis; true if it says that a sentence ends there. */
  readonly ellipses: ReadonlyMap<number, boolean>;
  /** Gaps at which a part of an interrupted quotation begins. */
  readonly seams: ReadonlySet<number>;
}

export interface PartialWord {
  readonly before: string;
  readonly inside: string;
  readonly behind: string;
}

/** The words of a quotation without notation. */
export function quotedStrand({ text, parts, notation }: CheckedQuotation): Strand {
  return strandOf(text, withoutNotation(parts, notation));
}

/** Reads a quotation. */
export function readQuote(quotation: CheckedQuotation): Quote {
  const { parts } = quotation;
  const strand = quotedStrand(quotation);
  const words = wordsOf(strand.text);
  const folded = Array.from({ length: words.count }, (_, i) => fold(wordAt(words, i)));
  const brackets = bracketsIn(strand.text);
  const groups = groupsOf(words, brackets);
  const bracketed: boolean[] = folded.map(() => false);
  for (const { at, count } of groups.values()) bracketed.fill(true, at, at + count);
  return {
    strand,
    words,
    folded,
    groups,
    bracketed,
    partial: partialWords(words),
    ellipses: ellipsesIn(words),
    seams: seamsOf(strand, words, parts),
  };
}

export function wordAt({ text, from, to }: Words, i: number): string {
  return text.slice(from[i], to[i]);
}

/** What stands before word i, or after the last one. */
export function gapAt({ text, count, from, to }: Words, i: number): string {
  return text.slice(i > 0 ? to[i - 1] : 0, i < count ? from[i] : text.length);
}

function withoutNotation(parts: readonly Span[], notation: readonly Span[]): Span[] {
  return parts.flatMap((part) => {
    const left: Span[] = [];
    let from = part.from;
    for (const each of notation) {
      if (each.to <= from || each.from >= part.to) continue;
      if (each.from > from) left.push({ from, to: each.from });
      from = Math.max(from, each.to);
    }
    if (from < part.to) left.push({ from, to: part.to });
    return left;
  });
}

const BRACKETS = /\[([^[\]]*)\]/g;

function bracketsIn(text: string): Span[] {
  return [...text.matchAll(BRACKETS)].map(({ index, 0: all }) => ({ from: index, to: index + all.length }));
}

/** The words that stand wholly in brackets. */
function groupsOf(words: Words, brackets: readonly Span[]): Map<number, Group> {
  const groups = new Map<number, Group>();
  let i = 0;
  for (const { from, to } of brackets) {
    while (i < words.count && words.from[i]! < from) i++;
    const at = i;
    while (i < words.count && words.to[i]! < to) i++;
    if (i > at) groups.set(at, { at, count: i - at });
  }
  return groups;
}

function partialWords(words: Words): Map<number, PartialWord> {
  const partial = new Map<number, PartialWord>();
  for (let i = 0; i < words.count; i++) {
    const match = /^([^[\]]*)\[([^[\]]+)\]([^[\]]*)$/u.exec(wordAt(words, i));
    if (match) partial.set(i, { before: fold(match[1]!), inside: fold(match[2]!), behind: fold(match[3]!) });
  }
  return partial;
}

/** Three dots or more, spaced or not, a character of them, or three asterisks. */
const ELLIPSIS = /(?:\.\s?){2,}\.|…|\*\s?\*\s?\*/u;

export function hasEllipsis(gap: string): boolean {
  return ELLIPSIS.test(gap);
}

function ellipsesIn(words: Words): Map<number, boolean> {
  const ellipses = new Map<number, boolean>();
  for (let i = 0; i <= words.count; i++) {
    const gap = gapAt(words, i);
    if (gap.length > 0 && hasEllipsis(gap)) ellipses.set(i, /(?:\.\s?){3}\.|[.!?]\s?…|…\s?\.|[!?]/u.test(gap));
  }
  return ellipses;
}

function seamsOf({ starts, origins }: Strand, words: Words, parts: readonly Span[]): Set<number> {
  const seams = new Set<number>();
  for (const { from } of parts.slice(1)) {
    const piece = origins.findIndex((origin) => origin >= from);
    if (piece < 0) continue;
    let word = 0;
    while (word < words.count && words.from[word]! < starts[piece]!) word++;
    if (word > 0 && word < words.count) seams.add(word);
  }
  return seams;
}
