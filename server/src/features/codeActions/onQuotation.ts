import { type CodeAction, CodeActionKind } from "vscode-languageserver-types";
import type { Found } from "../../diagnostics";
import type { Quotation } from "../../model/annotatedSource";
import type { Code } from "../../syntax/problem";
import type { AnnotatedDocument, Workspace } from "../../workspace/workspace";
import { toDiagnostic } from "../diagnostics";

/** An action on a quotation, still without what it does: a quick fix of its problem of one of these codes, if it has one, else a rewriting. */
export function onQuotation(
  workspace: Workspace,
  { source }: AnnotatedDocument,
  { from }: Quotation,
  found: readonly Found[],
  codes: readonly Code[],
): Pick<CodeAction, "kind" | "diagnostics"> {
  const its = found.find(({ problem }) => codes.includes(problem.code) && problem.from === from);
  if (!its) return { kind: CodeActionKind.RefactorRewrite };
  return { kind: CodeActionKind.QuickFix, diagnostics: [toDiagnostic(workspace, source, its)] };
}
