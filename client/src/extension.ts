import { type ExtensionContext, window } from "vscode";
import { registerAnnotateDocument } from "./commands/annotateDocument";
import { registerWriting } from "./commands/annotateSelection";
import { registerCommands } from "./commands/commands";
import { registerCopying } from "./commands/copyCitation";
import { registerFindSource } from "./commands/findSource";
import { registerPickers } from "./commands/goToStatement";
import { registerInsertBibliography } from "./commands/insertBibliography";
import { registerJumps } from "./commands/nextStatement";
import { registerShowQuotations } from "./commands/showQuotations";
import { extendMarkdownIt } from "./preview/plugin";
import { registerToggleAnnotations } from "./reading/toggleAnnotations";
import { createServer, type MakeClient } from "./server";
import { showLanguageStatus } from "./views/languageStatus";
import { showQuotations } from "./views/quotations";
import { showSources } from "./views/sources";
import { showSpeakers } from "./views/speakers";

/** What VS Code asks of the extension besides: its Markdown preview is extended. */
export interface Exports {
  readonly extendMarkdownIt: typeof extendMarkdownIt;
}

/** Starts the language server and all that shows what it says. Activation does not wait for the server. */
export function activateWith(context: ExtensionContext, makeClient: MakeClient): Exports {
  const log = window.createOutputChannel("Attest", { log: true });
  const server = createServer(makeClient, log, context.globalStorageUri);
  context.subscriptions.push(log, server, registerCommands(server, log), showLanguageStatus(server));
  context.subscriptions.push(registerJumps(server), registerPickers(server), showSpeakers(server, context));
  context.subscriptions.push(showSources(server, context));
  context.subscriptions.push(registerToggleAnnotations(context, server));
  context.subscriptions.push(registerAnnotateDocument(server), registerWriting(server));
  context.subscriptions.push(registerCopying(server), registerInsertBibliography(server), registerFindSource(server));
  context.subscriptions.push(showQuotations(server, context), registerShowQuotations());
  void server.restart();
  return { extendMarkdownIt };
}
