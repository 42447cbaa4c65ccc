import { IRREGULAR, SUFFIXES } from "./inflections";

/**
 * Whether two folded words are forms of one word: by a table of irregular forms, or because one stem carries two endings
 * of a table. Conservative: a stem has at least three letters, and derived words (supplemental, supplementary) are others.
 */
export function isInflection(a: string, b: string): boolean {
  if (a === b || !a || !b) return false;
  if (irregular.get(a)?.some((set) => set.has(b))) return true;
  if (a.slice(0, 2) !== b.slice(0, 2)) return false;
  const stems = stemsOf(a);
  return stems.length > 0 && stemsOf(b).some((stem) => stems.includes(stem));
}

const irregular = new Map<string, Set<string>[]>();
for (const line of IRREGULAR) {
  const set = new Set(line.split(" "));
  for (const word of set) irregular.set(word, [...(irregular.get(word) ?? []), set]);
}

const SHORTEST = 3;

/** What may be the stem of an English word: without its ending, a doubled consonant or a dropped e put right. */
function stemsOf(word: string): string[] {
  if (!/^[a-z']+$/.test(word) || word.length < SHORTEST) return [];
  const stems = [word.replace(/e$/, "")];
  for (const [suffix, ending] of SUFFIXES)
    if (word.endsWith(suffix) && word.length - suffix.length >= SHORTEST - 1)
      stems.push((word.slice(0, -suffix.length) + ending).replace(/([b-df-hj-np-tv-z])\1$/, "$1").replace(/e$/, ""));
  return stems.filter((stem) => stem.length >= SHORTEST - 1);
}
