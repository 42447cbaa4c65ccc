import type { LeafBlock } from "../model/document";
import { labelsIn } from "../model/labelCandidates";
import type { LeafSpan } from "../model/leaf";
import { shifted } from "../model/spans";
import { trimmed } from "../model/words";
import { attribute, readAttributes } from "../syntax/attributes";
import { firstIndex } from "../syntax/search";
import { contains, type Span } from "../syntax/span";
import { type Annotation, canJoin, joined, written } from "./annotation";
import type { Page } from "./page";
import { isRefused, type Placed, type Placement, REASONS, type Refused } from "./placed";
import { snapped } from "./snap";

/** The annotation around words of one paragraph, heading or table; joined to that of a span that has just these words. */
export function inParagraph(page: Page, block: LeafBlock, stretch: Span, annotation: Annotation): Placement {
  const words = wordsOf(page, block, stretch);
  if (isRefused(words)) return words;
  const exact = spanWith(block, words, annotation);
  if (exact) return joinedTo(block, exact, annotation);
  const placed = newSpan(block, words, annotation);
  return becomesLabel(block, placed, annotation) ? REASONS.likeLabel : placed;
}

/** What of the stretch can be enclosed: words of the paragraph, whole quotations and annotations, no label. */
function wordsOf(page: Page, block: LeafBlock, stretch: Span): Span | Refused {
  const inside = within(block, stretch) ?? REASONS.nothing;
  const words = isRefused(inside) ? inside : withoutLabel(page, block, inside);
  return isRefused(words) ? words : snapped(page, block, words);
}

/** The stretch within the paragraph's words, without white space at its ends; null if that is nothing. */
export function within({ kind, from: base, leaf }: LeafBlock, stretch: Span): Span | null {
  const { text, headingAttributes } = leaf;
  const begin = kind === "heading" ? /^#*\s*/.exec(text)![0].length : 0;
  const end = headingAttributes?.from ?? text.length;
  const from = Math.max(stretch.from - base, begin);
  const span = trimmed(text, from, Math.max(from, Math.min(stretch.to - base, end)));
  return span.from < span.to ? shifted(span, base) : null;
}

function withoutLabel(page: Page, block: LeafBlock, words: Span): Span | Refused {
  const [attribution] = overlapping(page.attributions, words);
  if (attribution && attribution.from <= words.from) return REASONS.attribution;
  const to = attribution?.from ?? words.to;
  const [label, another] = overlapping(page.labels, { from: words.from, to });
  const between = block.leaf.masked.slice(words.from - block.from, Math.max(0, (label?.from ?? 0) - block.from));
  if (another || between.trim()) return REASONS.label;
  return within(block, { from: Math.max(label?.to ?? 0, words.from), to }) ?? REASONS.nothing;
}

/** Those of `spans` (in order of place, apart from each other) that share a character with `span`. */
function overlapping(spans: readonly Span[], span: Span): readonly Span[] {
  const first = firstIndex(spans.length, (i) => spans[i]!.to > span.from);
  return spans.slice(first, first + firstIndex(2, (i) => !(spans[first + i] && spans[first + i]!.from < span.to)));
}

/** The span that stands on exactly these words, if the annotation can join it. */
function spanWith({ from: base, leaf }: LeafBlock, words: Span, annotation: Annotation): LeafSpan | undefined {
  const at = shifted(words, -base);
  const equal = leaf.spans.filter((span) => [span, trimmedContent(leaf.text, span)].some((each) => same(each, at)));
  const fitting = equal.filter(({ attributes }) => canJoin(attributes, annotation));
  const keys = Object.keys(annotation.pairs ?? {});
  return fitting.find(({ attributes }) => keys.some((key) => attribute(attributes, key))) ?? fitting[0];
}

function trimmedContent(text: string, { content }: LeafSpan): Span {
  return trimmed(text, content.from, content.to);
}

function same(one: Span, other: Span): boolean {
  return contains(one, other) && contains(other, one);
}

function joinedTo(block: LeafBlock, span: LeafSpan, annotation: Annotation): Placed {
  const { from, to } = shifted(span.attributes, block.from);
  const insert = joined(span.attributes, annotation);
  const isNew = block.leaf.text.slice(span.attributes.from, span.attributes.to) !== insert;
  return { at: shifted(span, block.from), edits: isNew ? [{ from, to, insert }] : [], unit: block, added: {} };
}

function newSpan(block: LeafBlock, { from, to }: Span, annotation: Annotation): Placed {
  const edits = [
    { from, to: from, insert: "[" },
    { from: to, to, insert: `]${written(annotation)}` },
  ];
  return { at: { from, to }, edits, unit: block, added: { Span: 1, SpanMark: 2, Attributes: 1 } };
}

/** Whether the paragraph's opening words, once in brackets, would make whatever follows somebody's speech. */
function becomesLabel({ from: base, leaf }: LeafBlock, { at, edits }: Placed, { pairs }: Annotation): boolean {
  const before = leaf.masked.slice(0, at.from - base);
  if (pairs?.speaker === undefined || !/^[\s*_]*$/.test(before) || at.to - at.from > 100) return false;
  const [from, to] = [at.from - base, at.to - base + 1];
  const closing = edits.at(-1)!.insert;
  const text = `${leaf.text.slice(0, from)}[${leaf.text.slice(from, to - 1)}${closing}${leaf.text.slice(to - 1)}`;
  const masked = `${before} ${leaf.masked.slice(from, to - 1)}${" ".repeat(closing.length)}${leaf.masked.slice(to - 1)}`;
  const attributes = readAttributes(text, to + 1);
  const span = attributes && { from, to: attributes.to, content: { from: from + 1, to }, attributes };
  return span !== null && labelsIn(text, masked, [span]).some(({ form }) => form === "span");
}
