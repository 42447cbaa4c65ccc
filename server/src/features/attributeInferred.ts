import type { CodeAction, CodeActionKind, WorkspaceEdit } from "vscode-languageserver-types";
import { attributingAll } from "../diagnostics/attribution";
import type { TextEdit } from "../syntax/problem";
import type { SourceText } from "../syntax/sourceText";
import type { AnnotatedDocument } from "../workspace/workspace";
import { rangeOf } from "./ranges";

const TITLE = "Attribute everything inferred in this file";
const ANNOTATION = "attributeInferred";

/**
 * Writes down every inferred speaker of a file; null if there is none. With `confirmation` the editor shows the edits
 * before it makes them.
 */
export function attributeInferred(
  document: AnnotatedDocument,
  { confirmation, kind }: { readonly confirmation: boolean; readonly kind: CodeActionKind },
): CodeAction | null {
  const edits = attributingAll(document);
  if (edits.length === 0) return null;
  return { title: TITLE, kind, edit: workspaceEdit(document.source, edits, confirmation) };
}

function workspaceEdit(source: SourceText, edits: readonly TextEdit[], confirmation: boolean): WorkspaceEdit {
  const textDocument = { uri: source.uri, version: source.version };
  const changes = edits.map((edit) => ({ range: rangeOf(source, edit), newText: edit.insert }));
  if (!confirmation) return { documentChanges: [{ textDocument, edits: changes }] };
  return {
    documentChanges: [{ textDocument, edits: changes.map((change) => ({ ...change, annotationId: ANNOTATION })) }],
    changeAnnotations: { [ANNOTATION]: { label: TITLE, needsConfirmation: true } },
  };
}
