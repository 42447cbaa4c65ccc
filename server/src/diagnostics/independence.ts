import type { AnnotatedSource, CitationItem } from "../model/annotatedSource";
import type { Problem } from "../syntax/problem";
import type { Provenance, SourceNode, Workspace } from "../workspace/workspace";

/**
 * `source.no-independent`: one citation names several sources, and all go back to a single one: three witnesses, one
 * origin. An archive that keeps them is no origin, and what stands after `see`, `cf.` or `contra` is no witness.
 */
export function* dependentWitnesses(workspace: Workspace, { source, citations }: AnnotatedSource): Generator<Problem> {
  if (citations.length === 0 || !workspace.knowsSources(source.uri)) return;
  const { node } = workspace.provenance(source.uri);
  for (const { items, from, to } of citations) {
    const witnesses = new Set(items.filter(isWitness).map(({ key }) => node(key)));
    if (witnesses.size < 2 || witnesses.has(undefined)) continue;
    const origin = onlyOrigin([...witnesses] as SourceNode[], node);
    if (origin === null) continue;
    const message = `These ${witnesses.size} sources are no independent witnesses: all go back to “${origin}”. Cite what does not, or only one of them.`;
    yield { code: "source.no-independent", message, from, to };
  }
}

function isWitness({ prefix }: CitationItem): boolean {
  return prefix === null || !/^(?:cf\.|vgl\.|contra|but see|see|compare)/i.test(prefix.trim());
}

function onlyOrigin(witnesses: readonly SourceNode[], node: Provenance["node"]): string | null {
  let only: string | null = null;
  for (const witness of witnesses) {
    for (const origin of originsOf(witness, node)) {
      if (only !== null && only !== origin) return null;
      only = origin;
    }
  }
  return only;
}

/** The sources at the ends of all chains from `start`; none where they only lead in a circle. */
function* originsOf(start: SourceNode, node: Provenance["node"]): Generator<string> {
  const seen = new Set([start.id]);
  const waiting = [start];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const steps = next.restsOn.filter(({ type }) => type !== "held-at");
    if (steps.length === 0) yield next.id;
    for (const { to } of steps) {
      if (seen.has(to)) continue;
      seen.add(to);
      const target = node(to);
      if (target) waiting.push(target);
      else yield to;
    }
  }
}
