import { type CodeAction, CodeActionKind } from "vscode-languageserver-types";
import { hasPlace } from "../../annotating/enclose";
import { wordsMeant } from "../../annotating/wordsAt";
import { ATTRIBUTE_COMMAND, TAG_COMMAND, type WantedAnnotation } from "../../protocol";
import type { Span } from "../../syntax/span";
import type { LiveWorkspace } from "../../workspace/liveWorkspace";
import type { AnnotatedDocument } from "../../workspace/workspace";
import { near, speakersNear } from "../nameable";
import { MENTION } from "../writing";
import { taken, type Wanted } from "./later";

/** More than these are asked for by a command, with a list to choose from. */
const MOST_OFFERED = 6;

/** What a client can do with actions. */
export interface ActionAbilities {
  /** It has our commands. */
  readonly commands: boolean;
  /** It asks for the edit of an action when somebody takes it. */
  readonly lazyEdits: boolean;
}

/** What can be said of selected words: who speaks, what is claimed, that nobody is quoted. Those for later carry a {@link Wanted}. */
export function selectionActions(
  workspace: LiveWorkspace,
  document: AnnotatedDocument,
  selection: Span,
  { commands, lazyEdits }: ActionAbilities,
): CodeAction[] {
  const words = selection.from < selection.to ? wordsMeant(document, selection) : [];
  if (words.length === 0 || !hasPlace(document, words, MENTION)) return [];
  const action = (title: string, annotation: WantedAnnotation): CodeAction[] => {
    const offered = { title, kind: CodeActionKind.RefactorRewrite };
    if (lazyEdits) return [{ ...offered, data: { ...selection, annotation } satisfies Wanted }];
    const { edit } = taken(workspace, document, { ...selection, annotation }, false);
    return edit ? [{ ...offered, edit }] : [];
  };
  return [
    ...speakersFor(workspace, document, words).flatMap((id) =>
      action(`Attribute to ${document.model.scope.speaker(id)?.name || id}`, { kind: "attribute", speaker: id }),
    ),
    ...(commands ? [asking("Attribute to…", ATTRIBUTE_COMMAND)] : []),
    ...near(workspace, document, "claim", selection.from)
      .slice(0, MOST_OFFERED)
      .flatMap((id) => action(`Tag as claim “${id}”`, { kind: "tag", claim: id })),
    ...(commands ? [asking("Tag as claim…", TAG_COMMAND)] : []),
    ...(isQuotation(document, words) ? action("Mark as mention: nobody is quoted", { kind: "mention" }) : []),
  ];
}

/** Those who speak near the words, save whose they are already. */
function speakersFor(workspace: LiveWorkspace, document: AnnotatedDocument, words: readonly Span[]): string[] {
  const said = document.model.statements.find(({ from, to }) => from === words[0]!.from && to === words.at(-1)!.to);
  const speakers = speakersNear(workspace, document, words[0]!.from).slice(0, MOST_OFFERED);
  return speakers.filter((id) => said?.speakers.length !== 1 || said.speakers[0] !== id);
}

function asking(title: string, command: string): CodeAction {
  return { title, kind: CodeActionKind.RefactorRewrite, command: { title, command } };
}

function isQuotation({ model }: AnnotatedDocument, [words]: readonly Span[]): boolean {
  return model.quotations.some(({ form, from, to }) => form === "marks" && from === words?.from && to === words.to);
}
