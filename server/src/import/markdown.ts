import type { TextEdit } from "../syntax/problem";
import { edited } from "./edits";
import { escapes } from "./escape";
import { enclosed, indentedParagraphs } from "./indented";
import { listEscapes } from "./lists";
import { read } from "./reading";

/** A mended construct may bring another to light; more than this many within each other nobody writes. */
const ROUNDS = 12;

/**
 * A text in Markdown with the words of `text`, which knows nothing of Markdown: only backslashes are added. Paragraphs that
 * are indented are still code, and want `outOfCode`.
 */
export function fromPlain(text: string): string {
  return mended(repeated(edited(text, escapes(text)), listEscapes));
}

/** Paragraphs that would be code for their indentation begin with a bracket instead, that of a span around them. */
export function outOfCode(text: string): string {
  const spans = indentedParagraphs(text).flatMap((paragraph) => enclosed(paragraph, ".indented"));
  return spans.length ? mended(edited(text, spans)) : text;
}

/** The same Markdown, with backslashes where it would swallow words. */
export function mended(text: string): string {
  return repeated(text, mendings);
}

function repeated(text: string, edits: (text: string) => readonly TextEdit[]): string {
  let current = text;
  for (let round = 0; round < ROUNDS; round++) {
    const found = edits(current);
    if (found.length === 0) break;
    current = edited(current, found);
  }
  return current;
}

function mendings(text: string): TextEdit[] {
  return read(text).model.problems.flatMap(({ code, fixes }) =>
    code === "text.markdown" || code.startsWith("syntax.") ? [...(fixes?.[0]?.edits ?? [])] : [],
  );
}
