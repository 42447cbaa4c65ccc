import { type CodeAction, CodeActionKind } from "vscode-languageserver-types";
import { addingAlias, type Declarer, declaringClaim, declaringSpeaker, idFor } from "../../annotating/declare";
import type { Found } from "../../diagnostics";
import { likelySpeakers } from "../../diagnostics/speakers";
import type { Problem, TextEdit } from "../../syntax/problem";
import type { LiveWorkspace } from "../../workspace/liveWorkspace";
import type { AnnotatedDocument } from "../../workspace/workspace";
import { wordsOf } from "../describe/words";
import { toDiagnostic } from "../diagnostics";
import { documentEdit } from "../workspaceEdits";
import { declarerIn, nameOfTarget, type Target, targetsOf } from "./targets";

/** Quick fixes of problems with what is declared nowhere: declare it, in the file or its project; or as another name. */
export function declaringActions(
  workspace: LiveWorkspace,
  document: AnnotatedDocument,
  found: readonly Found[],
): CodeAction[] {
  const targets = targetsOf(workspace, document);
  return found.flatMap((each) => {
    const drafts = draftsFor(workspace, document, targets, each.problem);
    const diagnostics = drafts.length > 0 ? [toDiagnostic(workspace, document.source, each)] : [];
    return drafts.map(({ title, target, edits }) => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics,
      edit: { documentChanges: [documentEdit(workspace, target.source, edits)] },
    }));
  });
}

interface Draft {
  readonly title: string;
  readonly target: Target;
  readonly edits: readonly TextEdit[];
}

function draftsFor(
  workspace: LiveWorkspace,
  document: AnnotatedDocument,
  targets: readonly Target[],
  problem: Problem,
): Draft[] {
  if (problem.code === "claim.undeclared") return claimDrafts(document, targets, problem);
  if (problem.code !== "speaker.unknown") return [];
  const label = document.model.unknownLabels.find(({ from, to }) => from === problem.from && to === problem.to);
  if (!label) return speakerDrafts(targets, document.source.text.slice(problem.from, problem.to));
  const ids = new Set(workspace.ids("speaker", document.uri));
  const name = nameIn(label.name);
  const id = idFor(name, (each) => ids.has(each));
  return [
    ...aliasDrafts(document, targets, label.name),
    ...drafts(targets, name, (target) => declaringSpeaker(target, id, name)),
  ];
}

function speakerDrafts(targets: readonly Target[], id: string): Draft[] {
  return drafts(targets, id, (target) => declaringSpeaker(target, id, nameIn(id.replace(/[-_.:]+/g, " "))));
}

/** The annotator's sentence is still to be written: the words tagged stand for it. */
function claimDrafts(document: AnnotatedDocument, targets: readonly Target[], { from, to }: Problem): Draft[] {
  const id = document.source.text.slice(from, to);
  const tag = document.model.claimTags.find(({ at }) => at.from === from && at.to === to);
  const text = (tag && wordsOf(document, tag, 300)) || id.replace(/[-_.:]+/g, " ");
  return drafts(targets, id, (target) => declaringClaim(target, id, text));
}

function drafts(
  targets: readonly Target[],
  what: string,
  declare: (declarer: Declarer) => readonly TextEdit[] | null,
): Draft[] {
  return targets.flatMap((target) => {
    const edits = declare(declarerIn(target));
    return edits ? [{ title: `Declare “${what}” in ${nameOfTarget(target)}`, target, edits }] : [];
  });
}

function aliasDrafts(document: AnnotatedDocument, targets: readonly Target[], label: string): Draft[] {
  return likelySpeakers(document, label).flatMap(({ id, name }) => {
    const found = targets.flatMap((target) => {
      const edits = addingAlias(declarerIn(target), id, label);
      return edits ? [{ title: `Add “${label}” to the names of ${name}`, target, edits }] : [];
    });
    return found.slice(0, 1);
  });
}

/** `MR. BERBAHL` is Mr. Berbahl: a name in capitals, or an id, as names are written. */
function nameIn(label: string): string {
  if (/\p{Ll}/u.test(label) && /\p{Lu}/u.test(label)) return label;
  return label.toLowerCase().replace(/(?<![\p{L}\p{M}'’])\p{L}/gu, (letter) => letter.toUpperCase());
}
