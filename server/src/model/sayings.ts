import { memoised } from "../syntax/memo";
import { languageOf } from "./reporting/languages";

/** What a text's language says speech with, as far as it can be told from single words, in any case of letters. */
export interface Sayings {
  /** Forms of verbs of saying: `said`, `insists`. */
  isVerb(word: string): boolean;
  /** What is said: `his answer`, `the words`; not `a word`. */
  isNoun(word: string, before: string | undefined): boolean;
  /** Forms of to be and the like. */
  isCopula(word: string): boolean;
}

const known = new Map<string | null, Sayings>();

/** Of a language without data nothing is known, and all answers are no. */
export function sayingsOf(lang: string | null): Sayings {
  return memoised(known, lang, () => {
    const language = languageOf(lang);
    const verbs = new Set<string>();
    for (const [form, entries] of language?.byForm ?? []) {
      if (entries.some(({ entry }) => !entry.light && !entry.particles.length)) verbs.add(form);
    }
    const isVerb = (word: string) => verbs.has(word.toLowerCase());
    return {
      isVerb,
      isNoun: (word, before) =>
        (language?.viewNouns.has(word.toLowerCase()) && !language.indefinite.has(before ?? "")) ?? false,
      isCopula: (word) => language?.passives.has(word.toLowerCase()) ?? false,
    };
  });
}

/** The words of a short text. */
export function wordsIn(text: string): readonly string[] {
  return text.match(/[\p{L}\p{M}]+/gu) ?? [];
}
