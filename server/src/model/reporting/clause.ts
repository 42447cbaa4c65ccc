import type { Span } from "../../syntax/span";
import type { VerbEntry } from "./language";
import type { Subject } from "./subjects";
import type { Complement } from "./verbs";

/**
 * A reporting clause in a level, before names are known: "Comrade Stalin emphasized that". Offsets are the leaf's,
 * `first`–`last` are indexes of tokens; `complement` is null where only a quotation can be what was said.
 */
export interface Clause extends Span {
  readonly first: number;
  readonly last: number;
  readonly sentence: number;
  readonly subject: Subject;
  readonly complement: Complement | null;
  readonly negated: boolean;
  readonly hypothetical: boolean;
  readonly subordinate: boolean;
  readonly content: boolean;
  /** Where the conjunction stands that joins it to what is before it, or -1. */
  readonly joint: number;
  readonly inverted: boolean;
  readonly turn: VerbEntry["turn"];
  readonly gesture: boolean;
  /** Whether the hearer may stand behind it: “told Kim “not to wait””. */
  readonly hearer: boolean;
  /** Whether the verb reports without a quotation too: “stressed”, not “whispered”. */
  readonly full: boolean;
  /** Whether words of the author follow as what was said, not only a quotation. */
  readonly reports: boolean;
  /** Whether the verb is in the past: then what is said now is no longer the author's. */
  readonly past: boolean;
}
