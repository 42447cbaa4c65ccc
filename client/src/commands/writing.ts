import { type Position, Range, Uri, WorkspaceEdit, window, workspace } from "vscode";
import {
  ANNOTATE,
  type AnnotateParams,
  type AnnotateResult,
  NAMEABLE,
  type NameableResult,
  type TextLocation,
  type WantedAnnotation,
} from "../../../server/src/protocol";
import type { Server } from "../server";

/** A stretch of a document that shall be annotated, and what can be named there. */
export interface Chosen {
  readonly uri: Uri;
  readonly range: Range;
  readonly nameable: NameableResult;
}

/** What is selected in the active editor, or what is at `place`; undefined, after a word to the user, where nothing can be annotated. */
export async function chosen(server: Server, place?: TextLocation): Promise<Chosen | undefined> {
  const at = place ? { uri: Uri.parse(place.uri, true), range: rangeOf(place.range) } : selected();
  if (!at) return undefined;
  const { uri, range } = at;
  const nameable = await server.ask<NameableResult>(NAMEABLE, asked(uri, range));
  if (!nameable) return tell(server.state === "running" ? NOT_ANNOTATED : NOT_RUNNING);
  return nameable.words === null ? tell("There are no words here to annotate: select some.") : { uri, range, nameable };
}

export const NOT_ANNOTATED =
  "This file is not annotated yet. Add `attest: 1` or `speakers:` to its front matter, or run “Attest: Annotate This Document”.";
export const NOT_RUNNING = "Attest's language server is not running yet. Try again in a moment.";

function selected(): { uri: Uri; range: Range } | undefined {
  const editor = window.activeTextEditor;
  return editor && { uri: editor.document.uri, range: new Range(editor.selection.start, editor.selection.end) };
}

/** Writes an annotation into the document as one step that can be undone; tells the user why if it cannot be. */
export async function write(server: Server, uri: Uri, range: Range, annotation: WantedAnnotation): Promise<void> {
  const params: AnnotateParams = { ...asked(uri, range), annotation };
  await make(uri, await server.ask<AnnotateResult>(ANNOTATE, params));
}

/** Makes the edits that the server answered with. */
export async function make(uri: Uri, answer: AnnotateResult | null): Promise<void> {
  if (!answer) return void tell(NOT_RUNNING);
  if ("refused" in answer) return void tell(answer.refused);
  const document = await workspace.openTextDocument(uri);
  if (document.version !== answer.version) return void tell("The text has changed meanwhile. Please try again.");
  const edit = new WorkspaceEdit();
  for (const { range: at, newText } of answer.edits) edit.replace(uri, rangeOf(at), newText);
  if (answer.edits.length === 0) window.setStatusBarMessage("This is annotated so already.", 4_000);
  else await workspace.applyEdit(edit);
}

function asked(uri: Uri, range: Range): Omit<AnnotateParams, "annotation"> {
  return { textDocument: { uri: uri.toString() }, range: { start: plain(range.start), end: plain(range.end) } };
}

export function plain({ line, character }: Position) {
  return { line, character };
}

function rangeOf({ start, end }: TextLocation["range"]): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

export function tell(message: string): undefined {
  void window.showInformationMessage(message);
}
