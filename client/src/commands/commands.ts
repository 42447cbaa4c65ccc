import { commands, Disposable, type LogOutputChannel } from "vscode";
import { ATTRIBUTE_INFERRED_KIND } from "../../../server/src/protocol";
import type { Server } from "../server";
import { ATTRIBUTE_INFERRED, RESTART_SERVER, SHOW_LOG } from "./names";

/** Registers the commands of the command palette. */
export function registerCommands(server: Server, log: LogOutputChannel): Disposable {
  return Disposable.from(
    commands.registerCommand(RESTART_SERVER, () => server.restart()),
    commands.registerCommand(SHOW_LOG, () => log.show()),
    commands.registerCommand(ATTRIBUTE_INFERRED, () =>
      commands.executeCommand("editor.action.sourceAction", { kind: ATTRIBUTE_INFERRED_KIND, apply: "first" }),
    ),
  );
}
