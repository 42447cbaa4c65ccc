import { type Connection, type InitializeParams, MessageType, ShowMessageNotification } from "vscode-languageserver";
import { confined } from "../workspace/confined";
import type { FileSystem } from "../workspace/fileSystem";
import { clientFileSystem } from "../workspace/fileSystem.client";
import type { WorkspaceHost } from "../workspace/host";
import { createWorkspace, type LiveWorkspace } from "../workspace/liveWorkspace";
import type { Store } from "../workspace/store";
import { type Boundary, createBoundary } from "./boundary";
import { abilitiesOf, type ClientAbilities } from "./capabilities";
import { whenListed } from "./lists";
import { createProblems, type Problems } from "./problems";
import { showProgress } from "./progress";
import { type Preferences, readPreferences } from "./settings";
import { createSignal, type Signal } from "./signal";
import { unheard } from "./unheard";

/** A store in the folder that the client names, if it does; `report` is told, for the log, why nothing is kept. */
export type OpenStore = (storage: string | null, report: (message: string) => void) => Store;

/** What the handlers work with. */
export interface Session {
  readonly connection: Connection;
  readonly abilities: ClientAbilities;
  readonly workspace: LiveWorkspace;
  readonly problems: Problems;
  /** Those that hold now. */
  preferences: Preferences;
  /** Fires when the problems of any file but the one being edited may be others than before. */
  readonly changed: Signal;
  /** To be called when a list is asked for: the client is told when another may be due. */
  readonly listed: () => void;
  readonly boundary: Boundary;
  /** One line that the user sees; nobody is asked anything. */
  readonly tell: (message: string) => void;
  /** Sees to it that all quotations of the folders have been compared; `changed` tells when there is more to be said. */
  readonly compareInBackground: () => void;
}

export function createSession(
  connection: Connection,
  { capabilities, initializationOptions }: InitializeParams,
  filesFor: (client: FileSystem) => FileSystem,
  storeIn: OpenStore,
): Session {
  const abilities = abilitiesOf(capabilities, initializationOptions);
  const show = (type: MessageType) => (message: string) =>
    unheard(() => connection.sendNotification(ShowMessageNotification.type, { type, message }));
  const tell = show(MessageType.Info);
  const boundary = createBoundary({
    log: (message) => unheard(() => connection.console.error(message)),
    tell: show(MessageType.Error),
  });
  const all = filesFor(clientFileSystem((method, params) => connection.sendRequest(method, params)));
  const files = abilities.trusted ? all : confined(all, () => workspace.roots());
  const store = storeIn(abilities.storage, (message) => unheard(() => connection.console.warn(message)));
  const host: WorkspaceHost = {
    report: (uri, why) => unheard(() => connection.console.warn(`${uri}: ${why}`)),
    tell: show(MessageType.Warning),
    progress: showProgress({ connection, abilities }, "Attest: reading annotated sources", 50),
  };
  const workspace: LiveWorkspace = createWorkspace(files, host, store);
  const changed = createSignal();
  workspace.onDidChange(changed.fire);
  const problems = createProblems(workspace);
  const preferences = readPreferences(null);
  const listed = whenListed(connection, changed);
  const compareInBackground = onceAtATime(() => boundary.background("quotations", workspace.compareAll(false)));
  return {
    connection,
    abilities,
    workspace,
    problems,
    preferences,
    changed,
    listed,
    boundary,
    compareInBackground,
    tell,
  };
}

/** Begins `work` unless it is still at it. */
function onceAtATime(work: () => Promise<void>): () => void {
  let busy = false;
  return () => {
    if (busy) return;
    busy = true;
    void work().then(() => {
      busy = false;
    });
  };
}
