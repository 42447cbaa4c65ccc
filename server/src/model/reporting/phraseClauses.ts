import type { Clause } from "./clause";
import type { Language } from "./language";
import { type NounPhrase, nounPhraseFrom } from "./nounPhrases";
import type { Level, Token } from "./tokens";

/*
 * Clauses without a verb of saying: "according to Stalin", "in the words of Kim", "in Stalin's view", "Stalin's view was
 * that", "Stalin's answer was: “…”", "“…” was Stalin's answer".
 */

/** The clause of this kind whose preposition or noun is the token `at`, or null. */
export function phraseClause(level: Level, at: number, language: Language): Clause | null {
  if (level[at]!.text === "according" && level[at + 1]?.text === "to")
    return prepositional(level, at, at + 2, language);
  if (!language.viewNouns.has(level[at]!.text)) return null;
  if (level[at - 2]?.text === "in" && level[at + 1]?.text === "of") {
    return prepositional(level, at - 2, at + 2, language);
  }
  return possessive(level, at, language);
}

function prepositional(level: Level, first: number, name: number, language: Language): Clause | null {
  const { sentence } = level[first]!;
  const found = level[name]?.kind === "word" ? nounPhraseFrom(level, name, language) : null;
  if (!found || level[name]!.sentence !== sentence) return null;
  return phrased(level, { first, last: found.last, complement: "aside" }, found.phrase);
}

const POSSESSIVE = /(?:'s|s')$/;
const BE = /^(?:was|is|were|are)$/;

function possessive(level: Level, noun: number, language: Language): Clause | null {
  const owner = POSSESSIVE.test(level[noun - 1]?.text ?? "") ? noun - 1 : noun - 2;
  const token = level[owner];
  if (token?.kind !== "word" || token.sentence !== level[noun]!.sentence || !POSSESSIVE.test(token.text)) return null;
  const start = nameStart(level, owner, language);
  const place = placeOf(level, start, noun, language);
  if (!place) return null;
  const name = { from: level[start]!.from, to: token.to - 2 + (token.text.endsWith("'s") ? 0 : 1) };
  return phrased(level, place, { first: start, candidates: [name], person: true, gender: null });
}

type Place = Pick<Clause, "first" | "last" | "complement">;

/** What makes a clause of "Stalin's answer", which stands from `start` to `noun`. */
function placeOf(level: Level, start: number, noun: number, language: Language): Place | null {
  const next = level[noun + 1];
  if (BE.test(next?.text ?? "")) {
    // "The tone of Stalin's reply was …"
    if (language.prepositions.has(level[start - 1]?.text ?? "")) return null;
    if (level[noun + 2]?.text === "that") return { first: start, last: noun + 2, complement: "that" };
    return introduces(level, noun + 1) ? { first: start, last: noun + 1, complement: null } : null;
  }
  if (level[start - 1]?.text === "in" && /^[,.;]$/.test(next?.text ?? "")) {
    return { first: start - 1, last: noun, complement: "aside" };
  }
  const isSaid = BE.test(level[start - 1]?.text ?? "") && level[start - 2]?.kind === "quotation";
  return isSaid ? { first: start - 1, last: noun, complement: null } : null;
}

const MOST_ADJECTIVES = 4;

/** "was “…”", "was: “…”", "was short and clear: “…”". */
function introduces(level: Level, verb: number): boolean {
  for (let i = verb + 1; i <= verb + 1 + MOST_ADJECTIVES; i++) {
    const token = level[i];
    if (token?.kind === "word" && !token.capital) continue;
    return token?.kind === "quotation"
      ? i === verb + 1
      : /^[:,]$/.test(token?.text ?? "") && level[i + 1]?.kind === "quotation";
  }
  return false;
}

/** The first of the capitalised words that end with `end`, or the article before it. */
function nameStart(level: Level, end: number, language: Language): number {
  let at = end;
  const { sentence } = level[end]!;
  const isName = ({ kind, capital, text, sentence: its }: Token) =>
    kind === "word" && capital && its === sentence && !language.prepositions.has(text);
  while (at > 0 && isName(level[at - 1]!)) at--;
  return level[at - 1]?.text === "the" && level[at - 1]!.sentence === sentence ? at - 1 : at;
}

function phrased(level: Level, { first, last, complement }: Place, phrase: NounPhrase): Clause {
  return {
    from: level[first]!.from,
    to: level[last]!.to,
    first,
    last,
    sentence: level[first]!.sentence,
    subject: { kind: "phrase", phrases: [phrase] },
    complement,
    negated: false,
    hypothetical: false,
    subordinate: false,
    content: false,
    joint: -1,
    inverted: false,
    turn: null,
    gesture: false,
    hearer: false,
    full: true,
    reports: true,
    past: false,
  };
}
