import type { Attributes } from "../syntax/attributes";
import type { CitedItem } from "../syntax/citations";
import type { Span } from "../syntax/span";
import type { LabelCandidate } from "./labelCandidates";
import type { Pairing } from "./pairing";

/*
 * What one run of inline text (a paragraph, a heading, a table) contributes by itself. It is a pure function of its
 * tree and text, so it is kept with the tree: after an edit, only the blocks whose tree is new are read again. All
 * offsets are relative to the run.
 */

export interface LeafSpan extends Span {
  readonly content: Span;
  /** The words without punctuation and annotations at their ends. */
  readonly core: Span;
  /** Whether nothing of the paragraph stands before it, or behind it. */
  readonly starts: boolean;
  readonly ends: boolean;
  readonly attributes: Attributes;
}

export interface LeafCitation extends Span {
  readonly form: "bracketed" | "in-text" | "locator";
  readonly items: readonly CitedItem[];
  /** For a bare locator, its text. */
  readonly locator: string | null;
  /** Index in `notes` of the inline note around it, or -1. */
  readonly note: number;
}

export interface LeafTag extends Span {
  readonly stance: "asserts" | "denies" | "questions";
  readonly claim: string;
  readonly at: Span;
}

/** A footnote reference (`id`), or a note written in place (`id` null). */
export interface LeafNote extends Span {
  readonly id: string | null;
}

/** A construct of Markdown that takes words out of the text or changes them. */
export interface Swallowed extends Span {
  readonly kind: "html" | "tex" | "math" | "link";
}

/** The words between two marks: without punctuation at their ends; whether they are enough to need a source; whether speech. */
export interface Quoted {
  readonly core: Span;
  readonly substantial: boolean;
  readonly speech: boolean;
}

/** Brackets whose partner is not in this paragraph; a closing one may have the attributes of a span. */
export interface HalfSpans {
  readonly opening: readonly number[];
  readonly closing: readonly { readonly at: number; readonly attributes: Attributes | null }[];
}

/** What a leaf has, as bits: a pass over a long document looks at nothing else of the leaves that have nothing for it. */
export const HAS = {
  citations: 1,
  tags: 2,
  comments: 4,
  swallowed: 8,
  halfSpans: 16,
  wrong: 32,
  brackets: 64,
  labels: 128,
  /** Words of the text, annotations aside. */
  words: 256,
  /** White space at its ends, or the recorder's words among the others. */
  gaps: 512,
  /** A span or a bracket that is all of it. */
  whole: 1024,
} as const;

export interface Leaf {
  /** Bits of `HAS`. */
  readonly has: number;
  readonly text: string;
  /** Attributes that end a heading. */
  readonly headingAttributes: Attributes | null;
  /** The text with annotations and code blanked out by spaces: of the same length. */
  readonly masked: string;
  /** In order of place, outer before inner. */
  readonly spans: readonly LeafSpan[];
  readonly citations: readonly LeafCitation[];
  /** Citations or locators with attributes, which Pandoc would read otherwise. */
  readonly attributed: readonly (Span & { readonly citationTo: number })[];
  readonly tags: readonly LeafTag[];
  readonly notes: readonly LeafNote[];
  readonly comments: readonly Span[];
  readonly escapes: readonly number[];
  readonly swallowed: readonly Swallowed[];
  readonly halfSpans: HalfSpans;
  readonly pairing: Pairing;
  /** What is quoted between each pair of marks. */
  readonly quoted: readonly Quoted[];
  /** The text without white space at its ends; empty if only annotations stand here. */
  readonly words: Span;
  /** The span that is all of the paragraph, or null. */
  readonly whole: LeafSpan | null;
  /** Whether all of it stands in square brackets: an event, in nobody's mouth. */
  readonly isStageDirection: boolean;
  readonly sentences: readonly Span[];
  readonly labels: readonly LabelCandidate[];
  /** Brackets of the text itself: editorial insertions, stage directions, headings named. */
  readonly brackets: readonly Span[];
}
