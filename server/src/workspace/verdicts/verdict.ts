import type { ProvenanceLink } from "../../bibliography/source";
import type { Quotation } from "../../model/annotatedSource";
import type { Judgement } from "../../verification/judgement";

/** The text that a quotation has been held against. */
export interface Against {
  /** The source that the quotation names, or of which its file is the text where it names none; aliases resolved. */
  readonly key: string;
  readonly locator: string | null;
  /** Whether the quotation names it. */
  readonly named: boolean;
  /** The source whose text it is: `key`, or the nearest one that bears its words and has a text here. */
  readonly source: string;
  /** The links that lead from `key` to `source`; empty where they are one. */
  readonly via: readonly ProvenanceLink[];
  /** The file with the text. */
  readonly uri: string;
  /** Whether that is an annotated source. */
  readonly annotated: boolean;
}

/**
 * What is known of one quotation: `unverifiable` where no text is at hand, `pending` while texts are read or it is judged. All
 * offsets are those of the document, and of the file of the text, as they stand.
 */
export interface QuotationVerdict {
  readonly quotation: Quotation;
  readonly state: "judged" | "pending" | "unverifiable";
  /** On all parts together; null unless judged. */
  readonly judgement: Judgement | null;
  /** On each part by itself, as many as the quotation has; empty unless judged. */
  readonly parts: readonly Judgement[];
  readonly against: Against | null;
  /**
   * Whether the speaker of the quotation says its words in the text, too, or tells there what somebody said; null where one of the
   * two does not say who speaks, or it is not judged.
   */
  readonly rightSpeaker: boolean | null;
  /** Where words that are not in the sources named stand after all: in the text of another source that the document cites. */
  readonly elsewhere: { readonly against: Against; readonly judgement: Judgement } | null;
}

/** What is known of the quotations in a part of a document. */
export interface PartVerdicts {
  readonly verdicts: readonly QuotationVerdict[];
  /**
   * Whether they hold as long as the part says the same, wherever it stands, and `judgedRevision` is the same: all is judged,
   * and nothing else in the document has been asked for it.
   */
  readonly lasting: boolean;
}
