import { type Alignment, align, type Step } from "./align";
import type { Quote } from "./quote";
import { pairOf, type TextIndex } from "./textIndex";

/** The words `from` to `to` of a text, in which a quotation may stand. */
interface Window {
  readonly from: number;
  readonly to: number;
  readonly score: number;
}

/** Words around a likely place in which the ends of a quotation are looked for. */
const SLACK = 12;
/** Pieces of an elided quotation that stand farther apart are no one passage. */
const FARTHEST = 800;
/** Of a long quotation more pairs of words must stand together, or it is not there. */
const LONG = 10;
const LEAST = 0.1;
const MOST_WINDOWS = 8;
/**
 * Where nothing is left out, a place with less than a third of the pairs of another has so many words changed that it is no
 * passage, or that one is the better. What stands word for word has all pairs, so no such place is lost.
 */
const RIVAL = 3;
const MOST_SEEDS = 24;
/** A pair of words that stands more often says nothing of the place, as long as there are others. */
const MOST_PLACES = 200;

/** Ways to read the quotation as words of the text, at each place that is likely. */
export function alignmentsIn(quote: Quote, index: TextIndex): Alignment[] {
  const whole = runsIn(quote, index);
  if (whole.length > 0) return whole;
  if (quote.words.count < FEWEST && quote.ellipses.size > 0 && !onlyAtEnds(quote)) return [];
  return windowsOf(quote, index).flatMap(({ from, to }) => align(quote, index.words, from, to) ?? []);
}

const FEWEST = 4;

function onlyAtEnds({ ellipses, words }: Quote): boolean {
  return [...ellipses.keys()].every((gap) => gap === 0 || gap === words.count);
}

/** Every place where all words of the quotation stand one after the other. */
function runsIn(quote: Quote, { words, ...index }: TextIndex): Alignment[] {
  const { key, count } = quote.words;
  if (count === 0 || quote.groups.size > 0) return [];
  const runs: Alignment[] = [];
  const check = (at: number) => {
    if (at < 0 || at + count > words.count) return;
    for (let k = 0; k < count; k++) if (words.key[at + k] !== key[k]) return;
    runs.push(runAt(at, count));
  };
  if (count === 1) for (let at = 0; at < words.count; at++) check(at);
  else {
    const rarest = rarestPair(key, count, index.pairCount);
    for (const place of index.pairPlaces(pairOf(key[rarest]!, key[rarest + 1]!))) check(place - rarest);
  }
  return runs;
}

function rarestPair(key: Int32Array, count: number, occurrences: (pair: number) => number): number {
  let best = 0;
  let fewest = Number.POSITIVE_INFINITY;
  for (let k = 0; k + 1 < count && fewest > 0; k++) {
    const found = occurrences(pairOf(key[k]!, key[k + 1]!));
    if (found < fewest) [best, fewest] = [k, found];
  }
  return best;
}

function runAt(at: number, count: number): Alignment {
  const steps: Step[] = [];
  for (let k = 0; k < count; k++) steps.push({ kind: "same", i: k, j: at + k, quote: 1, source: 1 });
  return { steps, cost: 0 };
}

interface Hit {
  readonly i: number;
  readonly j: number;
}

/** The likeliest windows: where the most pairs of neighbouring words of the quotation stand close together. */
function windowsOf(quote: Quote, index: TextIndex): Window[] {
  const hits = seedsOf(quote, index).sort((a, b) => a.j - b.j || a.i - b.i);
  const windows: Window[] = [];
  for (let start = 0; start < hits.length; ) {
    let end = start + 1;
    const reach = hits[start]!.j + quote.words.count + SLACK;
    while (end < hits.length && hits[end]!.j <= reach) end++;
    windows.push(windowOf(quote, index.words.count, hits.slice(start, end)));
    start = end;
  }
  const most = onlyAtEnds(quote) ? Math.max(0, ...windows.map(({ score }) => score)) : 0;
  const enough = quote.words.count < LONG ? 1 : Math.min(MOST_SEEDS / 4, Math.max(2, quote.words.count * LEAST));
  return windows
    .filter(({ score }) => (score >= enough && score * RIVAL >= most) || hits.length < 2)
    .sort((a, b) => b.score - a.score || a.from - b.from)
    .slice(0, MOST_WINDOWS);
}

function windowOf(quote: Quote, length: number, hits: readonly Hit[]): Window {
  const { count } = quote.words;
  const inner = [...quote.ellipses.keys()].filter((gap) => gap > 0 && gap < count);
  const first = Math.min(...hits.map(({ i, j }) => j - i));
  const last = Math.max(...hits.map(({ i, j }) => j + count - i));
  const before = inner.some((gap) => hits.some(({ i }) => i >= gap)) ? FARTHEST : 0;
  const after = inner.some((gap) => hits.some(({ i }) => i < gap)) ? FARTHEST : 0;
  return {
    from: Math.max(0, first - SLACK - before),
    to: Math.min(length, last + SLACK + after),
    score: new Set(hits.map(({ i }) => i)).size,
  };
}

function seedsOf(quote: Quote, index: TextIndex): Hit[] {
  const { key, count } = quote.words;
  const seeds: { i: number; pair: number; found: number }[] = [];
  for (let i = 0; i + 1 < count; i++) {
    if (quote.bracketed[i] !== quote.bracketed[i + 1] || quote.ellipses.has(i + 1)) continue;
    const pair = pairOf(key[i]!, key[i + 1]!);
    const found = index.pairCount(pair);
    if (found > 0) seeds.push({ i, pair, found });
  }
  const rare = seeds.sort((a, b) => a.found - b.found).slice(0, MOST_SEEDS);
  const useful = rare.filter(({ found }, k) => k === 0 || found <= MOST_PLACES);
  return useful.flatMap(({ i, pair }) => Array.from(index.pairPlaces(pair), (j) => ({ i, j })));
}
