import type { CodeAction } from "vscode-languageserver-types";
import type { Found } from "../../diagnostics";
import { FIND_SOURCE_COMMAND } from "../../protocol";
import type { Code } from "../../syntax/problem";
import type { Span } from "../../syntax/span";
import type { LiveWorkspace } from "../../workspace/liveWorkspace";
import type { AnnotatedDocument } from "../../workspace/workspace";
import { lacksSource } from "../findSource";
import { quotationAt } from "../quotationAt";
import { positionAt } from "../ranges";
import type { Wanted } from "./later";
import { onQuotation } from "./onQuotation";
import type { ActionAbilities } from "./selection";

const TITLE = "Find the source of this quotation";
const OF_A_QUOTATION: readonly Code[] = ["quotation.unsourced", "quotation.not-found"];

/**
 * Looks for the words of a quotation that has no source, or not these words in it, in the texts of all sources. A client with our commands
 * lets the user choose; another gets the citation of the only one that has them, once it asks for it.
 */
export function findingActions(
  workspace: LiveWorkspace,
  document: AnnotatedDocument,
  at: Span,
  found: readonly Found[],
  { commands, lazyEdits }: ActionAbilities,
): CodeAction[] {
  const quotation = quotationAt(document, at.from);
  if (!quotation || !lacksSource(workspace, document, quotation) || !(commands || lazyEdits)) return [];
  const action = {
    title: commands ? `${TITLE}…` : TITLE,
    ...onQuotation(workspace, document, quotation, found, OF_A_QUOTATION),
  };
  if (!commands) return [{ ...action, data: { findSource: quotation.from } satisfies Wanted }];
  const args = [workspace.spelled(document.uri), positionAt(document.source, at.from)];
  return [{ ...action, command: { title: action.title, command: FIND_SOURCE_COMMAND, arguments: args } }];
}
