import {
  CodeLensRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesParams,
  FileChangeType,
  WatchKind,
} from "vscode-languageserver";
import type { DiskEvent } from "../workspace/liveWorkspace";
import { createPush } from "./push";
import type { Session } from "./session";
import { readPreferences, readSeverities } from "./settings";
import { unheard } from "./unheard";

const WATCHED = "**/*.{md,markdown,qmd,bib,bibtex,csl,json,yaml,yml,txt,xml}";
const EVERYTHING = "**/*";

/** Takes in what happens to documents in the editor; publishes their problems to a client that does not ask for them. */
export function followDocuments({ connection, abilities, workspace, problems, changed, boundary }: Session): void {
  const push = abilities.pull ? null : createPush(connection, workspace, problems, boundary);
  connection.onDidOpenTextDocument(
    boundary.notification("opening", ({ textDocument }) => {
      workspace.open(textDocument);
      push?.soon(textDocument.uri);
    }),
  );
  connection.onDidChangeTextDocument(
    boundary.notification("editing", ({ textDocument, contentChanges }) => {
      workspace.change(textDocument.uri, contentChanges, textDocument.version);
      push?.soon(textDocument.uri);
    }),
  );
  connection.onDidCloseTextDocument(
    boundary.notification("closing", ({ textDocument }) => {
      workspace.close(textDocument.uri);
      push?.closed(textDocument.uri);
    }),
  );
  if (push) changed.onFire(push.all);
}

/** Takes in what happens on the disk, where the client can watch it. The second watcher is for whole folders. */
export async function followDisk({ connection, abilities, workspace, boundary }: Session): Promise<void> {
  connection.onDidChangeWatchedFiles(
    boundary.notification("file changes", (params) => workspace.diskChanged(diskEvents(params))),
  );
  if (!abilities.watch) return;
  await connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: [{ globPattern: WATCHED }, { globPattern: EVERYTHING, kind: WatchKind.Create | WatchKind.Delete }],
  });
}

function diskEvents({ changes }: DidChangeWatchedFilesParams): DiskEvent[] {
  const kinds = { [FileChangeType.Created]: "created", [FileChangeType.Deleted]: "deleted" } as const;
  return changes.map(({ uri, type }) => ({ uri, kind: kinds[type as keyof typeof kinds] ?? "changed" }));
}

/** The folders that the client has open; none of its own finding, were it only a home directory. */
export function followFolders({ connection, abilities, workspace }: Session, roots: readonly string[]): void {
  let current = roots;
  workspace.setFolders(current);
  if (!abilities.folders) return;
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    const gone = new Set(removed.map(({ uri }) => uri));
    current = [...current.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
    workspace.setFolders(current);
  });
}

/** Resolves when the settings are known, as far as the client tells them. */
export async function followSettings(session: Session): Promise<void> {
  const { connection, abilities, problems, changed, boundary } = session;
  const take = (settings: unknown) => {
    problems.configure(readSeverities(settings));
    session.preferences = readPreferences(settings);
    changed.fire();
  };
  const pull = async () => take(await connection.workspace.getConfiguration("attest"));
  connection.onDidChangeConfiguration(({ settings }) => {
    if (abilities.configuration) void boundary.background("settings", pull());
    else take(settings?.attest);
  });
  if (abilities.configurationChanges)
    await connection.client.register(DidChangeConfigurationNotification.type, { section: "attest" });
  if (abilities.configuration) await pull();
}

/** Asks the client to ask again, when answers it has may be others by now. */
export function announceChanges({ connection, abilities, changed }: Session): void {
  const { diagnostics, inlayHint, semanticTokens } = connection.languages;
  changed.onFire(() => {
    if (abilities.refreshDiagnostics) void unheard(() => diagnostics.refresh());
    if (abilities.refreshTokens) void unheard(() => semanticTokens.refresh());
    if (abilities.refreshLenses) void unheard(() => connection.sendRequest(CodeLensRefreshRequest.type));
    if (abilities.refreshHints) void unheard(() => inlayHint.refresh());
  });
}
