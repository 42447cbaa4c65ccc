import type { Span } from "../syntax/span";

/** A page of the source begins at `at`. */
export interface PageStart {
  readonly at: number;
  readonly page: string;
}

/** Whose words a stretch of a text is; in pre-order, inner after outer. */
export interface Voice extends Span {
  readonly speakers: readonly string[];
}

/**
 * A text that quotations are checked against, read from a file of any form. Offsets are UTF-16 units of the file, without
 * byte-order mark. Plain data; what is derived from it is memoised on it.
 */
export interface CheckedText {
  readonly uri: string;
  /** The file as it stands. */
  readonly text: string;
  /** The stretches that are the source's own words, in order of place: no front matter, notation, commentary, notes, tags. */
  readonly words: readonly Span[];
  readonly pages: readonly PageStart[];
  readonly voices: readonly Voice[];
  /** Stretches that the text itself only quotes: hits in them are second-hand. */
  readonly quoted: readonly Span[];
}

/** A quotation to be checked: its parts without the marks around them, as offsets in `text`, the document it stands in. */
export interface CheckedQuotation {
  readonly text: string;
  /** One, or those of an interrupted quotation. */
  readonly parts: readonly Span[];
  /** Notation within the parts that is no word of the quotation: attributes, tags, citations, notes. In order of place. */
  readonly notation: readonly Span[];
}
