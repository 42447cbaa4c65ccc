import type { Position, SelectionRange } from "vscode-languageserver-types";
import type { Quotation, Section, Statement } from "../model/annotatedSource";
import { innermostAt } from "../model/statements";
import { isLetter, trimmed } from "../model/words";
import type { FrontMatter } from "../syntax/declarations";
import { frontMatterSpan } from "../syntax/frontMatter";
import { memoised } from "../syntax/memo";
import { firstIndex } from "../syntax/search";
import type { SourceText } from "../syntax/sourceText";
import { contains, type Span, touches } from "../syntax/span";
import { readYaml, type YamlEntry, type YamlNode } from "../syntax/yaml";
import type { AnnotatedDocument } from "../workspace/workspace";
import { offsetAt, rangeOf } from "./ranges";

/**
 * For each position what a growing selection takes in: the word, the words quoted, the quotation with its marks, each
 * statement around it (its words, then the whole with label or attributes), the paragraph, the sections, the file; in
 * the front matter the value, the entries around it, the whole. Each holds the position and is longer than the one before.
 */
export function selectionRanges(document: AnnotatedDocument, positions: readonly Position[]): SelectionRange[] {
  return positions.map((position) => nested(document.source, growing(document, offsetAt(document.source, position))));
}

function nested(source: SourceText, spans: readonly Span[]): SelectionRange {
  let around: SelectionRange | undefined;
  for (const span of spans.toReversed()) around = { range: rangeOf(source, span), parent: around };
  return around!;
}

/** The last is the whole file; what crosses a shorter one is left out. */
function growing(document: AnnotatedDocument, offset: number): Span[] {
  const file = { from: 0, to: document.source.text.length };
  const found = candidates(document, offset).filter((span) => span.from < span.to && touches(span, offset));
  const chosen: Span[] = [];
  for (const span of found.sort((a, b) => a.to - a.from - (b.to - b.from))) {
    const last = chosen.at(-1);
    if (!last || (contains(span, last) && !contains(last, span))) chosen.push(span);
  }
  const last = chosen.at(-1);
  return last && contains(last, file) ? chosen : [...chosen, file];
}

function candidates(document: AnnotatedDocument, offset: number): Span[] {
  const word = wordAt(document.source.text, offset);
  const { frontMatter } = document;
  if (frontMatter && touches(frontMatter, offset)) return [word, ...entriesAt(document, frontMatter, offset)];
  return [
    word,
    ...quotationsAt(document, offset).flatMap((quotation) => quotationSpans(document, quotation, offset)),
    ...statementsAt(document, offset).flatMap((statement) => statementSpans(statement, offset)),
    ...blockAt(document, offset),
    ...sectionsAt(document, offset),
  ];
}

/** Halves of a pair count as letters, so that none is cut through. */
function wordAt(text: string, offset: number): Span {
  let [from, to] = [offset, offset];
  while (isPartOfWord(text, from - 1)) from--;
  while (isPartOfWord(text, to)) to++;
  return { from, to };
}

/** A letter, or an apostrophe, hyphen or gershayim between two. */
function isPartOfWord(text: string, at: number): boolean {
  if (isLetter(text[at])) return true;
  return /['’ʼ"״׳-]/.test(text[at] ?? "") && isLetter(text[at - 1]) && isLetter(text[at + 1]);
}

// Quotations and statements.

function quotationsAt({ model }: AnnotatedDocument, offset: number): Quotation[] {
  return chain(model.quotations, lastIndexAt(model.quotations, offset));
}

const MARK = /["“”„«»'‘’‚‹›「」『』《》]/;

/** Marks stand at the ends of the whole, and where it goes on in another paragraph, or is interrupted, at those of a part. */
function quotationSpans({ source: { text } }: AnnotatedDocument, quotation: Quotation, offset: number): Span[] {
  const parts = quotation.parts.filter((part) => touches(part, offset));
  return [...parts.map((part) => withoutMarks(text, part)), ...parts, quotation];
}

function withoutMarks(text: string, { from, to }: Span): Span {
  const start = MARK.test(text.slice(from, from + 1)) ? from + 1 : from;
  return { from: start, to: MARK.test(text.slice(to - 1, to)) && to - 1 > start ? to - 1 : to };
}

function statementsAt({ model }: AnnotatedDocument, offset: number): Statement[] {
  return chain(model.statements, innermostAt(model.statements, { from: offset, to: offset }));
}

function statementSpans(statement: Statement, offset: number): Span[] {
  const { from, to, parts, whole } = statement;
  return [...parts.filter((part) => touches(part, offset)), { from, to }, whole];
}

function sectionsAt({ model }: AnnotatedDocument, offset: number): Section[] {
  return chain(model.sections, lastIndexAt(model.sections, offset));
}

function lastIndexAt(spans: readonly Span[], offset: number): number {
  return firstIndex(spans.length, (i) => spans[i]!.from > offset) - 1;
}

/** One and all that are around it. */
function chain<T extends { readonly parent: number | null }>(all: readonly T[], index: number): T[] {
  const found: T[] = [];
  for (let at = all[index]; at; at = at.parent === null ? undefined : all[at.parent]) found.push(at);
  return found;
}

// Paragraphs.

/** The paragraph, heading, table or piece of code. */
function blockAt({ syntax, source }: AnnotatedDocument, offset: number): Span[] {
  const { tree, bodyFrom } = syntax;
  for (const side of [1, -1] as const) {
    let node = tree.resolve(Math.max(0, offset - bodyFrom), side);
    while (node.parent && !node.type.is("LeafBlock")) node = node.parent;
    if (node.parent) return [trimmed(source.text, node.from + bodyFrom, node.to + bodyFrom)];
  }
  return [];
}

// Front matter.

const roots = new WeakMap<FrontMatter, { readonly root: YamlNode | null }>();

function entriesAt({ source }: AnnotatedDocument, frontMatter: FrontMatter, offset: number): Span[] {
  const end = frontMatterSpan(source.text)?.yaml.to ?? 0;
  const { root } = memoised(roots, frontMatter, () => readYaml(source.text.slice(0, end)));
  const found: Span[] = root ? nodesAt(source.text, root, offset) : [];
  return [...found, frontMatter];
}

function nodesAt(text: string, node: YamlNode, offset: number): Span[] {
  const span = trimmed(text, node.from, node.to);
  if (!touches(node, offset)) return [];
  if (node.kind === "sequence") return [span, ...node.items.flatMap((item) => nodesAt(text, item, offset))];
  if (node.kind === "mapping") return [span, ...node.entries.flatMap((entry) => entryAt(text, entry, offset))];
  return [span];
}

/** An alias stands for a value elsewhere: then the entry is its key. */
function entryAt(text: string, { key, value }: YamlEntry, offset: number): Span[] {
  const { to } = trimmed(text, value.from, value.to);
  return [key, { from: key.from, to: Math.max(key.to, to) }, ...nodesAt(text, value, offset)];
}
