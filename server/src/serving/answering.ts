import {
  CodeActionKind,
  type SemanticTokens,
  type SemanticTokensDelta,
  type TextDocumentPositionParams,
} from "vscode-languageserver";
import { codeActions } from "../features/codeActions";
import { definition } from "../features/definition";
import { documentSymbols } from "../features/documentSymbols";
import { foldingRanges } from "../features/foldingRanges";
import { hover } from "../features/hover";
import { offsetAt, spanOf } from "../features/ranges";
import { semanticTokens } from "../features/semanticTokens";
import { STATUS, type StatusParams, type StatusResult } from "../protocol";
import { flatSymbols, plainLocation } from "./flat";
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
  connection.onDefinition(
    boundary.request("definition", [], (params: TextDocumentPositionParams, token) =>
      inDocument(session, params, token, [], (document) => {
        const links = definition(workspace, document, offsetAt(document.source, params.position));
        const spelled = links.map((link) => ({ ...link, targetUri: workspace.spelled(link.targetUri) }));
        return abilities.links ? spelled : spelled.map(plainLocation);
      }),
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

function answerFixes({ connection, workspace, problems, boundary }: Session): void {
  connection.onCodeAction(
    boundary.request("fixes", [], async ({ textDocument, range, context }) => {
      const wanted = context.only === undefined || context.only.some(isQuickFix);
      const here = wanted ? problems.found(textDocument.uri) : undefined;
      return here ? codeActions(workspace, here.source, here.found, range) : [];
    }),
  );
}

function isQuickFix(kind: string): boolean {
  return kind === CodeActionKind.QuickFix || kind === "";
}
