import { type ExtensionContext, window } from "vscode";
import { registerCommands } from "./commands/commands";
import { registerPickers } from "./commands/goToStatement";
import { registerJumps } from "./commands/nextStatement";
import { createServer, type MakeClient } from "./server";
import { showLanguageStatus } from "./views/languageStatus";
import { showSpeakers } from "./views/speakers";

/** Starts the language server and all that shows what it says. Activation does not wait for the server. */
export function activateWith(context: ExtensionContext, makeClient: MakeClient): void {
  const log = window.createOutputChannel("Attest", { log: true });
  const server = createServer(makeClient, log);
  context.subscriptions.push(log, server, registerCommands(server, log), showLanguageStatus(server));
  context.subscriptions.push(registerJumps(server), registerPickers(server), showSpeakers(server, context));
  void server.restart();
}
