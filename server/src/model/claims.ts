import { attribute, hasClass, idsIn, idsOf } from "../syntax/attributes";
import type { Span } from "../syntax/span";
import type { ClaimTag, Statement } from "./annotatedSource";
import type { Document, LeafBlock, Region } from "./document";
import { HAS, type LeafTag } from "./leaf";
import { isSilent } from "./neighbours";
import { sentenceAt } from "./sentences";
import { byPlace, shifted } from "./spans";
import { innermostAt, lastIndexBefore } from "./statements";
import { certaintyOf, stanceOf } from "./values";
import { core, trimmed } from "./words";

/** All claim tags, those in the text (`#claim/id`) and those by attribute, in order of the words that they stand on. */
export function readClaims(document: Document, statements: readonly Statement[]): ClaimTag[] {
  const found: ClaimTag[] = [];
  for (const block of document.leaves) {
    if (!(block.has & HAS.tags)) continue;
    for (const tag of block.leaf.tags) found.push(tagIn(document, statements, block, tag));
  }
  for (const region of document.regionsWith("claim")) byAttribute(document, statements, region, found);
  return found.sort(byPlace);
}

// By attribute.

function byAttribute(document: Document, statements: readonly Statement[], region: Region, found: ClaimTag[]): void {
  const value = attribute(region.attributes, "claim");
  if (!value) return;
  const said = attribute(region.attributes, "stance")?.value;
  const stance = stanceOf(said ?? null) ?? "asserts";
  const cert = certaintyOf(attribute(region.attributes, "cert")?.value ?? null);
  const words = { from: region.from, to: region.to };
  const around = innermostAt(statements, region.whole);
  const own = hasClass(region.attributes, "commentary") ? [] : idsOf(region.attributes, "speaker");
  const by = own.length ? own : claimant(document, statements, around, words);
  for (const id of idsIn(value)) {
    const at = shifted(id, region.base);
    found.push({ from: region.from, to: region.to, claim: id.value, stance, cert, by, at });
  }
}

/** The speakers of a statement; without one, the author of the commentary around, if named. */
function claimant(document: Document, statements: readonly Statement[], index: number, words: Span): readonly string[] {
  const statement = statements[index];
  if (statement) return statement.speakers;
  const commentary = document.commentary.findLast(({ from, to }) => from <= words.from && words.to <= to);
  return commentary?.speakers ?? [];
}

// In the text.

function tagIn(document: Document, statements: readonly Statement[], block: LeafBlock, tag: LeafTag): ClaimTag {
  const at = shifted(tag.at, block.from);
  const tagAt = shifted(tag, block.from);
  const target = targetOf(document, block, tag);
  const around = innermostAt(statements, tagAt);
  const words = clipped(statements[around], target.words, target.block === block.index ? tagAt : null);
  const ending = endingAt(document, statements, target);
  const holder = ending >= 0 ? ending : innermostAt(statements, words);
  return {
    from: words.from,
    to: words.to,
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
function targetOf(document: Document, block: LeafBlock, tag: LeafTag): Target {
  const { masked, sentences, words: all } = block.leaf;
  if (all.from === all.to) {
    let { before } = block;
    while (before >= 0 && isSilent(document, before)) before = document.blocks[before]!.before;
    const words = before < 0 ? shifted(tag, block.from) : trimmedBlock(document, before);
    return { words, block: before < 0 ? block.index : before, end: words.to };
  }
  const sentence = sentences[sentenceAt(sentences, tag.from)]!;
  const words = trimmed(masked, sentence.from, sentence.to);
  return { words: shifted(words, block.from), block: block.index, end: block.from + tag.from };
}

function trimmedBlock(document: Document, index: number): Span {
  const { from, to, leaf } = document.blocks[index]!;
  if (!leaf) return { from, to };
  return { from: from + leaf.words.from, to: from + leaf.words.to };
}

/** A tag within a statement stands on that statement's words alone. */
function clipped(statement: Statement | undefined, words: Span, tag: Span | null): Span {
  if (!statement || !tag || tag.from < statement.whole.from || tag.to > statement.whole.to) return words;
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
