/** How well a text matches what somebody types, best first. */
export const RANK = {
  /** It is that. */
  whole: 0,
  /** It begins with that. */
  start: 1,
  /** A word in it begins with that. */
  word: 2,
  inside: 3,
  /** Its letters stand in that order. */
  letters: 4,
  none: 5,
} as const;

export type Rank = (typeof RANK)[keyof typeof RANK];

/** What somebody types, prepared for being looked for in many texts. Case and diacritics do not count. */
export interface Pattern {
  /** Folded UTF-16 units, white space collapsed. */
  readonly units: Uint16Array;
  /** Those that are letters or digits. */
  readonly letters: Uint16Array;
  /** Which of them there are: {@link lettersIn}. */
  readonly mask: number;
}

/**
 * Which letters and digits, folded, a text has, as a set of 32: several share a bit. A text that lacks a bit of a pattern does not match it,
 * and need not be gone through.
 */
export function lettersIn(text: string): number {
  let mask = 0;
  for (let at = 0; at < text.length; at++) mask |= bitOf(folded(text.charCodeAt(at)));
  return mask;
}

function bitOf(unit: number): number {
  return isWordUnit(unit) ? 1 << (unit & 31) : 0;
}

export function patternOf(query: string): Pattern {
  const units: number[] = [];
  const typed = query.trim().replace(/\s+/g, " ");
  for (let at = 0; at < typed.length; at++) {
    const unit = folded(typed.charCodeAt(at));
    if (unit !== SKIPPED) units.push(unit);
  }
  const mask = units.reduce((all, unit) => all | bitOf(unit), 0);
  return { units: Uint16Array.from(units), letters: Uint16Array.from(units.filter(isWordUnit)), mask };
}

/**
 * How many of the letters of `pattern` are found when `text` has been gone through, in order, if the first `found` were
 * before. Nothing is allocated: most texts do not match.
 */
export function advance({ letters }: Pattern, found: number, text: string): number {
  const table = foldTable();
  const length = text.length;
  let next = found;
  let wanted = letters[next];
  if (wanted === undefined) return found;
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(at);
    if ((unit < FIRST_UNFOLDED ? table[unit] : unit) !== wanted) continue;
    wanted = letters[++next];
    if (wanted === undefined) break;
  }
  return next;
}

/** How well `text` matches. A pattern without letters must stand in it as it is. */
export function rankOf(pattern: Pattern, text: string): Rank {
  const rank = standing(pattern, text);
  if (rank !== RANK.none || pattern.letters.length === 0) return rank;
  return advance(pattern, 0, text) < pattern.letters.length ? RANK.none : RANK.letters;
}

/** The same for a pattern that stands in `text` as it is: never `letters`. */
export function standing({ units }: Pattern, text: string): Rank {
  const table = foldTable();
  const first = units[0];
  let rank: Rank = RANK.none;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if ((unit < FIRST_UNFOLDED ? table[unit] : unit) !== first) continue;
    const end = endOf(units, text, at);
    if (end < 0) continue;
    if (at === 0) return end === text.length ? RANK.whole : RANK.start;
    if (!isWordUnit(folded(text.charCodeAt(at - 1)))) return RANK.word;
    rank = RANK.inside;
  }
  return rank;
}

/** Where `units` end if they stand in `text` from `at` on, or -1. */
function endOf(units: Uint16Array, text: string, at: number): number {
  let end = at;
  for (const unit of units) {
    while (end > at && end < text.length && folded(text.charCodeAt(end)) === SKIPPED) end++;
    if (end >= text.length || folded(text.charCodeAt(end)) !== unit) return -1;
    end++;
  }
  while (end < text.length && folded(text.charCodeAt(end)) === SKIPPED) end++;
  return end;
}

// Folding one unit at a time: exact for alphabets, and the identity for syllabaries, ideographs and halves of pairs.

const SKIPPED = 0;
const FIRST_UNFOLDED = 0x2000;
const PUNCTUATION = /[\u2000-\u206f\u3000-\u303f\uff00-\uff0f]/;

let folds: Uint16Array | null = null;
let words: Uint8Array | null = null;

/** What each of the units below `FIRST_UNFOLDED` is folded to. */
function foldTable(): Uint16Array {
  folds ??= Uint16Array.from({ length: FIRST_UNFOLDED }, (_, each) => foldOf(String.fromCharCode(each)));
  return folds;
}

function folded(unit: number): number {
  return unit < FIRST_UNFOLDED ? foldTable()[unit]! : unit;
}

function foldOf(character: string): number {
  const base = character.normalize("NFD").replace(/\p{Mn}/gu, "");
  return base === "" ? SKIPPED : base.toLowerCase().charCodeAt(0);
}

function isWordUnit(unit: number): boolean {
  if (unit >= FIRST_UNFOLDED) return !PUNCTUATION.test(String.fromCharCode(unit));
  words ??= Uint8Array.from({ length: FIRST_UNFOLDED }, (_, each) =>
    /[\p{L}\p{N}]/u.test(String.fromCharCode(each)) ? 1 : 0,
  );
  return words[unit] === 1;
}
