import { hasClass } from "../syntax/attributes";
import type { Span } from "../syntax/span";
import type { Quotation, SpeakerFrom, Speech, Statement } from "./annotatedSource";
import type { BlockQuotation } from "./blockQuotations";
import type { PlacedCitation } from "./citations";
import { type Document, type LeafBlock, leavesOf, type Region } from "./document";
import type { MarkedQuotation } from "./markedQuotations";
import { joined } from "./neighbours";
import { readSourcing, type Sourceable } from "./sourcing";
import { byPlace, innermost } from "./spans";
import { lastIndexBefore, parentsOf, type StatementDraft } from "./statements";
import { core, isSubstantial } from "./words";

/** A quotation before its speaker and sources are known. */
interface QuotationDraft extends Sourceable {
  readonly form: Quotation["form"];
  readonly parts: readonly Span[];
}

/** All quotations in pre-order, and the statements with their speech, which depends on them. */
export function readQuotations(
  document: Document,
  marked: readonly MarkedQuotation[],
  blocks: readonly BlockQuotation[],
  citations: readonly PlacedCitation[],
  drafts: readonly (StatementDraft & { parent: number | null })[],
): { quotations: Quotation[]; statements: Statement[] } {
  const found = [...marked.map(fromMarks), ...blocks.flatMap((block) => fromBlock(document, block))];
  const all = [...found, ...byClass(document, found)].sort(byPlace);
  const words = (span: Span) => coreOf(document, span);
  const statements = withSpeech(drafts, all, words);
  const parents = parentsOf(all);
  const around = innermost(
    statements.map((statement) => statement.whole),
    all,
  );
  const needy = needingSources(document, all, statements, around);
  const sourcing = readSourcing(document, citations, all);
  const quotations = all.map((draft, i): Quotation => {
    const parent = parents[i]!;
    const outermost = rootOf(parents, i);
    const { sources, footnoted } = sourcing[outermost]!;
    const statement = statementOf(statements, draft, around[i]!, words);
    const { from, to, form, parts } = draft;
    return { from, to, form, parts, ...statement, sources, footnoted, parent, needsSource: needy[i]! };
  });
  return { quotations, statements };
}

function rootOf(parents: readonly (number | null)[], index: number): number {
  let at = index;
  while (parents[at] !== null) at = parents[at]!;
  return at;
}

// Where quotations come from.

function fromMarks(quotation: MarkedQuotation): QuotationDraft {
  return { ...quotation, form: "marks", isBlock: false, block: quotation.first, attribution: null };
}

function fromBlock(document: Document, quotation: BlockQuotation): QuotationDraft[] {
  const leaves = leafIndexes(document, quotation.block, quotation.to);
  if (!leaves.length) return [];
  const { from, to, block, attribution } = quotation;
  const span = { from, to };
  return [
    {
      ...span,
      form: "block",
      parts: [span],
      first: leaves[0]!,
      last: leaves.at(-1)!,
      isBlock: true,
      block,
      attribution,
    },
  ];
}

/** Indexes of the leaf blocks within a block that begin before `to`. */
function leafIndexes(document: Document, index: number, to: number): number[] {
  const found: number[] = [];
  const { end } = document.blocks[index]!;
  for (let i = index; i < end; i++) if (document.blocks[i]!.leaf && document.blocks[i]!.from < to) found.push(i);
  return found;
}

/** Quotations without marks, by `.quotation`; one that only encloses a quotation found already is that one. */
function byClass(document: Document, found: readonly QuotationDraft[]): QuotationDraft[] {
  const regions = document.regions.filter((region) => hasClass(region.attributes, "quotation"));
  if (!regions.length) return [];
  const known = new Set(found.map((draft) => key(coreOf(document, draft))));
  return joined(document, regions, (a, b) => a.form === b.form).flatMap((group) => {
    const span = { from: group[0]!.from, to: group.at(-1)!.to };
    if (known.has(key(coreOf(document, span)))) return [];
    return fromRegions(document, group, span);
  });
}

function fromRegions(document: Document, group: readonly Region[], span: Span): QuotationDraft[] {
  const { block, form } = group[0]!;
  const parts = group.map(({ from, to }) => ({ from, to }));
  if (form === "span") {
    const last = group.at(-1)!.block;
    return [{ ...span, form, parts, first: block, last, isBlock: false, block, attribution: null }];
  }
  const leaves = group.flatMap((region) => leafIndexes(document, region.block, span.to)).filter((i) => i !== block);
  if (!leaves.length) return [];
  return [
    { ...span, form: "div", parts, first: leaves[0]!, last: leaves.at(-1)!, isBlock: true, block, attribution: null },
  ];
}

function key(span: Span): string {
  return `${span.from}-${span.to}`;
}

/** A span without the marks, punctuation and annotations at its ends; across paragraphs, each end in its own. */
function coreOf(document: Document, span: Span): Span {
  const first = leafAt(document, span.from);
  const last = leafAt(document, Math.max(span.from, span.to - 1));
  if (!first || !last) return span;
  const start = core(first.leaf.masked, {
    from: Math.max(0, span.from - first.from),
    to: Math.min(span.to, first.to) - first.from,
  });
  const end = core(last.leaf.masked, {
    from: Math.max(0, span.from - last.from),
    to: Math.min(span.to, last.to) - last.from,
  });
  return { from: start.from + first.from, to: end.to + last.from };
}

const leaves = new WeakMap<Document, LeafBlock[]>();

/** The leaf at an offset, or the next one. */
function leafAt(document: Document, offset: number): LeafBlock | undefined {
  let all = leaves.get(document);
  if (!all) {
    all = [...leavesOf(document.blocks)].map(([leaf]) => leaf);
    leaves.set(document, all);
  }
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (all[middle]!.to > offset) high = middle;
    else low = middle + 1;
  }
  return all[low];
}

// Who speaks.

/** Direct under a label, or if all of it stands in quotation marks; else indirect; unless `speech=` says otherwise. */
function withSpeech(
  drafts: readonly (StatementDraft & { parent: number | null })[],
  quotations: readonly QuotationDraft[],
  words: (span: Span) => Span,
): Statement[] {
  const around = innermost(
    quotations,
    drafts.map((draft) => words(draft)),
  );
  return drafts.map((draft, i) => {
    const { from, to, parts, whole, form, speakers, addressees, date, cert, parent } = draft;
    const speech: Speech = draft.speech ?? (form === "label" || around[i]! >= 0 ? "direct" : "indirect");
    return { from, to, parts, whole, form, speakers, addressees, speech, date, cert, parent };
  });
}

type Speaker = Pick<Quotation, "speakers" | "speakerFrom" | "statement">;

function statementOf(
  statements: readonly Statement[],
  draft: QuotationDraft,
  around: number,
  words: (span: Span) => Span,
): Speaker {
  const exact = exactStatement(statements, draft, around, words);
  if (exact >= 0) return speaker(statements, exact, "marked");
  const statement = statements[around];
  if (!statement) return { speakers: [], speakerFrom: null, statement: null };
  if (statement.speech === "indirect") return speaker(statements, around, "enclosing");
  return { speakers: [], speakerFrom: null, statement: around };
}

function speaker(statements: readonly Statement[], index: number, from: SpeakerFrom): Speaker {
  return { speakers: statements[index]!.speakers, speakerFrom: from, statement: index };
}

/** The statement that is exactly the quotation, or its first part; it stands just around the marks or just within. */
function exactStatement(
  statements: readonly Statement[],
  draft: QuotationDraft,
  around: number,
  words: (span: Span) => Span,
): number {
  const wanted = new Set([key(words(draft)), key(words(draft.parts[0]!))]);
  const isExact = (i: number) => {
    const statement = statements[i];
    return statement !== undefined && statement.form !== "label" && wanted.has(key(words(statement)));
  };
  for (let i = around; i >= 0; i = statements[i]!.parent ?? -1) if (isExact(i)) return i;
  for (let i = lastIndexBefore(statements, draft.from) + 1; i < statements.length; i++) {
    if (statements[i]!.whole.from >= draft.to) return -1;
    if (isExact(i)) return i;
  }
  return -1;
}

// Which need a source.

function needingSources(
  document: Document,
  drafts: readonly QuotationDraft[],
  statements: readonly Statement[],
  around: readonly number[],
): boolean[] {
  const ownText = document.frontMatter?.source !== null && document.frontMatter?.source !== undefined;
  return drafts.map((draft, i) => {
    if (ownText && !document.inCommentary(draft.from)) return false;
    if (document.inFootnote(draft.from) || document.inNote(draft.from)) return false;
    if (document.blocks[draft.first]!.kind === "heading" || isLabelledSpeech(statements, around[i]!)) return false;
    return isSubstantial(draft.parts.map((part) => wordsOf(document, part)).join(" "));
  });
}

/** Whether the quotation is what a labelled speaker says: a transcript is not asked for sources. */
function isLabelledSpeech(statements: readonly Statement[], around: number): boolean {
  for (let i = around; i >= 0; i = statements[i]!.parent ?? -1) {
    if (statements[i]!.form === "label") return statements[i]!.speech === "direct";
  }
  return false;
}

/** The words of a stretch, without annotations. */
function wordsOf(document: Document, span: Span): string {
  let words = "";
  for (let leaf = leafAt(document, span.from); leaf && leaf.from < span.to; leaf = leafAt(document, leaf.to)) {
    words += `${leaf.leaf.masked.slice(Math.max(0, span.from - leaf.from), Math.max(0, span.to - leaf.from))} `;
  }
  return words;
}
