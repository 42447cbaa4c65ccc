import type { LeafBlock } from "../model/document";
import { byPlace } from "../model/spans";
import { isLetter } from "../model/words";
import { memoised } from "../syntax/memo";
import { firstIndex } from "../syntax/search";
import { contains, overlaps, type Span } from "../syntax/span";
import type { Page } from "./page";
import { isRefused, REASONS, type Refused } from "./placed";

/** What has no words of its own to be annotated in: an annotation around it takes in all of it. */
const ATOMS = new Set(
  (
    "Attributes Citation InTextCitation Locator AttributedCitation FootnoteReference ClaimTag Escape Comment " +
    "Autolink URL HTMLTag Entity TexCommand Math InlineCode"
  ).split(" "),
);

/**
 * The words with the marks of emphasis, quotation and annotation that they would otherwise be parted from; refused where
 * they cut through what such marks enclose.
 */
export function snapped(page: Page, block: LeafBlock, words: Span): Span | Refused {
  const units = unitsIn(page, block);
  let at = words;
  for (let next: Span | Refused = at; ; at = next) {
    const cut = cutIn(units, at);
    next = cut ? takenIn(block, cut, at) : at;
    if (isRefused(next)) return next;
    if (!cut) return hasLoneBracket(block, at) ? REASONS.brackets : at;
  }
}

/** A unit that the words cut. */
function cutIn({ all, reach }: Units, at: Span): Unit | null {
  for (let i = firstIndex(all.length, (i) => all[i]!.from >= at.to) - 1; i >= 0 && reach[i]! > at.from; i--)
    if (isCut(all[i]!, at)) return all[i]!;
  return null;
}

/** Whether the words have a part of the unit that is none by itself: one of its ends, or the inside of what has no inside. */
function isCut(unit: Unit, at: Span): boolean {
  if (!overlaps(unit, at) || contains(at, unit)) return false;
  if (!contains(unit, at) || ATOMS.has(unit.name)) return true;
  return unit.from === at.from || unit.to === at.to;
}

/** The words with all of the unit, if that adds none. */
function takenIn(block: LeafBlock, unit: Unit, at: Span): Span | Refused {
  if (unit.name === "InlineCode") return REASONS.code;
  const all = { from: Math.min(unit.from, at.from), to: Math.max(unit.to, at.to) };
  const adds = !isWordless(block, all.from, at.from) || !isWordless(block, at.to, all.to);
  return adds || (ATOMS.has(unit.name) && contains(unit, at)) ? REASONS.cut : all;
}

/** A bracket of the text without its partner would be taken for one of the annotation. */
function hasLoneBracket({ from, leaf: { halfSpans } }: LeafBlock, at: Span): boolean {
  const places = [...halfSpans.opening, ...halfSpans.closing.map((closing) => closing.at)];
  return places.some((place) => contains(at, { from: place + from, to: place + from + 1 }));
}

/** Nodes that stand for a place, not for something said of the words in it. */
const PARTS = /^(?:Paragraph|QuoteMark|Table|ATXHeading|SetextHeading|HeaderMark)/;

type Unit = Span & { readonly name: string };

/** In order of place; `reach` is how far those up to an index go. */
interface Units {
  readonly all: readonly Unit[];
  readonly reach: readonly number[];
}

const known = new WeakMap<LeafBlock, Units>();

/** What must not be cut: the inline nodes of the paragraph, and its quotations. */
function unitsIn(page: Page, block: LeafBlock): Units {
  return memoised(known, block, () => {
    const all = readUnits(page, block).sort(byPlace);
    let furthest = 0;
    return { all, reach: all.map(({ to }) => (furthest = Math.max(furthest, to))) };
  });
}

function readUnits({ syntax: { tree, bodyFrom } }: Page, { from: base, to: end, leaf }: LeafBlock): Unit[] {
  const units: Unit[] = [...leaf.pairing.pairs, ...leaf.brackets].map(({ from, to }) => ({
    name: "",
    from: from + base,
    to: to + base,
  }));
  tree.iterate({
    from: base - bodyFrom,
    to: end - bodyFrom,
    enter: ({ name, from, to }) => {
      const unit = { name, from: from + bodyFrom, to: to + bodyFrom };
      if (unit.from >= base && unit.to <= end && !PARTS.test(name)) units.push(unit);
    },
  });
  return units;
}

/** Whether only marks, brackets and annotations stand there. */
function isWordless({ from: base, leaf }: LeafBlock, from: number, to: number): boolean {
  const { masked, text } = leaf;
  for (let at = from - base; at < to - base; at++) {
    if (isLetter(masked[at]) || text[at] === "`") return false;
  }
  return true;
}
