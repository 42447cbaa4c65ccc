import { lineStarts, lineStartsOf } from "../syntax/lines";
import { parse } from "../syntax/parse";
import type { SourceText } from "../syntax/sourceText";
import { bibliographiesIn, isBibliographyNamed } from "./bibliographiesNamed";
import { type DeclaredIds, type Kind, otherwise } from "./declared";
import { LARGEST_FILE } from "./fileSystem";
import { isUsedIn } from "./folderIndex";
import { type Head, headOf } from "./head";
import { provenanceOf } from "./provenance";
import { bibliographiesOf, idsOfProject, isAnnotated, partsOfScope } from "./resolution";
import { firstOf, makeScope } from "./scope";
import { isSame, snapshot } from "./snapshot";
import { type Opened, openHead, openScope, type State, textAt } from "./state";
import { summaryOf } from "./summary";
import { resolvePath } from "./uris";
import type { AnnotatedDocument, Project, Summary, Workspace } from "./workspace";

/** What a workspace answers without judging anything, and without telling when it answers otherwise. */
export type Answers = Omit<
  Workspace,
  | "revision"
  | "verdicts"
  | "verdictsIn"
  | "quotationRecords"
  | "judgedRevision"
  | "rejudged"
  | "heldAgainst"
  | "sourceTexts"
>;

/** Answers from what is known now. URIs are normal. */
export function answersFrom(state: State): Answers {
  const { around, folders } = state;

  function layersAt(uri: string): readonly DeclaredIds[] {
    return partsOfScope(uri, headAt(state, uri), around, folders.of(uri)).layers;
  }

  return {
    document: (uri) => documentAt(state, uri),
    projectOf: (uri) => around.project(uri) ?? undefined,
    summaries: (uri) => summariesAround(state, uri),
    projects: (uri) => projectsAround(state, uri),
    declaration: ((kind: Kind, id: string, uri: string) =>
      firstOf(layersAt(uri), kind, id)) as Workspace["declaration"],
    declaredOtherwise: (kind, own, uri) =>
      otherwise([...layersAt(uri), ...projectsAround(state, uri).map(idsOfProject)], kind, own).filter(
        (each) => each.uri !== uri,
      ),
    *ids(kind, uri) {
      for (const layer of layersAt(uri)) yield* layer[kind].keys();
    },
    provenance: (uri) => provenanceOf(sourcesAround(state, uri, layersAt)),
    knowsSources(uri) {
      const folder = folders.of(uri);
      if (folder === undefined) return partsOfScope(uri, headAt(state, uri), around).complete;
      return (
        folder.scanned && [...new Set(bibliographiesIn(folder, around))].every((at) => around.library(at) !== undefined)
      );
    },
    isSourceUsed(id, uri) {
      const own = documentAt(state, uri);
      return (own?.annotated && isUsedIn(summaryOf(own.model), id)) || (folders.of(uri)?.usesSource(id) ?? false);
    },
    library: (uri) => (isBibliographyNamed(state, uri) ? (around.library(uri) ?? undefined) : undefined),
    libraries: (uri) =>
      bibliographiesOf(uri, headAt(state, uri), around.project(uri) ?? null).flatMap((at) =>
        at === null ? [] : (around.library(at) ?? []),
      ),
    exists(path, uri) {
      const named = resolvePath(path, uri);
      if (named === null) return undefined;
      return state.opened.has(named) || state.texts.exists(named);
    },
    whyUnread(path, uri) {
      const named = resolvePath(path, uri);
      return named === null || state.opened.has(named) ? null : state.texts.whyUnread(named);
    },
    textOf(path, uri) {
      const named = resolvePath(path, uri);
      return named === null ? undefined : textAt(state, named);
    },
    lineStarts: (uri) => lineStartsAt(state, uri),
  };
}

function documentAt(state: State, uri: string): AnnotatedDocument | undefined {
  const opened = state.opened.get(uri);
  return opened === undefined ? state.visited.get(uri) : openedDocument(state, opened);
}

/** The same object as long as nothing that it is made of changes. */
export function openedDocument({ around, folders }: State, opened: Opened): AnnotatedDocument {
  const { source } = opened.document;
  const head = openHead(opened);
  const scope = openScope(opened, partsOfScope(source.uri, head, around, folders.of(source.uri)));
  const parts = { source, head, annotated: isAnalysed(opened) && isAnnotated(source.uri, head, around), scope };
  if (opened.snapshot === null || !isSame(opened.snapshot.parts, parts))
    opened.snapshot = { parts, document: snapshot(parts, () => opened.document.syntax()) };
  return opened.snapshot.document;
}

function isAnalysed({ isSource, document }: Opened): boolean {
  return isSource && document.source.text.length <= LARGEST_FILE;
}

/** A document of a closed file. `withFolder`: under what the rest of the folder declares, too. */
export function closedDocument(
  { around, folders }: State,
  source: SourceText,
  head: Head,
  withFolder: boolean,
): AnnotatedDocument {
  const scope = makeScope(partsOfScope(source.uri, head, around, withFolder ? folders.of(source.uri) : undefined));
  const annotated = isAnnotated(source.uri, head, around);
  return snapshot({ source, head, annotated, scope }, () => parse(source.text));
}

function headAt(state: State, uri: string): Head {
  const opened = state.opened.get(uri);
  if (opened?.isSource) return openHead(opened);
  const visited = state.visited.get(uri);
  return headOf(uri, visited?.source.text ?? "");
}

function* summariesAround(state: State, uri: string): Iterable<Summary> {
  const own = documentAt(state, uri);
  if (own?.annotated) yield summaryOf(own.model);
  for (const [at, { summary }] of state.folders.of(uri)?.files ?? []) if (at !== own?.uri) yield summary;
}

function projectsAround({ around, folders }: State, uri: string): readonly Project[] {
  const places = folders.of(uri)?.projects ?? [uri];
  return [...places].flatMap((at) => around.project(at) ?? []);
}

/** What declares sources for the folder of `uri`: its annotated sources, its projects, their bibliographies. */
function sourcesAround(
  { around, folders }: State,
  uri: string,
  layersAt: (uri: string) => readonly DeclaredIds[],
): readonly DeclaredIds[] {
  const folder = folders.of(uri);
  if (folder === undefined) return layersAt(uri);
  const projects = [...folder.projects].sort().flatMap((at) => around.project(at) ?? []);
  const libraries = [...new Set(bibliographiesIn(folder, around))].sort().flatMap((at) => around.library(at) ?? []);
  return [folder.declared(), ...projects.map(idsOfProject), ...libraries.map(({ ids }) => ids)];
}

function lineStartsAt(state: State, uri: string) {
  const open = state.opened.get(uri)?.document.source ?? state.visited.get(uri)?.source;
  if (open !== undefined) return lineStarts(open);
  const indexed = state.folders.of(uri)?.files.get(uri);
  if (indexed !== undefined) return indexed.lineStarts;
  const project = state.around.project(uri);
  if (project?.uri === uri) return lineStarts(project.source);
  const text = state.texts.text(uri);
  const library = state.libraries.known(uri);
  if (library && library.source.text === text) return lineStarts(library.source);
  return typeof text === "string" ? lineStartsOf(text) : undefined;
}
