/*
 * Words are compared folded. What is folded is what README's table of folding says; accents are not, since they make
 * other words of them (élève, élevé), and neither is ß, nor ü for ue.
 */

const LIGATURES: Readonly<Record<string, string>> = {
  ﬀ: "ff",
  ﬁ: "fi",
  ﬂ: "fl",
  ﬃ: "ffi",
  ﬄ: "ffl",
  ﬅ: "st",
  ﬆ: "st",
  ſ: "s",
  œ: "oe",
  Œ: "Oe",
  æ: "ae",
  Æ: "Ae",
};
const LIGATURE = /[ﬀﬁﬂﬃﬄﬅﬆſœŒæÆ]/gu;
/** A hyphen at the end of a line, or what a scan makes of one. */
const LINE_END_HYPHEN = /[-‐¬]\s+/gu;
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu;

/** A word without what does not count in it, capitals kept. */
export function spelling(word: string): string {
  return letters(word).replace(LIGATURE, (char) => LIGATURES[char]!);
}

/** The form in which two words are the same word. */
export function fold(word: string): string {
  return spelling(word).toLowerCase();
}

/** A word without hyphens at line ends, brackets and what cannot be seen; ligatures and capitals kept. */
export function letters(word: string): string {
  return word
    .replace(LINE_END_HYPHEN, "")
    .replace(UNSEEN, "")
    .replace(/[[\]]/g, "")
    .replace(/[’ʼ]/g, "'")
    .normalize("NFC");
}

/** Whether a line ends within the word. */
export function hasLineEndHyphen(word: string): boolean {
  return /[-‐¬]\s/u.test(word);
}

/** A number for a folded word; two words may share one, so equal numbers are only a reason to compare. */
export function keyOf(folded: string): number {
  let key = START;
  for (let i = 0; i < folded.length; i++) key = Math.imul(key ^ folded.charCodeAt(i), PRIME);
  return key;
}

const START = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

/**
 * The key of a word of plain ASCII letters, digits and apostrophes without making its string, or null if it has others.
 * Most words are such, and an archive has millions.
 */
export function plainKey(text: string, from: number, to: number): number | null {
  let key = START;
  for (let i = from; i < to; i++) {
    let code = text.charCodeAt(i);
    if (code >= 65 && code <= 90) code |= 32;
    else if (code === 0x2019) code = 39;
    else if (!((code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 39)) return null;
    key = Math.imul(key ^ code, PRIME);
  }
  return key;
}
