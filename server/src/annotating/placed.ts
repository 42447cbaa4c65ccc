import type { TextEdit } from "../syntax/problem";
import type { Span } from "../syntax/span";
import type { Added } from "./reread";

/** An annotation that has found its place: what it encloses, and the edits that make it, in order of place. */
export interface Placed {
  readonly at: Span;
  readonly edits: readonly TextEdit[];
  /** The stretch of the body that must be read as before, but for the nodes `added`. */
  readonly unit: Span;
  readonly added: Added;
}

/** Why an annotation has no place, in words for whoever asked. */
export interface Refused {
  readonly reason: string;
}

export type Placement = Placed | Refused;

export function isRefused<T extends object>(placed: T | Refused): placed is Refused {
  return "reason" in placed;
}

export const REASONS = {
  nothing: { reason: "There are no words here to annotate: select some." },
  frontMatter: { reason: "The front matter is no text: select words below it." },
  code: { reason: "Nothing can be annotated within code." },
  cut: {
    reason: "The selection cuts through a quotation, a citation or another annotation: take in all of it, or none.",
  },
  label: { reason: "A speaker label stands among these words: select what one speaker says." },
  likeLabel: { reason: "In brackets, these words would be read as a speaker label: select more of them." },
  attribution: { reason: "The attribution of a block quotation says itself who speaks: select the words above it." },
  halfBlock: { reason: "The selection begins or ends within a list, a table or a block quotation: take in all of it." },
  heading: { reason: "A heading with attributes stands here, which hold beyond these words: select less." },
  brackets: {
    reason: "Brackets around these words would be read as something else: select more, or whole paragraphs.",
  },
  overlap: { reason: "Another annotation made at the same time takes in a part of these words." },
} satisfies Record<string, Refused>;
