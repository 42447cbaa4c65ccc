import type { Span } from "../syntax/span";
import { readYaml, type YamlNode } from "../syntax/yaml";
import type { YamlLimits } from "../syntax/yamlDocument";
import { at, checkKeys, child, entriesOf, isNothing, type Report, readText, short } from "../syntax/yamlValues";
import { sourceFromCsl } from "./csl";
import { type Bibliography, type CslItem, LINK_TYPES, type Source, type Unreadable } from "./source";

/** The keys of a provenance link. */
export const LINK_KEYS = ["id", "locator"] as const;

/** Not read while somebody types, so larger than front matter may be. */
export const LIMITS: YamlLimits = { length: 4_000_000, parts: 1_600_000 };

/** Reads a bibliography in CSL-YAML: a list of references, or a mapping with that list under `references`. */
export function readCslYaml(text: string): Bibliography {
  const unreadable: Unreadable[] = [];
  const report: Report = (problem) => unreadable.push(problem);
  const { root, problems } = readYaml(text, LIMITS);
  for (const problem of problems) report(problem);
  const list = root?.kind === "mapping" ? child(root, "references") : root;
  if (root && !isNothing(root) && !list) report(at(root, "There is no list `references` here."));
  return { sources: readReferences(list, report), unreadable };
}

/** The sources in a list of CSL references. One without an id is reported and left out; so is a second of the same id. */
export function readReferences(list: YamlNode | null, report: Report): readonly Source[] {
  if (list === null || isNothing(list)) return [];
  if (list.kind !== "sequence") {
    report(at(list, "`references` must be a list: each reference begins with `- id:`."));
    return [];
  }
  const byId = new Map<string, Source>();
  for (const item of list.items) {
    const source = readReference(item, report);
    const first = source && byId.get(source.id);
    if (first) report(secondReference(source, first));
    else if (source) byId.set(source.id, source);
  }
  return [...byId.values()];
}

function readReference(item: YamlNode, report: Report): Source | null {
  const id = item.kind === "mapping" ? readText(child(item, "id"), "`id`", report) : null;
  if (!id) {
    report(at(firstKeyOf(item), "A reference needs an `id`: the key by which it is cited."));
    return null;
  }
  for (const type of LINK_TYPES) checkLinks(child(item, type), type, report);
  readText(child(item, "text"), "`text`", report);
  return sourceFromCsl(plainMapping(item), { from: id.from, to: id.to });
}

/** A whole entry underlined would hide what is in it. */
function firstKeyOf(item: YamlNode): Span {
  return entriesOf(item)[0]?.key ?? item;
}

function secondReference(again: Source, first: Source) {
  const message = `There are two references \`${short(again.id)}\` here, and only the first counts. Rename or remove one of the two.`;
  return { ...at(again, message), related: [at(first, "The first")] };
}

function checkLinks(value: YamlNode | null, type: string, report: Report): void {
  if (value === null || isNothing(value)) return;
  for (const link of value.kind === "sequence" ? value.items : [value]) checkLink(link, type, report);
}

function checkLink(link: YamlNode, type: string, report: Report): void {
  if (link.kind === "mapping") checkKeys(link, LINK_KEYS, `A link \`${type}\``, report);
  for (const key of LINK_KEYS) readText(child(link, key), `\`${key}\``, report);
  const id = link.kind === "scalar" ? link : child(link, "id");
  const message = `\`${type}\` needs the id of a reference: \`${type}: {id: KEY, locator: pp. 1-2}\`.`;
  if (isNothing(id)) report(at(firstKeyOf(link), message));
}

function plainMapping(node: YamlNode): CslItem {
  return Object.fromEntries(entriesOf(node).map(({ key, value }) => [key.value, plain(value)]));
}

function plain(node: YamlNode): unknown {
  if (node.kind === "scalar") return node.value;
  return node.kind === "sequence" ? node.items.map(plain) : plainMapping(node);
}
