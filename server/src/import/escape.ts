import type { TextEdit } from "../syntax/problem";
import { bracketEscapes } from "./brackets";
import { insertion } from "./edits";
import { linesOf, paragraphsOf } from "./paragraphs";

/*
 * A plain text, read as Markdown, loses words: it knows nothing of asterisks for footnotes, of `<illegible>` or of lines
 * of dashes. Backslashes keep all that as it is. Lists are left to `lists.ts`, which looks at what Markdown makes of them.
 */

/** The backslashes that a plain text needs in order to be the same words in Pandoc's Markdown. */
export function escapes(text: string): TextEdit[] {
  const found: TextEdit[] = [];
  for (const { from, to } of paragraphsOf(text)) {
    const paragraph = text.slice(from, to);
    for (const at of new Set([...lineStarts(paragraph), ...inlines(paragraph), ...formulas(paragraph)]))
      found.push(insertion(from + at, "\\"));
    for (const edit of bracketEscapes(paragraph, from)) found.push(edit);
  }
  return found;
}

/** What makes something else of a line: headings, quotations, divs, tables, definitions, rules. */
const LINE_START =
  /#(?=#{0,5}(?:[ \t]|$))|>|:(?=::|[ \t])|~(?=[ \t])|\||\+(?=[ \t]|$|[-=:+]+$)|[-=](?=[-= \t:|+]*$)|%(?=[ \t])/y;

/** Pandoc's lettered lists, and those in parentheses; a capital with a full stop only before two spaces. */
const LETTERED =
  /\((?=(?:[a-zA-Z]|\d+|[ivxlcdm]+|@[^)\s]*)\)(?:[ \t]|$))|(?:[a-zA-Z]|[ivxlcdm]+|[IVXLCDM]+)(?=\)(?:[ \t]|$))|(?:[a-z#]|[ivxlcdm]+|[IVXLCDM]{2,})(?=\.(?:[ \t]|$))|[A-Z](?=\.(?:[ \t]{2}|$))/y;

/** What makes an item of a list. */
const ITEM = /(?:[-*+]|\d{1,9}[.)])[ \t]+/y;

function* lineStarts(paragraph: string): Generator<number> {
  for (const { from, to } of linesOf(paragraph)) {
    const line = paragraph.slice(from, to);
    const [at] = startsIn(line);
    for (const start of startsIn(line)) {
      LINE_START.lastIndex = start;
      if (LINE_START.test(line)) yield from + start;
    }
    LETTERED.lastIndex = at!;
    const letters = LETTERED.exec(line)?.[0];
    if (letters) yield from + at! + (letters === "(" ? 0 : letters.length);
  }
}

/** Where a line begins, and in it what stands in an item of a list, and in one within that. */
function startsIn(line: string): number[] {
  const starts = [line.search(/\S/)];
  for (;;) {
    ITEM.lastIndex = starts.at(-1)!;
    const item = ITEM.exec(line);
    if (!item) return starts;
    starts.push(ITEM.lastIndex);
  }
}

/** Characters that mean something wherever they stand; bold, which nobody types by chance, is meant. */
const INLINE = new RegExp(
  [
    String.raw`(?<bold>\*\*(?=[^\s*])[^*\n]*[^\s*]\*\*(?!\*(?!\*)))`,
    String.raw`[\\${"`"}*]`,
    String.raw`(?<word>(?<=[\p{L}\p{N}])_+(?=[\p{L}\p{N}]))|_`,
    String.raw`<(?=[\p{L}/!?])`,
    String.raw`&(?=#?[a-zA-Z\d]{1,40};)`,
    String.raw`(?<![\p{L}\p{N}])@(?=[\p{L}\p{N}_{])`,
    "#(?=(?:claim|denies|questions)/)",
    String.raw`[~^](?=\S)`,
  ].join("|"),
  "gu",
);

function* inlines(paragraph: string): Generator<number> {
  for (const { 0: found, index, groups } of paragraph.matchAll(INLINE)) {
    if (groups!.word) continue;
    if (groups!.bold) for (const inner of inlines(found.slice(2, -2))) yield index + 2 + inner;
    else yield index;
  }
}

/** As Pandoc reads them: no space inside the dollars, no digit after the closing one. */
const FORMULA = /\$\$|\$(?!\s)[^$]{1,300}(?<!\s)\$(?!\d)/;

/** One dollar escaped would leave its partner to the next. */
function formulas(paragraph: string): number[] {
  return FORMULA.test(paragraph) ? [...paragraph.matchAll(/\$/g)].map(({ index }) => index) : [];
}
