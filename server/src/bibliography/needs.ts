import type { Source } from "./source";

/** Something that the note for a source needs: any of the CSL variables gives it. */
export interface Need {
  /** In words: `date`. */
  readonly name: string;
  readonly variables: readonly [string, ...string[]];
  /** Where it stands is told by the source that it is known through, if there is one. */
  readonly ofImprint: boolean;
}

/** What a type of source is called, and what its note needs. */
interface Kind {
  readonly name: string;
  readonly needs: readonly Need[];
}

/**
 * What of the needs of its type, by the Chicago Manual (17th ed., ch. 14), a source lacks, in all its declarations together. Only what
 * no note of that type does without: what careful people leave out with reason is not in the list. `isKnownThrough`: another source is
 * named that it is cited in, kept at, or translated from.
 */
export function lacking(declared: readonly Source[], isKnownThrough: boolean): readonly Need[] {
  return needsOf(declared[0]?.type ?? "").filter((need) => {
    if (need.ofImprint && (isKnownThrough || (need === PUBLISHER && declared.some(isOld)))) return false;
    return !declared.some(({ csl }) => need.variables.some((variable) => isSaid(csl[variable])));
  });
}

/** What a note for a source of this CSL type needs. */
export function needsOf(type: string): readonly Need[] {
  return (KINDS[type] ?? OTHER).needs;
}

/** The field of BibLaTeX for a variable of CSL. */
export function fieldFor(variable: string, type: string): string {
  if (variable === "container-title") return type.startsWith("article") ? "journaltitle" : "booktitle";
  return FIELDS[variable] ?? variable.toLowerCase();
}

const FIELDS: Readonly<Record<string, string>> = { issued: "date", "event-title": "eventtitle" };

/** What a source of this CSL type is called. */
export function nameOfType(type: string): string {
  return KINDS[type]?.name ?? OTHER.name;
}

const need = (name: string, ...variables: [string, ...string[]]): Need => ({ name, variables, ofImprint: false });
const imprint = (name: string, ...variables: [string, ...string[]]): Need => ({ name, variables, ofImprint: true });

const TITLE = need("title", "title");
const SUBJECT = need("title", "title", "title-short", "genre", "author", "recipient");
const AUTHOR = need("author", "author", "editor");
const DATE = imprint("date", "issued", "original-date");
const PUBLISHER = imprint("publisher", "publisher", "publisher-place");
const WITHIN = "container-title";
const ADDRESS = imprint("address", "URL", "DOI");

/** Chicago 14.100 (books), 14.106 (chapters), 14.168 (journals), 14.189–191 (magazines, newspapers), 14.205–207 (Web), 14.215 (theses), 14.217 (papers), 14.220 (reports). */
const KINDS: Readonly<Record<string, Kind>> = {
  "article-journal": { name: "journal article", needs: [TITLE, imprint("journal", WITHIN), DATE] },
  "article-magazine": { name: "magazine article", needs: [TITLE, imprint("magazine", WITHIN), DATE] },
  "article-newspaper": { name: "newspaper article", needs: [SUBJECT, imprint("newspaper", WITHIN), DATE] },
  book: { name: "book", needs: [TITLE, DATE, PUBLISHER] },
  chapter: { name: "chapter", needs: [TITLE, imprint("book that it is in", WITHIN), DATE] },
  interview: { name: "interview", needs: [SUBJECT, DATE] },
  "paper-conference": {
    name: "conference paper",
    needs: [TITLE, imprint("conference or volume", "event-title", "event", WITHIN, "publisher"), DATE],
  },
  personal_communication: { name: "letter", needs: [SUBJECT, imprint("date", "issued", "archive")] },
  post: { name: "post", needs: [SUBJECT, ADDRESS] },
  "post-weblog": { name: "post", needs: [TITLE, ADDRESS] },
  report: {
    name: "report",
    needs: [TITLE, imprint("author or issuing body", "author", "editor", "publisher", "archive")],
  },
  thesis: { name: "thesis", needs: [AUTHOR, TITLE, imprint("university", "publisher"), DATE] },
  webpage: { name: "web page", needs: [TITLE, ADDRESS] },
};

const OTHER: Kind = { name: "source", needs: [SUBJECT] };

/** Of a book before 1900 the publisher may be left out (Chicago 14.128). */
function isOld({ issued }: Source): boolean {
  const year = /^-|^(\d{4})/.exec(issued ?? "");
  return year !== null && (year[1] === undefined || Number(year[1]) < 1900);
}

function isSaid(value: unknown): boolean {
  if (typeof value === "string") return value.trim() !== "";
  if (typeof value === "object" && value !== null) return Object.values(value).some(isSaid);
  return value !== undefined && value !== null;
}
