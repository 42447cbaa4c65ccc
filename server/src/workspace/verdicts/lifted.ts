import { type LiftedQuotation, liftQuotation } from "../../export/checkedQuotation";
import { leavesIn, type Part, partsOf } from "../../model/annotate";
import type { LeafBlock } from "../../model/document";
import { lastBefore } from "../../model/spans";
import { memoised } from "../../syntax/memo";
import type { Span } from "../../syntax/span";
import type { AnnotatedDocument } from "../workspace";

const known = new WeakMap<Part, (index: number) => LiftedQuotation>();

/** The quotations of a part of a document by their index there, each by itself. */
export function liftedIn({ source, syntax }: AnnotatedDocument, part: Part): (index: number) => LiftedQuotation {
  return memoised(known, part, () => {
    let leaves: readonly LeafBlock[] | null = null;
    const lifted = new Map<number, LiftedQuotation>();
    return (index) =>
      memoised(lifted, index, () => {
        leaves ??= leavesIn(part, syntax);
        return liftQuotation(leaves, source.text, part.model.quotations[index]!);
      });
  });
}

/** The part of a document in which a quotation stands, and its index there; null where none stands so. */
export function placeInParts({ model }: AnnotatedDocument, { from, to }: Span): { part: Part; index: number } | null {
  const part = lastBefore(partsOf(model).parts, from);
  const index = part?.model.quotations.findIndex((each) => each.from === from && each.to === to) ?? -1;
  return part && index >= 0 ? { part, index } : null;
}

/** The quotation of a document that stands there. */
export function liftedAt(document: AnnotatedDocument, at: Span): LiftedQuotation | null {
  const place = placeInParts(document, at);
  return place && liftedIn(document, place.part)(place.index);
}
