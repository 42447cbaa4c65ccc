import { fold } from "./fold";
import { isInflection } from "./inflection";
import { gapAt, type Quote, wordAt } from "./quote";
import type { Words } from "./words";

/*
 * The cheapest way from the words of a quotation to those of a stretch of its source. What a mark or the Manual licenses
 * costs next to nothing, a changed word about 1 (a little less than 1 where one stands for another); so if there is a way without changed words, it is found. Which way is
 * cheapest never proves anything: the steps of the way do.
 */

export type StepKind =
  | "same"
  | "joined" // words parted or joined otherwise: twenty-year, twentyyear
  | "completed" // letters in brackets: omit[ting]
  | "elided" // words of the source left out at an ellipsis
  | "inserted" // words in brackets that the source lacks
  | "replaced" // words in brackets for words of the source
  | "skipped" // [sic] of the source
  | "substituted"
  | "omitted"
  | "added";

/** `quote` words of the quotation from `i` on, against `source` words of the source from `j` on. */
export interface Step {
  readonly kind: StepKind;
  readonly i: number;
  readonly j: number;
  readonly quote: number;
  readonly source: number;
}

export interface Alignment {
  readonly steps: readonly Step[];
  readonly cost: number;
}

const KINDS: readonly StepKind[] = [
  "same",
  "joined",
  "completed",
  "elided",
  "inserted",
  "replaced",
  "skipped",
  "substituted",
  "omitted",
  "added",
];
const COST: Readonly<Record<StepKind, number>> = {
  same: -0.01,
  joined: 0.01,
  completed: 0.001,
  elided: 0.0004,
  inserted: 0.02,
  replaced: 0.02,
  skipped: 0.01,
  substituted: 0.995,
  omitted: 1,
  added: 1,
};
/** Words parted by hyphens or full stops that may be one word elsewhere: U.S.A. */
const LONGEST_JOINED = 4;
const INFLECTED = 0.97;

/** A replacement in brackets stands for at most so many words. */
const LONGEST_REPLACED = 8;
const PER_REPLACED = 0.005;
/** Cells of a table that is still worth its time: a page against three. */
const LARGEST = 600_000;

/**
 * Aligns the quotation with the words `from` to `to` of the source; what precedes and follows it there costs nothing. Null if
 * both are too long for each other.
 */
export function align(quote: Quote, source: Words, from: number, to: number): Alignment | null {
  const rows = quote.words.count + 1;
  const columns = to - from + 1;
  if (rows * columns > LARGEST) return null;
  const cost = new Float32Array(rows * columns).fill(Number.POSITIVE_INFINITY);
  const back = new Int32Array(rows * columns);
  cost.fill(0, 0, columns);
  const foldedAt = foldedWords(source, from, to);
  const relax = (i: number, j: number, kind: StepKind, quoted: number, sourced: number, extra: number) => {
    if (j + sourced >= columns) return;
    const target = (i + quoted) * columns + j + sourced;
    const total = cost[i * columns + j]! + extra;
    if (total >= cost[target]! - 1e-6) return;
    cost[target] = total;
    back[target] = (KINDS.indexOf(kind) << 16) | (quoted << 8) | sourced;
  };
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) if (cost[i * columns + j]! < Number.POSITIVE_INFINITY) expand(i, j);
  return traced();

  function expand(i: number, j: number): void {
    if (i > 0 && i < rows - 1 && j < columns - 1) leaveOut(i, j);
    if (i === rows - 1) return;
    const group = quote.groups.get(i);
    if (group) bracket(i, j, group.count);
    relax(i, j, "added", 1, 0, COST.added);
    if (j < columns - 1) match(i, j, from + j);
  }

  function leaveOut(i: number, j: number): void {
    if (quote.ellipses.has(i)) relax(i, j, "elided", 0, 1, COST.elided);
    else if (isSic(source, from + j)) relax(i, j, "skipped", 0, 1, COST.skipped);
    else relax(i, j, "omitted", 0, 1, COST.omitted);
  }

  function bracket(i: number, j: number, count: number): void {
    if (count > 255) return;
    relax(i, j, "inserted", count, 0, COST.inserted);
    for (let k = 1; k <= LONGEST_REPLACED; k++) relax(i, j, "replaced", count, k, COST.replaced + PER_REPLACED * k);
  }

  function match(i: number, j: number, at: number): void {
    if (quote.words.key[i] === source.key[at]) relax(i, j, "same", 1, 1, COST.same);
    else reword(i, j, at);
  }

  function reword(i: number, j: number, at: number): void {
    if (quote.partial.has(i) && completes(quote, i, foldedAt(at))) relax(i, j, "completed", 1, 1, COST.completed);
    join(i, j, at);
    const near = isInflection(quote.folded[i]!, foldedAt(at));
    relax(i, j, "substituted", 1, 1, near ? INFLECTED : COST.substituted);
  }

  function join(i: number, j: number, at: number): void {
    const [quoted, sourced] = [quote.folded[i]!, foldedAt(at)];
    if (quoted[0] !== sourced[0]) return;
    const isPartial = quote.partial.has(i);
    const mayBeOne = isPartial || (sourced.length > quoted.length && mayJoin(quote.words, i));
    const mayBeMany = quoted.length > sourced.length && mayJoin(source, at);
    for (let k = 2; k <= LONGEST_JOINED; k++) {
      if (mayBeOne && i + k < rows && joinedIs(quote, i, k, sourced)) relax(i, j, "joined", k, 1, COST.joined);
      if (mayBeMany && j + k < columns && isTight(source, at, k) && foldedJoin(source, at, k) === quoted)
        relax(i, j, "joined", 1, k, COST.joined);
    }
  }

  function traced(): Alignment {
    const last = (rows - 1) * columns;
    let best = 0;
    for (let j = 1; j < columns; j++) if (cost[last + j]! < cost[last + best]! - 1e-6) best = j;
    const steps: Step[] = [];
    for (let i = rows - 1, j = best; i > 0; ) {
      const code = back[i * columns + j]!;
      const [quoted, sourced] = [(code >> 8) & 0xff, code & 0xff];
      i -= quoted;
      j -= sourced;
      steps.push({ kind: KINDS[code >> 16]!, i, j: from + j, quote: quoted, source: sourced });
    }
    return { steps: steps.reverse(), cost: cost[last + best]! };
  }
}

/** The folded words `from` to `to`, each made once. */
function foldedWords(words: Words, from: number, to: number): (at: number) => string {
  const made = new Array<string | undefined>(to - from);
  return (at) => {
    made[at - from] ??= fold(wordAt(words, at));
    return made[at - from]!;
  };
}

function isSic(source: Words, at: number): boolean {
  return (
    source.to[at]! - source.from[at]! === 3 &&
    source.text[source.from[at]! - 1] === "[" &&
    source.text[source.to[at]!] === "]" &&
    fold(wordAt(source, at)) === "sic"
  );
}

/** Whether the letters outside the brackets stand in the word, with few others in their stead: omit[ting], omits. */
function completes(quote: Quote, i: number, folded: string): boolean {
  const { before, behind } = quote.partial.get(i)!;
  const left = folded.length - before.length - behind.length;
  return left >= 0 && left <= MOST_REPLACED_LETTERS && folded.startsWith(before) && folded.endsWith(behind);
}

const MOST_REPLACED_LETTERS = 4;

/** Whether `count` words of the quotation together are one of the source; of F[oreign] R[elations] also FR. */
function joinedIs(quote: Quote, i: number, count: number, word: string): boolean {
  const bare = (k: number) => {
    const partial = quote.partial.get(k);
    return partial ? partial.before + partial.behind : quote.folded[k]!;
  };
  const indexes = Array.from({ length: count }, (_, k) => i + k);
  if (indexes.every((k) => quote.partial.has(k)) && indexes.map(bare).join("") === word) return true;
  return indexes.map((k) => quote.folded[k]!).join("") === word && isTight(quote.words, i, count);
}

function foldedJoin(words: Words, at: number, count: number): string {
  return Array.from({ length: count }, (_, k) => fold(wordAt(words, at + k))).join("");
}

/** Whether a word may be joined with the next: what `HYPHENS` begins with stands right behind it. Nearly all are no such. */
function mayJoin({ text, to, count }: Words, at: number): boolean {
  return at + 1 < count && JOINTS.includes(text[to[at]!] ?? " ");
}

const JOINTS = "-‐‑–.";
const HYPHENS = /^(?:[-‐‑–]|\.\s?)$/u;

/** Whether nothing but hyphens or the full stops of initials parts the words; words of numbers are never joined. */
function isTight(words: Words, at: number, count: number): boolean {
  for (let k = 0; k < count; k++) {
    if (/\p{N}/u.test(wordAt(words, at + k))) return false;
    if (k > 0 && !HYPHENS.test(gapAt(words, at + k))) return false;
    if (k > 0 && gapAt(words, at + k).startsWith(".") && wordAt(words, at + k).length > 1) return false;
  }
  return true;
}
