import { problemsIn } from "../model/annotate";
import { readDocument } from "../model/document";
import { readFrontMatter } from "../syntax/frontMatter";
import type { TextEdit } from "../syntax/problem";
import { edited } from "./edits";
import { escapes } from "./escape";
import { enclosed, indentedParagraphs } from "./indented";
import { listEscapes } from "./lists";
import { changed, type Parsed, parsed, scopeOf } from "./reading";

/** A mended construct may bring another to light; more than this many within each other nobody writes. */
const ROUNDS = 12;

/**
 * A text in Markdown with the words of `text`, which knows nothing of Markdown: only backslashes are added. Paragraphs that
 * are indented are still code, and want `outOfCode`.
 */
export function fromPlain(text: string): Parsed {
  return mended(repeated(parsed(edited(text, escapes(text))), listEscapes));
}

/** Paragraphs that would be code for their indentation begin with a bracket instead, that of a span around them. */
export function outOfCode(text: Parsed): Parsed {
  const spans = indentedParagraphs(text).flatMap((paragraph) => enclosed(paragraph, ".indented"));
  return spans.length ? mended(changed(text, spans)) : text;
}

/** The same Markdown, with backslashes where it would swallow words. */
export function mended(text: Parsed): Parsed {
  return repeated(text, mendings);
}

function repeated(text: Parsed, edits: (text: Parsed) => readonly TextEdit[]): Parsed {
  let current = text;
  for (let round = 0; round < ROUNDS; round++) {
    const found = edits(current);
    if (found.length === 0) break;
    current = changed(current, found);
  }
  return current;
}

function mendings({ text, syntax }: Parsed): TextEdit[] {
  const frontMatter = readFrontMatter(text);
  const document = readDocument(syntax, frontMatter, scopeOf(frontMatter));
  return problemsIn(document, syntax, text).flatMap(({ code, fixes }) =>
    code === "text.markdown" || code.startsWith("syntax.") ? [...(fixes?.[0]?.edits ?? [])] : [],
  );
}
