import {
  type CancellationToken,
  commands,
  type Disposable,
  type Event,
  EventEmitter,
  type LogOutputChannel,
  type Uri,
  window,
  workspace,
} from "vscode";
import {
  type BaseLanguageClient,
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
} from "vscode-languageclient";
import { INDEX_CHANGED } from "../../server/src/protocol";
import { RESTART_SERVER, SHOW_LOG } from "./commands/names";
import { serveFiles } from "./files";
import { documentSelector, sourceTextSelector } from "./selector";

/** How a client is made from its options: by IPC to a Node process, or to a Web Worker. */
export type MakeClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** The language server as the rest of the extension sees it. */
export interface Server extends Disposable {
  /** Fires when the server has begun or ceased to run. */
  readonly onDidChangeState: Event<void>;
  readonly state: "starting" | "running" | "stopped";
  /** Fires when the lists of speakers and statements may be others than before. */
  readonly onDidChangeIndex: Event<void>;
  /** Starts the server, ending the one that runs. Never rejects: trouble is told to the user in one line. */
  restart(): Promise<void>;
  /** Sends one of our own notifications, if the server is running. */
  tell(method: string, params: object): void;
  /** The answer to one of our own requests; null if the server does not run or does not know. */
  ask<Result>(method: string, params: object, token?: CancellationToken): Promise<Result | null>;
}

const STOPS_TOLERATED = 4;
const WITHIN_MS = 3 * 60_000;

/**
 * The server, not started yet; it may keep files in the folder `storage`. Each start makes a new client, since one that failed
 * to start cannot be used again.
 */
export function createServer(makeClient: MakeClient, log: LogOutputChannel, storage: Uri): Server {
  const changed = new EventEmitter<void>();
  const indexChanged = new EventEmitter<void>();
  const tellStop = once(() =>
    tell("warning", "Attest's language server stopped and has been started again. Nothing is lost.", [SHOW_LOG_ACTION]),
  );
  let client: BaseLanguageClient | undefined;

  async function restart(): Promise<void> {
    const old = client;
    const errorHandler = calmErrorHandler(tellStop);
    const mine = quiet(makeClient(clientOptions(log, storage, errorHandler)));
    client = mine;
    mine.onDidChangeState(() => changed.fire());
    mine.onNotification(INDEX_CHANGED, () => indexChanged.fire());
    serveFiles(mine);
    await end(old);
    await mine.start().catch(() => {
      // A server that stopped is its error handler's business; this one runs, but did not answer as it should.
      if (client === mine && errorHandler.stops() === 0) reportTrouble("Attest's language server did not start.");
    });
  }

  const trust = workspace.onDidGrantWorkspaceTrust(() => void restart());
  return {
    onDidChangeState: changed.event,
    onDidChangeIndex: indexChanged.event,
    get state() {
      if (client?.state === State.Running) return "running";
      return client?.state === State.Starting ? "starting" : "stopped";
    },
    restart,
    tell(method: string, params: object) {
      if (client?.state === State.Running) void client.sendNotification(method, params).catch(() => {});
    },
    async ask<Result>(method: string, params: object, token?: CancellationToken) {
      if (client?.state !== State.Running) return null;
      // An argument that is undefined would count as another parameter.
      const rest = token ? [token] : [];
      return client.sendRequest<Result>(method, params, ...rest).catch(() => null);
    },
    dispose() {
      trust.dispose();
      changed.dispose();
      indexChanged.dispose();
      return end(client);
    },
  };
}

function clientOptions(
  outputChannel: LogOutputChannel,
  storage: Uri,
  errorHandler: ErrorHandler,
): LanguageClientOptions {
  return {
    documentSelector: [...documentSelector(), ...sourceTextSelector()],
    initializationOptions: { commands: true, trusted: workspace.isTrusted, storage: storage.toString() },
    outputChannel,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    errorHandler,
    initializationFailedHandler: () => false,
  };
}

/** Errors go to the log, stack and all; what the user is told is decided here and nowhere else. */
function quiet(client: BaseLanguageClient): BaseLanguageClient {
  const error = client.error.bind(client);
  client.error = (message, data) => error(message, data, false);
  return client;
}

/** A client that does not run, or no longer answers, is let go. */
async function end(client: BaseLanguageClient | undefined): Promise<void> {
  await client?.dispose().catch(() => {});
}

/**
 * Starts a server that stops by itself again, a few times, and calls `restarted`; then it says that the server is off, and what
 * can be done.
 */
function calmErrorHandler(restarted: () => void): ErrorHandler & { stops(): number } {
  let times: number[] = [];
  return {
    stops: () => times.length,
    error: (_error, _message, count) => ({
      action: (count ?? 0) <= STOPS_TOLERATED ? ErrorAction.Continue : ErrorAction.Shutdown,
      handled: true,
    }),
    closed: () => {
      const now = Date.now();
      times = [...times.filter((time) => now - time < WITHIN_MS), now];
      if (times.length <= STOPS_TOLERATED) {
        restarted();
        return { action: CloseAction.Restart, handled: true };
      }
      reportTrouble(`Attest's language server stopped ${times.length} times and is off now.`);
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}

const SHOW_LOG_ACTION = { title: "Show Log", command: SHOW_LOG };

function reportTrouble(message: string): void {
  tell("error", message, [{ title: "Restart", command: RESTART_SERVER }, SHOW_LOG_ACTION]);
}

interface Action {
  readonly title: string;
  readonly command: string;
}

function tell(kind: "warning" | "error", message: string, actions: readonly Action[]): void {
  const show = kind === "error" ? window.showErrorMessage : window.showWarningMessage;
  void show<Action>(message, ...actions).then((chosen) => chosen && commands.executeCommand(chosen.command));
}

function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (!done) act();
    done = true;
  };
}
