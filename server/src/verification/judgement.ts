import type { Span } from "../syntax/span";

/** What a quotation is worth against one text (format §9), the best first; `unverifiable`: there is no text to look in. */
export const VERDICTS = [
  "exact",
  "permissible",
  "punctuation",
  "altered",
  "ambiguous",
  "not-found",
  "unverifiable",
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** How words were changed without a mark. `inflection`: another form of the same word. */
export const ALTERATIONS = ["omission", "addition", "substitution", "transposition", "inflection"] as const;
export type Alteration = (typeof ALTERATIONS)[number];

/** What the Chicago Manual (17th ed.) lets pass or a mark shows: the section is its source. */
export const LICENCES = [
  "initial-capital", // 13.7 (1), 13.18–13.19
  "final-punctuation", // 13.7 (2), 6.9
  "interruption", // 13.7: punctuation for the words that interrupt a quotation
  "quotation-marks", // 13.7 (1), 13.30: shape and level of marks
  "dashes", // 13.7
  "ligatures", // 13.7 (5): ligatures, long s
  "line-end-hyphen", // 13.7
  "note-marks", // 13.7 (3): footnote references left out
  "ellipsis", // 13.50–13.58
  "insertion", // 13.59–13.60: words in brackets that the source lacks
  "replacement", // 13.60: words in brackets for words of the source
  "sic", // 13.61
] as const;
export type Licence = (typeof LICENCES)[number];

/** One change of words: both places, empty where there is nothing on that side. */
export interface Difference {
  readonly kind: Alteration;
  /** The words of the quotation, and where they stand in its document. */
  readonly quote: string;
  readonly inQuotation: Span;
  /** The words of the source, and where they stand in its file. */
  readonly source: string;
  readonly inSource: Span;
}

/** Where the words of a quotation stand in a text; `from`–`to` is their extent in its file, marks left out. */
export interface Passage extends Span {
  /** One stretch, or those around what an ellipsis leaves out. */
  readonly parts: readonly Span[];
  /** The pages that it begins and ends on; null where no page mark stands before it. */
  readonly firstPage: string | null;
  readonly lastPage: string | null;
  /** Ids of whoever says the words there; empty where the text does not say. */
  readonly speakers: readonly string[];
  /** Whether the text itself only quotes the words (second-hand). */
  readonly quoted: boolean;
}

/** What an ellipsis leaves out without saying so (format §9); also a negation that brackets take away or bring in. */
export type Elision = "negation" | "sentence-end" | "speaker";

/** The verdict on one quotation (all of its parts together) against one text. */
export interface Judgement {
  readonly verdict: Verdict;
  /** Where the words stand; null if they are not found. The first of them if there are several. */
  readonly passage: Passage | null;
  /** Every place that bears the words out equally well, `passage` included, in order of place. */
  readonly passages: readonly Passage[];
  /** Each licence used, once, in the order of `LICENCES`. */
  readonly licences: readonly Licence[];
  /** Empty unless the verdict is `altered`. In order of place in the quotation. */
  readonly differences: readonly Difference[];
  /** The kinds of `differences`, each once, in the order of `ALTERATIONS`. */
  readonly kinds: readonly Alteration[];
  readonly elided: readonly Elision[];
}
