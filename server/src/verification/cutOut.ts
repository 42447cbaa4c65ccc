import { withoutEnd } from "../syntax/trim";
import type { CheckedQuotation } from "./checkedText";

const OPENING = /^[\s"“”„«»‹›‘’'「『《]+/u;
const CLOSING = /[\s"“”«»‹›‘’'」』》]/u;
const FINAL = /[.,;:?!]$/u;

/**
 * A quotation that comes by itself, cut out of its sentence. If it comes in its marks, one mark of punctuation before the
 * closing one is left out: by convention (6.9) it may be the sentence's own, and nothing here tells which.
 */
export function quotationOf(text: string): CheckedQuotation {
  const from = OPENING.exec(text)?.[0].length ?? 0;
  let to = Math.max(from, withoutEnd(text, CLOSING).length);
  const closing = text.slice(to);
  const between = text.slice(from, to);
  if (closing.trim() && FINAL.test(between) && !/\.\s?\.$/u.test(between)) to--;
  return { text, parts: [{ from, to }], notation: [] };
}
