import { type CodeAction, CodeActionKind } from "vscode-languageserver-types";
import type { Enclosing } from "../../annotating/enclose";
import { wordsMeant } from "../../annotating/wordsAt";
import { ATTRIBUTE_COMMAND, TAG_COMMAND } from "../../protocol";
import type { Span } from "../../syntax/span";
import type { LiveWorkspace } from "../../workspace/liveWorkspace";
import type { AnnotatedDocument } from "../../workspace/workspace";
import { near, speakersNear } from "../nameable";
import { documentEdit } from "../workspaceEdits";
import { enclosing, tagging } from "../writing";

/** More than these are asked for by a command, with a list to choose from. */
const MOST_OFFERED = 6;

/** What can be said of selected words: who speaks, what is claimed, that nobody is quoted. */
export function selectionActions(
  workspace: LiveWorkspace,
  document: AnnotatedDocument,
  selection: Span,
  hasCommands: boolean,
): CodeAction[] {
  const words = selection.from < selection.to ? wordsMeant(document, selection) : [];
  if (words.length === 0 || enclosing(document, words, { classes: ["mention"] }).edits === null) return [];
  const speakers = speakersNear(workspace, document, selection.from);
  const claims = near(workspace, document, "claim", selection.from);
  const nameOf = (id: string) => document.model.scope.speaker(id)?.name || id;
  const action = (title: string, enclosed: Enclosing) => actionFor(workspace, document, title, enclosed);
  return [
    ...speakers
      .slice(0, MOST_OFFERED)
      .flatMap((id) => action(`Attribute to ${nameOf(id)}`, enclosing(document, words, { pairs: { speaker: id } }))),
    ...(hasCommands ? [asking("Attribute to…", ATTRIBUTE_COMMAND)] : []),
    ...claims.slice(0, MOST_OFFERED).flatMap((id) => action(`Tag as claim “${id}”`, tagging(document, words, id))),
    ...(hasCommands ? [asking("Tag as claim…", TAG_COMMAND)] : []),
    ...(isQuotation(document, words)
      ? action("Mark as mention: nobody is quoted", enclosing(document, words, { classes: ["mention"] }))
      : []),
  ];
}

function actionFor(
  workspace: LiveWorkspace,
  { source }: AnnotatedDocument,
  title: string,
  { edits }: Enclosing,
): CodeAction[] {
  if (!edits?.length) return [];
  const edit = { documentChanges: [documentEdit(workspace, source, edits)] };
  return [{ title, kind: CodeActionKind.RefactorRewrite, edit }];
}

function asking(title: string, command: string): CodeAction {
  return { title, kind: CodeActionKind.RefactorRewrite, command: { title, command } };
}

function isQuotation({ model }: AnnotatedDocument, [words]: readonly Span[]): boolean {
  return model.quotations.some(({ form, from, to }) => form === "marks" && from === words?.from && to === words.to);
}
