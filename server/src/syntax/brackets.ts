import type { Element, InlineContext, MarkdownConfig } from "@lezer/markdown";
import { type Attributes, readAttributes } from "./attributes";
import { isCitationAlone, readCitation } from "./citations";
import { isLocatorAnywhere } from "./locators";
import { memoised } from "./memo";

/*
 * Square brackets. Pandoc tries a citation first, then a span, then a link; what is none of these is text (`[sic]`), and
 * does not keep the brackets around it from being something. So each closing bracket is decided by what it encloses and
 * what follows it, and only looks at the nearest opening one. A bracket straight after one that is text (`[a][b]`) is the
 * label of a reference to Pandoc, even where nothing bears that label: it is no span then, whatever follows it.
 */

type Opening = { readonly kind: "plain" | "image" | "note" | "label"; readonly at: number };

const BRACKET = {};

/** Deeper than this, brackets are text: no one nests annotations so, and the tree must stay shallow. */
const DEEPEST = 64;

/** How far a link's destination is looked for. */
const LONGEST_DESTINATION = 1000;

const openings = new WeakMap<InlineContext, Opening[]>();

function openingsOf(cx: InlineContext): Opening[] {
  return memoised(openings, cx, () => []);
}

const PREFIXES = { plain: "[", image: "![", note: "^[", label: "[" } as const;

/** Where the label of a reference begins, if the bracket closed last is text. */
const labelAt = new WeakMap<InlineContext, number>();

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
  return open(cx, labelAt.get(cx) === pos ? "label" : "plain", pos);
}

function closeBracket(cx: InlineContext, next: number, pos: number): number {
  if (next !== 93 /* ] */) return -1;
  const opening = openingsOf(cx).pop();
  if (!opening) return -1;
  const content = cx.takeContent(cx.findOpeningDelimiter(BRACKET)!);
  const found = decide(cx, opening, pos, content);
  if (opening.kind !== "label" && (!found || isA(cx, found, "Locator"))) labelAt.set(cx, pos + 1);
  if (found) return cx.addElement(found);
  // Text after all: taking the content out and putting it back forgets the delimiter.
  for (const element of content) cx.addElement(element);
  return pos + 1;
}

function isA(cx: InlineContext, element: Element, name: string): boolean {
  return cx.parser.nodeSet.types[element.type]?.name === name;
}

function decide(cx: InlineContext, opening: Opening, pos: number, content: Element[]): Element | null {
  const end = pos + 1;
  if (opening.kind === "note") return cx.elt("InlineNote", opening.at, end, content);
  if (opening.kind === "image") return link(cx, opening, "Image", end, content);
  const inner = cx.slice(opening.at + 1, pos);
  const atom = atomIn(cx, inner, content);
  if (opening.kind === "label") return atom && cx.elt(atom, opening.at, end);
  const attributes = cx.char(end) === 123 /* { */ ? readAttributes(cx.text, end - cx.offset) : null;
  const to = (attributes?.to ?? 0) + cx.offset;
  if (attributes && atom && (atom === "Locator" ? isMeantForWords(attributes) : isCitationAlone(inner)))
    return attributed(cx, atom, opening.at, end, to);
  if (attributes) return span(cx, opening.at, pos, to, content);
  // A citation straight before another bracket (`[@a][^1]`) is text to Pandoc.
  const isText = atom === "Citation" && (cx.char(end) === 91 || cx.char(end) === 40);
  return link(cx, opening, "Link", end, content) ?? (atom && !isText ? cx.elt(atom, opening.at, end) : null);
}

/** Attributes that say who speaks can only be meant for words; a class or a source may stand on `[Item 1]` itself. */
function isMeantForWords({ classes, pairs }: Attributes): boolean {
  return classes.length === 0 && pairs.every(({ key }) => key !== "source" && key !== "claim");
}

function atomIn(cx: InlineContext, inner: string, content: Element[]): "Citation" | "Locator" | null {
  if (isLocatorAnywhere(inner)) return "Locator";
  return content.some((each) => isA(cx, each, "InTextCitation")) && readCitation(inner, null) ? "Citation" : null;
}

function attributed(cx: InlineContext, atom: "Citation" | "Locator", from: number, end: number, to: number): Element {
  return cx.elt("AttributedCitation", from, to, [cx.elt(atom, from, end), cx.elt("Attributes", end, to)]);
}

function span(cx: InlineContext, from: number, close: number, to: number, content: Element[]): Element {
  return cx.elt("Span", from, to, [
    cx.elt("SpanMark", from, from + 1),
    ...content,
    cx.elt("SpanMark", close, close + 1),
    cx.elt("Attributes", close + 1, to),
  ]);
}

/** Pandoc allows spaces in a destination: `[he paused](and went on)` is a link, and its words are gone. */
const WORD = String.raw`(?:[^\s()\\"<]|\\.|\((?:[^()]|\([^()]*\))*\))+`;
const TITLE = `"[^"]*"|'[^']*'`;
const DESTINATION = new RegExp(
  String.raw`\(\s*(<[^<>\n]*>|(?:${WORD}(?:[ \t]+(?!["'])${WORD})*)?)(?:\s+(?:${TITLE}))?\s*\)`,
  "y",
);

function link(
  cx: InlineContext,
  opening: Opening,
  type: "Link" | "Image",
  end: number,
  content: Element[],
): Element | null {
  if (cx.char(end) !== 40 /* ( */) return null;
  const ahead = cx.slice(end, Math.min(cx.end, end + LONGEST_DESTINATION));
  DESTINATION.lastIndex = 0;
  const found = DESTINATION.exec(ahead);
  if (!found) return null;
  const from = end + found[0].indexOf(found[1]!, 1);
  const to = end + found[0].length;
  const children = [...content, cx.elt("URL", from, from + found[1]!.length)];
  const attributes = readAttributes(cx.text, to - cx.offset);
  if (!attributes || attributes.errors.length) return cx.elt(type, opening.at, to, children);
  const behind = attributes.to + cx.offset;
  return cx.elt(type, opening.at, behind, [...children, cx.elt("Attributes", to, behind)]);
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
