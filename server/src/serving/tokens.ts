import type { SemanticTokens, SemanticTokensDelta } from "vscode-languageserver";
import { semanticTokens, semanticTokensEdits } from "../features/semanticTokens";
import type { AnnotatedDocument } from "../workspace/workspace";

/** Semantic tokens, and what has changed in them since the client was last given some. */
export interface Tokens {
  full(document: AnnotatedDocument): SemanticTokens;
  /** All of them if `previous` is not what was last given. */
  delta(document: AnnotatedDocument, previous: string): SemanticTokens | SemanticTokensDelta;
  forget(uri: string): void;
}

export function createTokens(): Tokens {
  const given = new Map<string, { resultId: string; data: number[] }>();
  let count = 0;

  function full(document: AnnotatedDocument) {
    const tokens = { resultId: String(++count), data: semanticTokens(document) };
    given.set(document.uri, tokens);
    return tokens;
  }

  return {
    full,
    delta(document, previous) {
      const before = given.get(document.uri);
      const { resultId, data } = full(document);
      if (before?.resultId !== previous) return { resultId, data };
      return { resultId, edits: semanticTokensEdits(before.data, data) };
    },
    forget: (uri) => void given.delete(uri),
  };
}
