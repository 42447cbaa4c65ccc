import type { Span } from "../syntax/span";
import type { CheckedText, PageStart } from "./checkedText";

/**
 * A plain text, or Markdown without annotations, as a text to check against: no front matter, comments, marks of notes
 * (`[^n]`) and pages (`[p. 41]`), nor the addresses of links. What stands in double marks within a paragraph, and block
 * quotations, the text itself only quotes.
 */
export function readPlainText(uri: string, text: string): CheckedText {
  return { uri, text, words: wordsOf(text), pages: pagesOf(text), voices: [], quoted: quotedIn(text) };
}

const NOTATION =
  /^---\r?\n[\s\S]{0,20000}?\n(?:---|\.\.\.)(?=\r?\n|$)|<!--[\s\S]{0,20000}?-->|\[\^[^\]\s]{1,60}\]:?|\[(?:pp?\.|page)\s?[^\]\n]{1,20}\]|(?<=\])\([^()\s]{1,2000}\)|\[\]\{\.page[^}\n]{0,60}\}/gu;
const PAGE = /\[(?:p\.|page)\s?([^\]\n]{1,20})\]|\[\]\{\.page n="?([^}"\n]{1,20})"?\}/gu;

function wordsOf(text: string): Span[] {
  const words: Span[] = [];
  let from = 0;
  for (const { index, 0: notation } of text.matchAll(NOTATION)) {
    if (index > from) words.push({ from, to: index });
    from = index + notation.length;
  }
  if (from < text.length) words.push({ from, to: text.length });
  return words;
}

function pagesOf(text: string): PageStart[] {
  return [...text.matchAll(PAGE)].map((match) => ({
    at: match.index + match[0].length,
    page: (match[1] ?? match[2])!.trim(),
  }));
}

const PARAGRAPH = /[^\n](?:[^\n]|\n(?!\s*\n))*/gu;

function quotedIn(text: string): Span[] {
  return [...text.matchAll(PARAGRAPH)].flatMap(({ index, 0: paragraph }) =>
    /^\s{0,3}>/.test(paragraph) ? [{ from: index, to: index + paragraph.length }] : pairsIn(paragraph, index),
  );
}

/** The outermost pairs of double marks; one that nothing closes quotes to the end of the paragraph only if it begins it. */
function pairsIn(paragraph: string, offset: number): Span[] {
  const pairs: Span[] = [];
  let open: { at: number; close: string } | null = null;
  for (const { index, 0: mark } of paragraph.matchAll(/["“”„«»「」]/gu)) {
    if (open && mark === open.close) {
      pairs.push({ from: offset + open.at, to: offset + index + 1 });
      open = null;
    } else if (!open && CLOSING[mark]) open = { at: index, close: CLOSING[mark] };
  }
  if (open && paragraph.slice(0, open.at).trim() === "")
    pairs.push({ from: offset + open.at, to: offset + paragraph.length });
  return pairs;
}

const CLOSING: Readonly<Record<string, string>> = { '"': '"', "“": "”", "„": "“", "«": "»", "「": "」" };
