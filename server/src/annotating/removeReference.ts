import { findNodeAtLocation, type ParseError, parseTree } from "jsonc-parser";
import { readBibliography } from "../bibliography";
import { entryEnd, scanBibtex } from "../bibliography/bibtexScan";
import { formatOf } from "../bibliography/formatOf";
import { atOnce } from "../bibliography/steps";
import type { TextEdit } from "../syntax/problem";
import type { Span } from "../syntax/span";
import type { YamlNode } from "../syntax/yaml";
import { child } from "../syntax/yamlValues";
import { declarationsIn, yamlOf } from "./declare";
import { applied } from "./edits";
import { pathOfItems } from "./jsonItems";

/** What declares references: the front matter of a text, a project file, a bibliography. */
export type ReferenceFile = "front matter" | "project" | "bibliography";

/**
 * Takes the reference `id` out of a file that declares it; every other byte stays. Null where that cannot be done so that what is read
 * afterwards is all the others, and no error more.
 */
export function removingReference(kind: ReferenceFile, path: string, text: string, id: string): TextEdit | null {
  const edit = editFor(kind, path, text, id);
  if (!edit) return null;
  const [before, after] = [read(kind, path, text), read(kind, path, applied(text, [edit]))];
  const left = before.ids.filter((each) => each !== id);
  const isGood = left.length === before.ids.length - 1 && String(after.ids) === String(left);
  return isGood && after.errors <= before.errors ? edit : null;
}

function editFor(kind: ReferenceFile, path: string, text: string, id: string): TextEdit | null {
  const format = kind === "bibliography" ? formatOf(path) : null;
  if (format === "bibtex") return bibtexEdit(text, id);
  if (format === "json") return jsonEdit(text, id);
  const { root } = yamlOf({ text, isProject: kind !== "front matter" });
  return yamlEdit(text, root?.kind === "mapping" ? child(root, "references") : root, id);
}

/** The ids that a file declares, and how much in it is wrong. */
function read(
  kind: ReferenceFile,
  path: string,
  text: string,
): { readonly ids: readonly string[]; readonly errors: number } {
  if (kind === "bibliography") {
    const { sources, unreadable } = readBibliography(path, text);
    return { ids: sources.map(({ id }) => id), errors: unreadable.length };
  }
  const declared = declarationsIn({ text, isProject: kind === "project" });
  return { ids: (declared?.references ?? []).map(({ id }) => id), errors: declared?.problems.length ?? 0 };
}

/** With the line end behind it, and one blank line. */
function bibtexEdit(text: string, id: string): TextEdit | null {
  const place = atOnce(scanBibtex(text)).entries.find(({ key }) => key === id);
  if (!place) return null;
  const end = entryEnd(text, place);
  const behind = /^[ \t]*(?:\r?\n){0,2}/.exec(text.slice(end, end + 200))![0].length;
  return { from: place.at, to: end + behind, insert: "" };
}

function jsonEdit(text: string, id: string): TextEdit | null {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors);
  if (errors.length > 0) return null;
  const list = root && findNodeAtLocation(root, [...pathOfItems(root)]);
  const items = (list?.type === "array" && list.children) || [];
  const at = items.findIndex((item) => String(findNodeAtLocation(item, ["id"])?.value).trim() === id);
  return cutOut(
    items.map(({ offset, length }) => ({ from: offset, to: offset + length })),
    at,
  );
}

/** One of several with commas between them; null where there is none of that index. */
function cutOut(items: readonly Span[], at: number): TextEdit | null {
  const [before, item, next] = [items[at - 1], items[at], items[at + 1]];
  if (!item) return null;
  if (next) return { from: item.from, to: next.from, insert: "" };
  return { from: before?.to ?? item.from, to: item.to, insert: "" };
}

function yamlEdit(text: string, list: YamlNode | null, id: string): TextEdit | null {
  if (list?.kind !== "sequence") return null;
  const at = list.items.findIndex((item) => {
    const key = item.kind === "mapping" ? child(item, "id") : null;
    return key?.kind === "scalar" && key.text.trim() === id;
  });
  const item = list.items[at];
  if (!item) return null;
  if (text[list.from] === "[") return cutOut(list.items, at);
  const dash = dashBefore(text, item.from);
  if (dash === null) return null;
  const last = item.from + text.slice(item.from, item.to).trimEnd().length;
  const end = text.indexOf("\n", last);
  return { from: dash, to: end < 0 ? text.length : end + 1, insert: "" };
}

/** The start of the line on which the item has its dash. */
function dashBefore(text: string, at: number): number | null {
  const line = text.lastIndexOf("\n", at - 1) + 1;
  return /^[ \t]*-[ \t]+$/.test(text.slice(line, at)) ? line : null;
}
