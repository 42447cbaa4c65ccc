import { edtfFromCsl, namesFromCsl } from "../csl";
import { type CslItem, LINK_TYPES, type Source } from "../source";

/** Variables of CSL 1.0.2 that hold names, and dates. */
const NAMES = new Set(
  (
    "author chair collection-editor compiler composer container-author contributor curator director editor " +
    "editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer " +
    "original-author performer producer recipient reviewed-author script-writer series-creator translator"
  ).split(" "),
);
const DATES = new Set(["accessed", "available-date", "event-date", "issued", "original-date", "submitted"]);
/** Ours, which no processor knows. */
const OURS = new Set<string>([...LINK_TYPES, "text", "id"]);
/** What people and Pandoc also write. */
const SPELLINGS: Readonly<Record<string, string>> = {
  "archive-location": "archive_location",
  "archive-collection": "archive_collection",
  doi: "DOI",
  url: "URL",
  isbn: "ISBN",
  issn: "ISSN",
};

/** A source as a citation processor wants it: every variable is of the kind that CSL says; what cannot be read is left out. */
export function itemOf(source: Source): CslItem {
  const item: Record<string, unknown> = { id: source.id, type: source.type || "document" };
  for (const [name, value] of Object.entries(source.csl)) {
    if (OURS.has(name) || name === "type") continue;
    const known = readVariable(name, value);
    if (known !== null) item[SPELLINGS[name] ?? name] = known;
  }
  const issued = source.issued === null ? null : dateFromEdtf(source.issued);
  return issued === null ? item : { ...item, issued };
}

function readVariable(name: string, value: unknown): unknown {
  if (NAMES.has(name)) return namesFromCsl(value);
  if (DATES.has(name)) return dateOf(value);
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}

function dateOf(value: unknown): CslItem | null {
  const date = edtfFromCsl(value);
  if (date !== null) return dateFromEdtf(date);
  const literal = typeof value === "object" && value !== null && "literal" in value ? value.literal : value;
  return typeof literal === "string" ? { literal } : null;
}

const DAY = /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?([?~%]?)$/;

/** A date of EDTF as CSL has it: day, month or season, and year, one or two of them; others as they are written. */
export function dateFromEdtf(date: string): CslItem {
  const days = date.split("/").map((each) => DAY.exec(each));
  if (days.length > 2 || days.some((day) => day === null)) return { literal: inWords(date) };
  const [, , month] = days[0]!;
  const season = Number(month) > 20 ? { season: Number(month) - 20 } : {};
  const parts = days.map((day) => partsOf(day!));
  return { "date-parts": parts, ...season, ...(days.some((day) => day![4] !== "") && { circa: true }) };
}

function partsOf([, year, month, day]: RegExpExecArray): number[] {
  if (month === undefined || Number(month) > 12) return [Number(year)];
  return [year, month, day].flatMap((part) => (part === undefined ? [] : [Number(part)]));
}

/** `195X` is the 1950s; what has no end is so. */
function inWords(date: string): string {
  return date
    .replace(
      /(\d{1,4})(X{1,4})(?:-[\dX-]+)?/g,
      (_, digits: string, unknown: string) => `${digits}${"0".repeat(unknown.length)}s`,
    )
    .replace(/\/(?:\.\.)?$/, "–")
    .replace(/^(?:\.\.)?\//, "–")
    .replace("/", "–");
}
