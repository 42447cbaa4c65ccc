import { attribute, hasClass, idsIn } from "../syntax/attributes";
import type { Span } from "../syntax/span";
import { type ClaimTag, STANCES, type Stance, type Statement } from "./annotatedSource";
import { attributeOf, type Document, type LeafBlock, leavesOf, placed, type Region } from "./document";
import type { LeafTag } from "./leaf";
import { sentenceAt } from "./sentences";
import { byPlace } from "./spans";
import { certaintyOf, innermostAt, lastIndexBefore } from "./statements";
import { core } from "./words";

/** All claim tags, those in the text (`#claim/id`) and those by attribute, in order of the words that they stand on. */
export function readClaims(document: Document, statements: readonly Statement[]): ClaimTag[] {
  const inText = [...leavesOf(document.blocks)].flatMap(([block, index]) =>
    block.leaf.tags.map((tag) => tagIn(document, statements, block, index, tag)),
  );
  const marked = document.regions.flatMap((region) => byAttribute(document, statements, region));
  return [...inText, ...marked].sort(byPlace);
}

// By attribute.

function byAttribute(document: Document, statements: readonly Statement[], region: Region): ClaimTag[] {
  const value = attributeOf(region, "claim");
  if (!value) return [];
  const said = attribute(region.attributes, "stance")?.value;
  const stance: Stance = STANCES.find((each) => each === said) ?? "asserts";
  const cert = certaintyOf(attribute(region.attributes, "cert")?.value ?? null);
  const words = { from: region.from, to: region.to };
  const around = innermostAt(statements, region.whole);
  const own = hasClass(region.attributes, "commentary") ? [] : attribute(region.attributes, "speaker");
  const by = own && "value" in own ? idsIn(own).map((id) => id.value) : claimant(document, statements, around, words);
  return idsIn(value).map((id) => ({ ...words, claim: id.value, stance, cert, by, at: { from: id.from, to: id.to } }));
}

/** The speakers of a statement; without one, the author of the commentary around, if named. */
function claimant(document: Document, statements: readonly Statement[], index: number, words: Span): readonly string[] {
  const statement = statements[index];
  if (statement) return statement.speakers;
  const commentary = document.commentary.findLast(({ from, to }) => from <= words.from && words.to <= to);
  return commentary?.speakers ?? [];
}

// In the text.

function tagIn(
  document: Document,
  statements: readonly Statement[],
  block: LeafBlock,
  index: number,
  tag: LeafTag,
): ClaimTag {
  const base = { base: block.from };
  const at = placed(base, tag.at);
  const tagAt = placed(base, { from: tag.from, to: tag.to });
  const target = targetOf(document, block, index, tag);
  const around = innermostAt(statements, tagAt);
  const words = clipped(statements[around], target.words, target.block === index ? tagAt : null);
  const ending = endingAt(document, statements, target);
  const holder = ending >= 0 ? ending : innermostAt(statements, words);
  return {
    ...words,
    claim: tag.claim,
    stance: tag.stance,
    cert: null,
    by: claimant(document, statements, holder, words),
    at,
  };
}

interface Target {
  readonly words: Span;
  /** Index of the block that they stand in. */
  readonly block: number;
  /** Where they end, as the reader sees it. */
  readonly end: number;
}

/** The words that a tag stands on: its sentence, or, for a paragraph of tags alone, the block before. */
function targetOf(document: Document, block: LeafBlock, index: number, tag: LeafTag): Target {
  const { masked, sentences } = block.leaf;
  if (masked.trim() === "") {
    const before = previousBlock(document, index);
    const words =
      before < 0 ? placed({ base: block.from }, { from: tag.from, to: tag.to }) : trimmedBlock(document, before);
    return { words, block: before < 0 ? index : before, end: words.to };
  }
  const sentence = sentences[sentenceAt(sentences, tag.from)]!;
  const text = masked.slice(sentence.from, sentence.to);
  const from = sentence.from + text.search(/\S|$/);
  const to = Math.max(from, sentence.from + text.trimEnd().length);
  return { words: placed({ base: block.from }, { from, to }), block: index, end: block.from + tag.from };
}

function previousBlock(document: Document, index: number): number {
  const { parent } = document.blocks[index]!;
  let before = -1;
  for (let i = parent + 1; i < index; i = document.blocks[i]!.end) before = i;
  return before;
}

function trimmedBlock(document: Document, index: number): Span {
  const { from, to, leaf } = document.blocks[index]!;
  if (!leaf) return { from, to };
  return { from: from + leaf.masked.search(/\S|$/), to: from + leaf.masked.trimEnd().length };
}

/** A tag within a statement stands on that statement's words alone. */
function clipped(statement: Statement | undefined, words: Span, tag: Span | null): Span {
  if (!statement || !tag || tag.from < statement.from || tag.to > statement.to) return words;
  const from = Math.max(words.from, statement.from);
  const to = Math.min(words.to, statement.to);
  return from < to ? { from, to } : words;
}

/** The innermost statement that ends where the tag stands, closing marks and citations aside, or -1. */
function endingAt(document: Document, statements: readonly Statement[], target: Target): number {
  const block = document.blocks[target.block]!;
  for (let i = lastIndexBefore(statements, target.end); i >= 0; i--) {
    const statement = statements[i]!;
    if (statement.whole.from < block.from) return -1;
    const ends = statement.form !== "label" && statement.to <= target.end;
    if (ends && hasNoWords(document, target.block, statement.to, target.end)) return i;
  }
  return -1;
}

function hasNoWords(document: Document, index: number, from: number, to: number): boolean {
  const { leaf, from: start } = document.blocks[index]!;
  if (!leaf) return from >= to;
  const gap = leaf.masked.slice(from - start, to - start);
  const words = core(gap, { from: 0, to: gap.length });
  return words.from === words.to;
}
