import type { SemanticTokensEdit, SemanticTokensLegend } from "vscode-languageserver-types";
import type { Citation } from "../model/annotatedSource";
import { lineStarts } from "../syntax/lines";
import type { Span } from "../syntax/span";
import { overlaps } from "../syntax/span";
import type { AnnotatedDocument } from "../workspace/workspace";
import { sourcedIn } from "./describe/quotation";
import { lineEnd, positionAt } from "./ranges";
import type { Target } from "./target";
import { targets } from "./target";

const TYPES = ["speaker", "claim", "citation", "quotation"] as const;
const MODIFIERS = ["declaration", "unknown", "unsourced"] as const;

type Type = (typeof TYPES)[number];
type Modifier = (typeof MODIFIERS)[number];

export const SEMANTIC_TOKENS_LEGEND: SemanticTokensLegend = { tokenTypes: [...TYPES], tokenModifiers: [...MODIFIERS] };

interface Token extends Span {
  readonly type: Type;
  readonly modifier: Modifier | null;
}

/**
 * The colours of a document, or of what overlaps `span`, encoded as the LSP has it. Tokens neither overlap (of nested
 * ones the inner wins, the outer is cut around it) nor go over a line end.
 */
export function semanticTokens(document: AnnotatedDocument, span?: Span): number[] {
  if (!document.annotated) return [];
  const tokens = [...quotationTokens(document), ...citationTokens(document), ...targetTokens(document)];
  const isWanted = (token: Span) => span === undefined || overlaps(token, span);
  const pieces = [...flatten(tokens)].filter(isWanted).flatMap((token) => splitAtLines(document, token));
  return encode(document, pieces.filter(isWanted));
}

/** The edit that turns the encoded tokens `before` into `after`: none if they are equal. */
export function semanticTokensEdits(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  if (start === before.length && start === after.length) return [];
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return [{ start, deleteCount: before.length - end - start, data: after.slice(start, after.length - end) }];
}

function* targetTokens(document: AnnotatedDocument): Generator<Token> {
  for (const target of targets(document)) {
    if (target.role === "citation") continue;
    const type = target.kind === "source" ? "citation" : target.kind;
    yield { from: target.from, to: target.to, type, modifier: modifierOf(document, target) };
  }
  for (const { from, to } of document.model.unknownLabels) yield { from, to, type: "speaker", modifier: "unknown" };
}

function modifierOf({ model: { scope } }: AnnotatedDocument, { kind, id, role }: Target): Modifier | null {
  if (role === "declaration") return "declaration";
  if (kind === "source") return scope.source(id) || !scope.complete ? null : "unknown";
  return (kind === "speaker" ? scope.speaker(id) : scope.claim(id)) ? null : "unknown";
}

/** A citation as a whole, and in it the keys that stand for nothing. */
function* citationTokens({ model }: AnnotatedDocument): Generator<Token> {
  for (const citation of model.citations) {
    if (citation.form === "attribute") continue;
    yield { from: citation.from, to: citation.to, type: "citation", modifier: null };
    yield* unknownKeys(citation, (key) => model.scope.complete && !model.scope.source(key));
  }
}

function* unknownKeys(citation: Citation, isUnknown: (key: string) => boolean): Generator<Token> {
  if (citation.form === "locator") return;
  for (const { key, at } of citation.items) {
    if (isUnknown(key)) yield { from: at.from, to: at.to, type: "citation", modifier: "unknown" };
  }
}

/** Block quotations look like quotations already. */
function* quotationTokens(document: AnnotatedDocument): Generator<Token> {
  for (const quotation of document.model.quotations) {
    if (quotation.form === "block" || quotation.form === "div") continue;
    const modifier = quotation.needsSource && !sourcedIn(document, quotation) ? "unsourced" : null;
    for (const part of quotation.parts) {
      for (const words of withoutAttributes(document, part)) yield { ...words, type: "quotation", modifier };
    }
  }
}

/** What stands beside the attributes of spans, closing brackets included. */
function* withoutAttributes({ source }: AnnotatedDocument, { from, to }: Span): Generator<Span> {
  let at = from;
  for (const { index, 0: attributes } of source.text.slice(from, to).matchAll(/\]\{[^{}\n]*\}/g)) {
    yield { from: at, to: from + index };
    at = from + index + attributes.length;
  }
  yield { from: at, to };
}

/** Cuts what lies around others into the pieces beside them; in order of place. */
function* flatten(tokens: Token[]): Generator<Token> {
  const open: Token[] = [];
  let at = 0;
  function* until(offset: number): Generator<Token> {
    while (open.length > 0) {
      const top = open.at(-1)!;
      const to = Math.min(top.to, offset);
      if (at < to) yield { ...top, from: at, to };
      at = Math.max(at, to);
      if (top.to > offset) return;
      open.pop();
    }
  }
  for (const token of tokens.sort((a, b) => a.from - b.from || b.to - a.to)) {
    yield* until(token.from);
    at = Math.max(at, token.from);
    open.push(token);
  }
  yield* until(Number.POSITIVE_INFINITY);
}

/** One piece a line, without the white space and block-quotation marks that begin it or the white space that ends it. */
function splitAtLines({ source }: AnnotatedDocument, token: Token): Token[] {
  const pieces: Token[] = [];
  let line = positionAt(source, token.from).line;
  for (let from = token.from; from < token.to; from = lineStarts(source)[line] ?? token.to) {
    const words = source.text.slice(from, Math.min(token.to, lineEnd(source, line++)));
    const margin = (from === token.from ? /^\s*/ : /^[\s>]*/).exec(words)![0].length;
    const length = words.trimEnd().length;
    if (margin < length) pieces.push({ ...token, from: from + margin, to: from + length });
  }
  return pieces;
}

function encode({ source }: AnnotatedDocument, tokens: readonly Token[]): number[] {
  const data: number[] = [];
  let before = { line: 0, character: 0 };
  for (const { from, to, type, modifier } of tokens) {
    const start = positionAt(source, from);
    const sameLine = start.line === before.line;
    const character = sameLine ? start.character - before.character : start.character;
    const modifiers = modifier ? 1 << MODIFIERS.indexOf(modifier) : 0;
    data.push(start.line - before.line, character, to - from, TYPES.indexOf(type), modifiers);
    before = start;
  }
  return data;
}
