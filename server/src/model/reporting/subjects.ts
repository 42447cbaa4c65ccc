import type { Gender, Language } from "./language";
import { type NounPhrase, nounPhraseEndingAt, nounPhraseFrom } from "./nounPhrases";
import type { Level, Token } from "./tokens";
import type { Verb } from "./verbs";

export type Pronoun = Gender | "plural" | "first" | "impersonal";

/** Who does what a verb says, before names are known. */
export type Subject =
  | { readonly kind: "phrase"; readonly phrases: readonly NounPhrase[] }
  | { readonly kind: "pronoun"; readonly pronoun: Pronoun }
  /** "and mentioned that"; `participle`: ", adding that". */
  | { readonly kind: "elided"; readonly participle: boolean };

/** A verb's subject with what stands between them. */
export interface Predicate {
  readonly subject: Subject;
  /** Index of the first token of subject and verb together. */
  readonly first: number;
  readonly negated: boolean;
  /** "would say", "if Stalin said": it need not have been said. */
  readonly hypothetical: boolean;
  /** Whether a word opens the clause that makes it no main one: "when Stalin said". */
  readonly subordinate: boolean;
  /** Whether it stands in what another verb reports: "recalled that Stalin had said". */
  readonly content: boolean;
  /** "said Stalin". */
  readonly inverted: boolean;
}

/** What stands between a subject and its verb, read from the verb back. */
interface Between {
  /** Index of the token before. */
  at: number;
  negated: boolean;
  modal: boolean;
  auxiliary: boolean;
  passive: boolean;
}

/** The subject before the verb, or null. */
export function subjectBefore(
  level: Level,
  verb: Pick<Verb, "first" | "tenses">,
  language: Language,
): Predicate | null {
  const between = readBetween(level, verb.first, language);
  if (!agrees(verb, between)) return null;
  const found = subjectAt(level, between.at, verb, between, language);
  if (!found) return null;
  const before = level[found.first - 1];
  const opener = before && before.sentence === level[verb.first]!.sentence ? before.text : "";
  return {
    subject: found.subject,
    first: found.first,
    negated: between.negated,
    hypothetical: between.modal || language.hypothetical.has(opener),
    subordinate: found.relative || language.subordinators.has(opener),
    content: opener === "that",
    inverted: false,
  };
}

/** The subject behind a verb that stands first, beside a quotation or a comma: "said Stalin". */
export function subjectAfter(level: Level, verb: Verb, language: Language): (Predicate & { last: number }) | null {
  if (!verb.tenses.includes("past") && !verb.tenses.includes("present")) return null;
  let at = verb.last + 1;
  while (level[at]?.kind === "word" && isAdverb(level, at, language)) at++;
  const token = level[at];
  if (token?.kind !== "word") return null;
  const pronoun = language.pronouns.get(token.text);
  const certain = {
    first: verb.first,
    negated: false,
    hypothetical: false,
    subordinate: false,
    content: false,
    inverted: true,
  };
  if (pronoun) return { ...certain, subject: { kind: "pronoun", pronoun }, last: at };
  const phrase = nounPhraseFrom(level, at, language);
  return phrase && { ...certain, subject: { kind: "phrase", phrases: [phrase.phrase] }, last: phrase.last };
}

function readBetween(level: Level, verb: number, language: Language): Between {
  const between: Between = { at: verb - 1, negated: false, modal: false, auxiliary: false, passive: false };
  const { sentence } = level[verb]!;
  for (; between.at >= 0; between.at--) {
    const token = level[between.at]!;
    if (token.kind !== "word" || token.sentence !== sentence || !passes(level, between, token, language)) break;
  }
  return between;
}

/** Whether the word stands between subject and verb; notes what it says of the verb. */
function passes(level: Level, between: Between, token: Token, language: Language): boolean {
  const { text } = token;
  const isNegative = language.negations.has(text) || text.endsWith("n't");
  if (isNegative) between.negated = true;
  if (language.modals.has(text)) between.modal = true;
  if (language.passives.has(text)) between.passive = true;
  if (language.auxiliaries.has(text) || text.endsWith("n't")) between.auxiliary = true;
  if (text === "to" && language.phases.has(level[between.at - 1]?.text ?? "")) {
    between.auxiliary = true;
    between.at--;
    return true;
  }
  if (text === "went" && level[between.at + 1]?.text === "on") return true;
  return (
    isNegative || language.passives.has(text) || language.auxiliaries.has(text) || isAdverb(level, between.at, language)
  );
}

export function isAdverb(level: Level, at: number, language: Language): boolean {
  const { text, capital } = level[at]!;
  if (language.adverbs.has(text)) return true;
  if (capital || text.length < 5 || !text.endsWith("ly")) return false;
  return !language.determiners.has(level[at - 1]?.text ?? "");
}

/** Whether the form of the verb may have a subject before what stands there. */
function agrees({ tenses }: Pick<Verb, "tenses">, { passive, auxiliary, modal }: Between): boolean {
  if (passive) return tenses.includes("ing");
  if (tenses.includes("past") || tenses.includes("present") || tenses.includes("ing")) return true;
  return auxiliary || modal;
}

interface Found {
  readonly subject: Subject;
  readonly first: number;
  readonly relative: boolean;
}

function subjectAt(
  level: Level,
  at: number,
  verb: Pick<Verb, "first" | "tenses">,
  between: Between,
  language: Language,
): Found | null {
  const token = level[at];
  const onlyIng = !verb.tenses.includes("past") && verb.tenses.includes("ing") && !between.passive;
  if (!token || token.sentence !== level[verb.first]!.sentence) return null;
  if (onlyIng && token.text === "by") return elided(at, false);
  if (onlyIng) return token.text === "," ? elided(at + 1, true) : null;
  if (token.kind === "mark") return behindMark(level, at, language);
  if (token.kind === "quotation") return null;
  if (language.conjunctions.has(token.text)) return elided(at, false);
  if (token.text === "who") return relative(level, at, language);
  const pronoun = language.pronouns.get(token.text);
  if (pronoun && isJoint(level, at))
    return phraseFound([{ first: at - 2, candidates: [], person: true, gender: null }], at - 2);
  if (pronoun) return { subject: { kind: "pronoun", pronoun }, first: at, relative: false };
  const phrase = nounPhraseEndingAt(level, at, language);
  return phrase && phraseFound([phrase], phrase.first);
}

/** "Stalin and I": more than one. */
function isJoint(level: Level, at: number): boolean {
  return (
    level[at - 1]?.text === "and" && level[at - 2]?.capital === true && level[at - 2]!.sentence === level[at]!.sentence
  );
}

function elided(first: number, participle: boolean): Found {
  return { subject: { kind: "elided", participle }, first, relative: false };
}

function phraseFound(phrases: readonly NounPhrase[], first: number, isRelative = false): Found {
  return { subject: { kind: "phrase", phrases }, first, relative: isRelative };
}

/** "Stalin, who said". */
function relative(level: Level, at: number, language: Language): Found | null {
  const end = level[at - 1]?.text === "," ? at - 2 : at - 1;
  const phrase = end >= 0 && level[end]!.kind === "word" ? nounPhraseEndingAt(level, end, language) : null;
  return phrase && phraseFound([phrase], phrase.first, true);
}

const LONGEST_PARENTHESIS = 18;
const CLOSES: Readonly<Record<string, string>> = { ",": ",", ")": "(", "—": "—", "–": "–" };

/** "Stalin, who had just returned, said"; "the Chairman, Mr. Kim, said"; "and, having heard this, said". */
function behindMark(level: Level, at: number, language: Language): Found | null {
  const opening = CLOSES[level[at]!.text];
  const start = opening === undefined ? -1 : openingOf(level, at, opening);
  if (start <= 0 || level[start - 1]!.kind !== "word") return null;
  if (language.conjunctions.has(level[start - 1]!.text)) return elided(start - 1, false);
  const pronoun = language.pronouns.get(level[start - 1]!.text);
  if (pronoun) return { subject: { kind: "pronoun", pronoun }, first: start - 1, relative: false };
  const outer = nounPhraseEndingAt(level, start - 1, language);
  if (!outer?.person) return null;
  const inner = nounPhraseEndingAt(level, at - 1, language);
  const apposed = inner && inner.first <= start + 1 ? [outer, inner] : [outer];
  return phraseFound(apposed, outer.first);
}

function openingOf(level: Level, at: number, opening: string): number {
  for (let i = at - 1; i >= Math.max(0, at - LONGEST_PARENTHESIS); i--) {
    const token = level[i]!;
    if (token.kind === "quotation" || token.sentence !== level[at]!.sentence) return -1;
    if (token.text === opening) return i;
  }
  return -1;
}
