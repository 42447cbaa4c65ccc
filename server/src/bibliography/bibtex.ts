import { isEdtf } from "../syntax/edtf";
import { memoised } from "../syntax/memo";
import { cslFromBibtex } from "./bibtexCsl";
import { type BibtexText, lineage, type WrittenEntry } from "./bibtexEntries";
import { linksFromRelated } from "./bibtexLinks";
import { type EntryPlace, scanBibtex } from "./bibtexScan";
import { linksFromCsl, sourceFromCsl } from "./csl";
import { gather } from "./gather";
import { lazySource, type SourceReader } from "./lazySource";
import type { Bibliography, CslItem, ProvenanceLink, Source } from "./source";
import type { Steps } from "./steps";

/**
 * Reads a bibliography in BibTeX or BibLaTeX. Every entry that has a key is a source, with those of its fields that could
 * be read, and so is each of its `ids`; whatever is wrong is in `unreadable`. The fields of a source are read when they are
 * first asked for; of an entry that is the same in `before`, an earlier version of the file, not again, nor if the items of this text are `kept`.
 */
export function* readBibtex(text: string, before?: Bibliography, kept: KeptItems = NOTHING_KEPT): Steps<Bibliography> {
  const scan = yield* scanBibtex(text);
  const places = new Map(scan.entries.map((place) => [place.key, place]).reverse() as [string, EntryPlace][]);
  const file: ReadText = {
    text,
    strings: scan.strings,
    places,
    items: itemsOf(before, places.size),
    kept,
    made: new Map(),
  };
  const entries = scan.entries.filter(({ type }) => type !== "xdata");
  const sources = entries.map((place) => lazySource(place.key, place, readerOf(file, place)));
  const bibliography = gather(
    text,
    [...sources, ...entries.flatMap((place) => aliasesOf(file, place))],
    scan.unreadable,
  );
  itemsIn.set(bibliography, file.items);
  madeIn.set(bibliography, file.made);
  return bibliography;
}

/** What was made of the entry at an offset when this very text was read before, without its links; undefined if that is not known. */
export type KeptItems = (at: number) => CslItem | undefined;

const NOTHING_KEPT: KeptItems = () => undefined;

interface ReadText extends BibtexText {
  readonly kept: KeptItems;
  readonly made: Map<number, CslItem>;
  readonly items: Items;
}

/** What has been made of entries, by all that they say. */
type Items = Map<string, CslItem>;

const madeIn = new WeakMap<Bibliography, ReadonlyMap<number, CslItem>>();

/** What has been made of the entries that were asked for, by the offsets of these: to be kept for when this text is read again. */
export function itemsMade(bibliography: Bibliography): ReadonlyMap<number, CslItem> {
  return madeIn.get(bibliography) ?? new Map();
}

const itemsIn = new WeakMap<Bibliography, Items>();

/** Entries that are no more are let go when they are as many as those that are. */
function itemsOf(before: Bibliography | undefined, entries: number): Items {
  const items = before && itemsIn.get(before);
  return items && items.size <= 2 * entries + 1000 ? items : new Map();
}

function aliasesOf(file: ReadText, place: EntryPlace): Source[] {
  return place.aliases
    .filter(({ key }) => !file.places.has(key))
    .map((alias) => lazySource(alias.key, alias, readerOf(file, place, alias.key), place.key));
}

function readerOf(file: ReadText, place: EntryPlace, alias?: string): SourceReader {
  return {
    all: () => (alias === undefined ? readSource(file, place) : readAlias(file, place, alias)),
    links: place.mayBeRelated ? () => readLinks(file, place) : noLinks,
  };
}

function noLinks(): readonly [] {
  return [];
}

function readLinks(file: ReadText, place: EntryPlace): readonly ProvenanceLink[] {
  return linksFromCsl(relatedIn(lineage(file, place)[0]));
}

function relatedIn({ fields }: WrittenEntry): CslItem {
  return linksFromRelated(fields.get("related") ?? "", fields.get("relatedtype") ?? "");
}

function readAlias(file: ReadText, place: EntryPlace, id: string): Source {
  const source = readSource(file, place);
  return { ...source, id, csl: { ...source.csl, id }, aliasOf: place.key };
}

function readSource(file: ReadText, place: EntryPlace): Source {
  const [entry, ...ancestors] = lineage(file, place);
  const said = JSON.stringify([entry, ...ancestors].map(({ key, type, fields }) => [key, type, ...fields]));
  const converted = memoised(file.items, said, () => file.kept(place.at) ?? cslFromBibtex(entry, ancestors));
  file.made.set(place.at, converted);
  const item = { ...converted, ...relatedIn(entry) };
  const edtf = [entry, ...ancestors].map(edtfOf).find((date) => date !== null);
  if (!edtf) return sourceFromCsl(item, place);
  return { ...sourceFromCsl({ ...item, issued: issuedFrom(item, edtf) }, place), issued: edtf };
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
