import type { Range } from "vscode-languageserver-types";
import { placeAt } from "../syntax/lines";
import type { Span } from "../syntax/span";
import type { Workspace } from "../workspace/workspace";

/** The range of a span in any file of the workspace, open or closed; the file's beginning where its text is not at hand. */
export function rangeIn(workspace: Workspace, uri: string, { from, to }: Span): Range {
  const starts = workspace.lineStarts(uri);
  return starts ? { start: placeAt(starts, from), end: placeAt(starts, to) } : { start: BEGINNING, end: BEGINNING };
}

const BEGINNING = { line: 0, character: 0 };

/** `uri` with the line of `offset`, as editors follow it. */
export function lineUri(workspace: Workspace, uri: string, offset: number): string {
  const starts = workspace.lineStarts(uri);
  return starts ? `${uri}#L${placeAt(starts, offset).line + 1}` : uri;
}
