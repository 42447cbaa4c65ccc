import type { Alignment } from "./align";
import type { CheckedQuotation, CheckedText } from "./checkedText";
import { type Details, detailsOf } from "./details";
import { differencesOf } from "./differences";
import { elisionsOf } from "./elisions";
import { ALTERATIONS, type Judgement, type Passage, VERDICTS, type Verdict } from "./judgement";
import { alignmentsIn } from "./locate";
import { passageOf } from "./passages";
import { type Quote, readQuote } from "./quote";
import { indexOf, type TextIndex } from "./textIndex";

/** Which passages count: all, or only those that the text does not itself quote, or only those that it does. */
export type Hand = "any" | "first" | "second";

/**
 * What a quotation is worth against a text (format §9): the best verdict that any place of the text bears out. The text
 * must not contain the quotation itself. Fewer than four words are found word for word or not at all.
 */
export function judge(quotation: CheckedQuotation, text: CheckedText, hand: Hand = "any"): Judgement {
  const quote = readQuote(quotation);
  const index = indexOf(text);
  const readings = alignmentsIn(quote, index)
    .flatMap((alignment) => readingOf(quote, text, index, alignment) ?? [])
    .filter(({ passage }) => hand === "any" || passage.quoted === (hand === "second"));
  const best = bestOf(readings);
  return best.length === 0 ? NOT_FOUND : judgementOf(best, quotation, quote, text, index);
}

const NOT_FOUND: Judgement = {
  verdict: "not-found",
  passage: null,
  passages: [],
  licences: [],
  differences: [],
  kinds: [],
  elided: [],
};

/** The quotation as the words of one place. */
interface Reading {
  readonly alignment: Alignment;
  readonly details: Details;
  readonly passage: Passage;
  readonly verdict: Verdict;
  readonly changes: number;
}

function readingOf(quote: Quote, text: CheckedText, index: TextIndex, alignment: Alignment): Reading | null {
  const changes = alignment.steps.filter(({ kind }) => CHANGED.has(kind)).length;
  if (changes > 0 && !isSamePassage(quote, alignment)) return null;
  const passage = passageOf(text, index, alignment.steps);
  if (!passage || scatters(quote, alignment)) return null;
  const details = detailsOf(quote, index.words, alignment);
  return { alignment, details, passage, changes, verdict: verdictOf(changes, details) };
}

const CHANGED: ReadonlySet<string> = new Set(["substituted", "omitted", "added"]);

function verdictOf(changes: number, { punctuation, licences }: Details): Verdict {
  if (changes > 0) return "altered";
  if (punctuation) return "punctuation";
  return licences.length > 0 ? "permissible" : "exact";
}

/*
 * Whether words that differ are the same passage changed, or a passage that happens to share some words. This finds a
 * place, and says nothing of whether the quotation is right: it has changed words, and is altered if it is there at all.
 */
function isSamePassage(quote: Quote, { steps }: Alignment): boolean {
  const words = quote.words.count - quote.bracketed.filter(Boolean).length;
  if (words < FEWEST) return false;
  let [same, telling, run, longest] = [0, 0, 0, 0];
  for (const { kind, i, quote: count } of steps) {
    const matched = kind === "same" || kind === "joined" || kind === "completed";
    run = matched ? run + count : 0;
    longest = Math.max(longest, run);
    if (!matched) continue;
    same += count;
    if (quote.folded[i]!.length >= TELLING) telling++;
  }
  const omitted = steps.filter(({ kind }) => kind === "omitted").length;
  if (words < SHORT) return same >= words - 1 && omitted <= 1 && longest >= 2 && telling >= 2;
  return same >= LEAST * words && omitted <= words && longest >= 3 && telling >= 2;
}

const FEWEST = 4;
const SHORT = 7;
const LEAST = 0.6;
/** Shorter words stand everywhere. */
const TELLING = 4;

/** Whether a word or two beside an ellipsis are found only far from the rest: they would be found in any text. */
function scatters(quote: Quote, { steps }: Alignment): boolean {
  const gaps = [0, ...[...quote.ellipses.keys()].sort((a, b) => a - b), quote.words.count];
  return gaps.slice(1, -1).some((gap, k) => {
    const shorter = Math.min(gap - gaps[k]!, gaps[k + 2]! - gap);
    return shorter > 0 && shorter < 3 && steps.filter(({ kind, i }) => kind === "elided" && i === gap).length > NEAR;
  });
}

const NEAR = 80;

/** Those with the best verdict and the fewest changes; of pieces that stand at several distances the nearest. */
function bestOf(readings: readonly Reading[]): Reading[] {
  const rank = ({ verdict }: Reading) => VERDICTS.indexOf(verdict);
  const better = (a: Reading, b: Reading) =>
    rank(a) - rank(b) ||
    a.changes - b.changes ||
    cost(a) - cost(b) ||
    Number(a.passage.quoted) - Number(b.passage.quoted);
  const sorted = [...readings].sort((a, b) => better(a, b) || a.passage.from - b.passage.from);
  const first = sorted[0];
  if (!first) return [];
  const equal = sorted.filter(
    (reading) => rank(reading) === rank(first) && reading.changes === first.changes && cost(reading) === cost(first),
  );
  const seen = new Set<string>();
  return equal.filter(({ passage: { from, to } }) => !seen.has(`${from}-${to}`) && seen.add(`${from}-${to}`));
}

function cost({ alignment }: Reading): number {
  return Math.round(alignment.cost * 1000);
}

function judgementOf(
  best: readonly Reading[],
  quotation: CheckedQuotation,
  quote: Quote,
  text: CheckedText,
  index: TextIndex,
): Judgement {
  const { alignment, details, passage, verdict } = best[0]!;
  const differences = verdict === "altered" ? differencesOf(quote, index, alignment, quotation.text, text.text) : [];
  const passages = best.map((reading) => reading.passage).sort((a, b) => a.from - b.from);
  return {
    verdict: differ(passages) ? "ambiguous" : verdict,
    passage,
    passages,
    licences: details.licences,
    differences: differ(passages) ? [] : differences,
    kinds: ALTERATIONS.filter((kind) => !differ(passages) && differences.some((each) => each.kind === kind)),
    elided: elisionsOf(quote, text, index, alignment.steps),
  };
}

function differ(passages: readonly Passage[]): boolean {
  const [first, ...others] = passages.map(({ firstPage, speakers }) => `${firstPage} ${speakers.join()}`);
  return others.some((other) => other !== first);
}
