import type { SemanticTokens, SemanticTokensDelta } from "vscode-languageserver";
import { documentSymbols } from "../features/documentSymbols";
import { foldingRanges } from "../features/foldingRanges";
import { spanOf } from "../features/ranges";
import { semanticTokens } from "../features/semanticTokens";
import { STATUS, type StatusParams, type StatusResult } from "../protocol";
import { flatSymbols } from "./flat";
import { inDocument } from "./inDocument";
import type { Session } from "./session";
import { NO_STATUS, statusOf } from "./status";
import { createTokens } from "./tokens";

/** Answers what is asked of an open document. Of one that is not annotated there is nothing to say. */
export function answerQuestions(session: Session): void {
  const { connection, abilities, workspace, boundary } = session;

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
    boundary.request("status", NO_STATUS, async ({ uri }: StatusParams): Promise<StatusResult> => {
      if (workspace.openDocument(uri)) await workspace.ready(uri);
      return statusOf(workspace, uri);
    }),
  );
  answerTokens(session);
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
