import type { ProvenanceLink } from "../../bibliography/source";
import { memoised } from "../../syntax/memo";
import { sourcesBorne } from "../summary";
import { resolvePath } from "../uris";
import type { AnnotatedDocument, Workspace } from "../workspace";

type Answers = Pick<Workspace, "summaries" | "projectOf" | "declaration">;

/** A file with the text of a source: an annotated source that is it, or has parts that are; or another file, all of it. */
export interface TextPlace {
  readonly uri: string;
  readonly source: string;
  readonly annotated: boolean;
}

/** Tells a place from all others: its URI, a space, and the source. */
export function nameOfPlace({ uri, source }: Pick<TextPlace, "uri" | "source">): string {
  return `${uri} ${source}`;
}

/** The text of a source, or the nearest there is; no places if there is none. */
export interface SourceText {
  readonly places: readonly TextPlace[];
  readonly source: string;
  readonly via: readonly ProvenanceLink[];
}

/** In which a source's own words may stand, as they are; a translation or a summary has others. */
export const BEARERS: ReadonlySet<ProvenanceLink["type"]> = new Set(["cited-in", "quoted-in", "held-at"]);

/** The id of a source, of whose other names `key` may be one. */
export function nameOf({ model }: AnnotatedDocument, key: string): string {
  return model.scope.source(key)?.aliasOf ?? key;
}

/** The annotated files of a folder by the sources whose text they are, or have. */
type AnnotatedTexts = ReadonlyMap<string, readonly string[]>;

/** Finds where the words of a source stand, as seen from `document`: in its own text, else along the chain of provenance. */
export function textFinder(workspace: Answers, document: AnnotatedDocument): (key: string) => SourceText {
  const annotated = annotatedTexts(workspace, document);
  const found = new Map<string, SourceText>();
  const places = new Map<string, readonly TextPlace[]>();
  const placesFor = (source: string) =>
    memoised(places, source, () => placesOf(workspace, document, annotated, source));
  return (key) => memoised(found, key, () => nearestText(document, placesFor, key));
}

/** A source on a chain, with the link that leads to it from the one before; null for the first. */
interface Reached {
  readonly source: string;
  readonly link: ProvenanceLink | null;
  readonly before: Reached | null;
}

/** So many sources are looked at for a text: no chain that people write down is longer, and thousands of quotations may have one each. */
const MOST_REACHED = 500;

function nearestText(
  document: AnnotatedDocument,
  placesFor: (source: string) => readonly TextPlace[],
  key: string,
): SourceText {
  const seen = new Set([key]);
  const queue: Reached[] = [{ source: key, link: null, before: null }];
  for (const reached of queue) {
    const { source } = reached;
    const places = placesFor(source);
    if (places.length > 0) return { places, source, via: chainTo(reached) };
    for (const link of document.model.scope.source(source)?.links ?? []) {
      const next = nameOf(document, link.id);
      if (!BEARERS.has(link.type) || seen.has(next) || seen.size >= MOST_REACHED) continue;
      seen.add(next);
      queue.push({ source: next, link, before: reached });
    }
  }
  return { places: [], source: key, via: [] };
}

function chainTo(reached: Reached): ProvenanceLink[] {
  const links: ProvenanceLink[] = [];
  for (let at: Reached | null = reached; at?.link; at = at.before) links.unshift(at.link);
  return links;
}

function placesOf(
  workspace: Answers,
  document: AnnotatedDocument,
  annotated: AnnotatedTexts,
  source: string,
): TextPlace[] {
  const files = annotated.get(source);
  // In order of their URIs, whichever was found first.
  if (files) return [...files].sort().map((uri) => ({ uri, source, annotated: true }));
  const uri = fileOf(workspace, document, source);
  return uri === null ? [] : [{ uri, source, annotated: false }];
}

function annotatedTexts(workspace: Pick<Workspace, "summaries">, document: AnnotatedDocument): AnnotatedTexts {
  const texts = new Map<string, string[]>();
  for (const summary of workspace.summaries(document.uri))
    for (const key of new Set(sourcesBorne(summary).map((id) => nameOf(document, id))))
      memoised(texts, key, (): string[] => []).push(summary.uri);
  return texts;
}

function fileOf(workspace: Answers, { uri }: AnnotatedDocument, key: string): string | null {
  const project = workspace.projectOf(uri);
  const named = project?.file.texts.get(key);
  if (project && named) return resolvePath(named.value, project.uri);
  const declared = workspace.declaration("source", key, uri);
  const path = declared?.value.text ?? null;
  return declared && path !== null ? resolvePath(path, declared.uri) : null;
}

/** Every text of a source in the workspace folder of `document`: annotated files, and the files that projects and references name. */
export function textPlaces(
  workspace: Pick<Workspace, "summaries" | "projects">,
  document: AnnotatedDocument,
): readonly TextPlace[] {
  const annotated = annotatedTexts(workspace, document);
  const places = [...annotated].flatMap(([source, uris]) => uris.map((uri) => ({ uri, source, annotated: true })));
  const named = new Map<string, TextPlace>();
  const name = (source: string, path: string, from: string) => {
    const uri = resolvePath(path, from);
    if (uri === null || annotated.has(source) || named.has(source)) return;
    named.set(source, { uri, source, annotated: false });
  };
  const projects = [...workspace.projects(document.uri)];
  for (const { uri, file } of projects) for (const [key, { value }] of file.texts) name(key, value, uri);
  for (const { uri, references } of [
    ...projects.map(({ uri, file }) => ({ uri, ...file })),
    ...workspace.summaries(document.uri),
  ])
    for (const { id, text } of references) if (text !== null) name(id, text, uri);
  return [...places, ...named.values()];
}
