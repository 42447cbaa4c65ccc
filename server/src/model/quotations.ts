import type { Span } from "../syntax/span";
import type { Quotation, SpeakerFrom, Statement, Suggestion } from "./annotatedSource";
import type { BlockQuotation } from "./blockQuotations";
import type { PlacedCitation } from "./citations";
import { type Document, leafAt, type Region } from "./document";
import { joined } from "./neighbours";
import type { QuotationDraft } from "./quotationDraft";
import { type Reporting, suggestionFor } from "./reporting";
import { type Notes, readSourcing } from "./sourcing";
import { byPlace, innermost } from "./spans";
import type { StatementDraft } from "./statementDraft";
import { innermostAt, lastIndexBefore, nesting, parentsOf } from "./statements";
import { core, isSubstantial } from "./words";

/** What has been found before quotations are read. */
interface Found {
  readonly marked: readonly QuotationDraft[];
  readonly blocks: readonly BlockQuotation[];
  readonly citations: readonly PlacedCitation[];
  readonly drafts: readonly StatementDraft[];
  readonly reporting: Reporting;
  readonly notes: Notes;
}

/** All quotations in pre-order, and the statements with their speech, which depends on them. */
export function readQuotations(
  document: Document,
  { marked, blocks, citations, drafts, reporting, notes }: Found,
): { quotations: Quotation[]; statements: Statement[] } {
  const found = [...marked, ...blocks.flatMap((block) => fromBlock(document, block))];
  const all = [...found, ...byClass(document, found)].sort(byPlace);
  const cores = drafts.map((draft) => draft.core ?? (draft.form === "label" ? draft : coreOf(document, draft)));
  const statements = withSpeech(document, drafts, all, cores);
  const parents = parentsOf(all);
  const around = innermost(
    statements.map((statement) => statement.whole),
    all,
  );
  const sourcing = readSourcing(document, citations, all, notes);
  const quotations = all.map((draft, i): Quotation => {
    const { sources, footnoted } = sourcing[rootOf(parents, i)]!;
    const suggestion = suggestionFor(reporting, draft);
    const { speakers, speakerFrom, statement } = speakerOf(statements, cores, draft, around[i]!, suggestion);
    return {
      from: draft.from,
      to: draft.to,
      form: draft.form,
      parts: draft.parts,
      speech: draft.speech,
      speakers,
      speakerFrom,
      suggestion,
      needsSource: draft.substantial && isInNeed(document, draft, statements, around[i]!),
      sources,
      footnoted,
      statement,
      parent: parents[i]!,
    };
  });
  return { quotations, statements };
}

/** Nested quotations share the sources of the outermost one. */
function rootOf(parents: readonly (number | null)[], index: number): number {
  let at = index;
  while (parents[at] !== null) at = parents[at]!;
  return at;
}

// Where quotations come from.

function fromBlock(document: Document, quotation: BlockQuotation): QuotationDraft[] {
  const { from, to, block, attribution } = quotation;
  const leaves = leafIndexes(document, block, to);
  if (!leaves.length) return [];
  const place = { first: leaves[0]!, last: leaves.at(-1)!, isBlock: true, block, attribution };
  return [{ form: "block", ...withWords(document, [{ from, to }]), ...place }];
}

/** What a quotation without marks of its own says, from its parts. */
function withWords(document: Document, parts: readonly Span[]) {
  const span = { from: parts[0]!.from, to: parts.at(-1)!.to };
  const substantial = isSubstantial(parts.map((part) => wordsOf(document, part)).join(" "));
  return {
    ...span,
    parts,
    core: coreOf(document, span),
    firstCore: coreOf(document, parts[0]!),
    substantial,
    speech: true,
  };
}

/** Indexes of the leaf blocks within a block that begin before `to`. */
function leafIndexes(document: Document, index: number, to: number): number[] {
  const inside = document.blocks.slice(index + 1, document.blocks[index]!.end);
  return inside.filter(({ leaf, from }) => leaf && from < to).map((block) => block.index);
}

/** Quotations without marks, by `.quotation`; one that only encloses a quotation found already is that one. */
function byClass(document: Document, found: readonly QuotationDraft[]): QuotationDraft[] {
  const regions = document.regionsWith(".quotation");
  if (!regions.length) return [];
  const known = new Set(found.map((draft) => key(coreOf(document, draft))));
  return joined(document, regions, (a, b) => a.form === b.form)
    .flatMap((group) => fromRegions(document, group))
    .filter((draft) => !known.has(key(draft.core)));
}

function fromRegions(document: Document, group: readonly Region[]): QuotationDraft[] {
  const { block, form } = group[0]!;
  const said = withWords(
    document,
    group.map(({ from, to }) => ({ from, to })),
  );
  if (form === "span") {
    const place = { first: block, last: group.at(-1)!.block, isBlock: false, block, attribution: null };
    return [{ ...said, form, ...place }];
  }
  const leaves = group.flatMap((region) => leafIndexes(document, region.block, said.to));
  if (!leaves.length) return [];
  const place = { first: leaves[0]!, last: leaves.at(-1)!, isBlock: true, block, attribution: null };
  return [{ ...said, form: "div", ...place }];
}

function key(span: Span): string {
  return `${span.from}-${span.to}`;
}

/** A span without the marks, punctuation and annotations at its ends; over several paragraphs, each end in its own. */
function coreOf(document: Document, span: Span): Span {
  const first = leafAt(document.leaves, span.from);
  const last = leafAt(document.leaves, Math.max(span.from, span.to - 1));
  if (!first || !last || Math.max(first.from, last.from) >= span.to) return span;
  const within = (leaf: typeof first) =>
    core(leaf.leaf.masked, { from: Math.max(0, span.from - leaf.from), to: Math.min(span.to, leaf.to) - leaf.from });
  return { from: within(first).from + first.from, to: within(last).to + last.from };
}

/** The words of a stretch, without annotations. */
function wordsOf(document: Document, span: Span): string {
  let words = "";
  for (let leaf = leafAt(document.leaves, span.from); leaf && leaf.from < span.to; ) {
    words += `${leaf.leaf.masked.slice(Math.max(0, span.from - leaf.from), Math.max(0, span.to - leaf.from))} `;
    leaf = leafAt(document.leaves, leaf.to);
  }
  return words;
}

// Who speaks.

/** Direct under a label, or if all of it stands in quotation marks; else indirect; unless `speech=` says otherwise. */
function withSpeech(
  document: Document,
  drafts: readonly StatementDraft[],
  quotations: readonly QuotationDraft[],
  cores: readonly Span[],
): Statement[] {
  const inMarks = quotations.filter((quotation) => quotation.form === "marks");
  const around = innermost(inMarks, cores);
  const { parents, dates } = nesting(document, drafts);
  return drafts.map((draft, i) => ({
    from: draft.from,
    to: draft.to,
    parts: draft.parts,
    whole: draft.whole,
    form: draft.form,
    speakers: draft.speakers,
    addressees: draft.addressees,
    speech: draft.speech ?? (draft.form === "label" || around[i]! >= 0 ? "direct" : "indirect"),
    date: dates[i]!,
    cert: draft.cert,
    parent: parents[i]!,
  }));
}

type Said = Pick<Quotation, "speakers" | "speakerFrom" | "statement">;

const SAID_BY_NOBODY: Said = { speakers: [], speakerFrom: null, statement: null };

/**
 * That of a statement that is exactly it; else of an indirect one around it; else the one inferred from a reporting clause.
 * In a direct one it is somebody else's.
 */
function speakerOf(
  statements: readonly Statement[],
  cores: readonly Span[],
  draft: QuotationDraft,
  around: number,
  suggestion: Suggestion | null,
): Said {
  const exact = exactStatement(statements, cores, draft, around);
  if (exact >= 0) return saidIn(statements, exact, "marked");
  if (around >= 0 && statements[around]!.speech === "indirect") return saidIn(statements, around, "enclosing");
  const statement = around < 0 ? null : around;
  if (!suggestion) return around < 0 ? SAID_BY_NOBODY : { speakers: [], speakerFrom: null, statement };
  return { speakers: [suggestion.speaker], speakerFrom: "inferred", statement };
}

function saidIn(statements: readonly Statement[], index: number, from: SpeakerFrom): Said {
  return { speakers: statements[index]!.speakers, speakerFrom: from, statement: index };
}

/** The statement that is exactly the quotation, or its first part: it stands just around the marks or just within. */
function exactStatement(
  statements: readonly Statement[],
  cores: readonly Span[],
  draft: QuotationDraft,
  around: number,
): number {
  const isExact = (i: number) =>
    statements[i]!.form !== "label" && (same(cores[i]!, draft.core) || same(cores[i]!, draft.firstCore));
  const first = draft.parts.length > 1 ? innermostAt(statements, draft.parts[0]!) : around;
  for (let i = first; i >= 0; i = statements[i]!.parent ?? -1) if (isExact(i)) return i;
  for (let i = lastIndexBefore(statements, draft.from) + 1; i < statements.length; i++) {
    if (statements[i]!.whole.from >= draft.to) return -1;
    if (isExact(i)) return i;
  }
  return -1;
}

function same(a: Span, b: Span): boolean {
  return a.from === b.from && a.to === b.to;
}

// Which need a source.

function isInNeed(
  document: Document,
  draft: QuotationDraft,
  statements: readonly Statement[],
  around: number,
): boolean {
  const isOwnText = document.frontMatter?.source || document.inSourcePart(draft.from);
  if (isOwnText && !document.inCommentary(draft.from)) return false;
  if (document.inFootnote(draft.from) || document.inNote(draft.from)) return false;
  return document.blocks[draft.first]!.kind !== "heading" && !isLabelledSpeech(statements, around);
}

/** Whether the quotation is what a labelled speaker says: a transcript is not asked for sources. */
function isLabelledSpeech(statements: readonly Statement[], around: number): boolean {
  for (let i = around; i >= 0; i = statements[i]!.parent ?? -1) {
    if (statements[i]!.form === "label") return statements[i]!.speech === "direct";
  }
  return false;
}
