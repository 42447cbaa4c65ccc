import type { Span } from "../syntax/span";
import type { Speech, Statement } from "./annotatedSource";

/** A statement before its speech is known, which depends on the quotations in it. */
export interface StatementDraft extends Omit<Statement, "speech" | "parent"> {
  readonly speech: Speech | null;
  /** Its words without punctuation and annotations at their ends; null where that is still to be found. */
  readonly core: Span | null;
}
