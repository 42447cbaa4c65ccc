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
  readonly units: readonly number[];
  /** Those that are letters or digits. */
  readonly letters: readonly number[];
}

export function patternOf(query: string): Pattern {
  const units: number[] = [];
  const typed = query.trim().replace(/\s+/g, " ");
  for (let at = 0; at < typed.length; at++) {
    const unit = folded(typed.charCodeAt(at));
    if (unit !== SKIPPED) units.push(unit);
  }
  return { units, letters: units.filter(isWordUnit) };
}

/**
 * How many of the letters of `pattern` are found when `text` has been gone through, in order, if the first `found` were
 * before. Nothing is allocated: most texts do not match.
 */
export function advance({ letters }: Pattern, found: number, text: string): number {
  let next = found;
  for (let at = 0; at < text.length && next < letters.length; at++)
    if (folded(text.charCodeAt(at)) === letters[next]) next++;
  return next;
}

/** How well `text` matches. A pattern without letters must stand in it as it is. */
export function rankOf(pattern: Pattern, text: string): Rank {
  if (advance(pattern, 0, text) < pattern.letters.length) return RANK.none;
  const otherwise = pattern.letters.length > 0 ? RANK.letters : RANK.none;
  let rank: Rank = otherwise;
  for (let at = 0; at < text.length; at++) {
    const end = endOf(pattern.units, text, at);
    if (end < 0) continue;
    if (at === 0) return end === text.length ? RANK.whole : RANK.start;
    if (!isWordUnit(folded(text.charCodeAt(at - 1)))) return RANK.word;
    rank = RANK.inside;
  }
  return rank;
}

/** Where `units` end if they stand in `text` from `at` on, or -1. */
function endOf(units: readonly number[], text: string, at: number): number {
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

function folded(unit: number): number {
  if (unit >= FIRST_UNFOLDED) return unit;
  folds ??= Uint16Array.from({ length: FIRST_UNFOLDED }, (_, each) => foldOf(String.fromCharCode(each)));
  return folds[unit]!;
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
