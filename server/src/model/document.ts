import { type Attributes, attribute, hasClass, idsOf } from "../syntax/attributes";
import type { FrontMatter, Located } from "../syntax/declarations";
import { memoised } from "../syntax/memo";
import type { SyntaxTree } from "../syntax/parse";
import { firstIndex } from "../syntax/search";
import type { Span } from "../syntax/span";
import type { Commentary, Scope, Section, SourcePart } from "./annotatedSource";
import { type Block, blocksOf, type TopBlock } from "./blocks";
import type { Leaf } from "./leaf";
import { type NameIndex, nameIndexOf } from "./names";
import { byPlace, type Cover, coverOf } from "./spans";

/** A stretch that an attribute block speaks of; `from`–`to` are its words. */
export interface Region extends Span {
  readonly whole: Span;
  readonly form: "span" | "div" | "heading";
  /** The words without punctuation and annotations at their ends. */
  readonly core: Span | null;
  /** Whether nothing of its paragraph stands before it, or behind it. */
  readonly starts: boolean;
  readonly ends: boolean;
  /** Index of the paragraph of a span, of the div, of the heading. */
  readonly block: number;
  readonly attributes: Attributes;
  /** To be added to offsets in `attributes`. */
  readonly base: number;
}

/** A block with inline facts. */
export interface LeafBlock extends Block {
  readonly leaf: Leaf;
}

export function isLeafBlock(block: Block): block is LeafBlock {
  return block.leaf !== null;
}

/** What all parts of the model are read from. */
export interface Document {
  readonly blocks: readonly Block[];
  /** Those of the blocks that have inline facts. */
  readonly leaves: readonly LeafBlock[];
  readonly frontMatter: FrontMatter | null;
  readonly scope: Scope;
  readonly names: NameIndex;
  readonly sections: readonly Section[];
  /** In pre-order. */
  readonly regions: readonly Region[];
  /** Those with an attribute (`speaker`) or class (`.note`) of ours, each list in pre-order. */
  regionsWith(name: string): readonly Region[];
  readonly commentary: readonly Commentary[];
  readonly sourceParts: readonly SourcePart[];
  readonly inCommentary: Cover;
  /** Inside text that `source=` makes a source's own. */
  readonly inSourcePart: Cover;
  /** Inside the annotator's own remarks. */
  readonly inNote: Cover;
  readonly inFootnote: Cover;
}

/** A run of blocks of the top level, and where it ends in the document. */
export interface Stretch {
  readonly top: readonly TopBlock[];
  readonly to: number;
}

/** Reads a document, or a stretch of it as if it were one. */
export function readDocument(
  syntax: SyntaxTree,
  frontMatter: FrontMatter | null,
  scope: Scope,
  stretch: Stretch | null = null,
): Document {
  const blocks = blocksOf(syntax, frontMatter?.lang ?? null, stretch?.top);
  const { sections, scopes } = readSections(blocks, stretch?.to ?? syntax.bodyFrom + syntax.body.length);
  const regions = readRegions(blocks, scopes);
  const byName = named(regions);
  const regionsWith = (name: string) => byName.get(name) ?? NONE;
  const commentary = regionsWith(".commentary");
  const inCommentary = coverOf(commentary.map((region) => region.whole));
  const sourceParts = regionsWith("source")
    .filter((region) => isSourcePart(region, inCommentary))
    .map(sourcePartOf);
  return {
    blocks,
    leaves: blocks.filter(isLeafBlock),
    frontMatter,
    scope,
    names: nameIndexOf(scope),
    sections,
    regions,
    regionsWith,
    commentary: commentary.map(({ from, to, attributes }) => ({ from, to, speakers: idsOf(attributes, "speaker") })),
    sourceParts,
    inSourcePart: coverOf(sourceParts),
    inCommentary,
    inNote: coverOf(regionsWith(".note").map((region) => region.whole)),
    inFootnote: coverOf(blocks.filter((block) => block.kind === "footnote")),
  };
}

/** A value of `region`'s attributes at its place in the document. */
export function placed<T extends Span>(region: { readonly base: number }, value: T): T {
  return { ...value, from: value.from + region.base, to: value.to + region.base };
}

export function attributeOf(region: Region, key: string): Located | null {
  const value = attribute(region.attributes, key);
  return value ? placed(region, { value: value.value, from: value.from, to: value.to }) : null;
}

/** `source=` on a div or heading outside commentary makes the text that source's own; elsewhere it says what is quoted. */
export function isSourcePart(region: Region, inCommentary: Cover): boolean {
  if (region.form === "span" || !attribute(region.attributes, "source")) return false;
  return !inCommentary(region.whole.from) && !hasClass(region.attributes, "quotation");
}

function sourcePartOf(region: Region): SourcePart {
  const { from, to, attributes } = region;
  return {
    from,
    to,
    source: attribute(attributes, "source")!.value,
    locator: attribute(attributes, "locator")?.value ?? null,
  };
}

/** The leaf among `leaves` (in order of place) that holds `offset`, or the next one. */
export function leafAt(leaves: readonly LeafBlock[], offset: number): LeafBlock | undefined {
  return leaves[firstIndex(leaves.length, (i) => leaves[i]!.to > offset)];
}

/** Index of the next block beside this one, or -1. */
export function nextSibling(blocks: readonly Block[], index: number): number {
  const block = blocks[index]!;
  const next = blocks[block.end];
  return next && next.parent === block.parent ? block.end : -1;
}

/** Where the last block that begins before `limit`, at or after `index`, ends. */
function wordsEnd(blocks: readonly Block[], index: number, limit: number, fallback: number): number {
  let end = fallback;
  for (let i = index; i < blocks.length && blocks[i]!.from < limit; i = blocks[i]!.end) end = blocks[i]!.to;
  return Math.min(end, limit);
}

const NONE: readonly Region[] = [];

/** The regions by the names of their attributes and classes, read in one pass. */
function named(regions: readonly Region[]): ReadonlyMap<string, Region[]> {
  const byName = new Map<string, Region[]>();
  const add = (name: string, region: Region) => memoised(byName, name, (): Region[] => []).push(region);
  for (const region of regions) {
    const { pairs, classes } = region.attributes;
    for (const { key } of pairs) add(key, region);
    for (const { value } of classes) add(`.${value}`, region);
  }
  return byName;
}

// Sections.

interface HeadingScope {
  readonly block: number;
  readonly to: number;
}

function readSections(blocks: readonly Block[], end: number): { sections: Section[]; scopes: HeadingScope[] } {
  const headings = blocks.flatMap((block, i) => (block.kind === "heading" && isOutline(blocks, block) ? [i] : []));
  const sections: Section[] = [];
  const scopes: HeadingScope[] = [];
  const open: { level: number; index: number }[] = [];
  const ends = endsOf(blocks, headings, end);
  headings.forEach((index, i) => {
    const { level, from, to, leaf } = blocks[index]!;
    while (open.length && open.at(-1)!.level >= level) open.pop();
    const heading = { from, to };
    sections.push({ from, to: ends[i]!, level, title: titleOf(leaf!), heading, parent: open.at(-1)?.index ?? null });
    scopes.push({ block: index, to: ends[i]! });
    open.push({ level, index: i });
  });
  return { sections, scopes };
}

/** Where each heading's scope ends: at the next of its level or higher, or with the div around it. */
function endsOf(blocks: readonly Block[], headings: readonly number[], end: number): number[] {
  const ends: number[] = [];
  const waiting: number[] = [];
  const finish = (i: number, to: number) => {
    ends[i] = Math.min(to, divEnd(blocks, headings[i]!, end));
  };
  headings.forEach((index, i) => {
    while (waiting.length && blocks[headings[waiting.at(-1)!]!]!.level >= blocks[index]!.level) {
      finish(waiting.pop()!, blocks[index]!.from);
    }
    waiting.push(i);
  });
  for (const i of waiting) finish(i, end);
  return ends;
}

function divEnd(blocks: readonly Block[], index: number, end: number): number {
  const parent = blocks[blocks[index]!.parent];
  return parent ? (parent.fences?.close?.from ?? parent.to) : end;
}

/** Headings in quotations, lists and notes are not the document's own. */
function isOutline(blocks: readonly Block[], block: Block): boolean {
  for (let at = block.parent; at >= 0; at = blocks[at]!.parent) if (blocks[at]!.kind !== "div") return false;
  return true;
}

function titleOf(leaf: Leaf): string {
  return leaf.masked
    .split("\n", 1)[0]!
    .replace(/^[#\s]+/, "")
    .trimEnd()
    .replace(/\s#+$/, "")
    .trimEnd()
    .replace(/\*\*|__/g, "");
}

// Regions.

function readRegions(blocks: readonly Block[], scopes: readonly HeadingScope[]): Region[] {
  const regions: Region[] = [];
  const headingTo = new Map(scopes.map((scope) => [scope.block, scope.to]));
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (block.fences) regions.push(divRegion(blocks, i));
    if (block.attributes && headingTo.has(i)) regions.push(headingRegion(blocks, i, headingTo.get(i)!));
    if (block.leaf?.spans.length) for (const region of spansOf(block as LeafBlock)) regions.push(region);
  }
  return regions.sort((a, b) => byPlace(a.whole, b.whole));
}

/** A div or a section shares its first and last paragraph with nothing. */
const OWN_BLOCK = { core: null, starts: true, ends: true } as const;

function divRegion(blocks: readonly Block[], index: number): Region {
  const block = blocks[index]!;
  const first = blocks[index + 1];
  const inner = first && index + 1 < block.end;
  const from = inner ? first.from : block.fences!.open.to;
  const to = inner ? wordsEnd(blocks, index + 1, block.to, from) : from;
  return {
    from,
    to,
    whole: block,
    form: "div",
    ...OWN_BLOCK,
    block: index,
    attributes: block.attributes!,
    base: block.from,
  };
}

function headingRegion(blocks: readonly Block[], index: number, end: number): Region {
  const block = blocks[index]!;
  const first = blocks[block.end];
  const from = first && first.from < end ? first.from : block.to;
  const to = wordsEnd(blocks, block.end, end, from);
  const whole = { from: block.from, to: Math.max(to, block.to) };
  return {
    from,
    to,
    whole,
    form: "heading",
    ...OWN_BLOCK,
    block: index,
    attributes: block.attributes!,
    base: block.from,
  };
}

const spanRegions = new WeakMap<LeafBlock, readonly Region[]>();

/** The spans of a block, kept with it. */
function spansOf(block: LeafBlock): readonly Region[] {
  return memoised(spanRegions, block, () => block.leaf.spans.map((span) => spanRegion(block, block.index, span)));
}

function spanRegion(block: Block, index: number, span: Leaf["spans"][number]): Region {
  const base = block.from;
  return {
    from: span.content.from + base,
    to: span.content.to + base,
    whole: { from: span.from + base, to: span.to + base },
    form: "span",
    core: { from: span.core.from + base, to: span.core.to + base },
    starts: span.starts,
    ends: span.ends,
    block: index,
    attributes: span.attributes,
    base,
  };
}
