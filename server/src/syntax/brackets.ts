import type { Element, InlineContext, MarkdownConfig } from "@lezer/markdown";
import { readAttributes } from "./attributes";
import { readCitation } from "./citations";
import { isLocatorAnywhere } from "./locators";
import { memoised } from "./memo";

/*
 * Square brackets. Pandoc tries a citation first, then a span, then a link; what is none of these is text (`[sic]`), and
 * does not keep the brackets around it from being something. So each closing bracket is decided by what it encloses and
 * what follows it, and only looks at the nearest opening one.
 */

type Opening = { readonly kind: "plain" | "image" | "note"; readonly at: number };

const BRACKET = {};

/** Deeper than this, brackets are text: no one nests annotations so, and the tree must stay shallow. */
const DEEPEST = 64;

/** How far a link's destination is looked for. */
const LONGEST_DESTINATION = 1000;

const openings = new WeakMap<InlineContext, Opening[]>();

function openingsOf(cx: InlineContext): Opening[] {
  return memoised(openings, cx, () => []);
}

const PREFIXES = { plain: "[", image: "![", note: "^[" } as const;

function open(cx: InlineContext, kind: Opening["kind"], at: number): number {
  const stack = openingsOf(cx);
  const to = at + PREFIXES[kind].length;
  if (stack.length >= DEEPEST) return to;
  stack.push({ kind, at });
  return cx.addDelimiter(BRACKET, at, to, true, false);
}

const FOOTNOTE = /\[\^[^\s[\]^]+\]/y;

function openBracket(cx: InlineContext, next: number, pos: number): number {
  if (next === 33 /* ! */ && cx.char(pos + 1) === 91) return open(cx, "image", pos);
  if (next === 94 /* ^ */ && cx.char(pos + 1) === 91) return open(cx, "note", pos);
  if (next !== 91 /* [ */) return -1;
  FOOTNOTE.lastIndex = pos - cx.offset;
  const footnote = FOOTNOTE.exec(cx.text);
  if (footnote) return cx.addElement(cx.elt("FootnoteReference", pos, pos + footnote[0].length));
  return open(cx, "plain", pos);
}

function closeBracket(cx: InlineContext, next: number, pos: number): number {
  if (next !== 93 /* ] */) return -1;
  const opening = openingsOf(cx).pop();
  if (!opening) return -1;
  const index = cx.findOpeningDelimiter(BRACKET)!;
  const replace = (make: (content: Element[]) => Element) => cx.addElement(make(cx.takeContent(index)));
  const found = decide(cx, opening, pos);
  if (found) return replace(found);
  // Text after all: taking the content out and putting it back forgets the delimiter.
  for (const element of cx.takeContent(index)) cx.addElement(element);
  return pos + 1;
}

type Maker = (content: Element[]) => Element;

function decide(cx: InlineContext, opening: Opening, pos: number): Maker | null {
  const end = pos + 1;
  if (opening.kind === "note") return (content) => cx.elt("InlineNote", opening.at, end, content);
  if (opening.kind === "image") return link(cx, opening, "Image", end);
  const inner = cx.slice(opening.at + 1, pos);
  const attributes = cx.char(end) === 123 /* { */ ? readAttributes(cx.text, end - cx.offset) : null;
  const atom =
    inner.includes("@") && readCitation(inner, null) ? "Citation" : isLocatorAnywhere(inner) ? "Locator" : null;
  if (atom && cx.char(end) !== 40 /* ( */) {
    if (!attributes) return () => cx.elt(atom, opening.at, end);
    const to = attributes.to + cx.offset;
    const children = [cx.elt(atom, opening.at, end), cx.elt("Attributes", end, to)];
    return () => cx.elt("AttributedCitation", opening.at, to, children);
  }
  if (attributes) return span(cx, opening.at, pos, attributes.to + cx.offset);
  return cx.char(end) === 40 ? link(cx, opening, "Link", end) : null;
}

function span(cx: InlineContext, from: number, close: number, to: number): Maker {
  return (content) =>
    cx.elt("Span", from, to, [
      cx.elt("SpanMark", from, from + 1),
      ...content,
      cx.elt("SpanMark", close, close + 1),
      cx.elt("Attributes", close + 1, to),
    ]);
}

/** Pandoc allows spaces in a destination: `[he paused](and went on)` is a link, and its words are gone. */
const WORD = String.raw`(?:[^\s()\\"<]|\\.|\([^\s()]*\))+`;
const TITLE = String.raw`"[^"]*"|'[^']*'|\([^()]*\)`;
const DESTINATION = new RegExp(
  String.raw`\(\s*(<[^<>\n]*>|(?:${WORD}(?:[ \t]+(?!["'(])${WORD})*)?)(?:\s+(?:${TITLE}))?\s*\)`,
  "y",
);

function link(cx: InlineContext, opening: Opening, type: "Link" | "Image", end: number): Maker | null {
  if (cx.char(end) !== 40) return null;
  const ahead = cx.slice(end, Math.min(cx.end, end + LONGEST_DESTINATION));
  DESTINATION.lastIndex = 0;
  const found = DESTINATION.exec(ahead);
  if (!found) return null;
  const from = end + found[0].indexOf(found[1]!, 1);
  const url = cx.elt("URL", from, from + found[1]!.length);
  return (content) => cx.elt(type, opening.at, end + found[0].length, [...content, url]);
}

export const brackets: MarkdownConfig = {
  defineNodes: [
    "Span",
    "SpanMark",
    "Attributes",
    "Citation",
    "Locator",
    "AttributedCitation",
    "FootnoteReference",
    "InlineNote",
  ],
  remove: ["Link", "Image", "LinkEnd"],
  parseInline: [
    { name: "OpenBracket", parse: openBracket, after: "Escape" },
    { name: "CloseBracket", parse: closeBracket, after: "OpenBracket" },
  ],
};
