import { type JSONPath, visit } from "jsonc-parser";
import type { Span } from "../syntax/span";
import { readYaml, type YamlNode } from "../syntax/yaml";
import { child, entriesOf, isNothing } from "../syntax/yamlValues";
import { keysIn } from "./bibtexFields";
import { entryAt, scanBibtex } from "./bibtexScan";
import { LIMITS } from "./cslYaml";
import { formatOf } from "./formatOf";
import { LINK_TYPES } from "./source";
import { atOnce } from "./steps";

/** A place where a file that declares sources writes the key of one: UTF-16 offsets of the key, marks around it aside. */
export interface KeyPlace extends Span {
  readonly key: string;
  /** `relation`: another source rests on it, inherits from it, or has a text. */
  readonly role: "declaration" | "relation";
}

/** Every key in the bibliography `path`, other names and keys of other entries included, in no order. */
export function keysInBibliography(path: string, text: string): KeyPlace[] {
  const format = formatOf(path);
  if (format === "bibtex") return keysInBibtex(text);
  if (format === "json") return keysInJson(text);
  const { root } = readYaml(text, LIMITS);
  return keysInReferences(root?.kind === "mapping" ? child(root, "references") : root);
}

/** Fields of BibTeX and BibLaTeX in which keys of other entries stand. */
const RELATING = ["crossref", "xref", "xdata", "related", "entryset"];

function keysInBibtex(text: string): KeyPlace[] {
  return atOnce(scanBibtex(text)).entries.flatMap((place) => {
    const fields = entryAt(text, place)?.fields;
    const related = RELATING.flatMap((name) => keysIn(fields?.get(name)));
    return [
      ...[place, ...place.aliases].map(({ key, from, to }): KeyPlace => ({ key, from, to, role: "declaration" })),
      ...related.map((each): KeyPlace => ({ ...each, role: "relation" })),
    ];
  });
}

function keysInJson(text: string): KeyPlace[] {
  const places: KeyPlace[] = [];
  const onLiteralValue = (
    value: unknown,
    offset: number,
    length: number,
    _line: number,
    _character: number,
    pathOf: () => JSONPath,
  ) => {
    const role = roleIn(pathOf());
    if (role === null || (typeof value !== "string" && typeof value !== "number")) return;
    const marks = typeof value === "string" ? 1 : 0;
    places.push({ key: String(value).trim(), from: offset + marks, to: offset + length - marks, role });
  };
  try {
    visit(text.replace(/^\uFEFF/, " "), { onLiteralValue }, { disallowComments: true });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return places;
}

/** `[0, "id"]` in a list of items, `[0, "cited-in", 1, "id"]`; the list may be under `items` or `references`. */
function roleIn(path: JSONPath): KeyPlace["role"] | null {
  const [index, name, ...rest] = path[0] === "items" || path[0] === "references" ? path.slice(1) : path;
  if (typeof index !== "number" || typeof name !== "string") return null;
  if (name === "id") return rest.length === 0 ? "declaration" : null;
  if (!(LINK_TYPES as readonly string[]).includes(name)) return null;
  const link = rest.filter((each) => typeof each !== "number");
  return link.length === 0 || (link.length === 1 && link[0] === "id") ? "relation" : null;
}

/** The keys in a list of CSL references in YAML, and in what they rest on. */
export function keysInReferences(list: YamlNode | null): KeyPlace[] {
  if (list?.kind !== "sequence") return [];
  return list.items.flatMap((item) => [
    ...scalarKey(child(item, "id"), "declaration"),
    ...LINK_TYPES.flatMap((type) => linkKeys(child(item, type))),
  ]);
}

function linkKeys(value: YamlNode | null): KeyPlace[] {
  if (value === null) return [];
  if (value.kind === "sequence") return value.items.flatMap(linkKeys);
  return scalarKey(value.kind === "mapping" ? child(value, "id") : value, "relation");
}

function scalarKey(node: YamlNode | null, role: KeyPlace["role"]): KeyPlace[] {
  return node?.kind === "scalar" && !isNothing(node)
    ? [{ key: node.text.trim(), from: node.from, to: node.to, role }]
    : [];
}

/** The keys in front matter or a project file: its references, and the sources that `texts` gives a text. */
export function keysInDeclarations(root: YamlNode | null): KeyPlace[] {
  if (root?.kind !== "mapping") return [];
  return [
    ...keysInReferences(child(root, "references")),
    ...entriesOf(child(root, "texts")).map(
      ({ key: { value, from, to } }): KeyPlace => ({ key: value, from, to, role: "relation" }),
    ),
  ];
}
