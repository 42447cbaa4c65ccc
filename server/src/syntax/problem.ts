import type { Span } from "./span";

/** The stable names of all problems that Attest reports; each has a section in README. */
export const CODES = [
  "citation.attributed",
  "citation.locator",
  "citation.unknown-source",
  "claim.cycle",
  "claim.undeclared",
  "file.missing",
  "front-matter.invalid",
  "id.conflict",
  "quotation.altered",
  "quotation.ambiguous",
  "quotation.elided-sense",
  "quotation.elsewhere",
  "quotation.not-found",
  "quotation.punctuation",
  "quotation.second-hand",
  "quotation.unattributed",
  "quotation.unclosed",
  "quotation.unmarked",
  "quotation.unsourced",
  "quotation.wrong-page",
  "quotation.wrong-speaker",
  "source.anachronism",
  "source.archive-locator",
  "source.cycle",
  "source.dead-end",
  "source.duplicate",
  "source.incomplete",
  "source.no-independent",
  "source.unreadable",
  "source.unused",
  "speaker.unknown",
  "suppression.invalid",
  "syntax.attribute",
  "syntax.unclosed-div",
  "text.changed",
  "text.markdown",
] as const;

export type Code = (typeof CODES)[number];

/** Replaces `from`–`to` by `insert`; the edits of one fix do not overlap. */
export interface TextEdit extends Span {
  readonly insert: string;
}

/** A change that mends a problem; it never changes a word of the source. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** A place that explains a problem; in the same document unless `uri` says otherwise. */
export interface Related extends Span {
  readonly uri?: string;
  readonly message: string;
}

/** Something wrong at a place. `message` says what, and what to do, in a sentence or two. */
export interface Problem extends Span {
  readonly code: Code;
  readonly message: string;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
}
