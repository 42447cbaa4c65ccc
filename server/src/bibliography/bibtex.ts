import { isEdtf } from "../syntax/edtf";
import { cslFromBibtex, type WrittenEntry } from "./bibtexCsl";
import { joinValue } from "./bibtexFields";
import { linksFromRelated } from "./bibtexLinks";
import { type BibtexScan, type EntryPlace, entryAt, scanBibtex } from "./bibtexScan";
import { sourceFromCsl } from "./csl";
import { gather } from "./gather";
import { lazySource } from "./lazySource";
import type { Bibliography, CslItem, Source } from "./source";

/**
 * Reads a bibliography in BibTeX or BibLaTeX. Every entry that has a key is a source, with those of its fields that could
 * be read; whatever is wrong is in `unreadable`. The fields of a source are read when they are first asked for.
 */
export function readBibtex(text: string): Bibliography {
  const scan = scanBibtex(text);
  const places = new Map(scan.entries.map((place) => [place.key, place]).reverse() as [string, EntryPlace][]);
  const file: BibtexText = { text, strings: scan.strings, places };
  const sources = scan.entries.map((place) => lazySource(place.key, place, () => readSource(file, place)));
  return gather(text, sources, scan.unreadable);
}

interface BibtexText extends Pick<BibtexScan, "strings"> {
  readonly text: string;
  readonly places: ReadonlyMap<string, EntryPlace>;
}

function readSource(file: BibtexText, place: EntryPlace): Source {
  const [entry, ...ancestors] = lineage(file, place);
  const related = linksFromRelated(entry.fields.get("related") ?? "", entry.fields.get("relatedtype") ?? "");
  const item = { ...cslFromBibtex(entry, ancestors), ...related };
  const edtf = [entry, ...ancestors].map(edtfOf).find((date) => date !== null);
  if (!edtf) return sourceFromCsl(item, place);
  return { ...sourceFromCsl({ ...item, issued: issuedFrom(item, edtf) }, place), issued: edtf };
}

/** Nobody inherits over more generations. */
const MOST_ANCESTORS = 5;

/** The entry, its `crossref`, the `crossref` of that, and so on. */
function lineage(file: BibtexText, place: EntryPlace): [WrittenEntry, ...WrittenEntry[]] {
  const entry = writtenEntry(file, place);
  const ancestors: WrittenEntry[] = [];
  const seen = new Set([place.key]);
  for (let next = parentOf(file, entry); next && !seen.has(next.key); next = parentOf(file, ancestors.at(-1)!)) {
    seen.add(next.key);
    ancestors.push(writtenEntry(file, next));
    if (ancestors.length === MOST_ANCESTORS) break;
  }
  return [entry, ...ancestors];
}

function parentOf(file: BibtexText, entry: WrittenEntry): EntryPlace | undefined {
  return file.places.get(entry.fields.get("crossref")?.trim() ?? "");
}

function writtenEntry(file: BibtexText, place: EntryPlace): WrittenEntry {
  const { type, fields } = entryAt(file.text, place) ?? { type: "misc", fields: new Map() };
  const written = [...fields].map(([name, value]) => [name, joinValue(value, file.strings)] as const);
  return { key: place.key, type, fields: new Map(written) };
}

/** The date as written, where it is EDTF: CSL has less to say about what is uncertain. */
function edtfOf({ fields }: WrittenEntry): string | null {
  const date = fields.get("date") ?? (fields.has("month") ? undefined : fields.get("year"));
  const bare = date?.replace(/[{}]/g, "").trim();
  return bare && isEdtf(bare) ? bare : null;
}

/** What a citation processor is to print for the date. */
function issuedFrom(item: CslItem, edtf: string): unknown {
  if (typeof item.issued !== "object" || item.issued === null) return { literal: edtf };
  return /[?~%X]/.test(edtf) ? { ...item.issued, circa: true } : item.issued;
}
