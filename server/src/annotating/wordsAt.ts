import { leafAt } from "../model/document";
import { shifted } from "../model/spans";
import { trimmed } from "../model/words";
import { contains, type Span, touches } from "../syntax/span";
import { type Annotatable, pageOf } from "./page";

/**
 * The words that somebody means who selected `span`, as runs: with nothing selected the innermost quotation at the cursor,
 * else the sentence; with a quotation selected but for its marks, the quotation.
 */
export function wordsMeant(document: Annotatable, span: Span): readonly Span[] {
  if (span.from === span.to) return quotationAt(document, span.from) ?? sentenceAt(document, span.from);
  const { text } = document.model.source;
  const words = trimmed(text, span.from, span.to);
  const marked = document.model.quotations.find(
    ({ form, from, to }) => form === "marks" && from + 1 === words.from && to - 1 === words.to,
  );
  return [marked ? { from: marked.from, to: marked.to } : words];
}

/** The parts of the innermost quotation in marks at `offset`. */
export function quotationAt({ model }: Annotatable, offset: number): readonly Span[] | null {
  const found = model.quotations.findLast(
    ({ form, parts }) => form === "marks" && parts.some((part) => touches(part, offset)),
  );
  return found?.parts ?? null;
}

function sentenceAt(document: Annotatable, offset: number): readonly Span[] {
  const { document: read } = pageOf(document);
  const block = leafAt(read.leaves, Math.max(0, offset - 1));
  if (!block || !contains(block, { from: offset, to: offset })) return [];
  const at = offset - block.from;
  const sentence = block.leaf.sentences.findLast(({ from }) => from <= at) ?? block.leaf.words;
  return [shifted(trimmed(block.leaf.text, sentence.from, sentence.to), block.from)];
}
