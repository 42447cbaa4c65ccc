import { commands, type Disposable, Position, type TextDocument, Uri, WorkspaceEdit, window, workspace } from "vscode";
import { IMPORT_TEXT, type ImportTextParams, type ImportTextResult } from "../../../server/src/protocol";
import type { Server } from "../server";
import { ANNOTATE_DOCUMENT } from "./names";

const MARKDOWN = /\.(?:md|markdown|qmd)$/i;
const SAVE = "Save";

/** `Attest: Annotate This Document`: the result opens beside the original, unsaved, for the user to accept or close. */
export function registerAnnotateDocument(server: Server): Disposable {
  return commands.registerCommand(ANNOTATE_DOCUMENT, async () => {
    const document = window.activeTextEditor?.document;
    if (!document) return void window.showInformationMessage("Open a transcription first: a text or Markdown file.");
    await started(server);
    const result = await server.ask<ImportTextResult>(IMPORT_TEXT, paramsFor(document));
    if (!result) return void window.showWarningMessage("Attest's language server does not answer.");
    if ("refused" in result)
      return void window.showWarningMessage(`${nameOf(document.uri)} is not annotated: ${result.refused}.`);
    await propose(document, result);
  });
}

/** Waits while the server starts: the command may be what woke the extension. */
function started(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      if (server.state === "starting") return;
      subscription.dispose();
      resolve();
    };
    const subscription = server.onDidChangeState(done);
    done();
  });
}

function paramsFor(document: TextDocument): ImportTextParams {
  const markdown = MARKDOWN.test(document.uri.path) || ["markdown", "quarto"].includes(document.languageId);
  return { text: document.getText(), markdown, transcription: document.isUntitled ? null : nameOf(document.uri) };
}

async function propose(original: TextDocument, result: Exclude<ImportTextResult, { refused: string }>): Promise<void> {
  const proposal = await unsaved(original, result.text);
  const title = `${nameOf(original.uri)} ↔ ${nameOf(proposal.uri)} (annotated, not saved)`;
  await commands.executeCommand("vscode.diff", original.uri, proposal.uri, title, { preview: false });
  const chosen = await window.showInformationMessage(summaryOf(result), SAVE);
  if (chosen === SAVE) await proposal.save();
}

/** A document with the text that is not on disk yet; saved, it will be beside the original. */
async function unsaved(original: TextDocument, text: string): Promise<TextDocument> {
  const uri = original.uri.scheme === "file" ? await freePlace(original.uri) : null;
  if (!uri) return workspace.openTextDocument({ language: "markdown", content: text });
  const document = await workspace.openTextDocument(uri.with({ scheme: "untitled" }));
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, new Position(0, 0), text);
  await workspace.applyEdit(edit);
  return document;
}

/** `report.md` for `report.txt`, or the first of `report.annotated.md`, `report.annotated-2.md`, … where no file is. */
async function freePlace(original: Uri): Promise<Uri> {
  const base = nameOf(original).replace(/\.(?:txt|text|md|markdown|qmd)$/i, "");
  const folder = Uri.joinPath(original, "..");
  const names = [
    `${base}.md`,
    `${base}.annotated.md`,
    ...Array.from({ length: 98 }, (_, i) => `${base}.annotated-${i + 2}.md`),
  ];
  for (const name of names) {
    const uri = Uri.joinPath(folder, name);
    const isFree = await workspace.fs.stat(uri).then(
      () => false,
      () => true,
    );
    if (isFree) return uri;
  }
  return Uri.joinPath(folder, names.at(-1)!);
}

function summaryOf({ speakers, statements, doubtful }: Exclude<ImportTextResult, { refused: string }>): string {
  const misprints = doubtful.length
    ? ` To confirm: ${doubtful.slice(0, 5).join(", ")}${doubtful.length > 5 ? ", …" : ""}.`
    : "";
  if (speakers === 0 && statements === 0)
    return "Nobody was recognised as speaking. The text can be annotated by hand from here; no word of it is changed.";
  return `${counted(speakers, "speaker")}, ${counted(statements, "statement")}.${misprints} No word of the text is changed: look the annotations over, then save.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function nameOf(uri: Uri): string {
  return uri.path.slice(uri.path.lastIndexOf("/") + 1);
}
