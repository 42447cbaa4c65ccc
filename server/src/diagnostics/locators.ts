import type { Source } from "../bibliography/source";
import type { CitationItem } from "../model/annotatedSource";
import { type Pages, readPages } from "../syntax/pages";
import type { Problem } from "../syntax/problem";
import type { Span } from "../syntax/span";
import type { AnnotatedDocument } from "../workspace/workspace";

/**
 * `citation.locator`: pages that run backwards, or that the work does not have, and a quotation without a page from a work
 * whose pages are known. Only arabic pages are compared: of roman ones and other locators a bibliography says nothing.
 */
export function* wrongLocators({ model, source }: AnnotatedDocument): Generator<Problem> {
  const quoted = new Set(model.quotations.flatMap(({ sources }) => sources.map(({ at }) => at.from)));
  for (const citation of model.citations) {
    for (const item of citation.items) {
      const work = model.scope.source(item.key);
      if (!work) continue;
      const message =
        item.locator === null ? withoutPage(work, quoted.has(item.at.from)) : wrongPages(work, item.locator);
      if (message) yield { code: "citation.locator", message, ...placeOf(source.text, item, citation.to) };
    }
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

function withoutPage(work: Source, isQuoted: boolean): string | null {
  const pages = isQuoted ? stretchOf(work) : null;
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
