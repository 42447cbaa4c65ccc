import { type CodeAction, CodeActionKind } from "vscode-languageserver-types";
import { suppressing } from "../../annotating/suppress";
import type { Found } from "../../diagnostics";
import { SUPPRESS_COMMAND } from "../../protocol";
import type { LiveWorkspace } from "../../workspace/liveWorkspace";
import type { AnnotatedDocument } from "../../workspace/workspace";
import { toDiagnostic } from "../diagnostics";
import { positionAt } from "../ranges";
import { documentEdit } from "../workspaceEdits";

/**
 * Silences a problem, with a reason: the command asks for it. An editor without the command gets the comment without one,
 * which then is a problem until somebody gives the reason.
 */
export function suppressingActions(
  workspace: LiveWorkspace,
  document: AnnotatedDocument,
  found: readonly Found[],
  hasCommands: boolean,
): CodeAction[] {
  const first = new Map(found.map((each) => [each.problem.code, each] as const).reverse());
  return [...first.values()].reverse().flatMap((each): CodeAction[] => {
    const { code, from } = each.problem;
    const edit = code === "suppression.invalid" ? null : suppressing(document, from, code, "");
    if (!edit) return [];
    const title = hasCommands ? `Suppress “${code}” here…` : `Suppress “${code}” here (give the reason)`;
    const action = {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [toDiagnostic(workspace, document.source, each)],
    };
    if (!hasCommands)
      return [{ ...action, edit: { documentChanges: [documentEdit(workspace, document.source, [edit])] } }];
    const at = positionAt(document.source, from);
    return [
      {
        ...action,
        command: { title, command: SUPPRESS_COMMAND, arguments: [workspace.spelled(document.uri), at, code] },
      },
    ];
  });
}
