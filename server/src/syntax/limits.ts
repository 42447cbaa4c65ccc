import type { BlockContext, InlineContext, Line, MarkdownConfig } from "@lezer/markdown";
import { memoised } from "./memo";

/*
 * Bounds on what the parser would otherwise take quadratic time or unbounded depth for. Beyond them, notation is text:
 * nobody writes so, but a broken or hostile file may.
 */

/** Lists, block quotations and divs within each other. */
const DEEPEST = 60;

function tooDeep(cx: BlockContext, line: Line): boolean {
  if (cx.depth < DEEPEST) return false;
  const from = cx.lineStart + line.pos;
  const to = cx.lineStart + line.text.length;
  cx.addElement(cx.elt("Paragraph", from, to));
  cx.nextLine();
  return true;
}

/** Emphasis marks in one paragraph: each closing one looks back over all the others. */
const MOST_EMPHASIS = 2000;

/** What has been seen in the paragraph at hand. */
interface Seen {
  emphasis: number;
  unclosed: Set<string>;
}

const seen = new WeakMap<InlineContext, Seen>();

function seenIn(cx: InlineContext): Seen {
  return memoised(seen, cx, () => ({ emphasis: 0, unclosed: new Set<string>() }));
}

function tooMuchEmphasis(cx: InlineContext, next: number, pos: number): number {
  if (next !== 42 && next !== 95) return -1;
  const counts = seenIn(cx);
  if (++counts.emphasis <= MOST_EMPHASIS) return -1;
  let end = pos + 1;
  while (cx.char(end) === next) end++;
  return end;
}

/** Openings of HTML constructs, each with what ends it: where that is missing once, it is missing for all that follow. */
const HTML_ENDS: readonly (readonly [string, string])[] = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
  ["<?", "?>"],
  ["<!", ">"],
];

function unclosedHtml(cx: InlineContext, next: number, pos: number): number {
  if (next !== 60 /* < */) return -1;
  const start = HTML_ENDS.find(([opening]) => cx.text.startsWith(opening, pos - cx.offset));
  if (!start) return -1;
  const { unclosed } = seenIn(cx);
  if (!unclosed.has(start[1]) && cx.text.indexOf(start[1], pos - cx.offset) >= 0) return -1;
  unclosed.add(start[1]);
  return pos + 1;
}

/** A run of spaces is looked at once: the parser of hard breaks would do so at each of them. */
function spaces(cx: InlineContext, next: number, pos: number): number {
  if (next !== 32) return -1;
  let end = pos + 1;
  while (cx.char(end) === 32) end++;
  return cx.char(end) === 10 && end - pos > 1 ? -1 : end;
}

export const limits: MarkdownConfig = {
  parseBlock: [{ name: "TooDeep", parse: tooDeep, before: "IndentedCode" }],
  parseInline: [
    { name: "TooMuchEmphasis", parse: tooMuchEmphasis, before: "Emphasis" },
    { name: "Spaces", parse: spaces, before: "HardBreak" },
    { name: "UnclosedHtml", parse: unclosedHtml, before: "HTMLTag" },
  ],
};
