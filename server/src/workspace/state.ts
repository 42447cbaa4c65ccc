import type { Scope } from "../model/annotatedSource";
import type { SourceText } from "../syntax/sourceText";
import type { FileTexts } from "./fileTexts";
import { createFolders, type Folders } from "./folders";
import { type Head, headOf } from "./head";
import { type LibraryReader, libraryReader } from "./libraries";
import type { OpenDocument } from "./openDocument";
import { projectReader } from "./projects";
import { nearestProject, type Surroundings } from "./resolution";
import { makeScope, type ScopeParts, sameParts } from "./scope";
import type { SnapshotParts } from "./snapshot";
import type { Store } from "./store";
import type { AnnotatedDocument } from "./workspace";

/** An open document, with what has been made of it. */
export interface Opened {
  readonly document: OpenDocument;
  /** Whether it is Markdown; else it may be a project file. */
  readonly isSource: boolean;
  head: Head;
  /** The version that `head` is of. */
  headOf: SourceText | null;
  scope: { readonly parts: ScopeParts; readonly scope: Scope } | null;
  snapshot: { readonly parts: SnapshotParts; readonly document: AnnotatedDocument } | null;
}

/** All that a workspace knows. */
export interface State {
  readonly opened: Map<string, Opened>;
  readonly folders: Folders;
  readonly texts: FileTexts;
  readonly around: Surroundings;
  readonly libraries: LibraryReader;
  /** A closed file while its problems are looked for. */
  readonly visited: Map<string, AnnotatedDocument>;
}

/** `libraryRead` is told of each bibliography that has been read in the background. */
export function createState(texts: FileTexts, libraryRead: (uri: string) => void, store: Store): State {
  const opened = new Map<string, Opened>();
  const folders = createFolders();
  const readProject = projectReader();
  const libraries = libraryReader(libraryRead, store);
  const sources = { opened, texts };
  const projectAt = (uri: string) => {
    const text = textAt(sources, uri);
    return typeof text === "string" ? readProject(uri, text, opened.get(uri)?.document.source.version ?? 0) : text;
  };
  const around: Surroundings = {
    project: (uri) => nearestProject(uri, folders.of(uri)?.root ?? null, projectAt),
    library(uri) {
      const source = sourceAt(sources, uri);
      return source ? libraries.read(source) : source;
    },
    folder: (uri) => folders.of(uri),
  };
  return { opened, folders, texts, around, libraries, visited: new Map() };
}

/** The text of any file: as the editor has it, else as the disk has it; undefined until that is known. */
export function textAt({ opened, texts }: Pick<State, "opened" | "texts">, uri: string): string | null | undefined {
  return opened.get(uri)?.document.source.text ?? texts.text(uri);
}

/** The same as a source. */
export function sourceAt(sources: Pick<State, "opened" | "texts">, uri: string): SourceText | null | undefined {
  const open = sources.opened.get(uri);
  if (open) return open.document.source;
  const text = sources.texts.text(uri);
  return typeof text === "string" ? { uri, version: 0, text } : text;
}

/** The head of an open document as it stands. */
export function openHead(opened: Opened): Head {
  const { source } = opened.document;
  if (opened.headOf !== source) opened.head = headOf(source.uri, source.text, opened.head);
  opened.headOf = source;
  return opened.head;
}

/** The scope of `parts`, the one before if they are the same. */
export function openScope(opened: Opened, parts: ScopeParts): Scope {
  if (opened.scope === null || !sameParts(opened.scope.parts, parts)) opened.scope = { parts, scope: makeScope(parts) };
  return opened.scope.scope;
}
