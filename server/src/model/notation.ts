import type { Attributes } from "../syntax/attributes";
import type { SyntaxTree } from "../syntax/parse";
import type { Fix, Problem, TextEdit } from "../syntax/problem";
import type { Span } from "../syntax/span";
import { problemsOf } from "./attributeValues";
import type { Block } from "./blocks";
import { type Blocks, type BracketsOverBlocks, bracketsOverBlocks } from "./bracketsOverBlocks";
import { type Document, type LeafBlock, nextSibling, placed } from "./document";
import { HAS } from "./leaf";
import { escaping } from "./swallowed";

/* Errors of the notation: what Pandoc would read otherwise than it is meant (format §3). */

/** Those that a block has by itself. */
export function* notationProblems(document: Document, syntax: SyntaxTree): Generator<Problem> {
  for (let i = 0; i < document.blocks.length; i++) {
    const block = document.blocks[i]!;
    if (block.fences) yield* divProblems(document, syntax, block, i);
    if (block.attributes) yield* attributeProblems(block.attributes, block.from);
  }
  for (const block of document.leaves) {
    if (!(block.has & HAS.wrong)) continue;
    for (const { attributes } of block.leaf.spans) yield* attributeProblems(attributes, block.from);
    for (const cited of block.leaf.attributed) yield attributedCitation(block, cited);
  }
}

// Attribute blocks.

function* attributeProblems(attributes: Attributes, base: number): Generator<Problem> {
  for (const problem of problemsOf(attributes)) {
    const fixes = problem.fixes?.map((fix) => moved(fix, base));
    yield { ...problem, from: problem.from + base, to: problem.to + base, fixes };
  }
}

function moved(fix: Fix, base: number): Fix {
  return { ...fix, edits: fix.edits.map((edit) => placed({ base }, edit)) };
}

function problem(at: Span, message: string, fixes: Fix[]): Problem {
  return { from: at.from, to: at.to, code: "syntax.attribute", message, fixes };
}

/** `[@key]{…}`: Pandoc takes the citation for one in the text, so the attributes must enclose it, brackets and all. */
function attributedCitation(block: LeafBlock, cited: { from: number; to: number; citationTo: number }): Problem {
  const at = placed({ base: block.from }, { from: cited.from, to: cited.to });
  const opening = block.from + (quotationBefore(block, cited.from) ?? cited.from);
  const close = block.from + cited.citationTo;
  const edits = [
    { from: opening, to: opening, insert: "[" },
    { from: close, to: close, insert: "]" },
  ];
  const message = "Attributes cannot stand on a citation: put brackets around the words, the citation included.";
  // Brackets around a key and its locator alone make one citation of them: which words to take in, only the author knows.
  const fixes = followsKey(block, cited.from) ? [] : [{ title: "Enclose both in brackets", edits }];
  return { ...at, code: "citation.attributed", message, fixes };
}

/** Whether this is the locator of a citation in the text: `@key [p. 3]{…}`. */
function followsKey(block: LeafBlock, at: number): boolean {
  const { citations, text } = block.leaf;
  return citations.some(({ form, to }) => form === "in-text" && to <= at && text.slice(to, at).trim() === "");
}

/** Where the quotation that ends just before the citation begins. */
function quotationBefore(block: LeafBlock, at: number): number | undefined {
  return block.leaf.pairing.pairs.find((pair) => pair.to <= at && block.leaf.text.slice(pair.to, at).trim() === "")
    ?.from;
}

// Divs.

function* divProblems(document: Document, syntax: SyntaxTree, block: Block, index: number): Generator<Problem> {
  const { open, close, opening } = block.fences!;
  // Errors of braced attributes are reported with those of all others.
  for (const error of opening.errors.filter((each) => !opening.attributes.errors.includes(each))) {
    const at = placed({ base: block.from }, { from: error.from, to: error.to });
    yield { ...at, code: "syntax.attribute", message: error.message, fixes: [moved(error.fix, block.from)] };
  }
  if (!close) yield unclosedDiv(block, open, marginOf(syntax, block));
  if (isGlued(document, syntax, index)) yield gluedFence(open);
}

/** What stands before a div on its line, for the line that closes it: in a list its indentation, in a quotation the mark. */
function marginOf({ body, bodyFrom }: SyntaxTree, block: Block): string {
  const at = block.from - bodyFrom;
  return body.slice(body.lastIndexOf("\n", at - 1) + 1, at).replace(/[^>\s]/g, " ");
}

function unclosedDiv(block: Block, open: Span, margin: string): Problem {
  const edits = [{ from: block.to, to: block.to, insert: `\n${margin.trimEnd()}\n${margin}:::` }];
  const message = "This div is never closed: end it with a line “:::” after its last paragraph.";
  return {
    from: open.from,
    to: open.to,
    code: "syntax.unclosed-div",
    message,
    fixes: [{ title: "Close the div", edits }],
  };
}

/** Whether the line above is the last of a paragraph. */
function isGlued(document: Document, syntax: SyntaxTree, index: number): boolean {
  const block = document.blocks[index]!;
  let before = document.blocks[index - 1];
  if (index - 1 === block.parent) return false;
  for (; before && before.parent !== block.parent; before = document.blocks[before.parent])
    if (before.fences) return false;
  if (before?.kind !== "paragraph" && before?.kind !== "list" && before?.kind !== "quotation") return false;
  const between = syntax.body.slice(before.to - syntax.bodyFrom, block.from - syntax.bodyFrom);
  return between.split("\n").length === 2;
}

function gluedFence(open: Span): Problem {
  const edits = [{ from: open.from, to: open.from, insert: "\n" }];
  const message = "A div needs a blank line before it: Pandoc takes this fence as part of the paragraph above.";
  return problem(open, message, [{ title: "Insert a blank line", edits }]);
}

// Spans over several paragraphs.

/** Those of brackets that run over several blocks. */
export function* brokenBrackets(document: Blocks): Generator<Problem> {
  for (const pair of bracketsOverBlocks(document)) {
    if (pair.attributes) yield brokenSpan(document, pair, pair.attributes);
    else yield brokenPassage(pair);
  }
}

/** Brackets of the text itself: Pandoc drops everything from the first blank line to the closing one. */
function brokenPassage({ from, to }: Span): Problem {
  return {
    from,
    to: from + 1,
    code: "text.markdown",
    message: "These brackets run over a blank line: Pandoc drops the words between that line and the closing bracket.",
    fixes: [escaping(from, to - 1)],
  };
}

/** A span over more paragraphs than this was hardly meant: it is reported, and left to its author. */
const MOST_PARAGRAPHS = 20;

function brokenSpan(document: Blocks, pair: BracketsOverBlocks, attributes: Span): Problem {
  const message =
    "A span cannot run over a blank line: Pandoc loses the words after it. Give each paragraph a span of its own; they count as one.";
  const edits = spanForEach(document, pair, attributes);
  const fixes = edits ? [{ title: "Divide the span at the paragraphs", edits }] : [];
  return problem({ from: pair.from, to: pair.from + 1 }, message, fixes);
}

/** The edits that make a span of each paragraph; null if there are too many, or something else stands among them. */
function spanForEach(document: Blocks, { first, last }: BracketsOverBlocks, attributes: Span): TextEdit[] | null {
  const end = document.blocks[last] as LeafBlock;
  const written = end.leaf.text.slice(attributes.from - end.from, attributes.to - end.from);
  const edits: TextEdit[] = [];
  for (let i = first; i >= 0 && i <= last; i = nextSibling(document.blocks, i)) {
    const { kind, leaf, from, to } = document.blocks[i]!;
    if (kind !== "paragraph" || edits.length > 2 * MOST_PARAGRAPHS) return null;
    const begins = from + leaf!.words.from;
    if (i > first) edits.push({ from: begins, to: begins, insert: "[" });
    if (i < last) edits.push({ from: to, to, insert: `]${written}` });
  }
  return edits;
}
