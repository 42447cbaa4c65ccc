import type { Source } from "../bibliography/source";
import type { Problem } from "../syntax/problem";
import type { Span } from "../syntax/span";
import type { Provenance, SourceNode, Step } from "../workspace/workspace";
import { cyclesAmong } from "./cycles";
import { relatedTo } from "./related";

/** `source.cycle`: sources that rest on themselves, each cycle told once, in the file `uri` if the first of them is declared there. */
export function* sourceCycles(provenance: Provenance, uri: string): Generator<Problem> {
  for (const cycle of cyclesIn(provenance)) {
    const [first, ...others] = cycle;
    const place = first!.declared.find((declared) => declared.uri === uri && declared.value.links.length > 0);
    if (!place) continue;
    const names = [...cycle, first!].map(({ id }) => `“${id}”`).join(" → ");
    yield {
      code: "source.cycle",
      message: `This source rests on itself: ${names}. Take away the link that is wrong.`,
      related: others.map(({ id, declared }) => relatedTo(declared[0]!, `“${id}”`)),
      ...place.at,
    };
  }
}

const known = new WeakMap<Provenance, readonly (readonly SourceNode[])[]>();

function cyclesIn(provenance: Provenance): readonly (readonly SourceNode[])[] {
  const before = known.get(provenance);
  if (before) return before;
  const linked = [...provenance.sources.values()].filter(({ restsOn }) => restsOn.length > 0);
  const cycles = cyclesAmong(linked, ({ restsOn }) => restsOn.flatMap(({ to }) => provenance.node(to) ?? []));
  known.set(provenance, cycles);
  return cycles;
}

/**
 * `source.dead-end`: a chain that ends before an archive or a publication, told where it ends: at a link to a source that
 * nothing declares, or at a source that is neither. A source that rests on nothing, and on which nothing rests, is no chain.
 */
export function* deadEnds({ node }: Provenance, uri: string, own: readonly Source[]): Generator<Problem> {
  for (const { id, from, to, links } of own) {
    const here = node(id);
    if (!here) continue;
    for (const step of here.restsOn)
      if (links.length > 0 && step.declared.uri === uri && !node(step.to)) yield deadEnd(missing(step), { from, to });
    if (endsNowhere(here)) yield deadEnd(NOWHERE, { from, to });
  }
}

function deadEnd(message: string, { from, to }: Span): Problem {
  return { code: "source.dead-end", message, from, to };
}

function missing({ type, to }: Step): string {
  return `The chain of sources ends here: “${to}”, which this is ${type.replace("-", " ")}, is declared nowhere. Add it to the references.`;
}

const NOWHERE =
  "Other sources rest on this one, and the chain ends here, before an archive or a publication. Say where it is kept (archive, held-at) or published.";

function endsNowhere({ carries, restsOn, declared }: SourceNode): boolean {
  if (restsOn.length > 0 || !carries.some(({ type }) => type !== "held-at")) return false;
  return !declared.some(({ value }) => value.archive !== null || isPublished(value));
}

/** CSL types of what is published as such; others are if they have a publisher or stand in something. */
const PUBLISHED = new Set(
  (
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset " +
    "entry entry-dictionary entry-encyclopedia legal_case legislation map motion_picture musical_score pamphlet " +
    "paper-conference patent periodical post post-weblog regulation review review-book song standard thesis treaty webpage"
  ).split(" "),
);
const IMPRINT = ["publisher", "container-title", "collection-title", "DOI", "URL", "ISBN", "ISSN"];

function isPublished({ type, csl }: Source): boolean {
  return PUBLISHED.has(type) || IMPRINT.some((variable) => csl[variable] !== undefined);
}
