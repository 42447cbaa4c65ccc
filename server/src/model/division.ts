import type { Attributes } from "../syntax/attributes";
import { hasClass, idsOf } from "../syntax/attributes";
import { readDivOpening } from "../syntax/fences";
import type { SyntaxTree } from "../syntax/parse";
import { lastLeafOf, type TopBlock } from "./blocks";
import { readLabel } from "./labels";
import { HAS, type Leaf } from "./leaf";
import { isUnmistakable } from "./markedQuotations";
import type { NameIndex } from "./names";

/*
 * Where a document may be divided so that what stands before and what stands behind can be read one without the other: no
 * statement, quotation, span or section with attributes goes over such a place, and nothing behind it looks at what stands
 * just before it. In doubt it may not.
 */

/** What has been seen up to a place between two blocks of the top level. */
export interface Seam {
  /** The block before it. */
  readonly last: TopBlock;
  /** Whether what a label began may still go on. */
  readonly running: boolean;
  /** Whether a known label stands before it for certain. */
  readonly seenKnown: boolean;
  /** The level of a heading whose attributes still hold, or 0. */
  readonly scope: number;
  /** The last text before it, outside headings. */
  readonly read: Leaf | null;
}

export interface Reader {
  readonly syntax: SyntaxTree;
  readonly lang: string | null;
  readonly names: NameIndex;
}

/** The seam behind `block`, which stands behind `before` or at the beginning of a chunk. */
export function seamAfter(reader: Reader, before: Seam | null, block: TopBlock, seenKnown: boolean): Seam {
  const known = before?.seenKnown ?? seenKnown;
  return {
    last: block,
    running: !endsRun(block) && ((before?.running ?? false) || mayHaveLabel(reader, block)),
    seenKnown: known || isLabelled(reader, block, false),
    scope: scopeAfter(before?.scope ?? 0, block),
    read: block.kind === "heading" ? (before?.read ?? null) : (lastLeafOf(reader, block) ?? before?.read ?? null),
  };
}

/** Whether the document may be divided at `seam`, before `next`. */
export function mayDivide(reader: Reader, seam: Seam, next: TopBlock): boolean {
  const { last, running, scope, read } = seam;
  if (isSilentBlock(last) || !hasOwnWords(next)) return false;
  if (scope > 0 && !(next.kind === "heading" && next.level <= scope)) return false;
  if (running && !endsRun(next) && !isLabelled(reader, next, seam.seenKnown)) return false;
  if (next.kind === "heading" && (hasInlines(next.leaf!) || (last.kind === "heading" && speaksOfMore(next))))
    return false;
  return !isOpen(last) && !introduces(read) && !isGlued(reader, last, next) && !mayJoin(reader, last, next);
}

/** As `isSilent`. */
function isSilentBlock({ kind, leaf }: TopBlock): boolean {
  return kind === "comment" || (leaf !== null && !(leaf.has & (HAS.words | HAS.tags)));
}

/** Tags without words belong to the block before them. */
function hasOwnWords({ kind, leaf }: TopBlock): boolean {
  return kind !== "comment" && (leaf === null || (leaf.has & HAS.words) > 0);
}

function endsRun({ kind, leaf }: TopBlock): boolean {
  if (kind === "heading" || kind === "rule" || kind === "div") return true;
  const whole = leaf?.whole;
  return whole ? hasClass(whole.attributes, "stage") || hasClass(whole.attributes, "commentary") : false;
}

function mayHaveLabel(reader: Reader, block: TopBlock): boolean {
  if (block.kind !== "paragraph" || !(block.leaf!.has & HAS.labels)) return false;
  return block.leaf!.labels.some((label) => readLabel(reader, placed(block), label, true) !== null);
}

/** Whether a block certainly begins with a label. */
function isLabelled(reader: Reader, block: TopBlock, afterKnown: boolean): boolean {
  const leaf = block.kind === "paragraph" ? block.leaf! : null;
  const first = leaf?.labels[0];
  if (!first || leaf.masked.slice(0, first.start).trim() !== "") return false;
  return readLabel(reader, placed(block), first, afterKnown)?.known ?? false;
}

function placed({ at, leaf }: TopBlock) {
  return { from: at, leaf: leaf! };
}

function scopeAfter(scope: number, block: TopBlock): number {
  if (block.kind !== "heading" || (scope > 0 && block.level > scope)) return scope;
  return speaksOfMore(block) ? block.level : 0;
}

const OWN_KEYS = new Set(["speaker", "source", "claim"]);
const OWN_CLASSES = new Set(["commentary", "note", "quotation", "mention", "page", "stage"]);

/** Whether the attributes of a heading say something of what stands under it. */
function speaksOfMore({ leaf }: TopBlock): boolean {
  const attributes = leaf?.headingAttributes;
  if (!attributes) return false;
  return (
    attributes.pairs.some(({ key }) => OWN_KEYS.has(key)) ||
    attributes.classes.some(({ value }) => OWN_CLASSES.has(value))
  );
}

/** A quotation or span in a heading may look at the paragraph before. */
function hasInlines({ spans, pairing }: Leaf): boolean {
  return spans.length + pairing.pairs.length + pairing.opening.length + pairing.closing.length > 0;
}

/** Whether a quotation may go on behind it. */
function isOpen({ leaf }: TopBlock): boolean {
  return leaf?.pairing.opening.some((mark) => isUnmistakable(mark.kind)) ?? false;
}

/** A colon that nothing but marks follows, and so introduces what comes next. */
function introduces(read: Leaf | null): boolean {
  if (read === null) return false;
  const colon = Math.max(read.masked.lastIndexOf(":"), read.masked.lastIndexOf("："));
  return !(read.has & HAS.words) || (colon >= 0 && !/[\p{L}\p{N}]/u.test(read.masked.slice(colon)));
}

function isGlued({ syntax }: Reader, last: TopBlock, next: TopBlock): boolean {
  return next.kind === "div" && !/\n[ \t]*\n/.test(syntax.body.slice(last.at + last.tree.length, next.at));
}

/** Whether the two may be parts of one statement or quotation (format §3). */
function mayJoin(reader: Reader, last: TopBlock, next: TopBlock): boolean {
  const ending = endings(reader, last);
  if (!ending.length) return false;
  const beginning = beginnings(reader, next);
  return beginning.some((one) => ending.some((other) => saySame(one, other)));
}

function endings(reader: Reader, block: TopBlock): Attributes[] {
  return divAttributes(reader, block) ?? spansWhere(block, "ends");
}

function beginnings(reader: Reader, block: TopBlock): Attributes[] {
  return divAttributes(reader, block) ?? spansWhere(block, "starts");
}

function spansWhere({ leaf }: TopBlock, edge: "starts" | "ends"): Attributes[] {
  return leaf ? leaf.spans.filter((span) => span[edge]).map(({ attributes }) => attributes) : [];
}

function divAttributes({ syntax: { body } }: Reader, { kind, at }: TopBlock): Attributes[] | null {
  if (kind !== "div") return null;
  const end = body.indexOf("\n", at);
  const attributes = readDivOpening(body.slice(at, end < 0 ? body.length : end))?.attributes;
  return attributes ? [attributes] : [];
}

function saySame(one: Attributes, other: Attributes): boolean {
  const speakers = idsOf(one, "speaker").join();
  return (
    (speakers !== "" && speakers === idsOf(other, "speaker").join()) ||
    (hasClass(one, "quotation") && hasClass(other, "quotation"))
  );
}
