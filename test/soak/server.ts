import { CancellationTokenSource, type MessageConnection } from "vscode-jsonrpc/node";
import type { ClientCapabilities } from "vscode-languageserver";
import { URI } from "vscode-uri";
import { type LanguageServer, startLanguageServer } from "../languageServer";

const CAPABILITIES: ClientCapabilities = {
  textDocument: {
    diagnostic: { dynamicRegistration: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { resolveSupport: { properties: ["edit"] }, dataSupport: true },
  },
  workspace: {
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    configuration: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
  window: { workDoneProgress: true },
};

/** What a server may answer instead of a result: cancelled, content modified, server cancelled, request failed. */
const REFUSALS = [-32800, -32801, -32802, -32803];
const PATIENCE_MS = 60_000;
/** Nothing that a text says becomes code: to evaluate any is an error. */
const NO_EVAL = "--disallow-code-generation-from-strings";

/** `dist/server.js` in a process of its own, with a folder open. */
export interface Server {
  notify(method: string, params: unknown): Promise<void>;
  /** The result, or null where the server has refused; rejects if it does not answer, or answers with any other error. */
  ask(method: string, params: unknown): Promise<unknown>;
  /** The same, and cancels the request in the next turn. */
  askAndCancel(method: string, params: unknown): Promise<unknown>;
  /** Errors that it has told the user, or its log. */
  readonly complaints: readonly string[];
  /** Megabytes that it holds in memory (resident). */
  memory(): number;
  stop(): void;
}

export async function startServer(root: string): Promise<Server> {
  const started = startLanguageServer(process.execPath, [NO_EVAL, "dist/server.js", "--stdio"]);
  const complaints: string[] = [];
  listen(started.connection, complaints);
  const server = serverOf(started, complaints);
  const workspaceFolders = [{ uri: URI.file(root).toString(), name: "soak" }];
  await server.ask("initialize", { processId: null, rootUri: null, capabilities: CAPABILITIES, workspaceFolders });
  await server.notify("initialized", {});
  return server;
}

function serverOf({ connection, memory, stop }: LanguageServer, complaints: string[]): Server {
  const ask = (method: string, params: unknown) => answered(method, connection.sendRequest(method, params));
  return {
    notify: (method, params) => connection.sendNotification(method, params),
    ask,
    async askAndCancel(method, params) {
      const source = new CancellationTokenSource();
      const answer = answered(method, connection.sendRequest(method, params, source.token));
      setImmediate(() => source.cancel());
      return answer;
    },
    complaints,
    memory,
    stop,
  };
}

async function answered(method: string, request: Promise<unknown>): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const never = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${method} was not answered in a minute`)), PATIENCE_MS);
  });
  try {
    return await Promise.race([request, never]);
  } catch (error) {
    if (REFUSALS.includes((error as { code?: number }).code ?? 0)) return null;
    throw new Error(`${method}: ${error instanceof Error ? error.message : error}`);
  } finally {
    clearTimeout(timer);
  }
}

/** Answers as an editor does. */
function listen(connection: MessageConnection, complaints: string[]): void {
  const ERROR = 1;
  connection.onRequest((method) => (method === "workspace/configuration" ? [null] : null));
  connection.onNotification((method, params) => {
    const { type, message } = (Array.isArray(params) ? params[0] : params) as { type?: number; message?: string };
    if (/^window\/(?:show|log)Message$/.test(method) && type === ERROR) complaints.push(`${method}: ${message}`);
  });
  connection.onUnhandledProgress(() => {});
  connection.listen();
}
