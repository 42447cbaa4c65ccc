import { type LiftedQuotation, liftQuotation } from "../../export/checkedQuotation";
import type { AnnotatedSource } from "../../model/annotatedSource";
import { blocksOf } from "../../model/blocks";
import type { LeafBlock } from "../../model/document";
import { memoised } from "../../syntax/memo";
import type { AnnotatedDocument } from "../workspace";

const known = new WeakMap<AnnotatedSource, (index: number) => LiftedQuotation>();

/** The quotations of a document by index, each by itself. */
export function liftedIn(document: AnnotatedDocument): (index: number) => LiftedQuotation {
  const { model } = document;
  return memoised(known, model, () => {
    const blocks = blocksOf(document.syntax, model.frontMatter?.lang ?? null);
    const leaves = blocks.filter((block): block is LeafBlock => block.leaf !== null);
    const lifted = new Map<number, LiftedQuotation>();
    return (index) => memoised(lifted, index, () => liftQuotation(leaves, model.source.text, model.quotations[index]!));
  });
}
