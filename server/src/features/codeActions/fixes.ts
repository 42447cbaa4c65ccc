import { type CodeAction, CodeActionKind, type Range, type WorkspaceEdit } from "vscode-languageserver-types";
import type { Found } from "../../diagnostics";
import type { Fix } from "../../syntax/problem";
import type { SourceText } from "../../syntax/sourceText";
import { touches } from "../../syntax/span";
import type { Workspace } from "../../workspace/workspace";
import { toDiagnostic } from "../diagnostics";
import { rangeOf, spanOf } from "../ranges";

/** The quick fixes of the problems that touch `range`; `found` are the problems of `source` as it stands now. */
export function codeActions(
  workspace: Workspace,
  source: SourceText,
  found: readonly Found[],
  range: Range,
): CodeAction[] {
  return touched(source, found, range).flatMap((each) => actionsFor(workspace, source, each));
}

/** The problems that touch `range`. */
export function touched(source: SourceText, found: readonly Found[], range: Range): readonly Found[] {
  const chosen = spanOf(source, range);
  return found.filter(({ problem }) => touches(problem, chosen.from) || touches(chosen, problem.from));
}

function actionsFor(workspace: Workspace, source: SourceText, found: Found): CodeAction[] {
  const fixes = found.problem.fixes ?? [];
  const diagnostics = [toDiagnostic(workspace, source, found)];
  return fixes.map((fix) => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    isPreferred: fixes.length === 1,
    edit: editOf(source, fix),
  }));
}

/** Bound to the version that the fix was made for. */
function editOf(source: SourceText, { edits }: Fix): WorkspaceEdit {
  const textDocument = { uri: source.uri, version: source.version };
  const changes = edits.map((edit) => ({ range: rangeOf(source, edit), newText: edit.insert }));
  return { documentChanges: [{ textDocument, edits: changes }] };
}
