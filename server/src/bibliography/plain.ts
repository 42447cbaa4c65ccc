import type { Name, Source } from "./source";

/**
 * A source in one line of plain text: `Weathersby, “Should We Fear This?” Stalin and the Danger of War with America (2002)`.
 * What is not known is left out; of a source of which nothing is known, the id remains.
 */
export function describeSource(source: Source): string {
  const year = yearOf(source);
  const parts = [joined(authorsOf(source)), oneLine(withoutMarkup(source.title))].filter((part) => part !== "");
  if (parts.length === 0) parts.push(source.id);
  return year === null ? parts.join(", ") : `${parts.join(", ")} (${year})`;
}

/** How each author is called in a short citation: the family name with its particle, or the name of the institution. */
export function authorsOf(source: Source): string[] {
  return source.authors.map(shortName).filter((name) => name !== "");
}

/** The year of issue as people write it (`1950`, `c. 1867`, `1949–1951`, `1950s`); null where it is not known. */
export function yearOf(source: Source): string | null {
  const date = source.issued ?? literalDate(source);
  const interval = date?.split("/");
  if (interval?.length !== 2) return date ? yearOfDate(date) : null;
  const [from, to] = interval.map((end) => yearOfDate(end) ?? "");
  if (from === to) return from || null;
  return `${from}–${to}`;
}

/** More authors than this are “et al.” */
const MOST_AUTHORS = 3;

function joined(names: readonly string[]): string {
  if (names.length > MOST_AUTHORS) return `${names[0]} et al.`;
  if (names.length < 3) return names.join(" and ");
  return `${names.slice(0, -1).join(", ")}, and ${names.at(-1)}`;
}

function shortName(name: Name): string {
  const family = [name["non-dropping-particle"], name.family].filter(Boolean).join(" ");
  return oneLine(withoutMarkup(name.literal || family || name.given || ""));
}

/** The tags that CSL allows in text. */
export function withoutMarkup(text: string): string {
  return text.replace(/<\/?(?:i|b|sc|sup|sub|span)(?: [^<>]{0,100})?>/g, "");
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function literalDate(source: Source): string | null {
  const issued = source.csl.issued;
  if (typeof issued !== "object" || issued === null) return null;
  const literal = "literal" in issued ? issued.literal : null;
  return typeof literal === "string" && literal.length < 40 ? oneLine(literal) : null;
}

const EDTF_YEAR = /^(-?)(\d{4}|\d{3}X|\d{2}XX)(?![\dX])[-\d]*([?~%]?)$/;

function yearOfDate(date: string): string | null {
  const parts = EDTF_YEAR.exec(date);
  if (!parts) return /\d/.test(date) ? date : null;
  const [, minus, digits, doubt] = parts;
  const year = digits!.includes("X") ? `${digits!.replace(/X/g, "0")}s` : digits!;
  const reckoned = minus ? `${Number.parseInt(year, 10) + 1} BC` : year;
  if (doubt === "~" || doubt === "%") return `c. ${reckoned}`;
  return reckoned + doubt;
}
