/** Words and letters, in any script. */

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’ʼ-][\p{L}\p{N}\p{M}]+)*/gu;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/** Whether the text has characters of a script that sets no spaces between words. */
export function isUnspaced(text: string): boolean {
  UNSPACED.lastIndex = 0;
  return UNSPACED.test(text);
}

const FEWEST_WORDS = 3;
const FEWEST_CHARACTERS = 8;

/** Whether there are at least three words, or eight characters of a script that sets no spaces between words (format §8). */
export function isSubstantial(text: string): boolean {
  return countWords(text) >= FEWEST_WORDS || (text.match(UNSPACED)?.length ?? 0) >= FEWEST_CHARACTERS;
}

export function countWords(text: string): number {
  return text.match(WORD)?.length ?? 0;
}

const LETTER = /[\p{L}\p{N}\p{M}]/u;

/** Whether the code unit (or half of a pair) is part of a word. */
export function isLetter(char: string | undefined): boolean {
  return char !== undefined && char !== "" && (LETTER.test(char) || /[\uD800-\uDFFF]/.test(char));
}

/** The stretch without white space at its ends; empty at `from` if it is all white space. */
export function trimmed(text: string, from: number, to: number): { from: number; to: number } {
  let start = from;
  let end = to;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return start < end ? { from: start, to: end } : { from, to: from };
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x3000;
}

/** The span without what is no letter or digit at its ends; empty at `from` if there is none. */
export function core(text: string, span: { from: number; to: number }): { from: number; to: number } {
  let { from, to } = span;
  while (from < to && !isLetter(text[from])) from++;
  while (to > from && !isLetter(text[to - 1])) to--;
  return from < to ? { from, to } : { from: span.from, to: span.from };
}
