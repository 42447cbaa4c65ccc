import {
  type CodeAction,
  CodeActionKind,
  type SemanticTokens,
  type SemanticTokensDelta,
  type TextDocumentPositionParams,
} from "vscode-languageserver";
import { unattributedWords } from "../diagnostics/attribution";
import { attributeInferred } from "../features/attributeInferred";
import { codeActions } from "../features/codeActions";
import { documentSymbols } from "../features/documentSymbols";
import { foldingRanges } from "../features/foldingRanges";
import { hover } from "../features/hover";
import { offsetAt, spanOf } from "../features/ranges";
import { semanticTokens } from "../features/semanticTokens";
import { ATTRIBUTE_INFERRED_KIND, STATUS, type StatusParams, type StatusResult } from "../protocol";
import type { Code } from "../syntax/problem";
import type { AnnotatedDocument } from "../workspace/workspace";
import { flatSymbols } from "./flat";
import { inDocument } from "./inDocument";
import type { Session } from "./session";
import { statusOf } from "./status";
import { createTokens } from "./tokens";

/** Answers what is asked of an open document. Of one that is not annotated there is nothing to say. */
export function answerQuestions(session: Session): void {
  const { connection, abilities, workspace, boundary } = session;

  connection.onHover(
    boundary.request("hover", null, (params: TextDocumentPositionParams, token) =>
      inDocument(session, params, token, null, (document) =>
        hover(workspace, document, offsetAt(document.source, params.position)),
      ),
    ),
  );
  connection.onDocumentSymbol(
    boundary.request("outline", [], (params, token) =>
      inDocument(session, params, token, [], (document) => {
        const symbols = documentSymbols(document);
        return abilities.nestedSymbols ? symbols : flatSymbols(params.textDocument.uri, symbols);
      }),
    ),
  );
  connection.onFoldingRanges(
    boundary.request("folding", [], (params, token) => inDocument(session, params, token, [], foldingRanges)),
  );
  connection.onRequest(
    STATUS,
    boundary.request("status", statusOf(undefined), async ({ uri }: StatusParams): Promise<StatusResult> => {
      await workspace.ready(uri);
      return workspace.isProject(uri) ? { ...statusOf(undefined), annotated: true } : statusOf(workspace.document(uri));
    }),
  );
  answerTokens(session);
  answerFixes(session);
}

function answerTokens(session: Session): void {
  const { connection, boundary } = session;
  const tokens = createTokens();
  connection.languages.semanticTokens.on(
    boundary.request("colours", NO_TOKENS, (params, token) =>
      inDocument(session, params, token, NO_TOKENS, tokens.full),
    ),
  );
  connection.languages.semanticTokens.onDelta(
    boundary.request(
      "colours",
      NO_TOKENS,
      (params, token): Promise<SemanticTokens | SemanticTokensDelta> =>
        inDocument<SemanticTokens | SemanticTokensDelta>(session, params, token, NO_TOKENS, (document) =>
          tokens.delta(document, params.previousResultId),
        ),
    ),
  );
  connection.languages.semanticTokens.onRange(
    boundary.request("colours", NO_TOKENS, (params, token) =>
      inDocument(session, params, token, NO_TOKENS, (document) => ({
        data: semanticTokens(document, spanOf(document.source, params.range)),
      })),
    ),
  );
}

const NO_TOKENS: SemanticTokens = { data: [] };

function answerFixes({ connection, abilities, workspace, problems, boundary }: Session): void {
  connection.onCodeAction(
    boundary.request("fixes", [], async ({ textDocument, range, context: { only } }) => {
      const here = isWanted(CodeActionKind.QuickFix, only) ? problems.found(textDocument.uri) : undefined;
      const fixes = here ? codeActions(workspace, here.source, here.found, range) : [];
      const document = workspace.document(textDocument.uri);
      return document?.annotated
        ? [...fixes, ...inferredActions(document, fixes, only, abilities.confirmation)]
        : fixes;
    }),
  );
}

/** Writing all inferred speakers down: where it is asked for by its kind, and beside the fix of one of several. */
function inferredActions(
  document: AnnotatedDocument,
  fixes: readonly CodeAction[],
  only: readonly string[] | undefined,
  confirmation: boolean,
): CodeAction[] {
  const kinds = [
    isBesideOne(document, fixes) && CodeActionKind.QuickFix,
    only && isWanted(ATTRIBUTE_INFERRED_KIND, only) && ATTRIBUTE_INFERRED_KIND,
  ].filter((kind) => typeof kind === "string");
  return kinds.flatMap((kind) => attributeInferred(document, { confirmation, kind }) ?? []);
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
