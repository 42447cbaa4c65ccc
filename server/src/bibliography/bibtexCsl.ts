import type { WrittenEntry } from "./bibtexEntries";
import { withLetters } from "./bibtexLetters";
import { bookAndPart } from "./bibtexParts";
import type { CslItem } from "./source";

/** Fields that BibLaTeX does not know, and CSL and Attest do. */
const PASSED_ON: readonly (readonly [field: string, variable: string])[] = [
  ["archive", "archive"],
  ["archive-place", "archive-place"],
  ["archive_location", "archive_location"],
  ["archive-location", "archive_location"],
  ["archivelocation", "archive_location"],
  ["archive_collection", "archive_collection"],
  ["archive-collection", "archive_collection"],
  ["text", "text"],
];

/**
 * The CSL item for an entry of BibTeX or BibLaTeX, LaTeX turned into Unicode. `ancestors` are its `crossref`, the
 * `crossref` of that, and so on: it inherits from them what BibLaTeX lets it. A field that is not good LaTeX is taken
 * as plain text.
 */
export function cslFromBibtex(entry: WrittenEntry, ancestors: readonly WrittenEntry[]): CslItem {
  const chain = bookAndPart([entry, ...ancestors]).map(libraryEntry);
  const item = convert(chain) ?? convert(chain.map(withPlainFields)) ?? convert([withPlainFields(chain[0]!)]) ?? {};
  const passedOn = PASSED_ON.flatMap(([field, variable]) => {
    const written = entry.fields.get(field);
    return written === undefined ? [] : [[variable, plainText(written)]];
  });
  return {
    ...withGenreInWords(withoutOthers(item)),
    ...Object.fromEntries(passedOn),
    id: entry.key,
    "citation-key": entry.key,
  };
}

/** Fields that say nothing of the source, and take long to read; `crossref` is said otherwise. */
const PASSED_OVER = new Set(["crossref", "abstract", "file", "ids", "keywords", "related", "relatedtype"]);

interface LibraryEntry {
  readonly type: string;
  /** Its place in the chain of `crossref`s: keys proper could mean something to the library. */
  readonly label: string;
  readonly properties: Readonly<Record<string, string>>;
}

function libraryEntry({ type, fields }: WrittenEntry, index: number, chain: readonly unknown[]): LibraryEntry {
  const properties = Object.fromEntries(
    [...fields].flatMap(([name, value]) => (PASSED_OVER.has(name) ? [] : [[name, withLetters(value)]])),
  );
  if (index + 1 < chain.length) properties.crossref = String(index + 1);
  return { type, label: String(index), properties };
}

type Inputs = typeof import("@citation-js/core")["plugins"]["input"];

let loaded: Inputs | undefined;

/** Loaded when the first entry is read, and with `require`, as that cannot wait: most folders have no BibTeX. */
function inputs(): Inputs {
  if (loaded) return loaded;
  require("@citation-js/plugin-bibtex");
  loaded = (require("@citation-js/core") as typeof import("@citation-js/core")).plugins.input;
  return loaded;
}

/** Null where the library throws, which it does on anything that is not good LaTeX. */
function convert(chain: readonly LibraryEntry[]): CslItem | null {
  try {
    return inputs().chain(chain, { forceType: "@biblatex/entries+list", generateGraph: false })[0] ?? null;
  } catch {
    return null;
  }
}

/** The entry with each field that the library cannot read as plain text, or left out. */
function withPlainFields(entry: LibraryEntry): LibraryEntry {
  const fields = Object.entries(entry.properties).flatMap(([name, value]) => {
    const readable = attempts(value).find((written) => isReadable(entry.type, name, written));
    return readable === undefined ? [] : [[name, readable]];
  });
  return { ...entry, properties: Object.fromEntries(fields) };
}

function isReadable(type: string, name: string, value: string): boolean {
  return convert([{ type, label: "0", properties: { [name]: value } }]) !== null;
}

/** The value, the value with dollars meant as such, the value without LaTeX. */
function attempts(value: string): string[] {
  const plain = value.replace(/[{}\\]/g, "").replace(/\$/g, "\\$&");
  return [value, value.replace(/(?<!\\)\$/g, "\\$&"), `{${plain}}`];
}

function plainText(written: string): string {
  return (
    attempts(withLetters(written))
      .map(titleOf)
      .find((title) => title !== null) ?? ""
  );
}

function titleOf(value: string): string | null {
  const title = convert([{ type: "misc", label: "0", properties: { title: value } }])?.title;
  return typeof title === "string" ? title : null;
}

/** Drops the "and others" of a list of names, which CSL has no name for. */
function withoutOthers(item: CslItem): CslItem {
  return Object.fromEntries(Object.entries(item).map(([variable, value]) => [variable, named(value)]));
}

function named(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.filter((name) => !(name?.family === "others" && name.given === undefined));
}

/** What BibLaTeX prints for the names that it has for kinds of works. */
const GENRES: Readonly<Record<string, string>> = {
  bathesis: "bachelor’s thesis",
  candthesis: "candidate’s thesis",
  mathesis: "master’s thesis",
  phdthesis: "PhD diss.",
  resreport: "research report",
  techreport: "technical report",
};

function withGenreInWords(item: CslItem): CslItem {
  const words = typeof item.genre === "string" ? GENRES[item.genre] : undefined;
  return words === undefined ? item : { ...item, genre: words };
}
