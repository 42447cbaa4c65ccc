import type { Block } from "../model/blocks";
import type { LeafBlock } from "../model/document";
import type { TextEdit } from "../syntax/problem";
import { contains, overlaps, type Span } from "../syntax/span";
import { type Annotation, canJoin, joined, written } from "./annotation";
import type { Page } from "./page";
import { type Placed, type Placement, REASONS } from "./placed";

/** Blocks beside one another, from the first to the last. */
export interface Run {
  readonly first: Block;
  readonly last: Block;
}

/** The blocks beside one another that the stretch covers whole, from the paragraph `from` to `to`; null if it cuts one. */
export function coveredRun(page: Page, stretch: Span, from: LeafBlock, to: LeafBlock): Run | null {
  const { blocks } = page.document;
  let [first, last]: [Block, Block] = [from, to];
  while (first.parent !== last.parent) {
    if (depth(blocks, first) >= depth(blocks, last)) first = blocks[first.parent]!;
    else last = blocks[last.parent]!;
  }
  for (;;) {
    const around = blocks[first.parent];
    if (!around || around.kind === "footnote" || !isMeant(page, around, { first, last }, stretch)) break;
    first = around;
    last = around;
  }
  const isBare = !["list", "item", "footnote"].includes(blocks[first.parent]?.kind ?? "");
  const isWhole = contains(stretch, wordsIn(page, first)) && contains(stretch, wordsIn(page, last));
  return isBare && isWhole ? { first, last } : null;
}

/** Whether the stretch covers all of the block around the run, and not only the words of one paragraph in it. */
function isMeant(page: Page, around: Block, { first, last }: Run, stretch: Span): boolean {
  if (contains(stretch, around)) return true;
  if (around.kind === "div" || (first === last && first.leaf)) return false;
  return contains({ from: first.from, to: last.to }, wordsIn(page, around)) && contains(stretch, wordsIn(page, around));
}

function depth(blocks: readonly Block[], block: Block): number {
  let depth = 0;
  for (let at = block.parent; at >= 0; at = blocks[at]!.parent) depth++;
  return depth;
}

/** From the first word of a block to its last. */
function wordsIn({ document: { blocks } }: Page, block: Block): Span {
  let [from, to] = [block.to, block.from];
  for (let i = block.index; i < Math.max(block.end, block.index + 1); i++) {
    const { leaf, from: base } = blocks[i]!;
    if (!leaf || leaf.words.from >= leaf.words.to) continue;
    from = Math.min(from, base + leaf.words.from);
    to = Math.max(to, base + leaf.words.to);
  }
  return from < to ? { from, to } : block;
}

/** The annotation on a div around the blocks; joined to that of a div that holds just these. */
export function aroundBlocks(page: Page, run: Run, annotation: Annotation): Placement {
  const exact = divWith(page, run, annotation);
  if (exact) return joinedTo(exact, annotation);
  if (hasOpenHeading(page, run)) return REASONS.heading;
  return newDiv(page, run, annotation);
}

function divWith({ document: { blocks } }: Page, { first, last }: Run, annotation: Annotation): Block | null {
  const around = first === last && first.fences ? first : blocks[first.parent];
  if (!around?.fences?.close || around.fences.opening.errors.length) return null;
  const isAll =
    around === first || (first.index === around.index + 1 && Math.max(last.end, last.index + 1) === around.end);
  return isAll && canJoin(around.attributes!, annotation) ? around : null;
}

function joinedTo(div: Block, annotation: Annotation): Placed {
  const { from, to } = div.attributes!;
  const insert = joined(div.attributes!, annotation);
  return { at: div, edits: [{ from: from + div.from, to: to + div.from, insert }], unit: div, added: {} };
}

/** What a heading says by its attributes would end with the div. */
function hasOpenHeading({ document: { blocks } }: Page, { first, last }: Run): boolean {
  return blocks
    .slice(first.index, Math.max(last.end, last.index + 1))
    .some((block) => block.kind === "heading" && block.attributes);
}

/** Whether what is said under a label would be broken off by a div around the blocks. */
export function cutsStatement({ labels }: Page, { first, last }: Run): boolean {
  const span = { from: first.from, to: last.to };
  return labels.some((label) => {
    const said = { from: label.from, to: label.until };
    return overlaps(said, span) && !contains(span, said);
  });
}

function newDiv(page: Page, { first, last }: Run, annotation: Annotation): Placed {
  const { text, lineEnding: eol } = page;
  const parent = page.document.blocks[first.parent];
  const inQuotation = parent?.kind === "quotation";
  const margin = inQuotation ? text.slice(lineStart(text, first.from), first.from) : "";
  const from = inQuotation ? first.from : lineStart(text, first.from);
  const to = last.from + text.slice(last.from, last.to).trimEnd().length;
  const blank = `${eol}${margin.trimEnd()}${eol}${margin}`;
  const opening = `${isBlankBefore(text, from - margin.length) ? "" : blank.slice(eol.length)}::: ${written(annotation)}${blank}`;
  const closing = `${blank}:::${isBlankAfter(text, to) ? "" : `${eol}${margin.trimEnd()}`}`;
  const edits: TextEdit[] = [
    { from, to: from, insert: opening },
    { from: to, to, insert: closing },
  ];
  const unit = inQuotation ? topLevel(page, first) : { from, to: last.to };
  return {
    at: { from, to },
    edits,
    unit,
    added: { FencedDiv: 1, DivOpen: 1, DivClose: 1, ...(inQuotation && { QuoteMark: 4 }) },
  };
}

function topLevel({ document: { blocks } }: Page, block: Block): Span {
  let at = block;
  while (at.parent >= 0) at = blocks[at.parent]!;
  return at;
}

function lineStart(text: string, at: number): number {
  return Math.max(text.lastIndexOf("\n", at - 1), text.lastIndexOf("\r", at - 1)) + 1;
}

function isBlankBefore(text: string, lineAt: number): boolean {
  return lineAt === 0 || /(?:^|[\r\n])[ \t>]*(?:\r\n|\r|\n)$/.test(text.slice(Math.max(0, lineAt - 200), lineAt));
}

/** Whether the next line is empty, save the marks of a block quotation, or there is none. */
function isBlankAfter(text: string, at: number): boolean {
  return !/^[ \t]*(?:\r\n|\r|\n)[ \t>]*[^\s>]/.test(text.slice(at, at + 200));
}
