import type { LocationLink } from "vscode-languageserver-types";
import type { AnnotatedDocument, Declared, Workspace } from "../workspace/workspace";
import { rangeIn } from "./places";
import { rangeOf } from "./ranges";
import type { Target } from "./target";
import { targetAt } from "./target";

/** Where the speaker, claim or source at `offset` is declared: in this file, its project, a bibliography, another file. */
export function definition(workspace: Workspace, document: AnnotatedDocument, offset: number): LocationLink[] {
  const target = document.annotated ? targetAt(document, offset) : null;
  const declared = target && declarationOf(workspace, document, target);
  if (!target || !declared) return [];
  const range = rangeIn(workspace, declared.uri, declared.at);
  const origin = rangeOf(document.source, target);
  return [{ originSelectionRange: origin, targetUri: declared.uri, targetRange: range, targetSelectionRange: range }];
}

function declarationOf(
  workspace: Workspace,
  { uri }: AnnotatedDocument,
  target: Target,
): Declared<unknown> | undefined {
  const { kind, id } = target;
  if (kind === "speaker") return workspace.declaration(kind, id, uri);
  return kind === "claim" ? workspace.declaration(kind, id, uri) : workspace.declaration(kind, id, uri);
}
