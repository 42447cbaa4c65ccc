import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { onPath } from "./processes.mjs";

/** Where the program itself stands, seen from the folder of the command `code`. */
const FROM_COMMAND = ["../code", "../code-insiders", "../codium", "../Code.exe", "../../../MacOS/Electron"];

/** The VS Code that `VSCODE_PATH` names, or else that of the command `code`; null if there is neither. */
export function findVSCode() {
  const named = process.env.VSCODE_PATH;
  if (named) return named;
  const command = onPath("code");
  return command && program(realpathSync(command));
}

/** The command only asks a program to open something and ends: tests need the program, to wait for it. */
function program(command) {
  const places = FROM_COMMAND.map((place) => path.resolve(path.dirname(command), place));
  return places.find((place) => existsSync(place) && place !== command) ?? command;
}
