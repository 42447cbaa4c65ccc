import type { Span } from "../syntax/span";
import { touches } from "../syntax/span";
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

/** What is known of the innermost quotation at `offset`. */
export function verdictAt(
  workspace: Workspace,
  document: AnnotatedDocument,
  offset: number,
): QuotationVerdict | undefined {
  const { quotations } = document.model;
  const quotation = innermost(quotations, offset);
  return quotation && workspace.verdicts(document)[quotations.indexOf(quotation)];
}
