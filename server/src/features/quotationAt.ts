import type { Quotation } from "../model/annotatedSource";
import type { Span } from "../syntax/span";
import { touches } from "../syntax/span";
import { placeInParts } from "../workspace/verdicts/lifted";
import type { QuotationVerdict } from "../workspace/verdicts/verdict";
import type { AnnotatedDocument, Workspace } from "../workspace/workspace";

/** The shortest of `all` whose words, in any of its parts, are at `offset`. */
export function innermost<T extends Span & { readonly parts: readonly Span[] }>(
  all: readonly T[],
  offset: number,
): T | undefined {
  let found: T | undefined;
  for (const each of all) {
    if (!touches(each, offset) || !each.parts.some((part) => part.from <= offset && offset < part.to)) continue;
    if (!found || each.to - each.from <= found.to - found.from) found = each;
  }
  return found;
}

/** The innermost quotation at `offset`. */
export function quotationAt({ model }: AnnotatedDocument, offset: number): Quotation | undefined {
  return innermost(model.quotations, offset);
}

/** What is known of a quotation of the document: nothing is asked of the others. */
export function verdictOn(
  workspace: Workspace,
  document: AnnotatedDocument,
  quotation: Quotation,
): QuotationVerdict | undefined {
  const place = placeInParts(document, quotation);
  const verdict = place ? workspace.verdictsIn(document, place.part).verdicts[place.index] : undefined;
  return verdict && { ...verdict, quotation };
}

/** What is known of the innermost quotation at `offset`. */
export function verdictAt(
  workspace: Workspace,
  document: AnnotatedDocument,
  offset: number,
): QuotationVerdict | undefined {
  const quotation = quotationAt(document, offset);
  return quotation && verdictOn(workspace, document, quotation);
}
