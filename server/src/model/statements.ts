import { attribute, hasClass } from "../syntax/attributes";
import { CERTAINTIES, type Certainty } from "../syntax/declarations";
import type { Span } from "../syntax/span";
import type { Mention, Speech, Statement, UnknownLabel } from "./annotatedSource";
import type { BlockQuotation } from "./blockQuotations";
import { type Document, idsOf, type LeafBlock, nextSibling, type Region } from "./document";
import { readLabel, type SpeakerLabel } from "./labels";
import { agree, isSilent, joined } from "./neighbours";
import { byPlace } from "./spans";

/** Statements before their speech is known, which depends on the quotations in them. */
export interface StatementDraft extends Omit<Statement, "speech" | "parent"> {
  readonly speech: Speech | null;
}

export interface LabelledText {
  readonly statements: readonly StatementDraft[];
  readonly mentions: readonly Mention[];
  readonly unknown: readonly UnknownLabel[];
  /** Spans that are labels, not statements. */
  readonly labelSpans: ReadonlySet<string>;
}

/** All statements in pre-order; `parent` and the date inherited are settled by `nested`. */
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

/** Gives each statement the innermost one around it, and its date: its own, that one's, or the file's. */
export function nested(
  document: Document,
  drafts: readonly StatementDraft[],
): (StatementDraft & { parent: number | null })[] {
  const parents = parentsOf(drafts.map((draft) => draft.whole));
  const fileDate = document.frontMatter?.source ? document.frontMatter.date : null;
  const dates: (string | null)[] = [];
  return drafts.map((draft, i) => {
    const parent = parents[i]!;
    const date = draft.date ?? (parent === null ? fileDate : dates[parent]!);
    dates.push(date);
    return { ...draft, date, parent };
  });
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
  const regions = document.regions.filter(
    (region) =>
      attribute(region.attributes, "speaker") &&
      !hasClass(region.attributes, "commentary") &&
      !labelled.labelSpans.has(spanKey(region.whole)),
  );
  return joined(document, regions, sameStatement).map((group) => markedStatement(group));
}

/** Names a span by its place, so that the same one is known again. */
export function spanKey(span: Span): string {
  return `${span.from}-${span.to}`;
}

function sameStatement(a: Region, b: Region): boolean {
  if (a.form === "heading" || idsOf(a.attributes, "speaker").join() !== idsOf(b.attributes, "speaker").join())
    return false;
  return ["to", "date", "speech", "source"].every((key) => agree(a, b, key));
}

function markedStatement(group: readonly Region[]): StatementDraft {
  const first = group[0]!;
  const last = group.at(-1)!;
  const value = (key: string) => group.map((region) => attribute(region.attributes, key)?.value).find(Boolean) ?? null;
  return {
    from: first.from,
    to: last.to,
    parts: group.map(({ from, to }) => ({ from, to })),
    whole: { from: first.whole.from, to: last.whole.to },
    form: first.form,
    speakers: idsOf(first.attributes, "speaker"),
    addressees: group.map((region) => idsOf(region.attributes, "to")).find((ids) => ids.length) ?? [],
    speech: speechOf(value("speech")),
    date: value("date"),
    cert: certaintyOf(value("cert")),
  };
}

function speechOf(value: string | null): Speech | null {
  return value === "direct" || value === "indirect" ? value : null;
}

export function certaintyOf(value: string | null): Certainty | null {
  return CERTAINTIES.find((each) => each === value) ?? null;
}

// Statements by label.

interface Running {
  readonly label: SpeakerLabel;
  readonly parts: Span[];
}

/** Reads the labels of the document and what each of them governs (format §4). */
export function readLabelled(document: Document): LabelledText {
  const statements: StatementDraft[] = [];
  const mentions: Mention[] = [];
  const unknown: UnknownLabel[] = [];
  const labelSpans = new Set<string>();
  let seenKnown = false;
  for (const first of containers(document)) {
    let running: Running | null = null;
    const finish = () => {
      if (running) statements.push(labelStatement(running));
      running = null;
    };
    const begin = (label: SpeakerLabel) => {
      finish();
      seenKnown ||= label.known;
      running = { label, parts: [] };
      if (label.span) labelSpans.add(spanKey(label.span));
      else mentions.push(...labelMentions(label));
      if (!label.known) unknown.push({ from: label.name.from, to: label.name.to, name: label.name.value });
    };
    for (let i = first; i >= 0; i = nextSibling(document.blocks, i)) {
      const role = roleOf(document, i);
      if (role === "ends") finish();
      if (role === "words")
        addWords(
          document,
          i,
          begin,
          (part) => running?.parts.push(part),
          () => seenKnown,
        );
    }
    finish();
  }
  return { statements, mentions, unknown, labelSpans };
}

/** The first block of each place where labels count: the top level, and directly in a div. */
function* containers(document: Document): Generator<number> {
  if (document.blocks.length) yield 0;
  for (let i = 0; i < document.blocks.length; i++) {
    const block = document.blocks[i]!;
    if (block.kind === "div" && block.end > i + 1) yield i + 1;
  }
}

/** What a block does to the statement that is running: it ends it, is part of it, or is passed over. */
function roleOf(document: Document, index: number): "ends" | "words" | "passes" {
  const block = document.blocks[index]!;
  if (block.kind === "heading" || block.kind === "rule" || block.kind === "div") return "ends";
  if (block.kind === "footnote" || block.kind === "reference" || isSilent(document, index)) return "passes";
  if (!block.leaf) return "words";
  const whole = document.blocks[index]!.leaf!.spans.find((span) => isWhole(block as LeafBlock, span));
  if (whole && (hasClass(whole.attributes, "stage") || hasClass(whole.attributes, "commentary"))) return "ends";
  return isStageDirection(block as LeafBlock) ? "passes" : "words";
}

function isWhole(block: LeafBlock, span: Span): boolean {
  const { text } = block.leaf;
  return text.slice(0, span.from).trim() === "" && text.slice(span.to).trim() === "";
}

/** A paragraph wholly in square brackets: an event, in nobody's mouth, that does not end what is being said. */
function isStageDirection(block: LeafBlock): boolean {
  return block.leaf.brackets.some((bracket) => isWhole(block, bracket));
}

/** Adds a block to the statement that is running, beginning new ones at the labels in it. */
function addWords(
  document: Document,
  index: number,
  begin: (label: SpeakerLabel) => void,
  add: (part: Span) => void,
  seenKnown: () => boolean,
): void {
  const block = document.blocks[index]!;
  let from = block.from;
  for (const candidate of block.kind === "paragraph" ? block.leaf!.labels : []) {
    const label = readLabel(document, block as LeafBlock, candidate, seenKnown());
    if (!label) continue;
    for (const part of withoutStage(block, from, label.start)) add(part);
    begin(label);
    from = label.end;
  }
  for (const part of withoutStage(block, from, block.to)) add(part);
}

/** The stretch without the recorder's words in it, and without white space at its ends. */
function withoutStage(block: Span & { leaf: LeafBlock["leaf"] | null }, from: number, to: number): Span[] {
  const stage = (block.leaf?.spans ?? [])
    .filter((span) => hasClass(span.attributes, "stage"))
    .map((span) => ({ from: span.from + block.from, to: span.to + block.from }))
    .filter((span) => span.from >= from && span.to <= to);
  const edges = [from, ...stage.flatMap((span) => [span.from, span.to]), to];
  const parts: Span[] = [];
  for (let i = 0; i < edges.length; i += 2) {
    const part = trimmed(block, edges[i]!, edges[i + 1]!);
    if (part) parts.push(part);
  }
  return parts;
}

function trimmed(block: Span & { leaf: LeafBlock["leaf"] | null }, from: number, to: number): Span | null {
  const text = block.leaf?.text.slice(from - block.from, to - block.from);
  if (text === undefined) return { from, to };
  const lead = text.search(/\S/);
  return lead < 0 ? null : { from: from + lead, to: from + text.trimEnd().length };
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
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (statements[middle]!.whole.from < offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Index of the innermost statement that contains `span`, or -1. */
export function innermostAt(statements: readonly Statement[], span: Span): number {
  let at = lastIndexBefore(statements, span.from + 1);
  while (at >= 0 && statements[at]!.whole.to < span.to) at = statements[at]!.parent ?? -1;
  return at;
}
