import type { CodeAction } from "vscode-languageserver-types";
import type { Found } from "../../diagnostics";
import { CITE_COMMAND, type WantedAnnotation } from "../../protocol";
import type { Span } from "../../syntax/span";
import type { LiveWorkspace } from "../../workspace/liveWorkspace";
import type { AnnotatedDocument } from "../../workspace/workspace";
import { mentionedNear } from "../nameable";
import { quotationAt } from "../quotationAt";
import { rangeOf } from "../ranges";
import { taken, type Wanted } from "./later";
import { onQuotation } from "./onQuotation";
import type { ActionAbilities } from "./selection";

/** As many of the sources cited last are offered where nobody can be asked for one. */
const MOST_OFFERED = 3;

/**
 * Cites a source for a quotation that has none. A client with our commands lets the user choose among all; to another those that were cited last
 * before it, and last of all after it, are offered.
 */
export function citingActions(
  workspace: LiveWorkspace,
  document: AnnotatedDocument,
  at: Span,
  found: readonly Found[],
  { commands, lazyEdits }: ActionAbilities,
): CodeAction[] {
  const quotation = quotationAt(document, at.from);
  if (!quotation?.speech || quotation.parent !== null || quotation.sources.length > 0 || quotation.footnoted) return [];
  const { from, to } = quotation;
  const action = onQuotation(workspace, document, quotation, found, ["quotation.unsourced"]);
  if (commands) {
    const title = "Cite this quotation…";
    const args = [workspace.spelled(document.uri), rangeOf(document.source, { from, to })];
    return [{ title, ...action, command: { title, command: CITE_COMMAND, arguments: args } }];
  }
  return lastCited(document, from).flatMap((source): CodeAction[] => {
    const annotation: WantedAnnotation = { kind: "cite", source };
    const offered = { title: `Cite “${source}” for this quotation`, ...action };
    if (lazyEdits) return [{ ...offered, data: { from, to, annotation } satisfies Wanted }];
    const { edit } = taken(workspace, document, { from, to, annotation }, false);
    return edit ? [{ ...offered, edit }] : [];
  });
}

function lastCited(document: AnnotatedDocument, offset: number): string[] {
  const declared = mentionedNear(document, "source", offset).filter((key) => document.model.scope.source(key));
  return [...new Set(declared)].slice(0, MOST_OFFERED);
}
