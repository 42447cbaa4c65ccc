import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PassThrough } from "node:stream";
import { onTestFinished } from "vitest";
import {
  type ClientCapabilities,
  createConnection,
  createMessageConnection,
  type Hover,
  type MessageConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { URI } from "vscode-uri";
import { serve } from "../../server/src/server";
import { byScheme } from "../../server/src/workspace/fileSystem";
import { nodeFileSystem } from "../../server/src/workspace/fileSystem.node";

/** An editor, as far as the protocol goes. */
export interface Client {
  readonly connection: MessageConnection;
  /** The URI of a file in the folder. */
  uri(path: string): string;
  write(path: string, content: string | Uint8Array): void;
  remove(path: string): void;
  open(path: string, text: string, languageId?: string): Promise<string>;
  change(path: string, version: number, text: string): Promise<void>;
  hoverAt(uri: string, line: number, character: number): Promise<Hover | null>;
  /** Resolves with the first notification or request of the server that `accepts` takes, from now on. */
  next<T>(method: string, accepts?: (params: T) => boolean): Promise<T>;
  /** What the server has said to the user. */
  readonly told: string[];
}

/** What VS Code can do, as far as it matters here. */
export const FULL: ClientCapabilities = {
  textDocument: {
    diagnostic: { dynamicRegistration: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    definition: { linkSupport: true },
  },
  workspace: {
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
  },
  window: { workDoneProgress: true },
};

/** The same, and that asks for the edit of an action when somebody takes it. */
export const LAZY: ClientCapabilities = {
  ...FULL,
  textDocument: {
    ...FULL.textDocument,
    codeAction: {
      dataSupport: true,
      resolveSupport: { properties: ["edit"] },
      codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
    },
  },
};

export interface Setup {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly capabilities?: ClientCapabilities;
  /** Whether the folder is open as a workspace folder; default true. */
  readonly folder?: boolean;
  readonly settings?: unknown;
  readonly initializationOptions?: unknown;
}

/** A client of a server in this process. */
export async function startClient(setup: Setup = {}): Promise<Client> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  serve(server, (client) => byScheme("file", nodeFileSystem, client));
  const connection = createMessageConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  onTestFinished(() => {
    connection.dispose();
    server.dispose();
  });
  return initialized(connection, setup);
}

/** A client of `dist/server.js` in a process of its own. */
export async function spawnClient(setup: Setup = {}): Promise<Client & { readonly server: ChildProcess }> {
  const server = spawn(process.execPath, [join(__dirname, "../../dist/server.js"), "--stdio"]);
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  onTestFinished(() => {
    connection.dispose();
    server.kill();
  });
  return { ...(await initialized(connection, setup)), server };
}

async function initialized(connection: MessageConnection, setup: Setup): Promise<Client> {
  const { files = {}, capabilities = FULL, folder = true, initializationOptions } = setup;
  const root = realpathSync(mkdtempSync(join(tmpdir(), "attest-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const client = clientIn(root, connection, setup.settings ?? null);
  for (const [path, content] of Object.entries(files)) client.write(path, content);
  const workspaceFolders = folder ? [{ uri: URI.file(root).toString(), name: "test" }] : null;
  const params = { processId: null, rootUri: null, capabilities, workspaceFolders, initializationOptions };
  await connection.sendRequest("initialize", params);
  await connection.sendNotification("initialized", {});
  return client;
}

function clientIn(root: string, connection: MessageConnection, settings: unknown): Client {
  const told: string[] = [];
  const hear = listenTo(connection, settings, told);
  const uri = (path: string) => (path.includes(":") ? path : URI.file(join(root, path)).toString());
  return {
    connection,
    uri,
    told,
    next: hear,
    write(path, content) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    },
    remove: (path) => rmSync(join(root, path), { recursive: true }),
    async open(path, text, languageId = "markdown") {
      const textDocument = { uri: uri(path), languageId, version: 1, text };
      await connection.sendNotification("textDocument/didOpen", { textDocument });
      return uri(path);
    },
    async change(path, version, text) {
      const textDocument = { uri: uri(path), version };
      await connection.sendNotification("textDocument/didChange", { textDocument, contentChanges: [{ text }] });
    },
    hoverAt: (at, line, character) =>
      connection.sendRequest("textDocument/hover", { textDocument: { uri: at }, position: { line, character } }),
  };
}

/** Answers the server's requests as an editor does, and lets tests wait for what it says. */
function listenTo(connection: MessageConnection, settings: unknown, told: string[]): Client["next"] {
  const waiting = new Set<(method: string, params: unknown) => void>();
  const heard = (method: string, params: unknown) => {
    for (const each of [...waiting]) each(method, params);
  };
  connection.onRequest((method, params) => {
    heard(method, params);
    return method === "workspace/configuration" ? [settings] : null;
  });
  connection.onNotification((method, params) => {
    if (method === "window/showMessage") told.push((params as { message: string }).message);
    heard(method, params);
  });
  connection.onUnhandledProgress((params) => heard("$/progress", params));
  connection.listen();
  return <T>(method: string, accepts: (params: T) => boolean = () => true) =>
    new Promise<T>((resolve) => {
      const listener = (said: string, params: unknown) => {
        const value = (Array.isArray(params) && params.length === 1 ? params[0] : params) as T;
        if (said !== method || !accepts(value)) return;
        waiting.delete(listener);
        resolve(value);
      };
      waiting.add(listener);
    });
}

/** The next problems published for a file, once there are `count`. */
export function published(client: Client, uri: string, count: number): Promise<PublishDiagnosticsParams> {
  return client.next<PublishDiagnosticsParams>(
    "textDocument/publishDiagnostics",
    (params) => params.uri === uri && params.diagnostics.length === count,
  );
}
