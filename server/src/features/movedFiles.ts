import type { TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver-types";
import { pathsInFrontMatter, pathsInProject } from "../syntax/paths";
import type { TextEdit } from "../syntax/problem";
import { scalarInPlace } from "../syntax/yamlWriting";
import type { LiveWorkspace } from "../workspace/liveWorkspace";
import { type Move, pathAfter, whereTo } from "../workspace/moves";
import { documentEdit, inBatches } from "./workspaceEdits";

/**
 * The edits that let the paths in front matter and project files follow when files or folders move: paths to what moves, and
 * those in what moves. The files are still at their old places. Patterns (`include`, `exclude`) stay.
 */
export async function movedFiles(workspace: LiveWorkspace, moves: readonly Move[]): Promise<WorkspaceEdit | null> {
  const moved = whereTo(moves);
  const affected = [...filesWithPaths(workspace)].filter(({ uri, paths }) =>
    paths.some((path) => pathAfter(path, uri, moved) !== null),
  );
  const edits = await inBatches(affected, ({ uri }) => editOf(workspace, uri, moved));
  const documentChanges = edits.filter((each) => each !== null);
  return documentChanges.length > 0 ? { documentChanges } : null;
}

interface FileWithPaths {
  readonly uri: string;
  readonly paths: readonly string[];
}

function* filesWithPaths(workspace: LiveWorkspace): Iterable<FileWithPaths> {
  for (const scope of workspace.scopes()) {
    for (const { uri, paths } of workspace.summaries(scope)) {
      const open = workspace.openDocument(uri);
      yield { uri, paths: open ? pathsInFrontMatter(open.source.text).map(({ value }) => value) : paths };
    }
    for (const { uri, source } of workspace.projects(scope))
      yield { uri, paths: pathsInProject(source.text).map(({ value }) => value) };
  }
}

async function editOf(
  workspace: LiveWorkspace,
  uri: string,
  moved: (uri: string) => string,
): Promise<TextDocumentEdit | null> {
  const read = await workspace.read(uri);
  const source = workspace.openDocument(uri)?.source ?? (read === null ? null : { uri, version: 0, text: read });
  if (source === null) return null;
  const edits = pathEdits(source.text, uri, workspace.isProject(uri), moved);
  return edits.length > 0 ? documentEdit(workspace, source, edits) : null;
}

function pathEdits(text: string, uri: string, isProject: boolean, moved: (uri: string) => string): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const path of isProject ? pathsInProject(text) : pathsInFrontMatter(text)) {
    const after = pathAfter(path.value, uri, moved);
    const insert = after === null ? null : scalarInPlace(text, path, after);
    if (insert !== null) edits.push({ from: path.from, to: path.to, insert });
  }
  return edits;
}
