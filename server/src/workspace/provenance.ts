import type { Source } from "../bibliography/source";
import { memoised } from "../syntax/memo";
import type { DeclaredIds } from "./declared";
import type { CitedPlace, Declared, Provenance, SourceNode, Step, Summary } from "./workspace";

/** A place where a source is cited or quoted, and the file. */
export interface SourceUse extends CitedPlace {
  readonly uri: string;
}

const known = new WeakMap<DeclaredIds, { layers: readonly DeclaredIds[]; provenance: Provenance }>();

const NOTHING: Provenance = { sources: new Map(), node: () => undefined };

/** The provenance of all that `layers` declare, what holds first; the same object for the same layers. */
export function provenanceOf(layers: readonly DeclaredIds[]): Provenance {
  const first = layers[0];
  if (first === undefined) return NOTHING;
  const before = known.get(first);
  if (before?.layers.length === layers.length && before.layers.every((layer, at) => layer === layers[at]))
    return before.provenance;
  const provenance = makeProvenance(layers);
  known.set(first, { layers: [...layers], provenance });
  return provenance;
}

interface GrowingNode extends SourceNode {
  readonly names: string[];
  readonly declared: Declared<Source>[];
  readonly restsOn: Step[];
  readonly carries: Step[];
}

function makeProvenance(layers: readonly DeclaredIds[]): Provenance {
  const sources = new Map<string, GrowingNode>();
  const names = new Map<string, string>();
  for (const { source } of layers)
    for (const [id, declarations] of source) for (const each of declarations) collect(sources, names, id, each);
  for (const [name, id] of names) if (!sources.has(name)) sources.get(id)?.names.push(name);
  const idOf = (id: string) => (sources.has(id) ? id : (names.get(id) ?? id));
  for (const node of sources.values()) addSteps(sources, node, idOf);
  return { sources, node: (id) => sources.get(idOf(id)) };
}

function collect(
  sources: Map<string, GrowingNode>,
  names: Map<string, string>,
  id: string,
  declared: Declared<Source>,
): void {
  const { value } = declared;
  const node = sources.get(id);
  if (value.aliasOf !== undefined) names.set(id, names.get(id) ?? value.aliasOf);
  else if (node) node.declared.push(declared);
  else sources.set(id, { id, names: [id], source: value, declared: [declared], restsOn: [], carries: [] });
}

/** A link that two declarations have is one step. */
function addSteps(sources: ReadonlyMap<string, GrowingNode>, node: GrowingNode, idOf: (id: string) => string): void {
  for (const declared of node.declared) {
    for (const { type, id, locator } of declared.value.links) {
      const step = { from: node.id, to: idOf(id), type, locator, declared };
      if (node.restsOn.some((other) => other.to === step.to && other.type === type && other.locator === locator))
        continue;
      node.restsOn.push(step);
      sources.get(step.to)?.carries.push(step);
    }
  }
}

/** Where the files of a folder cite or quote a source, by any of its names: file by file, in order of place. */
export function usesOf({ node }: Provenance, summaries: Iterable<Summary>, id: string): SourceUse[] {
  const own = node(id)?.id ?? id;
  const uses: SourceUse[] = [];
  for (const { uri, citations } of summaries)
    for (const [name, places] of bySource(citations))
      if ((node(name)?.id ?? name) === own) for (const place of places) uses.push({ ...place, uri });
  return uses;
}

/** How often each source is cited or quoted in `summaries`, and how often quoted, by id. */
export function countUses(
  { node }: Provenance,
  summaries: Iterable<Summary>,
): ReadonlyMap<string, { readonly cited: number; readonly quoted: number }> {
  const counts = new Map<string, { cited: number; quoted: number }>();
  for (const { citations } of summaries)
    for (const [name, places] of bySource(citations)) {
      const count = memoised(counts, node(name)?.id ?? name, () => ({ cited: 0, quoted: 0 }));
      count.cited += places.length;
      for (const { quotation } of places) if (quotation !== null) count.quoted++;
    }
  return counts;
}

const sorted = new WeakMap<readonly CitedPlace[], ReadonlyMap<string, readonly CitedPlace[]>>();

function bySource(citations: readonly CitedPlace[]): ReadonlyMap<string, readonly CitedPlace[]> {
  return memoised(sorted, citations, () => {
    const places = new Map<string, CitedPlace[]>();
    for (const place of citations) memoised(places, place.source, () => []).push(place);
    return places;
  });
}
