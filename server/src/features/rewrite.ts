import type { TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver-types";
import { readProjectFile } from "../syntax/projectFile";
import type { SourceText } from "../syntax/sourceText";
import type { Span } from "../syntax/span";
import { isAnnotatableName } from "../workspace/fileSystem";
import type { LiveWorkspace } from "../workspace/liveWorkspace";
import { type Occurrence, occurrencesOf, type Subject } from "../workspace/occurrences";
import { stampOfText } from "../workspace/stamp";
import { summaryOf } from "../workspace/summary";
import { politely } from "../workspace/turns";
import { baseName } from "../workspace/uris";
import type { Workspace } from "../workspace/workspace";
import { idEdits } from "./idEdits";
import { type FileOccurrences, occurrencesInFolder } from "./occurrencesInFolder";
import { rangeOf } from "./ranges";
import { filesRelating, keyEdits, keysInLibrary, librariesAround, withKeys } from "./sourceKeys";
import { documentEdit, inBatches, type Refusal } from "./workspaceEdits";

/** Another id in the place of one. */
export interface Rewriting {
  readonly subject: Subject;
  readonly newId: string;
  /** What declares the old id keeps it: only uses of it are rewritten. */
  readonly keepsDeclarations: boolean;
}

/**
 * The edits that write another id in the place of one, in all annotated sources, project files and bibliographies of the folder of `uri`;
 * names and aliases stay. Closed files that have the id are read again. All or nothing.
 */
export async function rewritten(
  workspace: LiveWorkspace,
  uri: string,
  rewriting: Rewriting,
): Promise<WorkspaceEdit | Refusal> {
  return allEdits(workspace, uri, rewriting, await closedEdits(workspace, uri, rewriting));
}

// Reading closed files.

/** The places of an id in a file as it is now. */
interface ReadFile {
  readonly source: SourceText;
  readonly occurrences: readonly Occurrence[];
}

/** By URI; null for one that cannot be read. */
type ClosedFiles = ReadonlyMap<string, FileEdits | null>;

async function closedEdits(workspace: LiveWorkspace, uri: string, rewriting: Rewriting): Promise<ClosedFiles> {
  const { subject } = rewriting;
  const closed = filesWith(workspace, uri, subject).filter((file) => !workspace.openDocument(file.uri));
  const indexed = closed.map((file) => ({ ...file, stamp: workspace.textStamp(file.uri) }));
  const rest = politely();
  const made = await inBatches(indexed, async (file): Promise<[string, FileEdits | null]> => {
    const read = await readNow(workspace, file, subject);
    await rest();
    return [file.uri, read && editsOf(workspace, read, rewriting)];
  });
  return new Map(made);
}

/** The files that have an id: for a source also those in whose links alone it stands, and bibliographies. */
function filesWith(workspace: Workspace, uri: string, subject: Subject): FileOccurrences[] {
  const files = occurrencesInFolder(workspace, uri, subject);
  if (subject.kind !== "source") return files;
  const relating = filesRelating(workspace, uri, subject.id);
  const libraries = librariesAround(workspace, uri).filter((source) =>
    keysInLibrary(source).some(({ key }) => key === subject.id),
  );
  const others = new Set([...relating, ...libraries.map((source) => source.uri)]);
  for (const file of files) others.delete(file.uri);
  return [...files, ...[...others].map((at) => ({ uri: at, occurrences: [] }))];
}

/** Of a file that is gone without a word the index is told, so that it is out of the way when the user tries again. */
async function readNow(workspace: LiveWorkspace, file: IndexedFile, subject: Subject): Promise<ReadFile | null> {
  const { uri } = file;
  const read = isLibrary(workspace, uri)
    ? readBibliography(workspace, uri)
    : workspace.isProject(uri)
      ? readProject(workspace, uri, subject)
      : readSource(workspace, file, subject);
  if ((await read) === null) workspace.diskChanged([{ uri, kind: "deleted" }]);
  return read;
}

/** Whether sources are declared there in a bibliography. */
export function isLibrary(workspace: Workspace, uri: string): boolean {
  return !isAnnotatableName(uri) && workspace.library(uri) !== undefined;
}

async function readBibliography(workspace: LiveWorkspace, uri: string): Promise<ReadFile | null> {
  const text = await workspace.read(uri);
  return text === null ? null : { source: { uri, version: 0, text }, occurrences: [] };
}

async function readProject(workspace: LiveWorkspace, uri: string, subject: Subject): Promise<ReadFile | null> {
  const text = await workspace.read(uri);
  if (text === null) return null;
  return { source: { uri, version: 0, text }, occurrences: occurrencesOf(subject, readProjectFile(text)) };
}

interface IndexedFile extends FileOccurrences {
  readonly stamp: string | undefined;
}

/** The places by the index are those of the file, if it is still the same text. */
async function readSource(
  workspace: LiveWorkspace,
  { uri, occurrences, stamp }: IndexedFile,
  subject: Subject,
): Promise<ReadFile | null> {
  const text = await workspace.read(uri);
  if (text === null) return null;
  if (stampOfText(text) === stamp) return { source: { uri, version: 0, text }, occurrences };
  return workspace.visit(uri, () => {
    const document = workspace.document(uri);
    if (document === undefined) return null;
    const { source } = document;
    return { source, occurrences: document.annotated ? occurrencesOf(subject, summaryOf(document.model)) : [] };
  });
}

// Making the edits.

/** The edits of one file; null if there are none. */
type FileEdits = { readonly edit: TextDocumentEdit | null } | Refusal;

function editsOf(
  workspace: LiveWorkspace,
  { source, occurrences }: ReadFile,
  { subject, newId, keepsDeclarations }: Rewriting,
): FileEdits {
  const isWanted = ({ role }: { readonly role: string }) => !keepsDeclarations || role !== "declaration";
  const made = isLibrary(workspace, source.uri)
    ? keyEdits(source, subject.id, newId, isWanted)
    : idEdits(source.text, withKeys(source, subject, occurrences).filter(isWanted), newId);
  if ("stuck" in made) return { refused: stuckAt(source, made.stuck) };
  return { edit: made.edits.length > 0 ? documentEdit(workspace, source, made.edits) : null };
}

/** Put together in one go: open files as they stand now, closed ones as they were just read. */
function allEdits(
  workspace: LiveWorkspace,
  uri: string,
  rewriting: Rewriting,
  closed: ClosedFiles,
): WorkspaceEdit | Refusal {
  const documentChanges: TextDocumentEdit[] = [];
  for (const { uri: at, occurrences } of filesWith(workspace, uri, rewriting.subject)) {
    const source = workspace.openDocument(at)?.source;
    const file = source ? editsOf(workspace, { source, occurrences }, rewriting) : closed.get(at);
    if (!file) return { refused: `${baseName(at)} cannot be read just now, so nothing is changed. Try again.` };
    if ("refused" in file) return file;
    if (file.edit) documentChanges.push(file.edit);
  }
  return { documentChanges };
}

function stuckAt(source: SourceText, at: Span): string {
  const where = `${baseName(source.uri)}, line ${rangeOf(source, at).start.line + 1}`;
  return `The id is written in an unusual way in ${where}, so nothing is changed. Write it there plainly, without backslashes or curly marks.`;
}
