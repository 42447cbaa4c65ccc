import type { LeafBlock } from "../model/document";
import { byPlace } from "../model/spans";
import { trimmed } from "../model/words";
import { memoised } from "../syntax/memo";
import type { TextEdit } from "../syntax/problem";
import { contains, overlaps, type Span } from "../syntax/span";
import type { Annotation } from "./annotation";
import { inParagraph } from "./inParagraph";
import { aroundBlocks, coveredRun, cutsStatement } from "./overBlocks";
import { type Annotatable, bodyText, leavesIn, type Page, pageOf } from "./page";
import { isRefused, type Placed, REASONS, type Refused } from "./placed";
import { type Added, readsAlike } from "./reread";

/** Words, and what an annotation shall say of them. */
export interface Stretch {
  readonly span: Span;
  readonly annotation: Annotation;
}

/** The edits, in order of place and apart from each other; none if the annotation stands there already. */
export type Enclosing =
  | { readonly edits: readonly TextEdit[]; readonly reason: null }
  | { readonly edits: null; readonly reason: string };

/** The edits that could be made for all together, and for each stretch null, or why nothing was made of it. */
export interface EnclosingAll {
  readonly edits: readonly TextEdit[];
  readonly refused: readonly (string | null)[];
}

/**
 * Puts an annotation on the words of `span`: on a span `[…]{…}` within a paragraph, on one in each of a few paragraphs, or
 * on a div around whole ones; on the span or div that has just these words, if there is one. No word changes, and nothing
 * else is read otherwise than before; where that cannot be, `edits` is null.
 */
export function enclose(document: Annotatable, span: Span, annotation: Annotation): Enclosing {
  const { edits, refused } = encloseAll(document, [{ span, annotation }]);
  return refused[0] ? { edits: null, reason: refused[0] } : { edits, reason: null };
}

/** The same for several stretches at once. They may lie within each other; of two that cross, the later in place is refused. */
export function encloseAll(document: Annotatable, stretches: readonly Stretch[]): EnclosingAll {
  const page = pageOf(document);
  const drafts = stretches.map((stretch) => draft(page, stretch));
  const refused = drafts.map((each) => (isRefused(each) ? each.reason : null));
  const crossing = crossed(drafts.flatMap((each) => (isRefused(each) ? [] : each.placed)));
  const misread = misreadIn(page, drafts, crossing);
  const accepted: Placed[] = [];
  drafts.forEach((each, i) => {
    if (isRefused(each)) return;
    const { placed, instead } = each;
    if (placed.some((one) => crossing.has(one))) refused[i] = REASONS.overlap.reason;
    else if (!placed.some((one) => misread.has(one))) for (const one of placed) accepted.push(one);
    else if (instead && isReadAsMeant(page, [instead])) accepted.push(instead);
    else refused[i] = REASONS.brackets.reason;
  });
  return { edits: together(accepted), refused };
}

/** Whether there is a place for an annotation on the words; that nothing else is read otherwise then is not proved yet. */
export function hasPlace(document: Annotatable, words: readonly Span[], annotation: Annotation): boolean {
  const page = pageOf(document);
  return words.every((span) => !isRefused(draft(page, { span, annotation })));
}

// Where an annotation goes.

/** `instead` is a div where brackets cannot be had. */
interface Draft {
  readonly placed: readonly Placed[];
  readonly instead: Placed | null;
}

function draft(page: Page, { span, annotation }: Stretch): Draft | Refused {
  const words = trimmed(page.text, Math.max(0, span.from), Math.min(page.text.length, span.to));
  if (words.from >= words.to) return REASONS.nothing;
  if (words.from < page.syntax.bodyFrom) return REASONS.frontMatter;
  const leaves = leavesIn(page, words).filter((leaf) => hasText(leaf, words));
  const [first, last] = [leaves[0], leaves.at(-1)];
  if (!first || !last) return isInCode(page, words) ? REASONS.code : REASONS.nothing;
  const run = coveredRun(page, words, first, last);
  const div = run && !cutsStatement(page, run) ? aroundBlocks(page, run, annotation) : null;
  const isLarger = leaves.length > 1 || run?.first.leaf === null;
  if (div && isLarger) return isRefused(div) ? div : { placed: [div], instead: null };
  const spans = inEach(leaves, (leaf) => inParagraph(page, leaf, words, annotation));
  if (div && !isRefused(div) && isRefused(spans) && BRACKETLESS.has(spans)) return { placed: [div], instead: null };
  return isRefused(spans) ? spans : { placed: spans, instead: div && !isRefused(div) ? div : null };
}

/** Where brackets cannot be had, a whole paragraph still can. */
const BRACKETLESS: ReadonlySet<Refused> = new Set([REASONS.brackets, REASONS.likeLabel]);

function hasText({ from, leaf }: LeafBlock, words: Span): boolean {
  const at = { from: Math.max(0, words.from - from), to: words.to - from };
  return leaf.text.slice(at.from, at.to).trim() !== "";
}

function isInCode({ document: { blocks } }: Page, words: Span): boolean {
  return blocks.some((block) => block.kind === "code" && overlaps(block, words));
}

/** Over more paragraphs than this, a span for each is not what anyone means. */
const MOST_PARAGRAPHS = 20;

/** A span for each paragraph, where they stand beside one another: neighbours with one speaker count as one. */
function inEach(
  leaves: readonly LeafBlock[],
  placeIn: (leaf: LeafBlock) => Placed | Refused,
): readonly Placed[] | Refused {
  const beside = leaves.every(
    ({ parent, kind }) => parent === leaves[0]!.parent && (leaves.length === 1 || kind === "paragraph"),
  );
  if (!beside || leaves.length > MOST_PARAGRAPHS) return REASONS.halfBlock;
  const placed: Placed[] = [];
  for (const leaf of leaves) {
    const one = placeIn(leaf);
    if (isRefused(one)) return one;
    placed.push(one);
  }
  return placed;
}

// Whether it can stand there.

/** Those that cut through another, or would change the same attributes. */
function crossed(all: readonly Placed[]): Set<Placed> {
  const crossing = new Set<Placed>();
  const open: Placed[] = [];
  for (const each of [...all].sort((a, b) => byPlace(a.at, b.at))) {
    while (open.length && open.at(-1)!.at.to <= each.at.from) open.pop();
    const around = open.at(-1);
    if (
      around &&
      !(contains(around.at, each.at) && (isNew(each) || isNew(around) || around.edits[0]?.from !== each.edits[0]?.from))
    )
      crossing.add(each);
    else open.push(each);
  }
  return crossing;
}

function isNew({ added }: Placed): boolean {
  return Object.keys(added).length > 0;
}

/**
 * Those that would make something else be read otherwise. What stands in one paragraph is read at once if that goes well,
 * and so is the whole text if annotations go all over it.
 */
function misreadIn(page: Page, drafts: readonly (Draft | Refused)[], crossing: ReadonlySet<Placed>): Set<Placed> {
  const units = new Map<number, Placed[]>();
  for (const each of drafts) {
    if (isRefused(each)) continue;
    for (const placed of each.placed)
      if (!crossing.has(placed)) memoised(units, placed.unit.from, (): Placed[] => []).push(placed);
  }
  const groups = [...units.values()];
  const misread = new Set<Placed>();
  if (goAllOver(page, groups) && isReadAsMeant(page, groups.flat(), wholeBody(page))) return misread;
  for (const group of groups) {
    if (isReadAsMeant(page, group)) continue;
    for (const each of group) if (group.length === 1 || !isReadAsMeant(page, [each])) misread.add(each);
  }
  return misread;
}

/** Whether reading the paragraphs one by one would be more work than reading the whole text. */
function goAllOver({ syntax: { body } }: Page, groups: readonly (readonly Placed[])[]): boolean {
  const length = groups.reduce((sum, group) => sum + unitOf(group).to - unitOf(group).from, 0);
  return groups.length > 1 && length * 4 > body.length;
}

function wholeBody({ syntax: { body, bodyFrom } }: Page): Span {
  return { from: bodyFrom, to: bodyFrom + body.length };
}

function unitOf(group: readonly Placed[]): Span {
  const unit = { ...group[0]!.unit };
  for (const each of group) {
    unit.from = Math.min(unit.from, each.unit.from);
    unit.to = Math.max(unit.to, each.unit.to);
  }
  return { from: unit.from, to: unit.to };
}

/** Whether their edits, made together, change nothing in the unit but what they are meant to. */
function isReadAsMeant(page: Page, group: readonly Placed[], unit = unitOf(group)): boolean {
  const edits = together(group).map(({ from, to, insert }) => ({
    from: from - unit.from,
    to: to - unit.from,
    insert: insert.replace(/\r\n?/g, "\n"),
  }));
  const { tree, bodyFrom, body } = page.syntax;
  const isWhole = unit.from === bodyFrom && unit.to - unit.from === body.length;
  return readsAlike(bodyText(page, unit), edits, sum(group.map(({ added }) => added)), isWhole ? tree : undefined);
}

function sum(all: readonly Added[]): Added {
  const total: Record<string, number> = {};
  for (const added of all) for (const [name, count] of Object.entries(added)) total[name] = (total[name] ?? 0) + count;
  return total;
}

/**
 * The edits of all as one list, one for each place: where annotations meet, what ends there comes before what begins, and
 * the inner ends before the outer.
 */
function together(all: readonly Placed[]): TextEdit[] {
  const places = new Map<number, { to: number; ends: string; begins: string }>();
  for (const { at, edits } of [...all].sort((a, b) => byPlace(a.at, b.at))) {
    for (const { from, to, insert } of edits) {
      const place = memoised(places, from, () => ({ to, ends: "", begins: "" }));
      if (from === at.from) place.begins += insert;
      else place.ends = insert + place.ends;
      place.to = Math.max(place.to, to);
    }
  }
  return [...places]
    .map(([from, { to, ends, begins }]) => ({ from, to, insert: ends + begins }))
    .sort((a, b) => a.from - b.from);
}
