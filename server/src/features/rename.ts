import type { Range, TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver-types";
import { isPortableKey } from "../syntax/citations";
import { ID_RULE, isId } from "../syntax/ids";
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
import type { AnnotatedDocument, Workspace } from "../workspace/workspace";
import { declarationOf } from "./definition";
import { idEdits, isName } from "./idEdits";
import { type FileOccurrences, occurrencesInFile, occurrencesInFolder } from "./occurrencesInFolder";
import { rangeIn } from "./places";
import { rangeOf } from "./ranges";
import { filesRelating, keyEdits, keysInLibrary, librariesAround, withKeys } from "./sourceKeys";
import { targetIn } from "./target";
import { documentEdit, inBatches, type Refusal } from "./workspaceEdits";

/** The id of a speaker, claim or source at `offset`, for the user to write another in its place; or why there is none. */
export function prepareRename(
  workspace: Workspace,
  document: AnnotatedDocument,
  offset: number,
): { readonly range: Range; readonly placeholder: string } | Refusal {
  const found = renamable(workspace, document, offset);
  if ("refused" in found) return found;
  return { range: rangeOf(document.source, found), placeholder: found.id };
}

/**
 * The edits that make `newId` of the id at `offset` in all annotated sources, project files and bibliographies of the
 * folder; names and aliases stay. Closed files that have the id are read again. All or nothing.
 */
export async function rename(
  workspace: LiveWorkspace,
  document: AnnotatedDocument,
  offset: number,
  newId: string,
): Promise<WorkspaceEdit | Refusal> {
  const found = renamable(workspace, document, offset);
  if ("refused" in found) return found;
  if (newId === found.id) return { documentChanges: [] };
  const unfit = whyUnfit(workspace, document.uri, { kind: found.kind, id: newId });
  if (unfit !== null) return { refused: unfit };
  const closed = await closedEdits(workspace, document.uri, found, newId);
  return allEdits(workspace, document.uri, found, newId, closed);
}

function renamable(workspace: Workspace, document: AnnotatedDocument, offset: number): Occurrence | Refusal {
  const target = targetIn(workspace, document, offset);
  if (target === null) return { refused: NO_ID };
  const found = occurrencesInFile(workspace, document, target).find(({ to }) => to === target.to) ?? target;
  return isName(document.source.text, found) ? { refused: ownWord(workspace, document, found) } : found;
}

const NO_ID =
  "There is no id to rename here. Ids of speakers, claims and sources stand in attributes, tags and citations, and where they are declared.";

function ownWord(workspace: Workspace, { uri, source }: AnnotatedDocument, { kind, id, from, to }: Occurrence): string {
  const words = source.text.slice(from, to);
  const declared = declarationOf(workspace, uri, { kind, id });
  const where = declared ? `: in ${placeOf(workspace, declared.uri, declared.at)}` : "";
  return `“${words}” is the source's own word and stays. Rename the id \`${id}\` where it is declared${where}.`;
}

function whyUnfit(workspace: Workspace, uri: string, wanted: Subject): string | null {
  if (wanted.kind === "source" && !isPortableKey(wanted.id)) return `\`${wanted.id}\` cannot be a key. ${KEY_RULE}`;
  if (wanted.kind !== "source" && !isId(wanted.id)) return `\`${wanted.id}\` cannot be an id. ${ID_RULE}`;
  const declared = declarationOf(workspace, uri, wanted);
  if (declared) return taken(wanted, `declared in ${placeOf(workspace, declared.uri, declared.at)}`);
  const [file] = occurrencesInFolder(workspace, uri, wanted);
  if (file) return taken(wanted, `used in ${placeOf(workspace, file.uri, file.occurrences[0]!)}`);
  const inLibrary = wanted.kind === "source" ? placeInLibraries(workspace, uri, wanted.id) : null;
  return inLibrary && taken(wanted, `in ${placeOf(workspace, inLibrary.uri, inLibrary)}`);
}

const KEY_RULE = "Letters, digits and `_`, with single `:` `.` `+` `-` or `/` between them, make one.";

/** Data that entries share (`@xdata`) has keys, too, and is no source. */
function placeInLibraries(workspace: Workspace, uri: string, id: string): (Span & { readonly uri: string }) | null {
  for (const source of librariesAround(workspace, uri)) {
    const place = keysInLibrary(source).find(({ key }) => key === id);
    if (place) return { uri: source.uri, from: place.from, to: place.to };
  }
  return null;
}

function taken({ kind, id }: Subject, where: string): string {
  return `There is already a ${kind} \`${id}\`, ${where}. Choose another id.`;
}

function placeOf(workspace: Workspace, uri: string, at: Span): string {
  return `${baseName(uri)}, line ${rangeIn(workspace, uri, at).start.line + 1}`;
}

// Reading closed files.

/** The places of an id in a file as it is now. */
interface ReadFile {
  readonly source: SourceText;
  readonly occurrences: readonly Occurrence[];
}

/** By URI; null for one that cannot be read. */
type ClosedFiles = ReadonlyMap<string, FileEdits | null>;

async function closedEdits(
  workspace: LiveWorkspace,
  uri: string,
  subject: Subject,
  newId: string,
): Promise<ClosedFiles> {
  const closed = filesWith(workspace, uri, subject).filter((file) => !workspace.openDocument(file.uri));
  const indexed = closed.map((file) => ({ ...file, stamp: workspace.stamp(file.uri) }));
  const rest = politely();
  const made = await inBatches(indexed, async (file): Promise<[string, FileEdits | null]> => {
    const read = await readNow(workspace, file, subject);
    await rest();
    return [file.uri, read && editsOf(workspace, read, subject, newId)];
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

function isLibrary(workspace: Workspace, uri: string): boolean {
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
  subject: Subject,
  newId: string,
): FileEdits {
  const made = isLibrary(workspace, source.uri)
    ? keyEdits(source, subject.id, newId)
    : idEdits(source.text, withKeys(source, subject, occurrences), newId);
  if ("stuck" in made) return { refused: stuckAt(source, made.stuck) };
  return { edit: made.edits.length > 0 ? documentEdit(workspace, source, made.edits) : null };
}

/** Put together in one go: open files as they stand now, closed ones as they were just read. */
function allEdits(
  workspace: LiveWorkspace,
  uri: string,
  subject: Subject,
  newId: string,
  closed: ClosedFiles,
): WorkspaceEdit | Refusal {
  const documentChanges: TextDocumentEdit[] = [];
  for (const { uri: at, occurrences } of filesWith(workspace, uri, subject)) {
    const source = workspace.openDocument(at)?.source;
    const file = source ? editsOf(workspace, { source, occurrences }, subject, newId) : closed.get(at);
    if (!file) return { refused: `${baseName(at)} cannot be read just now, so nothing is renamed. Try again.` };
    if ("refused" in file) return file;
    if (file.edit) documentChanges.push(file.edit);
  }
  return { documentChanges };
}

function stuckAt(source: SourceText, at: Span): string {
  const where = `${baseName(source.uri)}, line ${rangeOf(source, at).start.line + 1}`;
  return `The id is written in an unusual way in ${where}, so nothing is renamed. Write it there plainly, without backslashes or curly marks.`;
}
