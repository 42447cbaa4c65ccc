import type { Input } from "@lezer/common";
import type { BlockContext, Line, MarkdownConfig } from "@lezer/markdown";
import { isDivFence, readDivOpening } from "./fences";
import { memoised } from "./memo";

/*
 * The block constructs of Pandoc that CommonMark lacks or reads otherwise. A composite node (div, footnote) may go on
 * over blank lines; `markdown.ts` sees to it that none is reused as the last node of an unchanged stretch.
 */

/** What the library keeps to itself: how many blocks around this line have claimed it, and the text itself. */
const depthOf = (line: Line) => (line as unknown as { depth: number }).depth;
const inputOf = (cx: BlockContext) => (cx as unknown as { input: Input }).input;

/** Contexts in the middle of code or a comment, where a fence closes no div. */
const opaque = new WeakSet<BlockContext>();

/** Pandoc wants the fences of divs, unlike all else, right at the start of the line. */
const isIndented = (line: Line) => line.indent > line.baseIndent;
const isIndentedAsCode = (line: Line) => line.indent >= line.baseIndent + 4;

function restOf(cx: BlockContext, from: number): string {
  const input = inputOf(cx);
  return input.read(from, input.length);
}

/** Ends already looked for in vain: what is not ahead of one place is not ahead of a later one. */
const missing = new WeakMap<BlockContext, Set<string>>();

function isAhead(cx: BlockContext, from: number, name: string, end: RegExp): boolean {
  const known = memoised(missing, cx, () => new Set<string>());
  if (known.has(name)) return false;
  if (end.test(restOf(cx, from))) return true;
  known.add(name);
  return false;
}

/** Consumes lines until one ends the block, or the block around it ends. */
function consumeUntil(cx: BlockContext, line: Line, ends: (text: string) => boolean): void {
  opaque.add(cx);
  while (cx.nextLine() && depthOf(line) >= cx.depth) {
    if (!ends(line.text.slice(line.pos))) continue;
    opaque.delete(cx);
    cx.nextLine();
    return;
  }
  opaque.delete(cx);
}

// Fenced code. As in Pandoc, a fence that nothing closes is text.

const CODE_FENCE = /^(?:(`{3,})[^`]*|(~{3,}).*)$/;

function codeFence(line: Line): string | null {
  if (line.next !== 96 && line.next !== 126) return null;
  const found = CODE_FENCE.exec(line.text.slice(line.pos));
  return found ? (found[1] ?? found[2]!) : null;
}

function closingFence(fence: string): RegExp {
  return new RegExp(`^[ \\t>]*${fence[0]}{${fence.length},}[ \\t]*$`, "m");
}

function isClosedCodeFence(cx: BlockContext, line: Line): boolean {
  const fence = codeFence(line);
  if (!fence) return false;
  const size = Math.min(fence.length, 20);
  return isAhead(cx, cx.lineStart + line.text.length + 1, `${fence[0]}${size}`, closingFence(fence));
}

function fencedCode(cx: BlockContext, line: Line): boolean {
  if (!isClosedCodeFence(cx, line)) return false;
  const from = cx.lineStart + line.pos;
  const end = closingFence(codeFence(line)!);
  consumeUntil(cx, line, (text) => end.test(text));
  cx.addElement(cx.elt("FencedCode", from, Math.max(from, cx.prevLineEnd())));
  return true;
}

// Comments that stand by themselves; one with text after it on its last line is inline.

function commentBlock(cx: BlockContext, line: Line): boolean {
  if (!line.text.startsWith("<!--", line.pos)) return false;
  const from = cx.lineStart + line.pos;
  if (!isAhead(cx, from, "-->", /-->/)) return false;
  const rest = restOf(cx, from);
  const end = rest.indexOf("-->") + 3;
  const after = /[^\n]*/y;
  after.lastIndex = end;
  if (after.exec(rest)![0].trim()) return false;
  if (line.text.includes("-->", line.pos)) cx.nextLine();
  else consumeUntil(cx, line, (text) => text.includes("-->"));
  cx.addElement(cx.elt("CommentBlock", from, Math.max(from, cx.prevLineEnd())));
  return true;
}

// Definitions of link references: Pandoc takes whatever follows the colon as the address. An escaped bracket ends none.

const REFERENCE = /^\[(?![\^@])(?:\\.|[^[\]\\]|\[(?:\\.|[^[\]\\])*\])+\]:[ \t]*\S/;

function linkReference(cx: BlockContext, line: Line): boolean {
  if (line.next !== 91 || isIndentedAsCode(line) || !REFERENCE.test(line.text.slice(line.pos))) return false;
  const from = cx.lineStart + line.pos;
  cx.nextLine();
  cx.addElement(cx.elt("LinkReference", from, cx.prevLineEnd()));
  return true;
}

// Fenced divs.

function continuesDiv(cx: BlockContext, line: Line): boolean {
  if (line.next !== 58 /* : */ || isIndented(line) || opaque.has(cx)) return true;
  if (!isDivFence(line.text.slice(line.pos)) || hasInnerDiv(cx, depthOf(line))) return true;
  line.addMarker(cx.elt("DivClose", cx.lineStart + line.pos, cx.lineStart + line.text.trimEnd().length));
  line.moveBase(line.text.length);
  return false;
}

function hasInnerDiv(cx: BlockContext, depth: number): boolean {
  for (let inner = depth + 1; inner < cx.depth; inner++) if (cx.parentType(inner).name === "FencedDiv") return true;
  return false;
}

function isDivOpening(line: Line): boolean {
  return line.next === 58 && !isIndented(line) && readDivOpening(line.text.slice(line.pos)) !== null;
}

function openDiv(cx: BlockContext, line: Line): boolean | null {
  if (!isDivOpening(line)) return false;
  cx.startComposite("FencedDiv", line.pos);
  cx.addElement(cx.elt("DivOpen", cx.lineStart + line.pos, cx.lineStart + line.text.trimEnd().length));
  line.moveBase(line.text.length);
  return null;
}

// Footnotes.

const FOOTNOTE = /^\[\^([^\s[\]^]+)\]:/;

function openFootnote(cx: BlockContext, line: Line): boolean | null {
  const mark = line.next === 91 && !isIndentedAsCode(line) ? FOOTNOTE.exec(line.text.slice(line.pos)) : null;
  if (!mark) return false;
  cx.startComposite("FootnoteDefinition", line.pos);
  const from = cx.lineStart + line.pos;
  cx.addElement(cx.elt("FootnoteMark", from, from + mark[0].length));
  line.moveBase(line.skipSpace(line.pos + mark[0].length));
  return null;
}

function continuesFootnote(_cx: BlockContext, line: Line): boolean {
  if (line.pos === line.text.length) return true;
  if (line.indent < line.baseIndent + 4) return false;
  line.moveBaseColumn(line.baseIndent + 4);
  return true;
}

// What ends a paragraph without a blank line. Pandoc lets headings, quotations and rules wait for one.

const LIST_ITEM = /^(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/;

function isIn(cx: BlockContext, type: string): boolean {
  for (let depth = cx.depth - 1; depth > 0; depth--) if (cx.parentType(depth).name === type) return true;
  return false;
}

export const paragraphEnds = [
  isClosedCodeFence,
  (cx: BlockContext, line: Line) => LIST_ITEM.test(line.text.slice(line.pos, line.pos + 12)) && isIn(cx, "ListItem"),
  (cx: BlockContext, line: Line) =>
    line.next === 91 && isIn(cx, "FootnoteDefinition") && FOOTNOTE.test(line.text.slice(line.pos)),
  // In Pandoc this fence is text; it is read as it is meant, and reported.
  (_cx: BlockContext, line: Line) => isDivOpening(line),
];

export const blocks: MarkdownConfig = {
  defineNodes: [
    { name: "FencedDiv", block: true, composite: continuesDiv },
    "DivOpen",
    "DivClose",
    { name: "FootnoteDefinition", block: true, composite: continuesFootnote },
    "FootnoteMark",
  ],
  remove: ["HTMLBlock"],
  parseBlock: [
    { name: "LinkReference", parse: linkReference },
    { name: "FencedCode", parse: fencedCode },
    { name: "CommentBlock", parse: commentBlock, before: "Blockquote" },
    { name: "FencedDiv", parse: openDiv, before: "Blockquote" },
    { name: "FootnoteDefinition", parse: openFootnote, before: "LinkReference" },
  ],
};
