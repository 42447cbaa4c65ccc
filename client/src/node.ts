import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { activateWith, type Exports } from "./extension";

const DEBUG_PORT = 6009;

/** The desktop and remote way in: the server is a Node process, reached by IPC. */
export function activate(context: ExtensionContext): Exports {
  const server = { module: context.asAbsolutePath("dist/server.js"), transport: TransportKind.ipc };
  const debug = { ...server, options: { execArgv: ["--nolazy", `--inspect=${DEBUG_PORT}`] } };
  return activateWith(context, (options) => new LanguageClient("attest", "Attest", { run: server, debug }, options));
}
