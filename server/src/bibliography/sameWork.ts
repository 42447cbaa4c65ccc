import { textOf } from "./csl";
import { withoutMarkup } from "./plain";
import type { CslItem, Source } from "./source";

/**
 * What a source is known by: two that share one of these may be the same work, and all others are not. A title that is short, or
 * whose author is not known, is nothing to be known by: there is many a “Letter to the Editor”.
 */
export function marksOf({ type, title, authors, issued, archive, csl }: Source): readonly Mark[] {
  const [doi, isbn, place] = [doiOf(csl), isbnOf(csl), textOf(csl.archive_location ?? csl["archive-location"])];
  const words = foldedText(title);
  const author = foldedText(authors[0]?.family ?? authors[0]?.literal ?? "");
  const isTelling = words.length >= SHORTEST_TITLE && author !== "" && issued !== null;
  return [
    ...(doi ? [mark("the same DOI", doi)] : []),
    ...(isbn && words ? [mark("the same ISBN", isbn, type, words)] : []),
    ...(archive && place && words ? [mark("the same place in the archive", foldedText(archive), place, words)] : []),
    ...(isTelling ? [mark("the same author, title and date", type, author, words, issued)] : []),
  ];
}

/** What two works have in common: in words, and as a key that is equal where it is. */
export interface Mark {
  readonly what: string;
  readonly key: string;
}

const SHORTEST_TITLE = 12;

function mark(what: string, ...parts: string[]): Mark {
  return { what, key: [what, ...parts].join("\n") };
}

/**
 * Whether nothing that two sources of a mark say tells them apart: an edition, a volume, a page, another translator or publisher. What
 * only one of them says does so only if nobody leaves it out: an edition, a volume, a translator.
 */
export function mayBeSame(one: Source, other: Source): boolean {
  if (one.type !== other.type || one.authors.length !== other.authors.length) return false;
  if (foldedText(one.title) !== foldedText(other.title)) return false;
  if (one.issued !== null && other.issued !== null && one.issued !== other.issued) return false;
  const variables = new Set([...Object.keys(one.csl), ...ALWAYS_SAID]);
  return [...variables].every((variable) => SAID_OTHERWISE.has(variable) || sameIn(one, other, variable));
}

function sameIn({ csl: one }: Source, { csl: other }: Source, variable: string): boolean {
  if (variable === "DOI") return !other.DOI || doiOf(one) === doiOf(other);
  if (variable === "ISBN") return !other.ISBN || isbnOf(one) === isbnOf(other);
  const [here, there] = [wordsOf(one[variable]), wordsOf(other[variable])];
  if (ALWAYS_SAID.has(variable)) return here === there;
  return here === "" || there === "" || here === there;
}

/** Variables that are not forgotten: that a second edition is the second. */
const ALWAYS_SAID = new Set(["edition", "volume", "part-number", "number", "version", "translator"]);

/** Variables that are no part of the work, that are compared by themselves, or that two people write differently of one work. */
const SAID_OTHERWISE = new Set(
  (
    "id citation-key type title title-short short-title shortTitle issued accessed submitted abstract keyword note annote categories custom source " +
    "text original-title journalAbbreviation container-title-short publisher-place archive-place archive_collection number-of-pages " +
    "cited-in quoted-in held-at translated-from summarises URL"
  ).split(" "),
);

function wordsOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string" || typeof value === "number") return foldedText(String(value));
  return Object.values(value).map(wordsOf).sort().join(" ").trim();
}

function doiOf({ DOI }: CslItem): string | null {
  const written = textOf(DOI) ?? "";
  const doi = written.slice(Math.max(0, written.indexOf("10."))).toLowerCase();
  return /^10\.\d{4,9}\/\S/.test(doi) ? doi : null;
}

/** Of several numbers the first counts. */
function isbnOf({ ISBN }: CslItem): string | null {
  const digits = (textOf(ISBN) ?? "").replace(/[^\dXx]/g, "").toUpperCase();
  const isbn = digits.slice(0, /^97[89]/.test(digits) && digits.length >= 13 ? 13 : 10);
  return isbn.length >= 10 ? isbn : null;
}

/** The letters and digits alone, without case; tags of CSL are none of them. */
function foldedText(text: string): string {
  const plain = withoutMarkup(text).normalize("NFKC");
  return plain
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}
