import type { LocationLink } from "vscode-languageserver-types";
import type { Source } from "../bibliography/source";
import type { Subject } from "../workspace/occurrences";
import type { AnnotatedDocument, Declared, Workspace } from "../workspace/workspace";
import { rangeIn } from "./places";
import { verdictAt } from "./quotationAt";
import { rangeOf } from "./ranges";
import { targetIn } from "./target";

/**
 * Where the speaker, claim or source at `offset` is declared: in this file, its project, a bibliography, another file; of words of a
 * quotation, where they stand in the text of its source.
 */
export function definition(workspace: Workspace, document: AnnotatedDocument, offset: number): LocationLink[] {
  const target = targetIn(workspace, document, offset);
  if (!target) return document.annotated ? passages(workspace, document, offset) : [];
  const declared = declarationOf(workspace, document.uri, target);
  if (!declared) return [];
  const range = rangeIn(workspace, declared.uri, declared.at);
  const origin = rangeOf(document.source, target);
  return [{ originSelectionRange: origin, targetUri: declared.uri, targetRange: range, targetSelectionRange: range }];
}

function passages(workspace: Workspace, document: AnnotatedDocument, offset: number): LocationLink[] {
  const verdict = verdictAt(workspace, document, offset);
  const { judgement, against } = verdict?.elsewhere ?? verdict ?? {};
  if (!verdict || !judgement || !against) return [];
  const origin = rangeOf(document.source, verdict.quotation);
  return judgement.passages.map((passage) => {
    const range = rangeIn(workspace, against.uri, passage);
    return { originSelectionRange: origin, targetUri: against.uri, targetRange: range, targetSelectionRange: range };
  });
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
