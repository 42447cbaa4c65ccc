import { type DocumentHighlight, DocumentHighlightKind } from "vscode-languageserver-types";
import type { AnnotatedDocument, Workspace } from "../workspace/workspace";
import { occurrencesInFile } from "./occurrencesInFolder";
import { rangeOf } from "./ranges";
import { targetIn } from "./target";

/** The places in this file of the id at `offset`: a declaration writes it, all others read it. */
export function documentHighlights(
  workspace: Workspace,
  document: AnnotatedDocument,
  offset: number,
): DocumentHighlight[] {
  const target = targetIn(workspace, document, offset);
  if (target === null) return [];
  return occurrencesInFile(workspace, document, target).map((each) => ({
    range: rangeOf(document.source, each),
    kind: each.role === "declaration" ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}
