import { commands, Disposable, env, window } from "vscode";
import { CITATION, type CitationParams, type CitationResult } from "../../../server/src/protocol";
import type { Server } from "../server";
import { COPY_BIBLIOGRAPHY_ENTRY, COPY_FOOTNOTE } from "./names";
import { NOT_ANNOTATED, NOT_RUNNING, plain, tell } from "./writing";

/** Copying the citation at the cursor as a footnote or a bibliography has it. */
export function registerCopying(server: Server): Disposable {
  return Disposable.from(
    commands.registerCommand(COPY_FOOTNOTE, () => copy(server, "note")),
    commands.registerCommand(COPY_BIBLIOGRAPHY_ENTRY, () => copy(server, "entry")),
  );
}

async function copy(server: Server, form: CitationParams["form"]): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) return;
  const textDocument = { uri: editor.document.uri.toString() };
  const params: CitationParams = { textDocument, position: plain(editor.selection.active), form };
  const answer = await server.ask<CitationResult>(CITATION, params);
  if (!answer) return tell(server.state === "running" ? NOT_ANNOTATED : NOT_RUNNING);
  if ("refused" in answer) return tell(answer.refused);
  await env.clipboard.writeText(answer.text);
  window.setStatusBarMessage(`Copied: ${answer.text}`, 4_000);
}
