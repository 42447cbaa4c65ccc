import type { WrittenEntry } from "./bibtexEntries";

/** Entries for a part of a book. */
const PARTS = new Set(["inbook", "bookinbook", "suppbook"]);

const FROM_BOOK: readonly (readonly [field: string, inPart: string])[] = [
  ["title", "booktitle"],
  ["subtitle", "booksubtitle"],
  ["titleaddon", "booktitleaddon"],
];

/**
 * A part and its `crossref`s as BibLaTeX has them. In BibTeX, whose `@inbook` has no `booktitle`, the title is the book's and
 * `chapter` the number of the part, or its title.
 */
export function bookAndPart(chain: readonly [WrittenEntry, ...WrittenEntry[]]): readonly WrittenEntry[] {
  const [entry, ...ancestors] = chain;
  if (!PARTS.has(entry.type)) return chain;
  const books = ancestors.map(withoutOwnTitle);
  const isBibtex = entry.type === "inbook" && books.length === 0 && !entry.fields.has("booktitle");
  return isBibtex ? [partOfBibtex(entry)] : [entry, ...books];
}

/** What is inherited of a book without an author: its title is the one of the book, and it has none of a part. */
function withoutOwnTitle(book: WrittenEntry): WrittenEntry {
  if (!/^(?:mv)?book$/.test(book.type) || book.fields.has("author")) return book;
  const fields = new Map(book.fields);
  for (const [field, inPart] of FROM_BOOK) {
    const value = fields.get(field);
    fields.delete(field);
    if (value !== undefined && !fields.has(inPart)) fields.set(inPart, value);
  }
  return { ...book, type: "misc", fields };
}

function partOfBibtex(entry: WrittenEntry): WrittenEntry {
  const chapter = entry.fields.get("chapter")?.trim() ?? "";
  if (chapter === "" || NUMBER.test(chapter)) return { ...entry, type: "book" };
  const fields = new Map(entry.fields).set("title", chapter);
  fields.delete("chapter");
  for (const [field, inPart] of FROM_BOOK) {
    const value = entry.fields.get(field);
    if (field !== "title") fields.delete(field);
    if (value !== undefined) fields.set(inPart, value);
  }
  return { ...entry, fields };
}

/** Arabic or Roman, perhaps several: `4`, `IV`, `3--5`. */
const NUMBER = /^[{}\s]*[\divxlc][\divxlc\s.,–{}-]*$/i;
