import type { Passage } from "../../verification/judgement";

/** The pages that a locator names, from the first to the last; one alone is both. */
export interface Pages {
  readonly first: string;
  readonly last: string;
  /** The numbers as they stand in the locator. */
  readonly from: number;
  readonly to: number;
}

const PAGES =
  /^(?:(?:pp?\.|pages?|S\.|Seiten?|сс?\.|стр\.|стор\.|págs?\.|pagg?\.|blz\.|ss?\.|fols?\.|ff?\.|fl\.|л?л\.|арк\.)\s?)?(\d+[rv]?|[ivxlcdm]+)(?:\s?[-–—]\s?(\d+[rv]?|[ivxlcdm]+))?$/iu;

/** The pages or leaves of a locator that names nothing else; null for any other. */
export function pagesIn(locator: string | null): Pages | null {
  const found = locator === null ? null : PAGES.exec(locator.trim());
  if (!found) return null;
  const [, first, end] = found;
  const numbers = found[0].slice(found[0].indexOf(first!));
  const from = locator!.length - locator!.trimStart().length + found[0].length - numbers.length;
  return { first: first!, last: end === undefined ? first! : completed(first!, end), from, to: from + numbers.length };
}

/** Of 234-41 the last page is 241. */
function completed(first: string, last: string): string {
  const isShort = /^\d+$/.test(first) && /^\d+$/.test(last) && last.length < first.length;
  return isShort ? first.slice(0, first.length - last.length) + last : last;
}

/** Whether a passage stands on one of the pages, as far as its text tells its pages. */
export function agreesWithPages({ firstPage, lastPage }: Passage, { first, last }: Pages): boolean {
  if (firstPage === null || lastPage === null) return true;
  const [begins, ends] = [numberOf(firstPage), numberOf(lastPage)];
  const [from, to] = [numberOf(first), numberOf(last)];
  if (begins === null || ends === null || from === null || to === null)
    return [first, last].includes(firstPage) || [first, last].includes(lastPage);
  return begins <= to && ends >= from;
}

function numberOf(page: string): number | null {
  return /^\d+$/.test(page) ? Number(page) : null;
}
