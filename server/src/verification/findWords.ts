import type { CheckedQuotation, CheckedText } from "./checkedText";
import { judge } from "./judge";
import { type Judgement, VERDICTS } from "./judgement";
import type { NgramIndex, Place } from "./ngramIndex";
import { hasEllipsis, quotedStrand } from "./quote";
import { wordsOf } from "./words";

/** Where words stand, as the judge has it. `text` is the number of the text in the index. */
export interface Found {
  readonly text: number;
  readonly judgement: Judgement;
}

/**
 * Every place where `words` stand in the texts of an index, the best verdicts first: at most `most` texts' worth of
 * candidates are judged. `read` gives a text by its number; null if it cannot be read any more.
 */
export function findWords(
  words: string,
  index: NgramIndex,
  read: (text: number) => CheckedText | null,
  most = 8,
): Found[] {
  const quotation = { text: words, parts: [{ from: 0, to: words.length }], notation: [] };
  const places = readingsOf(quotation).flatMap((key) => index.locate(key, most));
  return findQuotation(quotation, places, read, most);
}

/** The same for a quotation of which an index has told about where it may stand. */
export function findQuotation(
  quotation: CheckedQuotation,
  places: readonly Place[],
  read: (text: number) => CheckedText | null,
  most = 8,
): Found[] {
  const margin = hasEllipsis(quotation.text) ? ELIDED : NEAR;
  const found = likeliest(places, most).flatMap(({ text, from, to }) => {
    const whole = read(text);
    if (whole === null) return [];
    const judgement = judge(quotation, around(whole, from - margin, to + margin));
    return judgement.verdict === "not-found" ? [] : [{ text, judgement }];
  });
  return distinct(found).sort((a, b) => VERDICTS.indexOf(a.judgement.verdict) - VERDICTS.indexOf(b.judgement.verdict));
}

/** The words of a quotation to be located by, as keys. Words in brackets may be the writer's or the source's: both are tried. */
export function readingsOf(quotation: CheckedQuotation): Int32Array[] {
  const { text } = quotedStrand(quotation);
  const readings = new Set([text, text.replace(/\[[^[\]]*\]/g, " ")]);
  return [...readings].map((reading) => wordsOf(reading).key);
}

function likeliest(places: readonly Place[], most: number): Place[] {
  const best = Math.max(...places.map(({ runs }) => runs));
  return places
    .filter(({ runs }) => runs >= best * WORTH_JUDGING)
    .sort((a, b) => b.runs - a.runs)
    .slice(0, most);
}

const WORTH_JUDGING = 0.5;

/** Characters around a place that are looked at; the pieces about an ellipsis stand no farther from one another. */
const NEAR = 400;
const ELIDED = 6000;

/** A text of which only the words between two places are looked at. */
function around(text: CheckedText, begin: number, end: number): CheckedText {
  const words = text.words.flatMap((span) =>
    span.to <= begin || span.from >= end ? [] : [{ from: Math.max(span.from, begin), to: Math.min(span.to, end) }],
  );
  return { ...text, words };
}

function distinct(found: readonly Found[]): Found[] {
  const seen = new Set<string>();
  return found.filter(({ text, judgement: { passage } }) => {
    const place = `${text} ${passage?.from}-${passage?.to}`;
    return !seen.has(place) && seen.add(place);
  });
}
