import type { Span } from "../syntax/span";
import { touches } from "../syntax/span";
import { declaredOccurrences, type Occurrence, type Subject } from "../workspace/occurrences";
import type { AnnotatedDocument, Workspace } from "../workspace/workspace";
import { asOccurrence, keyInLibraryAt, keysDeclared } from "./sourceKeys";

/** An id at a place: written in the text, or declared in the front matter. */
export type Target = Occurrence;

/** The id that stands at `offset`, the shortest if several do; null where there is none. */
export function targetAt(document: AnnotatedDocument, offset: number): Target | null {
  return innermost(targets(document), offset);
}

/** The same in any open file in which ids stand: an annotated source, a project file, a bibliography. */
export function targetIn(workspace: Workspace, document: AnnotatedDocument, offset: number): Target | null {
  if (document.annotated) {
    const inFrontMatter = document.frontMatter !== null && offset < document.frontMatter.to;
    return targetAt(document, offset) ?? (inFrontMatter ? declaredKeyAt(document, offset) : null);
  }
  const project = workspace.projectOf(document.uri);
  if (project?.uri === document.uri)
    return innermost(declaredOccurrences(project.file), offset) ?? declaredKeyAt(document, offset);
  return workspace.library(document.uri) ? keyInLibraryAt(document.source, offset) : null;
}

/** A key in what a reference rests on, or in `texts`. */
function declaredKeyAt({ source }: AnnotatedDocument, offset: number): Target | null {
  return innermost(keysDeclared(source).map(asOccurrence), offset);
}

/** Whose or what place `offset` is: the id there; among words without one, whoever says them, several if jointly. */
export function subjectsAt(workspace: Workspace, document: AnnotatedDocument, offset: number): readonly Subject[] {
  const target = targetIn(workspace, document, offset);
  if (target) return [target];
  const statement = document.annotated
    ? document.model.statements.findLast(({ parts }) => parts.some((part) => touches(part, offset)))
    : undefined;
  return (statement?.speakers ?? []).map((id) => ({ kind: "speaker", id }));
}

/** Every id of a file with its place: declarations first, then what the text mentions. */
export function* targets(document: AnnotatedDocument): Generator<Target> {
  if (document.frontMatter) yield* declaredOccurrences(document.frontMatter);
  for (const mention of document.model.mentions) yield { ...mention, ...mentionSpan(document, mention) };
}

/** The place of a mention as a reader sees it: a claim tag with its `#claim/`, any other as it is. */
export function mentionSpan(document: AnnotatedDocument, mention: Subject & Span): Span {
  const { from, to } = mention;
  if (mention.kind !== "claim") return { from, to };
  const prefix = /#(?:claim|denies|questions)\/$/.exec(document.source.text.slice(Math.max(0, from - 11), from));
  return { from: from - (prefix?.[0].length ?? 0), to };
}

function innermost(targets: Iterable<Target>, offset: number): Target | null {
  let found: Target | null = null;
  for (const target of targets) {
    if (!touches(target, offset)) continue;
    if (!found || precedence(target, offset) < precedence(found, offset)) found = target;
  }
  return found;
}

/** Of two ids that touch at the offset, the one that goes on after it, then the shorter. */
function precedence(target: Target, offset: number): number {
  return target.to - target.from + (target.to === offset ? Number.MAX_SAFE_INTEGER / 2 : 0);
}
