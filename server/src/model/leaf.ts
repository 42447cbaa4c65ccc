import type { Tree } from "@lezer/common";
import { type Attributes, hasClass, readAttributes } from "../syntax/attributes";
import { type CitedItem, keyAt, locatorIn, readCitation } from "../syntax/citations";
import type { Span } from "../syntax/span";
import { isWrong } from "./attributeValues";
import { type LabelCandidate, labelsIn } from "./labelCandidates";
import { type Pairing, pairMarks } from "./pairing";
import { sentencesIn } from "./sentences";
import { core, isSubstantial, trimmed } from "./words";

/*
 * What one run of inline text (a paragraph, a heading, a table) contributes by itself. It is a pure function of its
 * tree and text, so it is kept with the tree: after an edit, only the blocks whose tree is new are read again. All
 * offsets are relative to the run.
 */

export interface LeafSpan extends Span {
  readonly content: Span;
  /** The words without punctuation and annotations at their ends. */
  readonly core: Span;
  /** Whether nothing of the paragraph stands before it, or behind it. */
  readonly starts: boolean;
  readonly ends: boolean;
  readonly attributes: Attributes;
}

export interface LeafCitation extends Span {
  readonly form: "bracketed" | "in-text" | "locator";
  readonly items: readonly CitedItem[];
  /** For a bare locator, its text. */
  readonly locator: string | null;
  /** Index in `notes` of the inline note around it, or -1. */
  readonly note: number;
}

export interface LeafTag extends Span {
  readonly stance: "asserts" | "denies" | "questions";
  readonly claim: string;
  readonly at: Span;
}

/** A footnote reference (`id`), or a note written in place (`id` null). */
export interface LeafNote extends Span {
  readonly id: string | null;
}

/** A construct of Markdown that takes words out of the text or changes them. */
export interface Swallowed extends Span {
  readonly kind: "html" | "tex" | "math" | "link";
}

/** The words between two marks: without punctuation at their ends; and whether they are enough to need a source. */
export interface Quoted {
  readonly core: Span;
  readonly substantial: boolean;
}

/** A bracket of a span whose other bracket is not in this paragraph. */
export interface HalfSpans {
  readonly opening: readonly number[];
  readonly closing: readonly { readonly at: number; readonly attributes: Attributes }[];
}

/** What a leaf has, as bits: a pass over a long document looks at nothing else of the leaves that have nothing for it. */
export const HAS = {
  citations: 1,
  tags: 2,
  comments: 4,
  swallowed: 8,
  halfSpans: 16,
  wrong: 32,
  brackets: 64,
  labels: 128,
  /** Words of the text, annotations aside. */
  words: 256,
  /** White space at its ends, or the recorder's words among the others. */
  gaps: 512,
  /** A span or a bracket that is all of it. */
  whole: 1024,
} as const;

export interface Leaf {
  /** Bits of `HAS`. */
  readonly has: number;
  readonly text: string;
  /** Attributes that end a heading. */
  readonly headingAttributes: Attributes | null;
  /** The text with annotations and code blanked out by spaces: of the same length. */
  readonly masked: string;
  /** In order of place, outer before inner. */
  readonly spans: readonly LeafSpan[];
  readonly citations: readonly LeafCitation[];
  /** Citations or locators with attributes, which Pandoc would read otherwise. */
  readonly attributed: readonly (Span & { readonly citationTo: number })[];
  readonly tags: readonly LeafTag[];
  readonly notes: readonly LeafNote[];
  readonly comments: readonly Span[];
  readonly escapes: readonly number[];
  readonly swallowed: readonly Swallowed[];
  readonly halfSpans: HalfSpans;
  readonly pairing: Pairing;
  /** What is quoted between each pair of marks. */
  readonly quoted: readonly Quoted[];
  /** The text without white space at its ends; empty if only annotations stand here. */
  readonly words: Span;
  /** The span that is all of the paragraph, or null. */
  readonly whole: LeafSpan | null;
  /** Whether all of it stands in square brackets: an event, in nobody's mouth. */
  readonly isStageDirection: boolean;
  readonly sentences: readonly Span[];
  readonly labels: readonly LabelCandidate[];
  /** Brackets of the text itself: editorial insertions, stage directions, headings named. */
  readonly brackets: readonly Span[];
}

const known = new WeakMap<Tree, { lang: string | null; leaf: Leaf }>();

/** The facts of a leaf block whose text begins at `from` in `body`. */
export function leafOf(tree: Tree, body: string, from: number, lang: string | null): Leaf {
  const kept = known.get(tree);
  if (kept?.lang === lang) return kept.leaf;
  const leaf = readLeaf(tree, body.slice(from, from + tree.length), lang);
  known.set(tree, { lang, leaf });
  return leaf;
}

type SpanDraft = Pick<LeafSpan, "from" | "to" | "content" | "attributes">;

interface Draft {
  spans: SpanDraft[];
  citations: LeafCitation[];
  attributed: (Span & { citationTo: number })[];
  tags: LeafTag[];
  notes: LeafNote[];
  comments: Span[];
  escapes: number[];
  swallowed: Swallowed[];
  marks: number[];
  blanks: Span[];
  /** Those of the blanks that stand around words, not beside them: a mark's neighbours are beyond them. */
  joints: Span[];
}

function readLeaf(tree: Tree, text: string, lang: string | null): Leaf {
  const draft: Draft = {
    spans: [],
    citations: [],
    attributed: [],
    tags: [],
    notes: [],
    comments: [],
    escapes: [],
    swallowed: [],
    marks: [],
    blanks: [],
    joints: [],
  };
  const headingAttributes = tree.type.name.includes("Heading") ? attributesAtEnd(text) : null;
  if (headingAttributes) draft.blanks.push(headingAttributes);
  tree.iterate({ enter: (node) => visit(node.name, node.from, node.to, text, lang, draft) });
  const { marks, blanks, joints, ...facts } = draft;
  const masked = blank(text, blanks);
  const { brackets, halfSpans } = readBrackets(masked, text, draft);
  const spans = facts.spans.map((span) => placedIn(masked, span));
  const visible = marks.filter((at) => masked[at] !== " ");
  const pairing = visible.length ? pairWithout(masked, draft.joints, visible) : UNPAIRED;
  const labels = labelsIn(text, masked, spans);
  const words = trimmed(masked, 0, masked.length);
  const isWhole = ({ from, to }: Span) => text.slice(0, from).trim() === "" && text.slice(to).trim() === "";
  const whole = spans.find(isWhole) ?? null;
  const isStageDirection = brackets.some(isWhole);
  const gaps = text.trim() !== text || spans.some(({ attributes }) => hasClass(attributes, "stage"));
  const has =
    bit(HAS.labels, labels) |
    (words.from < words.to ? HAS.words : 0) |
    (whole || isStageDirection ? HAS.whole : 0) |
    (gaps ? HAS.gaps : 0) |
    bit(HAS.citations, draft.citations) |
    bit(HAS.tags, draft.tags) |
    bit(HAS.comments, draft.comments) |
    bit(HAS.swallowed, draft.swallowed) |
    bit(HAS.halfSpans, [...halfSpans.opening, ...halfSpans.closing]) |
    bit(HAS.brackets, brackets) |
    bit(HAS.wrong, draft.attributed) |
    bit(
      HAS.wrong,
      draft.spans.filter(({ attributes }) => isWrong(attributes)),
    );
  return {
    has,
    ...withoutEmpty(facts),
    spans: shared(spans),
    text,
    headingAttributes,
    masked,
    brackets: shared(brackets),
    halfSpans,
    pairing,
    quoted: shared(pairing.pairs.map((pair) => quotedIn(masked, pair))),
    words,
    whole,
    isStageDirection,
    sentences: sentencesIn(masked),
    labels: shared(labels),
  };
}

function bit(has: number, list: readonly unknown[]): number {
  return list.length ? has : 0;
}

const NONE: readonly never[] = [];

/** One empty list for all: most paragraphs have none of most things, and a long document has many paragraphs. */
function shared<T>(list: readonly T[]): readonly T[] {
  return list.length ? list : NONE;
}

function withoutEmpty(draft: Omit<Draft, "marks" | "blanks" | "joints" | "spans">) {
  return {
    citations: shared(draft.citations),
    attributed: shared(draft.attributed),
    tags: shared(draft.tags),
    notes: shared(draft.notes),
    comments: shared(draft.comments),
    escapes: shared(draft.escapes),
    swallowed: shared(draft.swallowed),
  };
}

function placedIn(masked: string, span: SpanDraft): LeafSpan {
  const starts = trimmed(masked, 0, span.content.from);
  const ends = trimmed(masked, span.content.to, masked.length);
  return { ...span, core: core(masked, span.content), starts: starts.from === starts.to, ends: ends.from === ends.to };
}

const UNPAIRED: Pairing = { pairs: NONE, opening: NONE, closing: NONE };

/** Pairs marks as if the brackets of spans and their attributes were not there. */
function pairWithout(masked: string, joints: readonly Span[], marks: readonly number[]): Pairing {
  if (!joints.length) return pairMarks(masked, marks);
  const places: number[] = [];
  let compact = "";
  let at = 0;
  for (const { from, to } of [...joints, { from: masked.length, to: masked.length }]) {
    for (let i = at; i < from; i++) places.push(i);
    compact += masked.slice(at, Math.max(at, from));
    at = Math.max(at, to);
  }
  const here = new Map(places.map((place, i) => [place, i]));
  const { pairs, opening, closing } = pairMarks(
    compact,
    marks.flatMap((mark) => here.get(mark) ?? []),
  );
  const back = <T extends { at: number }>(mark: T): T => ({ ...mark, at: places[mark.at]! });
  return {
    pairs: pairs.map(({ from, to, parent }) => ({ from: places[from]!, to: places[to - 1]! + 1, parent })),
    opening: opening.map(back),
    closing: closing.map(back),
  };
}

function quotedIn(masked: string, pair: Span): Quoted {
  return { core: core(masked, pair), substantial: isSubstantial(masked.slice(pair.from, pair.to)) };
}

function attributesAtEnd(heading: string): Attributes | null {
  const line = heading.split("\n", 1)[0]!.replace(/\s+#*\s*$/, "");
  const from = line.endsWith("}") ? line.lastIndexOf("{") : -1;
  const attributes = from > 0 && line[from - 1] !== "]" ? readAttributes(line, from) : null;
  return attributes?.to === line.length ? attributes : null;
}

/** Enters a node into the draft; false keeps out of its children. */
function visit(name: string, from: number, to: number, text: string, lang: string | null, draft: Draft): boolean {
  switch (name) {
    case "QuotationMark":
      draft.marks.push(from);
      break;
    case "Span":
      addSpan(from, to, text, draft);
      break;
    case "Citation":
      addCitation(from, to, text, lang, draft);
      break;
    case "InTextCitation":
      addInTextCitation(from, to, text, lang, draft);
      break;
    case "Locator":
      draft.citations.push({
        from,
        to,
        form: "locator",
        items: [],
        locator: text.slice(from + 1, to - 1),
        note: noteAt(draft, from),
      });
      draft.blanks.push({ from, to });
      break;
    case "AttributedCitation":
      draft.attributed.push({ from, to, citationTo: text.lastIndexOf("{", to) });
      break;
    case "ClaimTag":
      addTag(from, to, text, draft);
      break;
    case "FootnoteReference":
      draft.notes.push({ from, to, id: text.slice(from + 2, to - 1) });
      draft.blanks.push({ from, to });
      break;
    case "InlineNote":
      draft.notes.push({ from, to, id: null });
      draft.blanks.push({ from, to });
      break;
    case "Comment":
      draft.comments.push({ from, to });
      draft.blanks.push({ from, to });
      return false;
    case "Escape":
      draft.escapes.push(from);
      break;
    case "HTMLTag":
      draft.swallowed.push({ from, to, kind: "html" });
      draft.blanks.push({ from, to });
      break;
    case "TexCommand":
      draft.swallowed.push({ from, to, kind: "tex" });
      break;
    case "Math":
      draft.swallowed.push({ from, to, kind: "math" });
      break;
    case "Link":
      draft.swallowed.push({ from, to, kind: "link" });
      break;
    case "Attributes":
    case "SpanMark":
      draft.joints.push({ from, to });
      draft.blanks.push({ from, to });
      return false;
    case "InlineCode":
    case "QuoteMark":
    case "HeaderMark":
    case "URL":
    case "Autolink":
      draft.blanks.push({ from, to });
      return false;
  }
  return true;
}

function noteAt(draft: Draft, at: number): number {
  return draft.notes.findLastIndex((note) => note.id === null && note.from <= at && at < note.to);
}

function addSpan(from: number, to: number, text: string, draft: Draft): void {
  const close = closingBracket(text, from, to);
  const attributes = close < 0 ? null : readAttributes(text, close + 1);
  if (!attributes) return;
  draft.spans.push({ from, to, content: { from: from + 1, to: close }, attributes });
  if (hasClass(attributes, "note") || hasClass(attributes, "page")) draft.blanks.push({ from, to });
}

/** The bracket before the attribute block that ends at `to`. */
function closingBracket(text: string, from: number, to: number): number {
  for (let at = text.lastIndexOf("]{", to); at > from; at = text.lastIndexOf("]{", at - 1)) {
    if (readAttributes(text, at + 1)?.to === to) return at;
  }
  return -1;
}

function addCitation(from: number, to: number, text: string, lang: string | null, draft: Draft): void {
  const items = readCitation(text.slice(from + 1, to - 1), lang) ?? [];
  draft.citations.push({
    from,
    to,
    form: "bracketed",
    items: items.map((item) => ({ ...item, at: { from: item.at.from + from + 1, to: item.at.to + from + 1 } })),
    locator: null,
    note: noteAt(draft, from),
  });
  draft.blanks.push({ from, to });
}

function addInTextCitation(from: number, to: number, text: string, lang: string | null, draft: Draft): void {
  const found = keyAt(text, text[from] === "-" ? from + 2 : from + 1);
  if (!found) return;
  const bracket = text.indexOf("[", found.end);
  const locator = bracket >= 0 && bracket < to ? locatorIn(text.slice(bracket + 1, to - 1), lang) : null;
  const item = { key: found.key, at: found.at, prefix: null, locator };
  draft.citations.push({ from, to, form: "in-text", items: [item], locator: null, note: noteAt(draft, from) });
  if (bracket >= 0 && bracket < to) draft.blanks.push({ from: bracket, to });
}

const STANCES = { claim: "asserts", denies: "denies", questions: "questions" } as const;

function addTag(from: number, to: number, text: string, draft: Draft): void {
  const slash = text.indexOf("/", from);
  const stance = STANCES[text.slice(from + 1, slash) as keyof typeof STANCES];
  draft.tags.push({ from, to, stance, claim: text.slice(slash + 1, to), at: { from: slash + 1, to } });
  draft.blanks.push({ from, to });
}

/** `text` with each blank replaced by as many spaces. */
function blank(text: string, blanks: readonly Span[]): string {
  if (!blanks.length) return text;
  const sorted = [...blanks].sort((a, b) => a.from - b.from);
  let result = "";
  let at = 0;
  for (const { from, to } of sorted) {
    if (to <= at) continue;
    result += text.slice(at, Math.max(at, from)) + " ".repeat(to - Math.max(at, from));
    at = to;
  }
  return result + text.slice(at);
}

const WHOLE: HalfSpans = { opening: NONE, closing: NONE };

/** The text's own brackets, and those of spans that begin or end in another paragraph. */
function readBrackets(masked: string, text: string, draft: Draft): { brackets: Span[]; halfSpans: HalfSpans } {
  const brackets: Span[] = [];
  const stack: number[] = [];
  const closing: { at: number; attributes: Attributes }[] = [];
  if (!/[[\]]/.test(masked)) return { brackets, halfSpans: WHOLE };
  const escaped = new Set(draft.escapes.map((at) => at + 1));
  for (let at = 0; at < masked.length; at++) {
    if (masked[at] === "[" && !escaped.has(at)) stack.push(at);
    if (masked[at] !== "]" || escaped.has(at)) continue;
    const from = stack.pop();
    if (from !== undefined) brackets.push({ from, to: at + 1 });
    else {
      const attributes = readAttributes(text, at + 1);
      if (attributes) closing.push({ at, attributes });
    }
  }
  return { brackets: brackets.sort((a, b) => a.from - b.from), halfSpans: { opening: stack, closing } };
}
