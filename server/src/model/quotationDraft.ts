import type { Span } from "../syntax/span";
import type { Quotation } from "./annotatedSource";
import type { Attribution } from "./blockQuotations";

/** A quotation before its speaker and sources are known; `from`–`to` and the parts include the marks. */
export interface QuotationDraft extends Span {
  readonly form: Quotation["form"];
  readonly parts: readonly Span[];
  /** The words without punctuation and annotations at their ends: of all of it, and of its first part. */
  readonly core: Span;
  readonly firstCore: Span;
  /** Whether it is long enough to need a source. */
  readonly substantial: boolean;
  /** Whether it can be somebody's speech (`Quotation.speech`). */
  readonly speech: boolean;
  /** Indexes of the paragraphs in which its words begin and end. */
  readonly first: number;
  readonly last: number;
  /** Whether it is a block or div of its own: then its citations stand within it. */
  readonly isBlock: boolean;
  /** Index of its block; of a quotation between marks, that of its first paragraph. */
  readonly block: number;
  readonly attribution: Attribution | null;
}
