import { commands, Disposable, env } from "vscode";
import { findReferencesAt, goToIfAny } from "../places";
import type { SourcesRow } from "./sourceNodes";

/** The commands of the context menu. Without a row, as from the keyboard, they do nothing. */
export function registerSourceCommands(): Disposable {
  const register = (name: string, run: (row: SourcesRow) => unknown) =>
    commands.registerCommand(`attest.sources.${name}`, (row?: SourcesRow) => row && run(row));
  return Disposable.from(
    register("goToDeclaration", (row) => row.kind === "source" && goToIfAny(row.source.location)),
    register("findReferences", (row) => row.kind === "source" && findReferencesAt(row.source.location)),
    register("copyKey", (row) => row.kind === "source" && env.clipboard.writeText(row.source.id)),
  );
}
