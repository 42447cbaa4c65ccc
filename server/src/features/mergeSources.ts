import type { TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver-types";
import { type ReferenceFile, removingReference } from "../annotating/removeReference";
import type { Source } from "../bibliography/source";
import type { LiveWorkspace } from "../workspace/liveWorkspace";
import { isLibrary, rewritten } from "./rewrite";
import { documentEdit, type Refusal } from "./workspaceEdits";

/** Two keys of one work. */
export interface Merging {
  readonly from: string;
  readonly into: string;
}

/**
 * The edits that cite `into` wherever `from` is cited or rested on in the folder of `uri`, and take the entry of `from` out of its file if it says nothing
 * that the other does not: else it stays, for somebody to compare the two. All or nothing.
 */
export async function mergeSources(
  workspace: LiveWorkspace,
  uri: string,
  { from, into }: Merging,
): Promise<WorkspaceEdit | Refusal> {
  const edit = await rewritten(workspace, uri, {
    subject: { kind: "source", id: from },
    newId: into,
    keepsDeclarations: true,
  });
  if ("refused" in edit) return edit;
  const changes = (edit.documentChanges ?? []) as TextDocumentEdit[];
  const removal = await removalOf(workspace, uri, { from, into });
  return { documentChanges: removal ? together(changes, removal) : changes };
}

async function removalOf(
  workspace: LiveWorkspace,
  uri: string,
  { from, into }: Merging,
): Promise<TextDocumentEdit | null> {
  const { node } = workspace.provenance(uri);
  const [old, kept] = [node(from), node(into)];
  const place = old?.declared[0];
  if (!old || !kept || !place || old.declared.length > 1 || !saysNoMore(old.source, kept.source)) return null;
  const text = await workspace.read(place.uri);
  if (text === null) return null;
  const source = workspace.openDocument(place.uri)?.source ?? { uri: place.uri, version: 0, text };
  const removal = removingReference(kindOf(workspace, place.uri), place.uri, source.text, from);
  return removal && documentEdit(workspace, source, [removal]);
}

function kindOf(workspace: LiveWorkspace, uri: string): ReferenceFile {
  if (workspace.isProject(uri)) return "project";
  return isLibrary(workspace, uri) ? "bibliography" : "front matter";
}

/** Case apart, which does not count for one work. */
function saysNoMore({ csl: one, links, text }: Source, { csl: other }: Source): boolean {
  if (links.length > 0 || text !== null) return false;
  return Object.keys(one).every((name) => OWN.has(name) || plain(one[name]) === plain(other[name]));
}

const OWN = new Set(["id", "citation-key"]);

function plain(value: unknown): string {
  return (JSON.stringify(value) ?? "").toLowerCase();
}

function together(changes: readonly TextDocumentEdit[], removal: TextDocumentEdit): TextDocumentEdit[] {
  const { uri } = removal.textDocument;
  const isThere = changes.some(({ textDocument }) => textDocument.uri === uri);
  if (!isThere) return [...changes, removal];
  return changes.map((change) =>
    change.textDocument.uri === uri ? { ...change, edits: [...change.edits, ...removal.edits] } : change,
  );
}
