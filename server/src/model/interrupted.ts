import type { Span } from "../syntax/span";
import { type Document, type LeafBlock, leafAt } from "./document";
import { nextWithText } from "./neighbours";
import type { QuotationDraft } from "./quotationDraft";
import { sentencesIn } from "./sentences";
import { core, countWords, isLetter, isSubstantial } from "./words";

/*
 * Interrupted quotations: “Americans won't have time to prepare,” he insisted, “and by the time …” A page break may fall
 * between their parts, too.
 */

const MOST_WORDS_BETWEEN = 12;
const ANY_MARK = /["“”„«»‹›‘「」『』《》]/u;

/**
 * Makes one of quotations that a few words interrupt (format §8); `quotations` are in pre-order, and so is the result. `labelled`
 * are the indexes of paragraphs with a label: those begin a turn.
 */
export function joinInterrupted(
  document: Document,
  labelled: ReadonlySet<number>,
  quotations: readonly QuotationDraft[],
): QuotationDraft[] {
  const result: QuotationDraft[] = [];
  // Copied once, then added to: a chain may be as long as the text.
  const growing = new WeakSet<readonly Span[]>();
  for (const quotation of quotations) {
    const index = result.findLastIndex((earlier) => earlier.to <= quotation.from);
    const before = result[index];
    // What stands between the two in the list lies within the first.
    const adjacent = before && result.slice(index + 1).every((inner) => inner.to <= before.to);
    if (before && adjacent && interrupts(document, labelled, before, quotation)) {
      const parts = growing.has(before.parts) ? (before.parts as Span[]) : [...before.parts];
      growing.add(parts);
      for (const part of quotation.parts) parts.push(part);
      const words = { from: before.core.from, to: quotation.core.to };
      const { to, last } = quotation;
      const substantial =
        before.substantial || quotation.substantial || isSubstantial(wordsBetweenMarks(document, parts));
      const speech = before.speech || quotation.speech;
      result[index] = { ...before, to, parts, core: words, last, substantial, speech };
    } else result.push(quotation);
  }
  return result;
}

function wordsBetweenMarks(document: Document, parts: readonly Span[]): string {
  return parts
    .map(({ from, to }) => {
      const block = leafAt(document.leaves, from)!;
      return block.leaf.masked.slice(from - block.from, to - block.from);
    })
    .join(" ");
}

function interrupts(document: Document, labelled: ReadonlySet<number>, a: QuotationDraft, b: QuotationDraft): boolean {
  if (a.last !== b.first && !isPageBroken(document, labelled, a, b)) return false;
  const [first, last] = [document.blocks[a.last] as LeafBlock, document.blocks[b.first] as LeafBlock];
  const between = betweenIn(first, last, a.to, b.from);
  if (countWords(between) > MOST_WORDS_BETWEEN || ANY_MARK.test(between) || !/[,，、—–-]\s*$/u.test(between))
    return false;
  // A question or a cry may be interrupted; a full stop within the marks ends what was said.
  if (sentencesIn(between.trim()).length > 1 || first.leaf.masked[a.to - 2 - first.from] === ".") return false;
  const inside = last.leaf.masked.slice(b.from - last.from, b.to - last.from);
  const letter = inside[core(inside, { from: 0, to: inside.length }).from];
  return isLetter(letter) && /\p{Ll}/u.test(letter!);
}

/** Whether a page break parts the paragraphs of two quotations: the first ends in mid-sentence, the next is no turn. */
function isPageBroken(
  document: Document,
  labelled: ReadonlySet<number>,
  { last }: QuotationDraft,
  { first }: QuotationDraft,
): boolean {
  if (last > first || labelled.has(first) || document.blocks[first]!.kind !== "paragraph") return false;
  const block = document.blocks[last] as LeafBlock;
  return (
    block.kind === "paragraph" &&
    nextWithText(document, last) === first &&
    /[\p{L}\p{M},，、—–-]["“”„«»‹›‘’'」』》]?\s*$/u.test(block.leaf.masked)
  );
}

/** The words from `from` in one paragraph to `to` in the same or the next. */
function betweenIn(first: LeafBlock, last: LeafBlock, from: number, to: number): string {
  if (first === last) return first.leaf.masked.slice(from - first.from, to - first.from);
  return `${first.leaf.masked.slice(from - first.from)} ${last.leaf.masked.slice(0, to - last.from)}`;
}
