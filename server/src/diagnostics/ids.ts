import type { Declarations } from "../syntax/declarations";
import type { Problem } from "../syntax/problem";
import type { Span } from "../syntax/span";
import { baseName } from "../workspace/uris";
import type { Declared, Workspace } from "../workspace/workspace";
import { relatedTo } from "./related";

type Kind = "speaker" | "claim" | "source";
type OwnDeclaration = Span & { readonly id: string };

/** `id.conflict`: another file of the folder declares the same id with other content. */
export function* conflictingIds(workspace: Workspace, uri: string, declarations: Declarations): Generator<Problem> {
  yield* conflicts(workspace, uri, "speaker", declarations.speakers);
  yield* conflicts(workspace, uri, "claim", declarations.claims);
  yield* conflicts(workspace, uri, "source", declarations.references);
}

function* conflicts(workspace: Workspace, uri: string, kind: Kind, own: readonly OwnDeclaration[]): Generator<Problem> {
  for (const declaration of own) {
    const others = workspace.declaredOtherwise(kind, declaration, uri);
    if (others.length > 0) yield conflict(kind, declaration, others);
  }
}

function conflict(kind: Kind, { id, from, to }: OwnDeclaration, others: readonly Declared<unknown>[]): Problem {
  const files = [...new Set(others.map(({ uri }) => baseName(uri)))];
  const named = files.length > 3 ? `${files.length} other files` : files.join(" and ");
  return {
    code: "id.conflict",
    message: `The ${kind} “${id}” is declared differently in ${named}. Make the declarations agree, or choose another id.`,
    related: others.slice(0, 10).map((each) => relatedTo(each, `“${id}” as declared there`)),
    from,
    to,
  };
}
