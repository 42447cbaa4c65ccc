import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Range,
} from "vscode-languageserver";
import { unattributedWords } from "../diagnostics/attribution";
import { attributeInferred } from "../features/attributeInferred";
import {
  citingActions,
  codeActions,
  declaringActions,
  findingActions,
  mergingActions,
  referencingActions,
  selectionActions,
  suppressingActions,
  taken,
  touched,
  type Wanted,
} from "../features/codeActions";
import { onlySource, SEVERAL } from "../features/findSource";
import { type Merging, mergeSources } from "../features/mergeSources";
import { nameable } from "../features/nameable";
import { rangeOf, spanOf } from "../features/ranges";
import { annotating } from "../features/writing";
import {
  ANNOTATE,
  type AnnotateParams,
  type AnnotateResult,
  ATTRIBUTE_INFERRED_KIND,
  NAMEABLE,
  type NameableParams,
  type NameableResult,
} from "../protocol";
import type { Code } from "../syntax/problem";
import type { AnnotatedDocument } from "../workspace/workspace";
import { outdated } from "./boundary";
import type { ClientAbilities } from "./capabilities";
import { findSource } from "./finding";
import { editFor } from "./flat";
import { inDocument, inFile } from "./inDocument";
import type { Problems } from "./problems";
import type { Session } from "./session";

/** Answers what helps to write annotations: actions, and the edits that the client's commands ask for. */
export function answerWriters(session: Session): void {
  answerActions(session);
  answerCommands(session);
}

function answerCommands(session: Session): void {
  const { connection, workspace, boundary } = session;
  connection.onRequest(
    NAMEABLE,
    boundary.request("names", null, (params: NameableParams, token) =>
      inDocument<NameableResult | null>(session, params, token, null, (document) =>
        nameable(workspace, document, spanOf(document.source, params.range)),
      ),
    ),
  );
  connection.onRequest<AnnotateResult | null, void>(
    ANNOTATE,
    boundary.request("an annotation", null, (params: AnnotateParams, token) =>
      inDocument<AnnotateResult | null>(session, params, token, null, (document) => {
        const { source } = document;
        const { edits, reason } = annotating(workspace, document, spanOf(source, params.range), params.annotation);
        if (edits === null) return { refused: reason };
        const written = edits.map((edit) => ({ range: rangeOf(source, edit), newText: edit.insert }));
        return { version: source.version, edits: written };
      }),
    ),
  );
}

function answerActions(session: Session): void {
  const { connection, boundary } = session;
  connection.onCodeAction(
    boundary.request("fixes", [], (params: CodeActionParams, token) =>
      inFile(session, params, token, [], (document) =>
        actionsAt(session, document, params).map((action) => understood(session, document, action)),
      ),
    ),
  );
  connection.onCodeActionResolve((action, token) =>
    boundary.request("an action", action, () => resolved(session, action, token))(action, token),
  );
}

function understood({ abilities }: Session, { uri, source }: AnnotatedDocument, action: CodeAction): CodeAction {
  if (action.edit) return { ...action, edit: editFor(abilities, action.edit) };
  return action.data
    ? { ...action, data: { uri, version: source.version, wanted: action.data } satisfies Later }
    : action;
}

/** What an action carries whose edit is made when somebody takes it. */
interface Later {
  readonly uri: string;
  readonly version: number;
  readonly wanted: Wanted;
}

function resolved(session: Session, action: CodeAction, token: CancellationToken): Promise<CodeAction> {
  const { uri, version, wanted } = action.data as Later;
  return inFile(session, { textDocument: { uri } }, token, action, (document) => {
    if (document.source.version !== version) throw outdated();
    if ("merge" in wanted) return merged(session, document, wanted.merge, action);
    if (!document.annotated) return action;
    if ("findSource" in wanted) return cited(session, document, wanted.findSource, action, token);
    const { edit, reason } = taken(session.workspace, document, wanted, session.abilities.confirmation);
    if (!edit) session.tell(reason);
    return edit ? { ...action, edit: editFor(session.abilities, edit) } : action;
  });
}

/** Makes one of two sources, or says why not. */
async function merged(
  { abilities, tell, workspace }: Session,
  { uri }: AnnotatedDocument,
  merging: Merging,
  action: CodeAction,
): Promise<CodeAction> {
  const edit = await mergeSources(workspace, uri, merging);
  if (!("refused" in edit)) return { ...action, edit: editFor(abilities, edit) };
  tell(edit.refused);
  return action;
}

/** Cites the only source that has the words of a quotation, or says why it cannot. */
async function cited(
  session: Session,
  document: AnnotatedDocument,
  offset: number,
  action: CodeAction,
  token: CancellationToken,
): Promise<CodeAction> {
  const result = await findSource(session, document, offset, token);
  const citing = onlySource(result);
  if (!citing) {
    session.tell("refused" in result ? result.refused : SEVERAL);
    return action;
  }
  const textDocument = { uri: document.uri, version: citing.version };
  return {
    ...action,
    edit: editFor(session.abilities, { documentChanges: [{ textDocument, edits: [...citing.edits] }] }),
  };
}

function actionsAt(session: Session, document: AnnotatedDocument, params: CodeActionParams): CodeAction[] {
  const { abilities, workspace, problems } = session;
  const { context, range, textDocument } = params;
  const here = problems.found(textDocument.uri);
  const at = spanOf(document.source, range);
  const finding = document.annotated
    ? [findingActions, citingActions].flatMap((actions) =>
        actions(workspace, document, at, here?.found ?? [], abilities),
      )
    : [];
  const findingOf = (wanted: CodeActionKind) => finding.filter(({ kind }) => kind === wanted);
  const { QuickFix, RefactorRewrite } = CodeActionKind;
  const fixes =
    here && isWanted(QuickFix, context.only) ? fixesAt(session, document, here, range, findingOf(QuickFix)) : [];
  if (!document.annotated) return fixes;
  return [
    ...fixes,
    ...inferredActions(document, fixes, context.only, abilities),
    ...(isWanted(RefactorRewrite, context.only)
      ? [...selectionActions(workspace, document, at, abilities), ...findingOf(RefactorRewrite)]
      : []),
  ];
}

function fixesAt(
  { abilities, workspace }: Session,
  document: AnnotatedDocument,
  { source, found }: NonNullable<ReturnType<Problems["found"]>>,
  range: Range,
  finding: readonly CodeAction[],
): CodeAction[] {
  const here = touched(source, found, range);
  const fixes = [
    ...codeActions(workspace, source, found, range),
    ...mergingActions(workspace, source, here, abilities),
  ];
  if (!document.annotated) return fixes;
  return [
    ...fixes,
    ...finding,
    ...declaringActions(workspace, document, here),
    ...referencingActions(workspace, document, here),
    ...suppressingActions(workspace, document, here, abilities.commands),
  ];
}

/** Writing all inferred speakers down: where it is asked for by its kind, and beside the fix of one of several. */
function inferredActions(
  document: AnnotatedDocument,
  fixes: readonly CodeAction[],
  only: readonly string[] | undefined,
  abilities: ClientAbilities,
): CodeAction[] {
  const kinds = [
    isBesideOne(document, fixes) && CodeActionKind.QuickFix,
    only && isWanted(ATTRIBUTE_INFERRED_KIND, only) && ATTRIBUTE_INFERRED_KIND,
  ].filter((kind) => typeof kind === "string");
  return kinds.flatMap((kind) => attributeInferred(document, { ...abilities, kind }) ?? []);
}

function isBesideOne({ model }: AnnotatedDocument, fixes: readonly CodeAction[]): boolean {
  const isAttribution = ({ diagnostics }: CodeAction) => diagnostics?.some(({ code }) => code === UNATTRIBUTED);
  return fixes.some(isAttribution) && unattributedWords(model).length > 1;
}

const UNATTRIBUTED: Code = "quotation.unattributed";

/** A kind is asked for by itself or by one above it: `source` is above `source.attest`. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((wanted) => wanted === "" || `${kind}.`.startsWith(`${wanted}.`));
}
