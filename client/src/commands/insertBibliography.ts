import { commands, type Disposable, window } from "vscode";
import { type AnnotateResult, BIBLIOGRAPHY, type SourcesParams } from "../../../server/src/protocol";
import type { Server } from "../server";
import { INSERT_BIBLIOGRAPHY } from "./names";
import { make, NOT_ANNOTATED, NOT_RUNNING, plain, tell } from "./writing";

/** `Attest: Insert Bibliography of This File`: after the paragraph of the cursor. */
export function registerInsertBibliography(server: Server): Disposable {
  return commands.registerCommand(INSERT_BIBLIOGRAPHY, async () => {
    const editor = window.activeTextEditor;
    if (!editor) return;
    const { uri } = editor.document;
    const params: SourcesParams = { textDocument: { uri: uri.toString() }, position: plain(editor.selection.active) };
    const answer = await server.ask<AnnotateResult>(BIBLIOGRAPHY, params);
    if (!answer) return tell(server.state === "running" ? NOT_ANNOTATED : NOT_RUNNING);
    await make(uri, answer);
  });
}
