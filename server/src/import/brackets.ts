import type { TextEdit } from "../syntax/problem";
import { insertion } from "./edits";

/** What after a closing bracket makes something of the pair: a link, attributes, the address of a link. */
const MAKES = /[({:]/;

/** What after an opening bracket makes a note or a citation of the pair. */
const BEGINS = /[\^@]|-@/y;

/**
 * The backslashes that a paragraph's square brackets need to stay what they are: those without a partner, and pairs
 * that Markdown would make a link, a span, a note or a citation of; a backslash before one is doubled, and keeps nothing. `from` is
 * where the paragraph begins in the text.
 */
export function bracketEscapes(paragraph: string, from: number): TextEdit[] {
  const open: number[] = [];
  const places: number[] = [];
  for (const { 0: found, index } of paragraph.matchAll(/[[\]]/g)) {
    if (found === "[") open.push(index);
    else if (found === "]") places.push(...closed(paragraph, open.pop(), index));
  }
  return [...places, ...open].sort((a, b) => a - b).map((at) => insertion(from + at, "\\"));
}

function closed(paragraph: string, opening: number | undefined, closing: number): number[] {
  // With a bracket put before it later on, one before a colon would end the address of a link.
  if (opening === undefined) return paragraph[closing + 1] === ":" ? [closing, closing + 1] : [closing];
  BEGINS.lastIndex = opening + 1;
  const taken = MAKES.test(paragraph[closing + 1] ?? "") || BEGINS.test(paragraph);
  return taken ? [opening, closing] : [];
}
