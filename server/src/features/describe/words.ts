import type { Span } from "../../syntax/span";
import type { AnnotatedDocument } from "../../workspace/workspace";

/** The text of `span` on one line, cut between words to at most `length` UTF-16 units, with an ellipsis if cut. */
export function wordsOf(document: AnnotatedDocument, span: Span, length = 60): string {
  return shorten(document.source.text.slice(span.from, Math.min(span.to, span.from + 4 * length)), length);
}

/** `text` on one line, cut between words to at most `length` UTF-16 units, with an ellipsis if cut. */
export function shorten(text: string, length: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= length) return line;
  const cut = line.slice(0, length - 1);
  const space = cut.lastIndexOf(" ");
  return `${space > length / 2 ? cut.slice(0, space) : withoutHalfPair(cut)}…`;
}

/** A cut may not part a surrogate pair. */
function withoutHalfPair(text: string): string {
  return /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text;
}
