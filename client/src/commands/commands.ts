import { commands, Disposable, type LogOutputChannel } from "vscode";
import type { Server } from "../server";
import { RESTART_SERVER, SHOW_LOG } from "./names";

/** Registers the commands of the command palette. */
export function registerCommands(server: Server, log: LogOutputChannel): Disposable {
  return Disposable.from(
    commands.registerCommand(RESTART_SERVER, () => server.restart()),
    commands.registerCommand(SHOW_LOG, () => log.show()),
  );
}
