import type { Span } from "../../syntax/span";
import type { AnnotatedDocument } from "../../workspace/workspace";
import { escapeMarkdown } from "../markdown";
import { wordsOf } from "./words";

/** Of words quoted in a tooltip, in UTF-16 units. */
const LONGEST_QUOTED = 280;

/** What is said of a stretch of a document, under its words: for a reader who does not see these. */
export function underQuote(document: AnnotatedDocument, quoted: Span, said: string): string {
  return [`> ${escapeMarkdown(wordsOf(document, quoted, LONGEST_QUOTED))}`, said].filter(Boolean).join("\n\n");
}
