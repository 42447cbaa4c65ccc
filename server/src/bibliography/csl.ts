import { isEdtf } from "../syntax/edtf";
import type { Span } from "../syntax/span";
import { type CslItem, LINK_TYPES, type LinkType, type Name, type ProvenanceLink, type Source } from "./source";

const NAME_PARTS = ["family", "given", "literal", "non-dropping-particle", "dropping-particle", "suffix"] as const;

/**
 * The source that a CSL item describes, with its id at `at`. Read leniently: whatever has not the shape that CSL-JSON, or
 * the CSL-YAML of Pandoc, gives it is left out. An item without an id gets the id `""`.
 */
export function sourceFromCsl(item: CslItem, at: Span): Source {
  const authors = namesFromCsl(item.author);
  return {
    id: textOf(item.id) ?? "",
    type: textOf(item.type) ?? "",
    title: textOf(item.title) ?? "",
    authors: authors.length > 0 ? authors : namesFromCsl(item.editor),
    issued: edtfFromCsl(item.issued),
    archive: textOf(item.archive),
    links: linksFromCsl(item),
    text: textOf(item.text),
    csl: item,
    from: at.from,
    to: at.to,
  };
}

/** The names in a CSL name variable: a list, or a single name; a plain string is taken literally. */
export function namesFromCsl(value: unknown): Name[] {
  return listOf(value).flatMap((entry) => {
    const name = isRecord(entry) ? nameParts(entry) : { literal: textOf(entry) ?? "" };
    return Object.values(name).some((part) => part !== "") ? [name] : [];
  });
}

/** A CSL date variable (`date-parts`, `raw`, Pandoc's `{year, month, day}`, or EDTF itself) as EDTF; null if unclear. */
export function edtfFromCsl(value: unknown): string | null {
  const date = edtfOf(value);
  return date !== null && isEdtf(date) ? date : null;
}

function edtfOf(value: unknown): string | null {
  if (Array.isArray(value)) return interval(value.map(pandocDate));
  if (!isRecord(value)) return textOf(value);
  if (!Array.isArray(value["date-parts"])) return textOf(value.raw) ?? textOf(value.literal) ?? pandocDate(value);
  const mark = isSet(value.circa) ? "~" : "";
  return interval(
    value["date-parts"].map((parts) => dateFromParts(Array.isArray(parts) ? parts : [], value.season, mark)),
  );
}

function pandocDate(value: unknown): string | null {
  if (!isRecord(value)) return textOf(value);
  return dateFromParts([value.year, value.month, value.day], value.season, isSet(value.circa) ? "~" : "");
}

function interval(dates: (string | null)[]): string | null {
  if (dates.length === 0 || dates.length > 2 || dates[0] === null) return null;
  return dates.map((date) => date ?? "..").join("/");
}

function dateFromParts(parts: unknown[], season: unknown, mark: string): string | null {
  const [year, month, day] = parts.map((part) => (isSet(part) ? Number(part) : Number.NaN));
  if (year === undefined || !Number.isInteger(year)) return null;
  const rest = month || seasonOf(season);
  return [yearOf(year), ...(rest ? [rest, ...(day ? [day] : [])] : []).map(twoDigits)].join("-") + mark;
}

/** Seasons are 1–4 in CSL, 21–24 in EDTF. */
function seasonOf(season: unknown): number | null {
  const number = Number(textOf(season) ?? Number.NaN);
  return number >= 1 && number <= 4 ? number + 20 : null;
}

function yearOf(year: number): string {
  const digits = String(Math.abs(year)).padStart(4, "0");
  return `${digits.length > 4 ? "Y" : ""}${year < 0 ? "-" : ""}${digits}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}

/** What the source rests on, as its item says it. */
export function linksFromCsl(item: CslItem): ProvenanceLink[] {
  return LINK_TYPES.flatMap((type) => linksOf(type, item[type]));
}

function linksOf(type: LinkType, value: unknown): ProvenanceLink[] {
  return listOf(value).flatMap((entry) => {
    const id = textOf(isRecord(entry) ? entry.id : entry);
    return id ? [{ type, id, locator: isRecord(entry) ? textOf(entry.locator) : null }] : [];
  });
}

function nameParts(entry: CslItem): Name {
  const parts = NAME_PARTS.map((part) => [part, textOf(entry[part])] as const);
  return Object.fromEntries(parts.filter(([, text]) => text !== null));
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function isRecord(value: unknown): value is CslItem {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A text or a number as text, without white space around it; null for anything else. */
export function textOf(value: unknown): string | null {
  if (typeof value === "string") return value.trim();
  return typeof value === "number" ? String(value) : null;
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && value !== "" && value !== "false";
}
