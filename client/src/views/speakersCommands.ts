import { commands, Disposable, env, workspace } from "vscode";
import type { TextLocation } from "../../../server/src/protocol";
import { findReferencesAt, goToIfAny, locationOf } from "../places";
import type { SpeakersRow } from "./speakerNodes";

/** The commands of the context menu. Without a node, as from the keyboard, they do nothing. */
export function registerNodeCommands(): Disposable {
  const register = (name: string, run: (node: SpeakersRow) => unknown) =>
    commands.registerCommand(`attest.speakers.${name}`, (node?: SpeakersRow) => node && run(node));
  return Disposable.from(
    register("goToDeclaration", (node) => node.kind === "speaker" && goToIfAny(node.speaker.location)),
    register("findReferences", (node) => node.kind === "speaker" && findReferencesAt(node.speaker.location)),
    register("copyId", (node) => node.kind === "speaker" && env.clipboard.writeText(node.speaker.id)),
    register("copyText", async (node) => {
      if (node.kind === "statement") await env.clipboard.writeText(await textOf(node.statement.location));
    }),
  );
}

/** The words as they stand in the file, annotations in them included. */
async function textOf(location: TextLocation): Promise<string> {
  const { uri, range } = locationOf(location);
  return (await workspace.openTextDocument(uri)).getText(range);
}
