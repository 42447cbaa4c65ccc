import type { Span } from "../../syntax/span";
import type { AnnotatedDocument } from "../../workspace/workspace";

/** The first words of `span` as a reader hears them, in at most `length` UTF-16 units. */
export function wordsOf(document: AnnotatedDocument, span: Span, length = 60): string {
  return firstWords(document.source.text.slice(span.from, Math.min(span.to, span.from + 8 * length)), length);
}

/** The first words of a stretch of annotated text, without the annotations in it. */
export function firstWords(text: string, length: number): string {
  return shorten(withoutLoneBrackets(text.replace(ANNOTATION, "")), length);
}

/** The last words of the same, with an ellipsis if cut. */
export function lastWords(text: string, length: number): string {
  const line = firstWords(text, text.length + 1);
  if (line.length <= length) return line;
  const cut = line.slice(1 - length);
  return `…${cut.slice(Math.max(0, cut.search(/(?<=\s)\S/)))}`;
}

/** Attributes, citations, footnote references, claim tags, comments, bold marks: for a glance, not to the letter. */
const ANNOTATION =
  /\]\{[^{}]*\}|\s?\[[^[\]]*@[^[\]]*\]|\[\^[^[\]]*\]|\s?#(?:claim|denies|questions)\/[\p{L}\p{N}_.:-]*[\p{L}\p{N}]|<!--.*?-->|\*\*|^>\s?/gmsu;

/** Brackets of spans whose other end is outside the stretch, or went with its attributes. */
function withoutLoneBrackets(text: string): string {
  const lone = new Set<number>();
  const open: number[] = [];
  for (const { index, 0: bracket } of text.matchAll(/[[\]]/g)) {
    if (bracket === "[") open.push(index);
    else if (open.pop() === undefined) lone.add(index);
  }
  for (const index of open) lone.add(index);
  return text.replace(/[[\]]/g, (bracket, index) => (lone.has(index) ? "" : bracket));
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
