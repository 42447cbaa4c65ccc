import type { Licence } from "./judgement";

/** What stands between two words of a quotation against what stands between the same words in the source. */
export interface GapDifference {
  readonly licences: readonly Licence[];
  /** Whether punctuation differs beyond what is licensed. */
  readonly differs: boolean;
}

const SAME: GapDifference = { licences: [], differs: false };

/**
 * Compares two gaps: white space and notation aside, the same marks; then what is licensed, one thing after the other.
 */
export function compareGaps(quoted: string, sourced: string): GapDifference {
  if (quoted === sourced) return SAME;
  let [quote, source] = [shown(quoted), shown(sourced)];
  const licences = new Set<Licence>();
  const settle = (licence: Licence, apply: (gap: string) => string) => {
    if (quote === source) return;
    const [q, s] = [apply(quote), apply(source)];
    if (q === quote && s === source) return;
    const before = quote.length + source.length;
    if (q === s || (before > q.length + s.length && licence === "note-marks")) licences.add(licence);
    [quote, source] = [q, s];
  };
  settle("note-marks", (gap) => gap.replace(NOTES, ""));
  settle("sic", (gap) => gap.replace(/\[\]/g, ""));
  settle("dashes", (gap) => gap.replace(DASHES, "—").replace(/[‐‑–]/g, "-"));
  settle("quotation-marks", (gap) => ordered(gap.replace(MARKS, '"')));
  return { licences: [...licences], differs: quote !== source };
}

/** Digits behind a mark, raised or not, and daggers. */
const NOTES = /[\d¹²³⁰⁴-⁹†‡]+/gu;
const DASHES = /[—―]|--+|(?<=^ |^) ?[-–] /gu;
const MARKS = /''|``|["“”„‟'’‘‚‛«»‹›「」『』《》]/gu;
/** Notation of Markdown and what cannot be seen. */
const UNSEEN = /[*_#~`|\\\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|^\n(?:[-+•>]\s)+|\n>/gu;
/** A run of white space is one line end, or one space, so that nothing is looked for in it twice. */
const SPACE = /\s+/gu;
const DOTS = /\.(?:\s?\.){2,}|…/gu;

function shown(gap: string): string {
  const plain = gap
    .replace(SPACE, (space) => (space.includes("\n") ? "\n" : " "))
    .replace(UNSEEN, "")
    .replace(DOTS, "…")
    .replace(/\s([-–])\s/gu, "—");
  return plain.replace(/\s+/gu, "");
}

/** Full stop or comma before the mark or behind it: a matter of style (6.9). */
function ordered(gap: string): string {
  return gap.replace(/(?<!")("+)([.,])/g, "$2$1");
}

/** The punctuation right behind the last word: no marks, no notation. */
export function finalMark(gap: string): string {
  return shown(gap).replace(NOTES, "").replace(MARKS, "").replace(/[[\]]/g, "").charAt(0);
}
