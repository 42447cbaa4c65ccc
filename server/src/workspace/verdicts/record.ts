import type { Span } from "../../syntax/span";
import type { Verdict } from "../../verification/judgement";

/** What has come of comparing a quotation, or why it has not been compared. */
export type Standing = Verdict | "pending" | "unsourced";

/** A passage that a quotation was found to be, in the file of its source's text. */
export interface QuotedPassage extends Span {
  readonly uri: string;
}

/** A quotation with what came of comparing it: plain data, which shares no string with the text and may outlive it. */
export interface QuotationRecord extends Span {
  /** Its first words as they stand, at most so many characters. */
  readonly words: string;
  readonly standing: Standing;
  /** The ids of the sources that it names, or of the one that it was compared with. */
  readonly sources: readonly string[];
  /** Where its words, or those nearest to them, stand; the first of several places. */
  readonly passage: QuotedPassage | null;
  /** The page of the passage, as its text has it. */
  readonly page: string | null;
}
