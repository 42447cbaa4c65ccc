import type { Range, WorkspaceEdit } from "vscode-languageserver-types";
import { isPortableKey } from "../syntax/citations";
import { ID_RULE, isId } from "../syntax/ids";
import type { Span } from "../syntax/span";
import type { LiveWorkspace } from "../workspace/liveWorkspace";
import type { Occurrence, Subject } from "../workspace/occurrences";
import { baseName } from "../workspace/uris";
import type { AnnotatedDocument, Workspace } from "../workspace/workspace";
import { declarationOf } from "./definition";
import { isName } from "./idEdits";
import { occurrencesInFile, occurrencesInFolder } from "./occurrencesInFolder";
import { rangeIn } from "./places";
import { rangeOf } from "./ranges";
import { rewritten } from "./rewrite";
import { keysInLibrary, librariesAround } from "./sourceKeys";
import { targetIn } from "./target";
import type { Refusal } from "./workspaceEdits";

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
  return rewritten(workspace, document.uri, { subject: found, newId, keepsDeclarations: false });
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
