import { type DocumentSymbol, SymbolKind } from "vscode-languageserver-types";
import { unattributedSpeech } from "../diagnostics/attribution";
import type { ClaimTag, IndirectSpeech, Quotation, Section, Statement } from "../model/annotatedSource";
import { firstFrom } from "../model/spans";
import type { Span } from "../syntax/span";
import { contains } from "../syntax/span";
import type { AnnotatedDocument } from "../workspace/workspace";
import { describeInferred } from "./describe/inferred";
import { namesOf, shortNamesOf } from "./describe/speaker";
import { shorten, wordsOf } from "./describe/words";
import { rangeOf } from "./ranges";

/** Deeper nesting is of no use in an outline, and clients read it recursively. */
const MAX_DEPTH = 32;

interface Entry extends Span {
  readonly name: string;
  readonly detail: string;
  readonly kind: SymbolKind;
  /** What is shown when the entry is chosen. */
  readonly selection: Span;
}

/** The outline: sections, in them statements, in them quotations and claims, each in the innermost that contains it. */
export function documentSymbols(document: AnnotatedDocument): DocumentSymbol[] {
  if (!document.annotated) return [];
  const { sections, statements, quotations, claimTags } = document.model;
  const entries = [
    ...sections.map((section) => sectionEntry(section)),
    ...statements.map((statement) => statementEntry(document, statement)),
    ...unattributedSpeech(document.model).map((speech) => indirectEntry(document, speech)),
    ...quotations.map((quotation) => quotationEntry(document, quotation)),
    ...claimTags.map((tag) => claimEntry(document, tag)),
  ];
  return nest(document, entries);
}

/** The sort is stable: of entries with the same extent a section holds the statement, a statement the quotation. */
function nest(document: AnnotatedDocument, entries: Entry[]): DocumentSymbol[] {
  const roots: DocumentSymbol[] = [];
  const open: { entry: Entry; symbol: DocumentSymbol }[] = [];
  for (const entry of entries.sort((a, b) => a.from - b.from || b.to - a.to)) {
    while (open.length > 0 && !contains(open.at(-1)!.entry, entry)) open.pop();
    const symbol = toSymbol(document, entry);
    (open.at(-1)?.symbol.children ?? roots).push(symbol);
    if (open.length < MAX_DEPTH) open.push({ entry, symbol });
  }
  return roots;
}

function toSymbol(document: AnnotatedDocument, { from, to, name, detail, kind, selection }: Entry): DocumentSymbol {
  const within = { from: clamp(selection.from, from, to), to: clamp(selection.to, from, to) };
  const [range, selectionRange] = [rangeOf(document.source, { from, to }), rangeOf(document.source, within)];
  return { name: name.trim() || "…", detail, kind, range, selectionRange, children: [] };
}

function clamp(offset: number, least: number, most: number): number {
  return Math.min(Math.max(offset, least), most);
}

function sectionEntry({ from, to, title, heading }: Section): Entry {
  return {
    from,
    to,
    name: shorten(title, 100) || "Untitled",
    detail: "",
    kind: SymbolKind.Namespace,
    selection: heading,
  };
}

function statementEntry(document: AnnotatedDocument, statement: Statement): Entry {
  const { whole, parts, addressees } = statement;
  const speaker = shortNamesOf(document, statement.speakers) || unknownName(document, whole);
  const words = parts[0] ?? whole;
  return {
    from: whole.from,
    to: whole.to,
    name: addressees.length > 0 ? `${speaker} → ${shortNamesOf(document, addressees)}` : speaker,
    detail: wordsOf(document, words),
    kind: SymbolKind.Event,
    selection: words,
  };
}

/** Who is declared nowhere is called as the label calls them. */
function unknownName({ model, source }: AnnotatedDocument, whole: Span): string {
  const label = model.unknownLabels[firstFrom(model.unknownLabels, whole.from)];
  const isItsOwn = label && source.text.slice(whole.from, label.from).trim().length <= MARKUP && contains(whole, label);
  return isItsOwn ? label.name : "Unknown speaker";
}

/** Asterisks and a bracket may stand before a label. */
const MARKUP = 4;

/** Nobody has said yet whose words these are. */
function indirectEntry(document: AnnotatedDocument, speech: IndirectSpeech): Entry {
  const { from, to, suggestion } = speech;
  const name = `probably ${shortNamesOf(document, [suggestion.speaker])}`;
  return { from, to, name, detail: wordsOf(document, speech), kind: SymbolKind.Event, selection: speech };
}

function quotationEntry(document: AnnotatedDocument, quotation: Quotation): Entry {
  const { from, to, parts, speakers, speakerFrom, suggestion } = quotation;
  return {
    from,
    to,
    name: wordsOf(document, parts[0] ?? quotation),
    detail: speakerFrom === "inferred" ? describeInferred(document, speakers, suggestion) : namesOf(document, speakers),
    kind: SymbolKind.String,
    selection: parts[0] ?? quotation,
  };
}

function claimEntry(document: AnnotatedDocument, tag: ClaimTag): Entry {
  const { from, to, claim, stance } = tag;
  const detail = shorten(document.model.scope.claim(claim)?.text ?? "", 60);
  return { from, to, name: `${stance} ${claim}`, detail, kind: SymbolKind.Boolean, selection: tag };
}
