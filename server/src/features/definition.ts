import type { LocationLink } from "vscode-languageserver-types";
import type { Source } from "../bibliography/source";
import type { Subject } from "../workspace/occurrences";
import type { AnnotatedDocument, Declared, Workspace } from "../workspace/workspace";
import { rangeIn } from "./places";
import { rangeOf } from "./ranges";
import { targetIn } from "./target";

/** Where the speaker, claim or source at `offset` is declared: in this file, its project, a bibliography, another file. */
export function definition(workspace: Workspace, document: AnnotatedDocument, offset: number): LocationLink[] {
  const target = targetIn(workspace, document, offset);
  const declared = target && declarationOf(workspace, document.uri, target);
  if (!target || !declared) return [];
  const range = rangeIn(workspace, declared.uri, declared.at);
  const origin = rangeOf(document.source, target);
  return [{ originSelectionRange: origin, targetUri: declared.uri, targetRange: range, targetSelectionRange: range }];
}

/** The declaration of an id that holds in the file `uri`. */
export function declarationOf(workspace: Workspace, uri: string, { kind, id }: Subject): Declared<unknown> | undefined {
  if (kind === "speaker") return workspace.declaration(kind, id, uri);
  if (kind === "claim") return workspace.declaration(kind, id, uri);
  return inLibrary(workspace, uri, id) ?? workspace.declaration(kind, id, uri);
}

/** In a bibliography its own entries hold. */
function inLibrary(workspace: Workspace, uri: string, id: string): Declared<Source> | undefined {
  const value = workspace.library(uri)?.bibliography.sources.find((each) => each.id === id);
  return value && { uri, at: { from: value.from, to: value.to }, value };
}
