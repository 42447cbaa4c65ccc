import type { AnnotatedSource, Commentary, Quotation } from "../model/annotatedSource";
import { byPlace } from "../model/spans";
import type { Span } from "../syntax/span";
import type { CitedPlace } from "./workspace";

/** Where a file cites sources, by a citation or by `source=` on a quotation, in order of place. */
export function citedPlaces({ citations, quotations, commentary }: AnnotatedSource): CitedPlace[] {
  const quoted = firstQuotations(quotations);
  const authors = authorFinder(commentary);
  const cited = citations.flatMap(({ items }) => items).map(({ key, at, locator }) => ({ source: key, at, locator }));
  const known = new Set(cited.map(({ at }) => at.from));
  const named = quotations
    .flatMap(({ sources }) => sources)
    .filter(({ via, at }) => via === "attribute" && !known.has(at.from) && known.add(at.from))
    .map(({ key, at, locator }) => ({ source: key, at, locator }));
  return [...cited, ...named]
    .map(({ source, at, locator }) => {
      const quotation = quoted.get(at.from) ?? null;
      return { from: at.from, to: at.to, source, locator, by: authors(at.from), quotation };
    })
    .sort(byPlace);
}

/** By the place of the key, the first quotation that has its source there. */
function firstQuotations(quotations: readonly Quotation[]): ReadonlyMap<number, Span> {
  const first = new Map<number, Span>();
  for (const { from, to, sources } of quotations)
    for (const { at } of sources) if (!first.has(at.from)) first.set(at.from, { from, to });
  return first;
}

/** The author of the innermost commentary around a place. Commentaries are few. */
function authorFinder(commentary: readonly Commentary[]): (at: number) => readonly string[] {
  return (at) => commentary.findLast(({ from, to }) => from <= at && at < to)?.speakers ?? [];
}
