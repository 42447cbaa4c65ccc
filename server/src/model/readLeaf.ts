import type { Tree } from "@lezer/common";
import { type Attributes, hasClass, readAttributes } from "../syntax/attributes";
import { detached } from "../syntax/detached";
import { firstIndex } from "../syntax/search";
import type { Span } from "../syntax/span";
import { isWrong } from "./attributeValues";
import { labelsIn } from "./labelCandidates";
import { HAS, type HalfSpans, type Leaf, type LeafSpan, type Quoted } from "./leaf";
import { collect, type LeafDraft, type SpanDraft } from "./leafNodes";
import { type Pairing, pairMarks } from "./pairing";
import { type Sayings, sayingsOf } from "./sayings";
import { JOINT, sentencesIn } from "./sentences";
import { isSpeech } from "./speech";
import { core, isSubstantial, trimmed } from "./words";

const known = new WeakMap<Tree, { lang: string | null; leaf: Leaf }>();

/** The facts of a leaf block whose text begins at `from` in `body`. */
export function leafOf(tree: Tree, body: string, from: number, lang: string | null): Leaf {
  const kept = known.get(tree);
  if (kept?.lang === lang) return kept.leaf;
  const leaf = readLeaf(tree, detached(body.slice(from, from + tree.length)), lang);
  known.set(tree, { lang, leaf });
  return leaf;
}

function readLeaf(tree: Tree, raw: string, lang: string | null): Leaf {
  const text = withoutQuoteMarks(tree, raw);
  const draft = collect(tree, text, lang);
  const headingAttributes = tree.type.name.includes("Heading") ? attributesAtEnd(text) : null;
  if (headingAttributes) draft.blanks.push(headingAttributes);
  const masked = blank(text, draft.blanks);
  const { brackets, halfSpans } = readBrackets(masked, text, draft);
  const spans = draft.spans.map((span) => placedIn(masked, span));
  const visible = draft.marks.filter((at) => masked[at] !== " ");
  const sayings = sayingsOf(lang);
  const pairing = visible.length ? pairWithout(masked, draft.joints, visible, sayings) : UNPAIRED;
  const all = trimmed(text, 0, text.length);
  const isWhole = ({ from, to }: Span) => from <= all.from && to >= all.to;
  const leaf: Omit<Leaf, "has"> = {
    text,
    headingAttributes,
    masked,
    spans: shared(spans),
    citations: shared(draft.citations),
    attributed: shared(draft.attributed),
    tags: shared(draft.tags),
    notes: shared(draft.notes),
    comments: shared(draft.comments),
    escapes: shared(draft.escapes),
    swallowed: shared(draft.swallowed),
    halfSpans,
    pairing,
    quoted: shared(pairing.pairs.map((pair) => quotedIn(masked, pair, sayings))),
    words: trimmed(masked, 0, masked.length),
    whole: spans.find(isWhole) ?? null,
    isStageDirection: brackets.some(isWhole),
    sentences: sentencesIn(blank(masked, draft.joints, JOINT)),
    labels: shared(labelsIn(text, masked, spans)),
    brackets: shared(brackets),
  };
  return Object.assign(leaf, { has: bitsOf(leaf) });
}

/** In a block quotation, the marks at the start of its lines are no part of what stands in the lines. */
function withoutQuoteMarks(tree: Tree, text: string): string {
  if (!/\n[ \t]*>/.test(text)) return text;
  const marks: Span[] = [];
  tree.iterate({
    enter: ({ name, from, to }) => {
      if (name === "QuoteMark") marks.push({ from, to });
    },
  });
  return blank(text, marks);
}

/** What there is in a leaf, as bits of `HAS`. */
function bitsOf(leaf: Omit<Leaf, "has">): number {
  const { text, spans, words, halfSpans } = leaf;
  const stages = spans.some(({ attributes }) => hasClass(attributes, "stage"));
  const wrong = leaf.attributed.length > 0 || spans.some(({ attributes }) => isWrong(attributes));
  return (
    bit(HAS.citations, leaf.citations.length > 0) |
    bit(HAS.tags, leaf.tags.length > 0) |
    bit(HAS.comments, leaf.comments.length > 0) |
    bit(HAS.swallowed, leaf.swallowed.length > 0) |
    bit(HAS.halfSpans, halfSpans.opening.length + halfSpans.closing.length > 0) |
    bit(HAS.wrong, wrong) |
    bit(HAS.brackets, leaf.brackets.length > 0) |
    bit(HAS.labels, leaf.labels.length > 0) |
    bit(HAS.words, words.from < words.to) |
    bit(HAS.gaps, stages || text.trim() !== text) |
    bit(HAS.whole, leaf.whole !== null || leaf.isStageDirection)
  );
}

function bit(has: number, present: boolean): number {
  return present ? has : 0;
}

const NONE: readonly never[] = [];

/** One empty list for all: most paragraphs have none of most things, and a long document has many paragraphs. */
function shared<T>(list: readonly T[]): readonly T[] {
  return list.length ? list : NONE;
}

function placedIn(masked: string, span: SpanDraft): LeafSpan {
  const starts = trimmed(masked, 0, span.content.from);
  const ends = trimmed(masked, span.content.to, masked.length);
  return { ...span, core: core(masked, span.content), starts: starts.from === starts.to, ends: ends.from === ends.to };
}

const UNPAIRED: Pairing = { pairs: NONE, opening: NONE, closing: NONE };

/** A stretch of text between two joints: from `from` in the text, and from `at` in the text without joints. */
interface Stretch {
  readonly from: number;
  readonly at: number;
}

/** Pairs marks as if the brackets of spans and their attributes were not there. */
function pairWithout(masked: string, joints: readonly Span[], marks: readonly number[], sayings: Sayings): Pairing {
  if (!joints.length) return pairMarks(masked, marks, sayings);
  const stretches: Stretch[] = [];
  let compact = "";
  let at = 0;
  for (const { from, to } of joints) {
    if (from > at) stretches.push({ from: at, at: compact.length });
    compact += masked.slice(at, Math.max(at, from));
    at = Math.max(at, to);
  }
  stretches.push({ from: at, at: compact.length });
  compact += masked.slice(at);
  const moved = (offset: number, here: "from" | "at", there: "from" | "at") => {
    const stretch = stretches[firstIndex(stretches.length, (i) => stretches[i]![here] > offset) - 1]!;
    return offset - stretch[here] + stretch[there];
  };
  const back = (offset: number) => moved(offset, "at", "from");
  const { pairs, opening, closing } = pairMarks(
    compact,
    marks.map((mark) => moved(mark, "from", "at")),
    sayings,
  );
  return {
    pairs: pairs.map(({ from, to, parent }) => ({ from: back(from), to: back(to - 1) + 1, parent })),
    opening: opening.map(({ at: place, kind }) => ({ at: back(place), kind })),
    closing: closing.map(({ at: place, kind }) => ({ at: back(place), kind })),
  };
}

function quotedIn(masked: string, pair: Span, sayings: Sayings): Quoted {
  const substantial = isSubstantial(masked.slice(pair.from, pair.to));
  return { core: core(masked, pair), substantial, speech: isSpeech(masked, pair, sayings) };
}

function attributesAtEnd(heading: string): Attributes | null {
  const line = heading.split("\n", 1)[0]!.trimEnd();
  const from = line.endsWith("}") ? line.lastIndexOf("{") : -1;
  const attributes = from > 0 && !/[\]\\]/.test(line[from - 1]!) ? readAttributes(line, from) : null;
  return attributes?.to === line.length ? attributes : null;
}

/** `text` with each blank replaced by as many spaces, or another character. */
function blank(text: string, blanks: readonly Span[], by = " "): string {
  if (!blanks.length) return text;
  const sorted = [...blanks].sort((a, b) => a.from - b.from);
  let result = "";
  let at = 0;
  for (const { from, to } of sorted) {
    if (to <= at) continue;
    result += text.slice(at, Math.max(at, from)) + by.repeat(to - Math.max(at, from));
    at = to;
  }
  return result + text.slice(at);
}

const WHOLE: HalfSpans = { opening: NONE, closing: NONE };

/** The text's own brackets, and those of spans that begin or end in another paragraph. */
function readBrackets(masked: string, text: string, draft: LeafDraft): { brackets: Span[]; halfSpans: HalfSpans } {
  const brackets: Span[] = [];
  const stack: number[] = [];
  const closing: { at: number; attributes: Attributes | null }[] = [];
  if (!/[[\]]/.test(masked)) return { brackets, halfSpans: WHOLE };
  const escaped = new Set(draft.escapes.map((at) => at + 1));
  for (let at = 0; at < masked.length; at++) {
    if (masked[at] === "[" && !escaped.has(at)) stack.push(at);
    if (masked[at] !== "]" || escaped.has(at)) continue;
    const from = stack.pop();
    if (from !== undefined) brackets.push({ from, to: at + 1 });
    else closing.push({ at, attributes: readAttributes(text, at + 1) });
  }
  return { brackets: brackets.sort((a, b) => a.from - b.from), halfSpans: { opening: stack, closing } };
}
