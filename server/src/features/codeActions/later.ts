import type { WorkspaceEdit } from "vscode-languageserver-types";
import type { WantedAnnotation } from "../../protocol";
import type { Span } from "../../syntax/span";
import type { LiveWorkspace } from "../../workspace/liveWorkspace";
import type { AnnotatedDocument } from "../../workspace/workspace";
import { editForInferred } from "../attributeInferred";
import type { Merging } from "../mergeSources";
import { documentEdit } from "../workspaceEdits";
import { annotating } from "../writing";

/** What an action without its edit carries in its `data`: how to make the edit once somebody takes it. */
export type Wanted = WantedNow | { readonly findSource: number } | { readonly merge: Merging };

/** That of which the edit is made at once. */
export type WantedNow = { readonly everythingInferred: true } | (Span & { readonly annotation: WantedAnnotation });

/** The edit of such an action, for the document that it was offered in; or why there is none. */
export function taken(
  workspace: LiveWorkspace,
  document: AnnotatedDocument,
  wanted: WantedNow,
  confirmation: boolean,
): { readonly edit: WorkspaceEdit | null; readonly reason: string } {
  if ("everythingInferred" in wanted)
    return {
      edit: editForInferred(document, confirmation),
      reason: "Nothing that is inferred can be written down as it stands.",
    };
  const { edits, reason } = annotating(workspace, document, wanted, wanted.annotation);
  if (!edits?.length) return { edit: null, reason: reason ?? "This is annotated so already." };
  return { edit: { documentChanges: [documentEdit(workspace, document.source, edits)] }, reason: "" };
}
