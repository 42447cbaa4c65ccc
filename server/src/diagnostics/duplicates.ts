import { isRead } from "../bibliography/lazySource";
import { type Mark, marksOf, mayBeSame } from "../bibliography/sameWork";
import type { Source } from "../bibliography/source";
import { memoised } from "../syntax/memo";
import type { Problem } from "../syntax/problem";
import type { Provenance, SourceNode } from "../workspace/workspace";
import { relatedTo } from "./related";

/**
 * `source.duplicate`: one of `own`, the sources that a file declares, is the same work as another that comes before it under another key. Silent
 * while the entries of bibliographies are still being read, and where anything that the two say may tell them apart.
 */
export function* duplicateSources(provenance: Provenance, own: readonly Source[]): Generator<Problem> {
  const repeated = repeatedIn(provenance);
  if (repeated.size === 0) return;
  for (const { id, from, to } of own) {
    const node = provenance.node(id);
    const found = node?.id === id ? repeated.get(node) : undefined;
    if (!found) continue;
    const { first, what } = found;
    yield {
      code: "source.duplicate",
      message: `This is the same work as “${first.id}”: ${what}. Cite one of the two throughout, and remove the other.`,
      from,
      to,
      related: [relatedTo(first.declared[0]!, `“${first.id}”`)],
    };
  }
}

/** The key before it of the work that `id` is; null if it is no duplicate. */
export function duplicateOf(provenance: Provenance, id: string): string | null {
  const node = provenance.node(id);
  return (node && repeatedIn(provenance).get(node)?.first.id) ?? null;
}

interface Repeated {
  readonly first: SourceNode;
  readonly what: string;
}

type Repetitions = ReadonlyMap<SourceNode, Repeated>;

const known = new WeakMap<Provenance, Repetitions>();
const NONE: Repetitions = new Map();

function repeatedIn(provenance: Provenance): Repetitions {
  const before = known.get(provenance);
  if (before) return before;
  for (const { source } of provenance.sources.values()) if (!isRead(source)) return NONE;
  const repeated = repetitions(provenance);
  known.set(provenance, repeated);
  return repeated;
}

function repetitions({ sources }: Provenance): Repetitions {
  const byMark = new Map<string, SourceNode[]>();
  const repeated = new Map<SourceNode, Repeated>();
  for (const node of sources.values()) {
    for (const { what, key } of memoised(marks, node.source, () => marksOf(node.source))) {
      const alike = memoised(byMark, key, () => []);
      const first = repeated.has(node) ? undefined : alike.find((other) => isSame(other, node));
      if (first) repeated.set(node, { first, what });
      // A title that hundreds share tells nobody anything.
      if (alike.length < MOST_ALIKE) alike.push(node);
    }
  }
  return repeated;
}

const marks = new WeakMap<Source, readonly Mark[]>();
const MOST_ALIKE = 20;

/** A translation is not what it translates, nor is a copy what it was taken from. */
function isSame(one: SourceNode, other: SourceNode): boolean {
  if (one === other || leadsTo(one, other) || leadsTo(other, one)) return false;
  return mayBeSame(one.source, other.source);
}

function leadsTo({ restsOn }: SourceNode, { id }: SourceNode): boolean {
  return restsOn.some(({ to }) => to === id);
}
