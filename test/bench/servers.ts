import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import MarkdownIt from "markdown-it";
import type { MessageConnection } from "vscode-jsonrpc/node";
import type { ClientCapabilities } from "vscode-languageserver";
import { URI } from "vscode-uri";
import { type LanguageServer, startLanguageServer } from "../languageServer";

/** A server that has been initialised with a folder, or none. */
export interface Measured extends Pick<LanguageServer, "memory" | "stop"> {
  readonly name: string;
  /** The texts of open documents by URI: a server may ask its client for them. */
  readonly texts: Map<string, string>;
  ask<T = unknown>(method: string, params: unknown): Promise<T>;
  notify(method: string, params: unknown): Promise<void>;
}

/** Starts a server on a folder. */
export type Start = (root: string | null, initializationOptions?: unknown) => Promise<Measured>;

const PEERS = path.resolve("test/bench/peers/node_modules");

/** Attest, as it is packaged. */
export const attest: Start = (root, options) =>
  started("Attest", process.execPath, ["dist/server.js", "--stdio"], root, options);

/** Microsoft's server for Markdown, or null where it is not installed; the client parses for it, as it expects. */
export const microsoft: Start | null = peer(
  "vscode-markdown-languageserver/dist/node/workerMain.js",
  (file) => (root) =>
    started("Microsoft", process.execPath, [file, "--stdio"], root, { markdownFileExtensions: ["md"] }),
);

/** rumdl, a linter of Markdown in Rust, or null where it is not installed; its program itself, not the script that calls it. */
export const rumdl: Start | null = peer(
  `@rumdl/cli-${process.platform}-${process.arch}/rumdl`,
  (file) => (root) => started("rumdl", file, ["server", "--stdio"], root),
);

function peer(file: string, start: (file: string) => Start): Start | null {
  const full = path.join(PEERS, file);
  return existsSync(full) ? start(full) : null;
}

const CAPABILITIES: ClientCapabilities = {
  textDocument: {
    diagnostic: { dynamicRegistration: true, relatedDocumentSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    hover: { contentFormat: ["markdown"] },
    synchronization: {},
    publishDiagnostics: {},
  },
  workspace: {
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    configuration: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    symbol: { resolveSupport: { properties: ["location.range"] } },
  },
  window: { workDoneProgress: true },
};

async function started(
  name: string,
  command: string,
  args: readonly string[],
  root: string | null,
  initializationOptions?: unknown,
): Promise<Measured> {
  const { connection, memory, stop } = startLanguageServer(command, args);
  const texts = new Map<string, string>();
  answerAsAnEditor(connection, root, texts);
  connection.listen();
  const uri = root === null ? null : URI.file(root).toString();
  const workspaceFolders = uri === null ? null : [{ uri, name: "bench" }];
  const capabilities = CAPABILITIES;
  const answer = connection.sendRequest("initialize", {
    processId: null,
    rootUri: uri,
    capabilities,
    workspaceFolders,
    initializationOptions,
  });
  if (!(await isAnswered(answer))) {
    stop();
    return started(name, command, args, root, initializationOptions);
  }
  await connection.sendNotification("initialized", {});
  return {
    name,
    texts,
    ask: <T>(method: string, params: unknown) => connection.sendRequest<T>(method, params),
    notify: (method, params) => connection.sendNotification(method, params),
    memory,
    stop() {
      // Who only starts another process has to hand this on to it.
      void connection.sendRequest("shutdown").then(
        () => connection.sendNotification("exit").then(stop),
        () => stop(),
      );
    },
  };
}

const PATIENCE_MS = 5_000;

/** One start of rumdl in some twenty hangs, and is made again. */
async function isAnswered(answer: Promise<unknown>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const never = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const answered = await Promise.race([answer.then(() => true), never]);
  clearTimeout(timer);
  return answered;
}

function answerAsAnEditor(
  connection: MessageConnection,
  root: string | null,
  texts: ReadonlyMap<string, string>,
): void {
  const parser = new MarkdownIt({ html: true });
  const answers: Readonly<Record<string, (params: never) => unknown>> = {
    "workspace/configuration": ({ items }: { items: unknown[] }) => items.map(() => null),
    "markdown/parse": ({ uri, text }: { uri: string; text?: string }) =>
      parser.parse(text ?? texts.get(uri) ?? readFileSync(URI.parse(uri).fsPath, "utf8"), {}),
    "markdown/fs/readFile": ({ uri }: { uri: string }) => [...readFileSync(URI.parse(uri).fsPath)],
    "markdown/fs/stat": ({ uri }: { uri: string }) => statOf(URI.parse(uri).fsPath),
    "markdown/fs/readDirectory": ({ uri }: { uri: string }) =>
      readdirSync(URI.parse(uri).fsPath, { withFileTypes: true }).map((each) => [
        each.name,
        { isDirectory: each.isDirectory() },
      ]),
    "markdown/findMarkdownFilesInWorkspace": () => (root === null ? [] : filesIn(root)),
  };
  connection.onRequest((method, params) => answers[method]?.(params as never) ?? null);
  connection.onUnhandledProgress(() => {});
}

function statOf(file: string) {
  return existsSync(file) ? { isDirectory: statSync(file).isDirectory() } : null;
}

function filesIn(root: string): string[] {
  const names = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"));
  return names.map((name) => URI.file(path.join(root, name)).toString());
}
