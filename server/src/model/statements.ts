import { type Attributes, attribute, hasClass, idsOf } from "../syntax/attributes";
import { memoised } from "../syntax/memo";
import { firstIndex } from "../syntax/search";
import type { Span } from "../syntax/span";
import type { Mention, Statement, UnknownLabel } from "./annotatedSource";
import type { BlockQuotation } from "./blockQuotations";
import type { Block } from "./blocks";
import { type Document, type LeafBlock, nextSibling, type Region } from "./document";
import { readLabel, type SpeakerLabel } from "./labels";
import { HAS } from "./leaf";
import { agree, isSilent, joined } from "./neighbours";
import { byPlace } from "./spans";
import type { StatementDraft } from "./statementDraft";
import { certaintyOf, speechOf } from "./values";
import { trimmed } from "./words";

export interface LabelledText {
  readonly statements: readonly StatementDraft[];
  readonly mentions: readonly Mention[];
  readonly unknown: readonly UnknownLabel[];
  /** Indexes of the paragraphs that have a label. */
  readonly paragraphs: ReadonlySet<number>;
  /** Where the spans begin that are labels, not statements. */
  readonly labelSpans: ReadonlySet<number>;
  /** Whether a known label stands in it, or before it. */
  readonly seenKnown: boolean;
}

/** All statements in pre-order. */
export function readStatements(
  document: Document,
  labelled: LabelledText,
  quotations: readonly BlockQuotation[],
): StatementDraft[] {
  const attributed = quotations.flatMap((quotation) => (quotation.statement ? [quotation.statement] : []));
  return [...markedStatements(document, labelled), ...labelled.statements, ...attributed].sort((a, b) =>
    byPlace(a.whole, b.whole),
  );
}

/** For each statement the innermost one around it, and its date: its own, that one's, or that of the source's text. */
export function nesting(
  document: Document,
  drafts: readonly StatementDraft[],
): { parents: (number | null)[]; dates: (string | null)[] } {
  const parents = parentsOf(drafts.map((draft) => draft.whole));
  const fileDate = document.frontMatter?.source ? document.frontMatter.date : null;
  const dates: (string | null)[] = [];
  drafts.forEach((draft, i) => {
    const parent = parents[i]!;
    dates.push(draft.date ?? (parent === null ? fileDate : dates[parent]!));
  });
  return { parents, dates };
}

/** For spans in pre-order the index of the innermost one around each, or null. */
export function parentsOf(spans: readonly Span[]): (number | null)[] {
  const stack: number[] = [];
  return spans.map((span, i) => {
    while (stack.length && spans[stack.at(-1)!]!.to < span.to) stack.pop();
    while (stack.length && spans[stack.at(-1)!]!.to <= span.from) stack.pop();
    const parent = stack.at(-1) ?? null;
    stack.push(i);
    return parent;
  });
}

// Statements by attribute.

function markedStatements(document: Document, labelled: LabelledText): StatementDraft[] {
  const regions = document
    .regionsWith("speaker")
    .filter(({ attributes, whole }) => !hasClass(attributes, "commentary") && !labelled.labelSpans.has(whole.from));
  return joined(document, regions, sameStatement).map((group) => markedStatement(group));
}

function sameStatement(a: Region, b: Region): boolean {
  if (a.form === "heading") return false;
  if (idsOf(a.attributes, "speaker").join() !== idsOf(b.attributes, "speaker").join()) return false;
  return ["to", "date", "speech", "source"].every((key) => agree(a, b, key));
}

function markedStatement(group: readonly Region[]): StatementDraft {
  const first = group[0]!;
  const last = group.at(-1)!;
  const said = group.length === 1 ? attributesOf(first) : group.map(attributesOf).reduceRight(supplement);
  return {
    from: first.from,
    to: last.to,
    parts: group.map(({ from, to }) => ({ from, to })),
    whole: { from: first.whole.from, to: last.whole.to },
    form: first.form,
    speakers: said.speakers,
    addressees: said.addressees,
    speech: said.speech,
    date: said.date,
    cert: said.cert,
    core: first.core && last.core && { from: first.core.from, to: last.core.to },
  };
}

type Said = Pick<StatementDraft, "speakers" | "addressees" | "speech" | "date" | "cert">;

const known = new WeakMap<Attributes, Said>();

function attributesOf({ attributes }: Region): Said {
  return memoised(known, attributes, () => ({
    speakers: idsOf(attributes, "speaker"),
    addressees: idsOf(attributes, "to"),
    speech: speechOf(attribute(attributes, "speech")?.value ?? null),
    date: attribute(attributes, "date")?.value ?? null,
    cert: certaintyOf(attribute(attributes, "cert")?.value ?? null),
  }));
}

/** What a later part of a statement says, where an earlier one is silent. */
function supplement(later: Said, earlier: Said): Said {
  return {
    speakers: earlier.speakers,
    addressees: earlier.addressees.length ? earlier.addressees : later.addressees,
    speech: earlier.speech ?? later.speech,
    date: earlier.date ?? later.date,
    cert: earlier.cert ?? later.cert,
  };
}

// Statements by label.

interface Running {
  readonly label: SpeakerLabel;
  readonly parts: Span[];
}

/** Reads the labels of the document and what each of them governs (format §4); `seenKnown`: a known one stands before it. */
export function readLabelled(document: Document, seenKnown: boolean): LabelledText {
  const statements: StatementDraft[] = [];
  const mentions: Mention[] = [];
  const unknown: UnknownLabel[] = [];
  const labelSpans = new Set<number>();
  const paragraphs = new Set<number>();
  let seen = seenKnown;
  const readFrom = (first: number) => {
    let running: Running | null = null;
    const finish = () => {
      if (running) statements.push(labelStatement(running));
      running = null;
    };
    const begin = (label: SpeakerLabel, index: number) => {
      finish();
      paragraphs.add(index);
      seen ||= label.known;
      running = { label, parts: [] };
      if (label.span) labelSpans.add(label.span.from);
      else mentions.push(...labelMentions(label));
      if (!label.known) unknown.push({ from: label.name.from, to: label.name.to, name: label.name.value });
    };
    const add = (part: Span) => running?.parts.push(part);
    for (let i = first; i >= 0; i = nextSibling(document.blocks, i)) {
      const role = roleOf(document, i);
      if (role === "ends") finish();
      if (role === "words") addWords(document, i, begin, add, () => seen);
      for (const div of divsIn(document.blocks, i)) readFrom(div + 1);
    }
    finish();
  };
  if (document.blocks.length) readFrom(0);
  return { statements, mentions, unknown, labelSpans, paragraphs, seenKnown: seen };
}

/** The divs that are the block or lie in it, those in other divs apart: labels count directly in a div. */
function* divsIn(blocks: readonly Block[], index: number): Generator<number> {
  const { end } = blocks[index]!;
  for (let i = index; i < end; i++) {
    const block = blocks[i]!;
    if (block.kind !== "div") continue;
    if (block.end > i + 1) yield i;
    i = block.end - 1;
  }
}

/** What a block does to the statement that is running: it ends it, is part of it, or is passed over. */
function roleOf(document: Document, index: number): "ends" | "words" | "passes" {
  const block = document.blocks[index]!;
  if (block.kind === "heading" || block.kind === "rule" || block.kind === "div") return "ends";
  if (block.kind === "footnote" || block.kind === "reference" || isSilent(document, index)) return "passes";
  if (!block.leaf || !(block.has & HAS.whole)) return "words";
  const { whole, isStageDirection } = block.leaf;
  if (whole && (hasClass(whole.attributes, "stage") || hasClass(whole.attributes, "commentary"))) return "ends";
  return isStageDirection ? "passes" : "words";
}

const NO_LABELS: readonly never[] = [];

/** Adds a block to the statement that is running, beginning new ones at the labels in it. */
function addWords(
  document: Document,
  index: number,
  begin: (label: SpeakerLabel, index: number) => void,
  add: (part: Span) => void,
  seenKnown: () => boolean,
): void {
  const block = document.blocks[index]!;
  let from = block.from;
  const mayHaveLabels = block.kind === "paragraph" && block.has & HAS.labels;
  for (const candidate of mayHaveLabels ? block.leaf!.labels : NO_LABELS) {
    const label = readLabel(document, block as LeafBlock, candidate, seenKnown());
    if (!label) continue;
    for (const part of withoutStage(block, from, label.start)) add(part);
    begin(label, index);
    from = label.end;
  }
  for (const part of withoutStage(block, from, block.to)) add(part);
}

/** The stretch without the recorder's words in it, and without white space at its ends. */
function withoutStage(block: Block, from: number, to: number): Span[] {
  const { leaf } = block;
  if (!leaf || (to === block.to && !(block.has & HAS.gaps))) return from < to ? [{ from, to }] : [];
  const base = block.from;
  const stage = leaf.spans.length ? leaf.spans.filter((span) => hasClass(span.attributes, "stage")) : leaf.spans;
  const inside = stage.filter((span) => span.from + base >= from && span.to + base <= to);
  const edges = [from - base, ...inside.flatMap((span) => [span.from, span.to]), to - base];
  const parts: Span[] = [];
  for (let i = 0; i < edges.length; i += 2) {
    const words = trimmed(leaf.text, edges[i]!, edges[i + 1]!);
    if (words.from < words.to) parts.push({ from: words.from + base, to: words.to + base });
  }
  return parts;
}

function labelStatement({ label, parts }: Running): StatementDraft {
  const to = parts.at(-1)?.to ?? label.end;
  return {
    from: parts[0]?.from ?? label.end,
    to,
    parts: parts.length ? parts : [{ from: label.end, to: label.end }],
    whole: { from: label.start, to },
    form: "label",
    speakers: label.speakers,
    addressees: label.addressees.map((addressee) => addressee.value),
    speech: label.speech ?? "direct",
    date: label.date,
    cert: label.cert,
    core: null,
  };
}

function labelMentions(label: SpeakerLabel): Mention[] {
  const name = label.speakers.map(
    (id): Mention => ({ kind: "speaker", id, role: "label", from: label.name.from, to: label.name.to }),
  );
  const to = label.addressees.map(
    (addressee): Mention => ({
      kind: "speaker",
      id: addressee.value,
      role: "addressee",
      from: addressee.from,
      to: addressee.to,
    }),
  );
  return [...name, ...to];
}

/** Index of the last statement that begins before `offset`, or -1. */
export function lastIndexBefore(statements: readonly { readonly whole: Span }[], offset: number): number {
  return firstIndex(statements.length, (i) => statements[i]!.whole.from >= offset) - 1;
}

/** Index of the innermost statement that contains `span`, or -1. */
export function innermostAt(statements: readonly Statement[], span: Span): number {
  let at = lastIndexBefore(statements, span.from + 1);
  while (at >= 0 && statements[at]!.whole.to < span.to) at = statements[at]!.parent ?? -1;
  return at;
}
