import type { Language, Tense, VerbEntry } from "./language";
import type { Level, Token } from "./tokens";

/** A verb of saying in a level: `first`–`last` are indexes of tokens, particles and the noun of a light verb included. */
export interface Verb {
  readonly entry: VerbEntry;
  readonly tenses: readonly Tense[];
  readonly first: number;
  readonly last: number;
}

/** How what is said follows a verb. An aside stands between commas in what is said: "the war, Stalin explained, was lost". */
export type Complement = "that" | "bare" | "question" | "infinitive" | "noun" | "aside";

const FURTHEST_NOUN = 6;

/** The verb of saying that begins with the token `at`, or null. */
export function verbAt(level: Level, at: number, language: Language): Verb | null {
  const forms = language.byForm.get(level[at]!.text);
  for (const { entry, tenses } of forms ?? []) {
    const last = entry.light ? nounOf(level, at, language) : particlesEnd(level, at, entry);
    if (last >= 0) return { entry, tenses, first: at, last };
  }
  return null;
}

function particlesEnd(level: Level, at: number, { particles }: VerbEntry): number {
  const fits = particles.every((particle, i) => level[at + 1 + i]?.text === particle);
  return fits ? at + particles.length : -1;
}

/** Where the noun stands that makes a light verb one of saying: "gave a more detailed analysis". */
function nounOf(level: Level, at: number, language: Language): number {
  for (let i = at + 1; i <= at + FURTHEST_NOUN; i++) {
    const token = level[i];
    if (!isLowerWord(token) || language.prepositions.has(token.text)) return -1;
    if (token.text === "no") return -1;
    if (language.speechNouns.has(token.text)) return i;
  }
  return -1;
}

function isLowerWord(token: Token | undefined): token is Token {
  return token?.kind === "word" && !token.capital;
}

const FURTHEST_THAT = 10;
const FURTHEST_TO = 9;
const FURTHEST_QUESTION = 5;
const FURTHEST_AS = 8;

/** What follows the verb as that which was said, and the token that it begins behind. */
export function complementOf(
  level: Level,
  { entry, last }: Verb,
  language: Language,
): { complement: Complement; end: number } | null {
  const that = entry.that || entry.light ? ahead(level, last, FURTHEST_THAT, language, isThat) : -1;
  if (that >= 0) return { complement: "that", end: that };
  const next = level[last + 1];
  if (!next || next.kind === "mark") return null;
  if (entry.question) {
    const question = ahead(level, last, FURTHEST_QUESTION, language, (each) => language.questionWords.has(each.text));
    if (question >= 0) return { complement: "question", end: question - 1 };
  }
  const to = entry.infinitive || entry.light ? 1 : entry.order ? FURTHEST_TO : 0;
  const infinitive = to ? ahead(level, last, entry.order ? FURTHEST_TO : to, language, isTo(level, language)) : -1;
  if (infinitive >= 0) return { complement: "infinitive", end: infinitive };
  const as = entry.as ? ahead(level, last, FURTHEST_AS, language, isAs) : -1;
  if (as >= 0) return { complement: "noun", end: as };
  if (entry.bare && startsClause(next, language)) return { complement: "bare", end: last };
  if (entry.light || (entry.noun && startsObject(next, language))) return { complement: "noun", end: last };
  return null;
}

function isAs({ text }: Token): boolean {
  return text === "as";
}

function isThat({ text }: Token): boolean {
  return text === "that";
}

/** Whether the token is a "to" before a verb, as far as one can see: no article, name or pronoun follows. */
function isTo(level: Level, language: Language): (token: Token, index: number) => boolean {
  return ({ text }, index) => {
    const next = level[index + 1];
    return text === "to" && isLowerWord(next) && !language.determiners.has(next.text) && !isObject(next.text);
  };
}

function isObject(text: string): boolean {
  return ["me", "him", "them", "us", "you", "her", "whom"].includes(text);
}

function startsObject({ kind, text }: Token, language: Language): boolean {
  if (kind === "quotation") return true;
  return kind === "word" && !language.conjunctions.has(text) && !language.prepositions.has(text);
}

function startsClause({ text }: Token, language: Language): boolean {
  const pronoun = language.pronouns.get(text);
  return pronoun !== undefined && pronoun !== "impersonal";
}

/** The first token behind `last`, at most `furthest` on and in the same clause, that `is` accepts, or -1. */
function ahead(
  level: Level,
  last: number,
  furthest: number,
  language: Language,
  is: (token: Token, index: number) => boolean,
): number {
  let commas = 0;
  for (let i = last + 1; i <= last + furthest && i < level.length; i++) {
    const token = level[i]!;
    if (token.sentence !== level[last]!.sentence) return -1;
    if (token.kind === "quotation" || (token.kind === "mark" && token.text !== ",")) return -1;
    if (token.text === ",") commas++;
    // “said, without giving reasons, that”: what stands between has a comma on each side, or none.
    if (is(token, i) && commas % 2 === 0) return i;
    if (language.conjunctions.has(token.text) && token.text !== "then") return -1;
    if (language.subordinators.has(token.text)) return -1;
  }
  return -1;
}
