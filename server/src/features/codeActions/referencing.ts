import { type CodeAction, CodeActionKind } from "vscode-languageserver-types";
import { declaringReference } from "../../annotating/declare";
import { addingToBibliography, type Stub, stubFor } from "../../annotating/stub";
import type { Found } from "../../diagnostics";
import type { TextEdit } from "../../syntax/problem";
import type { SourceText } from "../../syntax/sourceText";
import type { Span } from "../../syntax/span";
import type { LiveWorkspace } from "../../workspace/liveWorkspace";
import { baseName } from "../../workspace/uris";
import type { AnnotatedDocument } from "../../workspace/workspace";
import { toDiagnostic } from "../diagnostics";
import { documentEdit } from "../workspaceEdits";
import { declarerIn, nameOfTarget, targetsOf } from "./targets";

/** Quick fixes of keys that stand for nothing: a reference to be filled in, in each file where it can be. */
export function referencingActions(
  workspace: LiveWorkspace,
  document: AnnotatedDocument,
  found: readonly Found[],
): CodeAction[] {
  const unknown = found.filter(({ problem }) => problem.code === "citation.unknown-source");
  return unknown.flatMap((each) => {
    const stub = stubAt(document, each.problem);
    const diagnostics = [toDiagnostic(workspace, document.source, each)];
    return placesFor(workspace, document, stub).map(({ where, source, edits }) => ({
      title: `Add “${stub.id}” to the references of ${where}, to be filled in`,
      kind: CodeActionKind.QuickFix,
      diagnostics,
      edit: { documentChanges: [documentEdit(workspace, source, edits)] },
    }));
  });
}

/** The key as it is named in a citation, an attribute or the front matter. */
function stubAt({ model, source }: AnnotatedDocument, { from, to }: Span): Stub {
  const mention = model.mentions.find((each) => each.kind === "source" && each.from === from && each.to === to);
  const item = model.citations.flatMap(({ items }) => items).find(({ at }) => at.from === from);
  return stubFor(mention?.id ?? source.text.slice(from, to), item?.locator ?? null);
}

interface Place {
  readonly where: string;
  readonly source: SourceText;
  readonly edits: readonly TextEdit[];
}

function placesFor(workspace: LiveWorkspace, document: AnnotatedDocument, stub: Stub): Place[] {
  const declared = targetsOf(workspace, document).map((target) => ({
    where: nameOfTarget(target),
    source: target.source,
    edits: declaringReference(declarerIn(target), stub),
  }));
  const listed = workspace.libraries(document.uri).map(({ source }) => ({
    where: baseName(source.uri),
    source,
    edits: addingToBibliography(source.uri, source.text, stub),
  }));
  return [...declared, ...listed].flatMap(({ edits, ...place }) => (edits ? [{ ...place, edits }] : []));
}
