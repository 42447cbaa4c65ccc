import { type CodeAction, CodeActionKind } from "vscode-languageserver-types";
import type { Found } from "../../diagnostics";
import { duplicateOf } from "../../diagnostics/duplicates";
import type { SourceText } from "../../syntax/sourceText";
import type { LiveWorkspace } from "../../workspace/liveWorkspace";
import { toDiagnostic } from "../diagnostics";
import type { Wanted } from "./later";
import type { ActionAbilities } from "./selection";

/** Quick fixes of two keys for one work: one is cited throughout. Files that are closed are read for it, so the edit is made when it is asked for. */
export function mergingActions(
  workspace: LiveWorkspace,
  source: SourceText,
  found: readonly Found[],
  { lazyEdits }: Pick<ActionAbilities, "lazyEdits">,
): CodeAction[] {
  if (!lazyEdits) return [];
  return found.flatMap((each): CodeAction[] => {
    if (each.problem.code !== "source.duplicate") return [];
    const from = source.text.slice(each.problem.from, each.problem.to);
    const into = duplicateOf(workspace.provenance(source.uri), from);
    if (into === null) return [];
    return [
      {
        title: `Cite “${into}” wherever “${from}” is cited, and remove “${from}” if it says no more`,
        kind: CodeActionKind.QuickFix,
        diagnostics: [toDiagnostic(workspace, source, each)],
        data: { merge: { from, into } } satisfies Wanted,
      },
    ];
  });
}
