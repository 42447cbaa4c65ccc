import type { Span } from "../../syntax/span";
import type { Gender, Language } from "./language";
import type { Level, Token } from "./tokens";

/** A noun phrase that is a subject: what of it might be a name, and whether it looks like a person's. */
export interface NounPhrase {
  /** Index of its first token. */
  readonly first: number;
  /** Where a name might stand, the longest first; each ends with the phrase's last word. */
  readonly candidates: readonly Span[];
  readonly person: boolean;
  readonly gender: Gender | null;
}

const MOST_WORDS = 8;

/** The noun phrase whose last word is the token `end`, or null if that word ends none. */
export function nounPhraseEndingAt(level: Level, end: number, language: Language): NounPhrase | null {
  const head = level[end]!;
  if (head.kind !== "word" || isFunctionWord(head, language)) return null;
  const candidates: Span[] = [];
  let first = end;
  for (let start = end; start > end - MOST_WORDS && start >= 0; start--) {
    const token = level[start]!;
    if (token.kind !== "word" || token.sentence !== head.sentence) break;
    if (breaks(token, language)) break;
    const mayBegin = token.capital || language.determiners.has(token.text) || language.titles.has(token.text);
    if (mayBegin && standsAlone(level, start, language)) {
      candidates.unshift({ from: token.from, to: head.to });
      first = start;
    }
    if (language.determiners.has(token.text) && !language.prepositions.has(level[start - 1]?.text ?? "")) break;
  }
  return { first, candidates, ...personOf(level, first, end, language) };
}

/** The noun phrase that begins with the token `start`, and the index of its last token. */
export function nounPhraseFrom(
  level: Level,
  start: number,
  language: Language,
): { phrase: NounPhrase; last: number } | null {
  let last = start - 1;
  const isDefinite = language.determiners.has(level[start]!.text);
  if (language.indefinite.has(level[start]!.text)) return nobodyKnown(level, start, language);
  const candidates: Span[] = [];
  for (let i = start; i < start + MOST_WORDS && i < level.length; i++) {
    const token = level[i]!;
    if (token.kind !== "word" || token.sentence !== level[start]!.sentence) break;
    if (i > start && isFunctionWord(token, language)) break;
    last = i;
    const next = level[i + 1];
    const goesOn = next?.kind === "word" && (next.capital || next.text === "of") && next.sentence === token.sentence;
    if (!goesOn && (token.capital || (i > start && isDefinite))) {
      candidates.unshift({ from: level[start]!.from, to: token.to });
    }
    if (!goesOn && token.capital) break;
    // "said the old man quickly": the noun is the last word before what is no adjective; in doubt the phrase is short.
    if (!token.capital && language.personNouns.has(token.text)) break;
  }
  if (last < start) return null;
  const inside = withinOf(level, start, last, language);
  return {
    phrase: { first: start, candidates: [...candidates, ...inside], ...personOf(level, start, last, language) },
    last,
  };
}

/** "said a shrill voice": somebody, but nobody with a name. */
function nobodyKnown(level: Level, start: number, language: Language): { phrase: NounPhrase; last: number } {
  let last = start;
  while (last < start + MOST_WORDS && level[last + 1]?.kind === "word" && !isFunctionWord(level[last + 1]!, language))
    last++;
  return { phrase: { first: start, candidates: [], person: true, gender: null }, last };
}

/** "old Kim" in "said old Kim": names that stand behind words in lower case. */
function withinOf(level: Level, start: number, last: number, language: Language): Span[] {
  if (!level[last]!.capital) return [];
  const found: Span[] = [];
  for (let i = start + 1; i <= last; i++) {
    const before = level[i - 1]!;
    if (level[i]!.capital && !before.capital && !language.prepositions.has(before.text)) {
      found.push({ from: level[i]!.from, to: level[last]!.to });
    }
  }
  return found;
}

function isFunctionWord({ text }: Token, language: Language): boolean {
  return (
    language.prepositions.has(text) ||
    language.conjunctions.has(text) ||
    language.determiners.has(text) ||
    language.auxiliaries.has(text) ||
    language.passives.has(text) ||
    language.subordinators.has(text) ||
    language.pronouns.has(text) ||
    language.adverbs.has(text)
  );
}

/** What no noun phrase goes over, read backwards. */
function breaks(token: Token, language: Language): boolean {
  const { text } = token;
  return (
    language.subordinators.has(text) ||
    language.pronouns.has(text) ||
    (language.conjunctions.has(text) && text !== "and") ||
    (language.prepositions.has(text) && text !== "of")
  );
}

/** Whether what begins at `start` is the whole of a name, and the subject itself: not "the friends of Stalin". */
function standsAlone(level: Level, start: number, language: Language): boolean {
  const before = level[start - 1];
  if (before?.kind !== "word" || before.sentence !== level[start]!.sentence) return true;
  if (language.prepositions.has(before.text)) return false;
  if (before.text === "and" || before.text === "or" || before.text === "nor") return !level[start - 2]?.capital;
  if (!before.capital) return true;
  if (isTitle(before, language)) return standsAlone(level, start - 1, language);
  return isFunctionWord(before, language) || isOffice(level, start, language);
}

function isTitle(token: Token | undefined, language: Language): boolean {
  return token !== undefined && language.titles.get(token.text) === null;
}

/** "Secretary of State Seward". */
function isOffice(level: Level, start: number, language: Language): boolean {
  return language.prepositions.has(level[start - 2]?.text ?? "") && isTitle(level[start - 3], language);
}

const DEMONYM = /(?:ans|ese|ians|ists|ers|ies|ns)$/;

/** Whether a phrase looks like one person, and of which sex. */
function personOf(level: Level, first: number, end: number, language: Language): Pick<NounPhrase, "person" | "gender"> {
  const head = level[end]!;
  const noun = language.personNouns.get(head.text);
  for (let i = first; i <= end; i++) {
    const { text } = level[i]!;
    const gender = language.titles.get(text) ?? language.firstNames.get(text) ?? null;
    if (gender && level[i]!.capital) return { person: true, gender };
  }
  if (noun !== undefined) return { person: true, gender: noun };
  return { person: head.capital && !DEMONYM.test(head.text), gender: null };
}
