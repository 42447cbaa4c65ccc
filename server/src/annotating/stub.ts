import { modify, parseTree } from "jsonc-parser";
import { readBibliography } from "../bibliography";
import { type BibliographyFormat, formatOf } from "../bibliography/formatOf";
import { fieldFor, needsOf } from "../bibliography/needs";
import type { CslItem } from "../bibliography/source";
import type { TextEdit } from "../syntax/problem";
import { scalar } from "../syntax/yamlWriting";
import { applied, lineEnding } from "./edits";
import { pathOfItems } from "./jsonItems";

/** A reference that is still to be filled in: its key, its CSL type, and the variables that its note needs, all empty. */
export interface Stub {
  readonly id: string;
  readonly type: string;
  readonly variables: readonly string[];
}

/** Labels of leaves, boxes and files: what is kept in an archive. */
const ARCHIVAL = /^(?:fol|ff?\.|box|folder|reel|frame|item|л|ф\.|оп\.|д\.|арк|Bl\.|fl\.)/iu;

/** A stub for a key that is cited with such a locator: what has leaves or boxes is an archive's, all else a book until somebody says otherwise. */
export function stubFor(id: string, locator: string | null): Stub {
  const isArchival = locator !== null && ARCHIVAL.test(locator);
  const type = isArchival ? "manuscript" : "book";
  const needed = needsOf(type).map(({ variables }) => variables[0]);
  const kept = isArchival ? ["issued", "archive", "archive_location"] : [];
  return { id, type, variables: [...new Set(["author", ...needed, ...kept])] };
}

/** The lines of a stub as an item of a list in YAML. */
export function yamlLines({ id, type, variables }: Stub): readonly string[] {
  const empty = variables.map(
    (variable) => `${variable}: ${variable === "author" ? '[{family: "", given: ""}]' : '""'}`,
  );
  return [`- id: ${scalar(id)}`, `  type: ${type}`, ...empty.map((line) => `  ${line}`)];
}

/** The same on one line. */
export function yamlFlow(stub: Stub): string {
  return `{${yamlLines(stub)
    .map((line) => line.slice(2))
    .join(", ")}}`;
}

const ADDING: Readonly<Record<BibliographyFormat, (text: string, stub: Stub) => TextEdit[] | null>> = {
  bibtex: bibtexEdit,
  json: jsonEdit,
  yaml: () => null,
};

/** Adds a stub at the end of a bibliography in BibTeX or CSL-JSON; null for another, or for one that it would break. */
export function addingToBibliography(uri: string, text: string, stub: Stub): readonly TextEdit[] | null {
  const format = formatOf(uri);
  const edits = format && ADDING[format](text, stub);
  if (!edits) return null;
  const [before, after] = [readBibliography(uri, text), readBibliography(uri, applied(text, edits))];
  const isGood =
    after.sources.length === before.sources.length + 1 &&
    after.sources.some(({ id }) => id === stub.id) &&
    after.unreadable.length <= before.unreadable.length;
  return isGood ? edits : null;
}

/** Types of BibLaTeX for those of CSL that stubs have. */
const ENTRY_TYPES: Readonly<Record<string, string>> = { manuscript: "unpublished" };

function bibtexEdit(text: string, { id, type, variables }: Stub): TextEdit[] | null {
  // Nothing else can be a key there.
  if (/[\s,{}"#%~\\=]/.test(id)) return null;
  const eol = lineEnding(text);
  const fields = variables.map((variable) => `  ${fieldFor(variable, type)} = {},`);
  const entry = [`@${ENTRY_TYPES[type] ?? type}{${id},`, ...fields, "}", ""].join(eol);
  const gap = text.trim() === "" ? "" : text.endsWith("\n") ? eol : eol + eol;
  return [{ from: text.length, to: text.length, insert: gap + entry }];
}

function jsonEdit(text: string, stub: Stub): TextEdit[] | null {
  const list = pathOfItems(parseTree(text));
  const item = cslOf(stub);
  const eol = lineEnding(text);
  const written = JSON.stringify(item, null, 2).replace(/^/gm, "  ").replace(/\n/g, eol);
  try {
    // It would lay out what stands around the item, too.
    const edits = modify(text, [...list, -1], item, { isArrayInsertion: true });
    return edits.map(({ offset, length, content }) => ({
      from: offset,
      to: offset + length,
      insert: content.replace(JSON.stringify(item), () => eol + written),
    }));
  } catch {
    // It throws where the list that it should stand in is none.
    return null;
  }
}

function cslOf({ id, type, variables }: Stub): CslItem {
  return { id, type, ...Object.fromEntries(variables.map((variable) => [variable, EMPTY[variable] ?? ""])) };
}

const EMPTY: Readonly<Record<string, unknown>> = {
  author: [{ family: "", given: "" }],
  issued: { "date-parts": [[""]] },
};
