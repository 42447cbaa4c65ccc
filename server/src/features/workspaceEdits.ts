import type { TextDocumentEdit } from "vscode-languageserver-types";
import type { TextEdit } from "../syntax/problem";
import type { SourceText } from "../syntax/sourceText";
import type { LiveWorkspace } from "../workspace/liveWorkspace";
import { rangeOf } from "./ranges";

/** A question that is answered with a reason instead, for the user to read. */
export interface Refusal {
  readonly refused: string;
}

/** Edits of a file as the LSP has them: bound to the version of an open one, null for a closed one. */
export function documentEdit(
  workspace: LiveWorkspace,
  source: SourceText,
  edits: readonly TextEdit[],
): TextDocumentEdit {
  const isOpen = workspace.openDocument(source.uri) !== undefined;
  return {
    textDocument: { uri: workspace.spelled(source.uri), version: isOpen ? source.version : null },
    edits: edits.map((edit) => ({ range: rangeOf(source, edit), newText: edit.insert })),
  };
}

const AT_ONCE = 32;

/** Does `work` on each item, a few at once; the answers in order. */
export async function inBatches<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE)
    for (const answer of await Promise.all(items.slice(at, at + AT_ONCE).map(work))) answers.push(answer);
  return answers;
}
