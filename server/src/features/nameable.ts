import { wordsMeant } from "../annotating/wordsAt";
import { describeSource } from "../bibliography/plain";
import type { Mention } from "../model/annotatedSource";
import type { NameableResult } from "../protocol";
import type { Span } from "../syntax/span";
import type { AnnotatedDocument, Workspace } from "../workspace/workspace";
import { wordsOf } from "./describe/words";

/** What can be named in an annotation at `selection`: who has spoken last and what was cited last come first. */
export function nameable(workspace: Workspace, document: AnnotatedDocument, selection: Span): NameableResult {
  const words = wordsMeant(document, selection);
  const { uri, model } = document;
  const { scope } = model;
  return {
    words: words.length > 0 ? wordsOf(document, { from: words[0]!.from, to: words.at(-1)!.to }) : null,
    speakers: speakersNear(workspace, document, selection.from).map((id) => {
      const speaker = scope.speaker(id);
      return { id, name: speaker?.name || id, role: speaker?.role ?? null };
    }),
    claims: near(workspace, document, "claim", selection.from).map((id) => ({ id, text: scope.claim(id)?.text ?? "" })),
    sources: near(workspace, document, "source", selection.from).map((id) => {
      const source = workspace.declaration("source", id, uri)?.value;
      return { id, description: source ? describeSource(source) : "" };
    }),
  };
}

/** Ids of declared speakers, those who speak last before `offset` first, then those after it, then the others. */
export function speakersNear(workspace: Workspace, document: AnnotatedDocument, offset: number): string[] {
  const { statements } = document.model;
  const before = statements.filter(({ from }) => from <= offset).reverse();
  const after = statements.filter(({ from }) => from > offset);
  const known = new Set(workspace.ids("speaker", document.uri));
  const speaking = [...before, ...after].flatMap(({ speakers }) => speakers.filter((id) => known.has(id)));
  return [...new Set([...speaking, ...known])];
}

/** Ids of a kind as the text names them, those last before `offset` first; one may come again. */
export function mentionedNear({ model }: AnnotatedDocument, kind: Mention["kind"], offset: number): string[] {
  const mentions = model.mentions.filter((mention) => mention.kind === kind);
  return [...mentions.filter(({ from }) => from <= offset).reverse(), ...mentions].map(({ id }) => id);
}

/** Ids of a kind, those mentioned last before `offset` first. */
export function near(
  workspace: Workspace,
  document: AnnotatedDocument,
  kind: "claim" | "source",
  offset: number,
): string[] {
  const known = new Set(workspace.ids(kind, document.uri));
  return [...new Set([...mentionedNear(document, kind, offset).filter((id) => known.has(id)), ...known])];
}
