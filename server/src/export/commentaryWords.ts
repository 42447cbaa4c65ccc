import type { AnnotatedSource } from "../model/annotatedSource";
import { readDocument } from "../model/document";
import { shifted } from "../model/spans";
import { memoised } from "../syntax/memo";
import type { SyntaxTree } from "../syntax/parse";
import type { Span } from "../syntax/span";
import { wordRuns } from "./words";

const known = new WeakMap<AnnotatedSource, readonly (readonly Span[])[]>();

/**
 * The running text of the commentary in a document: stretches of words, without notation, that are nobody's quoted words. Each list
 * goes from one quotation, heading or note to the next, over paragraphs.
 */
export function commentaryWords(document: {
  readonly model: AnnotatedSource;
  readonly syntax: SyntaxTree;
}): readonly (readonly Span[])[] {
  return memoised(known, document.model, () => readWords(document));
}

function readWords({ model, syntax }: { readonly model: AnnotatedSource; readonly syntax: SyntaxTree }): Span[][] {
  if (model.commentary.length === 0) return [];
  const document = readDocument(syntax, model.frontMatter, model.scope);
  const passages: Span[][] = [[]];
  for (const block of document.leaves) {
    const { from, kind } = block;
    const isRunning = kind !== "heading" && document.inCommentary(from) && !document.inNote(from);
    if (!isRunning || document.inFootnote(from)) passages.push([]);
    else
      for (const run of wordRuns(block.leaf))
        for (const piece of outside(model.quotations, shifted(run, from))) {
          if (piece.afterQuotation) passages.push([]);
          passages.at(-1)!.push(piece);
        }
  }
  return passages.filter((passage) => passage.length > 0);
}

/** What of a stretch lies outside the quotations, which are in order of place. */
function outside(quotations: readonly Span[], { from, to }: Span): (Span & { readonly afterQuotation: boolean })[] {
  const pieces: (Span & { readonly afterQuotation: boolean })[] = [];
  let at = from;
  let afterQuotation = false;
  for (const quotation of quotations) {
    if (quotation.from >= to) break;
    if (quotation.to <= at) continue;
    if (quotation.from > at) pieces.push({ from: at, to: quotation.from, afterQuotation });
    at = Math.max(at, quotation.to);
    afterQuotation = true;
  }
  if (at < to) pieces.push({ from: at, to, afterQuotation });
  return pieces;
}
