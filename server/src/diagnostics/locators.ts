import type { Source } from "../bibliography/source";
import type { AnnotatedSource, CitationItem } from "../model/annotatedSource";
import { type Pages, readPages } from "../syntax/pages";
import type { Problem } from "../syntax/problem";
import type { Span } from "../syntax/span";

/**
 * `citation.locator`: pages that run backwards, or that the work does not have, and a quotation without a page from a work
 * whose pages are known. Only arabic pages are compared: of roman ones and other locators a bibliography says nothing.
 */
export function* wrongLocators(part: AnnotatedSource): Generator<Problem> {
  yield* wrongPagesCited(part);
  yield* withoutPages(part);
}

function* wrongPagesCited({ source, scope, citations }: AnnotatedSource): Generator<Problem> {
  for (const { items, to } of citations) {
    for (const item of items) {
      const work = item.locator === null ? undefined : scope.source(item.key);
      const message = work && wrongPages(work, item.locator!);
      if (message) yield { code: "citation.locator", message, ...placeOf(source.text, item, to) };
    }
  }
}

/** The citation may stand in a footnote far away. */
function* withoutPages({ scope, quotations }: AnnotatedSource): Generator<Problem> {
  const seen = new Set<number>();
  for (const { key, locator, via, at } of quotations.flatMap(({ sources }) => sources)) {
    if (locator !== null || via === "attribute" || seen.has(at.from)) continue;
    seen.add(at.from);
    const work = scope.source(key);
    const message = work && withoutPage(work);
    if (message) yield { code: "citation.locator", message, from: at.from, to: at.to };
  }
}

function placeOf(text: string, { locator, at }: CitationItem, end: number): Span {
  const from = locator === null ? -1 : text.slice(at.from, end).indexOf(locator);
  return from < 0 ? { from: at.from, to: at.to } : { from: at.from + from, to: at.from + from + locator!.length };
}

function wrongPages(work: Source, locator: string): string | null {
  const cited = readPages(locator);
  if (cited === null) return null;
  if (cited.some(({ first, last }) => last < first)) return `“${locator}” runs backwards. Write the lower page first.`;
  const pages = pagesOf(work);
  if (pages === null || cited.every(({ first, last }) => pages.first <= first && last <= pages.last)) return null;
  return `The work has no such page: its pages are ${pages.first}–${pages.last}. Correct the locator, or the pages in the bibliography.`;
}

function withoutPage(work: Source): string | null {
  const pages = stretchOf(work);
  if (pages === null || pages.first === pages.last) return null;
  return `This quotation names no page of a work whose pages are known (${pages.first}–${pages.last}). Add it: [@${work.id}, p. ${pages.first}].`;
}

function pagesOf(work: Source): Pages | null {
  const count = Number(work.csl["number-of-pages"] ?? Number.NaN);
  return stretchOf(work) ?? (Number.isInteger(count) && count > 0 ? { first: 1, last: count } : null);
}

/** The pages that an article or chapter takes up; a single number may be their count. */
function stretchOf({ csl: { page } }: Source): Pages | null {
  const runs = typeof page === "string" && /[-–—]/.test(page) ? readPages(page) : null;
  if (runs === null || runs.some(({ first, last }) => last < first)) return null;
  return { first: Math.min(...runs.map(({ first }) => first)), last: Math.max(...runs.map(({ last }) => last)) };
}
