import type { Mention } from "../model/annotatedSource";
import type { Span } from "../syntax/span";
import { touches } from "../syntax/span";
import type { AnnotatedDocument } from "../workspace/workspace";

/** An id at a place: written in the text, or declared in the front matter. */
export interface Target extends Span {
  readonly kind: Mention["kind"];
  readonly id: string;
  readonly role: Mention["role"] | "declaration";
}

/** The id that stands at `offset`, the shortest if several do; null where there is none. */
export function targetAt(document: AnnotatedDocument, offset: number): Target | null {
  let found: Target | null = null;
  for (const target of targets(document)) {
    if (!touches(target, offset)) continue;
    if (!found || precedence(target, offset) < precedence(found, offset)) found = target;
  }
  return found;
}

/** Every id of a file with its place: declarations first, then what the text mentions. */
export function* targets(document: AnnotatedDocument): Generator<Target> {
  yield* declaredTargets(document);
  for (const mention of document.model.mentions) yield { ...mention, ...mentionSpan(document, mention) };
}

/** The place of a mention as a reader sees it: a claim tag with its `#claim/`, any other as it is. */
export function mentionSpan(document: AnnotatedDocument, mention: Mention): Span {
  const { from, to } = mention;
  if (mention.kind !== "claim") return { from, to };
  const prefix = /#(?:claim|denies|questions)\/$/.exec(document.source.text.slice(Math.max(0, from - 11), from));
  return { from: from - (prefix?.[0].length ?? 0), to };
}

function* declaredTargets({ frontMatter }: AnnotatedDocument): Generator<Target> {
  if (!frontMatter) return;
  for (const speaker of frontMatter.speakers) yield declared("speaker", speaker.id, speaker);
  for (const claim of frontMatter.claims) yield declared("claim", claim.id, claim);
  for (const source of frontMatter.references) yield declared("source", source.id, source);
  if (frontMatter.source) {
    const { from, to, value } = frontMatter.source;
    yield { kind: "source", id: value, role: "source", from, to };
  }
}

function declared(kind: Target["kind"], id: string, { from, to }: Span): Target {
  return { kind, id, role: "declaration", from, to };
}

/** Of two ids that touch at the offset, the one that goes on after it, then the shorter. */
function precedence(target: Target, offset: number): number {
  return target.to - target.from + (target.to === offset ? Number.MAX_SAFE_INTEGER / 2 : 0);
}
