import { joinValue } from "./bibtexFields";
import { type BibtexScan, type EntryPlace, entryAt } from "./bibtexScan";

/** An entry with the text of its fields as written, `@string`s in their place. */
export interface WrittenEntry {
  readonly key: string;
  /** In lower case. */
  readonly type: string;
  /** By name in lower case. */
  readonly fields: ReadonlyMap<string, string>;
}

export interface BibtexText extends Pick<BibtexScan, "strings"> {
  readonly text: string;
  /** By key. */
  readonly places: ReadonlyMap<string, EntryPlace>;
}

/** Nobody inherits over more generations, nor from more `@xdata`. */
const MOST_ANCESTORS = 5;
const MOST_DATA = 50;

/** The entry, its `crossref`, the `crossref` of that, and so on; each with the fields of its `@xdata`. */
export function lineage(file: BibtexText, place: EntryPlace): [WrittenEntry, ...WrittenEntry[]] {
  const entry = wholeEntry(file, place);
  const ancestors: WrittenEntry[] = [];
  const seen = new Set([place.key]);
  for (let next = parentOf(file, entry); next && !seen.has(next.key); next = parentOf(file, ancestors.at(-1)!)) {
    seen.add(next.key);
    ancestors.push(wholeEntry(file, next));
    if (ancestors.length === MOST_ANCESTORS) break;
  }
  return [entry, ...ancestors];
}

function parentOf(file: BibtexText, entry: WrittenEntry): EntryPlace | undefined {
  return file.places.get(entry.fields.get("crossref")?.trim() ?? "");
}

/** Its own fields, then those of its `@xdata`, of theirs, and so on, each once. */
function wholeEntry(file: BibtexText, place: EntryPlace): WrittenEntry {
  const own = writtenEntry(file, place);
  if (!own.fields.has("xdata")) return own;
  const fields = new Map(own.fields);
  const waiting = dataOf(file, own);
  const seen = new Set<EntryPlace>([place]);
  for (let next = waiting.shift(); next && seen.size < MOST_DATA; next = waiting.shift()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const data = writtenEntry(file, next);
    for (const [name, value] of data.fields) if (!fields.has(name)) fields.set(name, value);
    waiting.push(...dataOf(file, data).slice(0, MOST_DATA));
  }
  fields.delete("xdata");
  return { ...own, fields };
}

function dataOf(file: BibtexText, { fields }: WrittenEntry): EntryPlace[] {
  return (fields.get("xdata") ?? "").split(",").flatMap((key) => {
    const place = file.places.get(key.trim());
    return place?.type === "xdata" ? [place] : [];
  });
}

function writtenEntry(file: BibtexText, place: EntryPlace): WrittenEntry {
  const { type, fields } = entryAt(file.text, place) ?? { type: "misc", fields: new Map() };
  const written = [...fields].map(([name, value]) => [name, joinValue(value, file.strings)] as const);
  return { key: place.key, type, fields: new Map(written) };
}
