import type { Suggestion } from "../../model/annotatedSource";
import type { AnnotatedDocument } from "../../workspace/workspace";
import { namesOf } from "./speaker";
import { wordsOf } from "./words";

/** Who probably speaks, and by which words, in plain text: `probably Kim Il Sung, by “he insisted”`. */
export function describeInferred(
  document: AnnotatedDocument,
  speakers: readonly string[],
  suggestion: Suggestion | null,
): string {
  const probably = `probably ${namesOf(document, speakers)}`;
  return suggestion ? `${probably}, by ${quotedClause(document, suggestion)}` : probably;
}

/** The words that say who speaks, in quotation marks. */
export function quotedClause(document: AnnotatedDocument, { clause }: Suggestion): string {
  return `“${wordsOf(document, clause, 80)}”`;
}
