import { type Declaring, type Occurrence, occurrencesOf, type Subject } from "../workspace/occurrences";
import { summaryOf } from "../workspace/summary";
import type { AnnotatedDocument, Summary, Workspace } from "../workspace/workspace";
import { asOccurrence, keysInLibrary, librariesAround } from "./sourceKeys";

/** The places of an id in one file, in order. */
export interface FileOccurrences {
  readonly uri: string;
  readonly occurrences: readonly Occurrence[];
}

/** A file in which ids stand. */
interface FileWithIds {
  readonly uri: string;
  readonly content: Declaring & Partial<Pick<Summary, "mentions">>;
}

/**
 * Where `subject` stands in the annotated sources and project files of the workspace folder of `uri`, open ones as they
 * stand, closed ones by the index: that file first, the others in order of their URIs.
 */
export function occurrencesInFolder(workspace: Workspace, uri: string, subject: Subject): FileOccurrences[] {
  const found: FileOccurrences[] = [];
  for (const file of filesWithIds(workspace, uri)) {
    const occurrences = occurrencesOf(subject, file.content);
    if (occurrences.length > 0) found.push({ uri: file.uri, occurrences });
  }
  const inOrder = thisFirst(uri);
  return found.sort((a, b) => inOrder(a.uri, b.uri));
}

/** The order of files as one looks through them from the file `uri`: that one first, the others by their URIs. */
export function thisFirst(uri: string): (a: string, b: string) => number {
  return (a, b) => Number(b === uri) - Number(a === uri) || (a < b ? -1 : 1);
}

/** The places of `subject` in one open file, an annotated source or a project file. */
export function occurrencesInFile(
  workspace: Workspace,
  document: AnnotatedDocument,
  subject: Subject,
): readonly Occurrence[] {
  if (document.annotated) return occurrencesOf(subject, summaryOf(document.model));
  const project = workspace.projectOf(document.uri);
  return project?.uri === document.uri ? occurrencesOf(subject, project.file) : [];
}

/** Where a source stands in the bibliographies of the workspace folder of `uri`: its entry, and others that name it. */
export function inBibliographies(workspace: Workspace, uri: string, subject: Subject): FileOccurrences[] {
  if (subject.kind !== "source") return [];
  return librariesAround(workspace, uri).flatMap((source) => {
    const places = keysInLibrary(source).filter(({ key }) => key === subject.id);
    return places.length > 0 ? [{ uri: source.uri, occurrences: places.map(asOccurrence) }] : [];
  });
}

function* filesWithIds(workspace: Workspace, uri: string): Iterable<FileWithIds> {
  for (const summary of workspace.summaries(uri)) {
    const open = workspace.document(summary.uri);
    if (open === undefined) yield { uri: summary.uri, content: summary };
    else if (open.annotated) yield { uri: summary.uri, content: summaryOf(open.model) };
  }
  for (const { uri: at, file } of workspace.projects(uri)) yield { uri: at, content: file };
}
