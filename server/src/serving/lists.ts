import type { Connection } from "vscode-languageserver";
import { INDEX_CHANGED, type ListFilter, type ListResult, type TextLocation } from "../protocol";
import type { LiveWorkspace } from "../workspace/liveWorkspace";
import { isWithin, normalUri } from "../workspace/uris";
import type { Signal } from "./signal";
import { unheard } from "./unheard";

/* What the answers share that list things of whole folders. */

export const NOTHING_LISTED: ListResult<never> = { complete: true, annotated: false, folders: [] };

/** To be called at each list that is asked for: `attest/indexChanged` then says, once, that another may be due. */
export function whenListed(connection: Connection, changed: Signal): () => void {
  let awaited = false;
  changed.onFire(() => {
    if (awaited) void unheard(() => connection.sendNotification(INDEX_CHANGED));
    awaited = false;
  });
  return () => {
    awaited = true;
  };
}

/** What `listIn` finds in each folder; null where there is nothing. */
export function listByFolder<Folder>(
  workspace: LiveWorkspace,
  listIn: (folder: string) => Folder | null,
): ListResult<Folder> {
  const scopes = workspace.scopes();
  const folders = scopes.map(listIn).filter((folder) => folder !== null);
  return { complete: workspace.scanned, annotated: scopes.some((uri) => isAnnotated(workspace, uri)), folders };
}

function isAnnotated(workspace: LiveWorkspace, scope: string): boolean {
  for (const _ of workspace.summaries(scope)) return true;
  return false;
}

/** The innermost workspace folder around a file; of a file in none, the file itself. */
export function folderAround(workspace: LiveWorkspace, uri: string): string {
  const around = workspace.scopes().filter((scope) => isWithin(uri, scope));
  return around.sort((a, b) => b.length - a.length)[0] ?? uri;
}

export function normalFilter({ uri, text }: ListFilter): ListFilter {
  return { uri: uri === undefined ? undefined : normalUri(uri), text };
}

/** A place with the URI as the editor spells it. */
export function spelled(workspace: LiveWorkspace, { uri, range }: TextLocation): TextLocation {
  return { uri: workspace.spelled(uri), range };
}
