import type { Span } from "../../syntax/span";
import type { Language, VerbEntry } from "./language";
import { nounPhraseFrom } from "./nounPhrases";
import { type Predicate, type Subject, subjectAfter, subjectBefore } from "./subjects";
import type { Level, Token } from "./tokens";
import { type Complement, complementOf, type Verb, verbAt } from "./verbs";

/**
 * A reporting clause in a level, before names are known: "Comrade Stalin emphasized that". Offsets are the leaf's,
 * `first`–`last` are indexes of tokens; `complement` is null where only a quotation can be what was said.
 */
export interface Clause extends Span {
  readonly first: number;
  readonly last: number;
  readonly sentence: number;
  readonly subject: Subject;
  readonly complement: Complement | null;
  readonly negated: boolean;
  readonly hypothetical: boolean;
  readonly subordinate: boolean;
  readonly content: boolean;
  /** Where the conjunction stands that joins it to what is before it, or -1. */
  readonly joint: number;
  readonly inverted: boolean;
  readonly turn: VerbEntry["turn"];
  readonly gesture: boolean;
  /** Whether the hearer may stand behind it: “told Kim “not to wait””. */
  readonly hearer: boolean;
  /** Whether the verb reports without a quotation too: “stressed”, not “whispered”. */
  readonly full: boolean;
  /** Whether words of the author follow as what was said, not only a quotation. */
  readonly reports: boolean;
  /** Whether the verb is in the past: then what is said now is no longer the author's. */
  readonly past: boolean;
}

/** The clauses of a level, in order of place. */
export function clausesIn(level: Level, language: Language): Clause[] {
  const clauses: Clause[] = [];
  for (let i = 0; i < level.length; i++) {
    if (level[i]!.kind !== "word") continue;
    const verb = verbAt(level, i, language);
    const clause = (verb && clauseOf(level, verb, language)) ?? phraseClause(level, i, language);
    if (!clause) continue;
    clauses.push(clause);
    i = Math.max(i, clause.last);
  }
  return clauses;
}

function clauseOf(level: Level, verb: Verb, language: Language): Clause | null {
  const before = subjectBefore(level, verb, language);
  if (before) return made(level, before, verb, language, complementOf(level, verb, language));
  // "gave", "expressed" alone report nothing.
  if (verb.entry.light || !mayInvert(level, verb.first, language)) return null;
  const after = subjectAfter(level, verb, language);
  return after && made(level, after, { ...verb, last: after.last }, language, null);
}

/** A verb may stand before its subject only beside a quotation or a comma. */
function mayInvert(level: Level, verb: number, language: Language): boolean {
  let at = verb - 1;
  while (at >= 0 && language.adverbs.has(level[at]!.text)) at--;
  const before = level[at];
  return before !== undefined && (before.kind === "quotation" || /^[,—–-]$/.test(before.text));
}

function made(
  level: Level,
  predicate: Predicate,
  verb: Verb,
  language: Language,
  follows: ReturnType<typeof complementOf>,
): Clause | null {
  if (predicate.subject.kind === "pronoun" && predicate.subject.pronoun === "impersonal") return null;
  const last = follows?.end ?? verb.last;
  if (isEmptyParticiple(predicate, verb) && !isBefore(level[last + 1])) return null;
  const complement = follows?.complement ?? (isAside(level, predicate.first, last, language) ? "aside" : null);
  const { subject, first, negated, hypothetical, subordinate, content, inverted } = predicate;
  const { turn, gesture, hearer } = verb.entry;
  const full = isFull(verb);
  const reports = complement === "aside" || level[last + 1]?.kind === "word";
  const sentence = level[verb.first]!.sentence;
  const past = verb.tenses.includes("past") && !hypothetical;
  return {
    from: level[first]!.from,
    to: level[last]!.to,
    first,
    last,
    sentence,
    subject,
    complement,
    negated,
    hypothetical,
    subordinate,
    content,
    joint: jointOf(level, first, subject, language),
    inverted,
    turn,
    gesture,
    hearer,
    full,
    reports,
    past,
  };
}

function jointOf(level: Level, first: number, subject: Subject, language: Language): number {
  const at = subject.kind === "elided" && !subject.participle ? first : first - 1;
  const token = level[at];
  if (subject.kind === "elided" && subject.participle) return level[first]!.from;
  return token && token.sentence === level[first]!.sentence && language.conjunctions.has(token.text) ? token.from : -1;
}

/** Whether a clause stands between commas in what it reports, or after a comma at the end of the sentence. */
function isAside(level: Level, first: number, last: number, language: Language): boolean {
  const before = level[first - 1];
  const after = level[last + 1];
  const { sentence } = level[first]!;
  if (before?.kind === "quotation") return after?.text === "," && startsClause(level, last + 2, language);
  if (before?.text !== "," || level[first - 2]?.sentence !== sentence) return false;
  if (after?.text === "," && level[last + 2]?.kind === "quotation") return false;
  return after === undefined || after.sentence !== sentence || /^[,.;!?]$/.test(after.text);
}

function isBefore(next: Token | undefined): boolean {
  return next?.kind === "quotation" || next?.text === ":" || next?.text === ",";
}

function isFull({ entry }: Pick<Verb, "entry">): boolean {
  return entry.that || entry.noun || entry.order || entry.question || entry.light;
}

/** “, strictly speaking,”: a participle by itself reports only if what was said may follow it. */
function isEmptyParticiple({ subject }: Predicate, { entry }: Verb): boolean {
  return (
    subject.kind === "elided" && subject.participle && !(entry.that || entry.noun || entry.order || entry.question)
  );
}

/** Whether what the speaker said goes on in the author's words: "…," Stalin explained, this agreement had made … */
function startsClause(level: Level, at: number, language: Language): boolean {
  const token = level[at];
  return (
    token?.kind === "word" &&
    (language.determiners.has(token.text) || language.pronouns.has(token.text) || token.capital)
  );
}

// Clauses without a verb of saying.

/** "according to Stalin", "in the words of Kim", "in Stalin's view", "Stalin's view was that". */
function phraseClause(level: Level, at: number, language: Language): Clause | null {
  const token = level[at]!;
  if (token.text === "according" && level[at + 1]?.text === "to") return prepositional(level, at, at + 2, language);
  const isView = language.viewNouns.has(token.text);
  if (!isView) return null;
  if (level[at - 2]?.text === "in" && level[at + 1]?.text === "of")
    return prepositional(level, at - 2, at + 2, language);
  return possessive(level, at, language);
}

function phrased(level: Level, first: number, last: number, subject: Subject, complement: Complement): Clause {
  return {
    from: level[first]!.from,
    to: level[last]!.to,
    first,
    last,
    sentence: level[first]!.sentence,
    subject,
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

function prepositional(level: Level, first: number, name: number, language: Language): Clause | null {
  const { sentence } = level[first]!;
  const found = level[name]?.kind === "word" ? nounPhraseFrom(level, name, language) : null;
  if (!found || level[name]!.sentence !== sentence) return null;
  const subject: Subject = { kind: "phrase", phrases: [found.phrase] };
  const { last } = found;
  return phrased(level, first, last, subject, "aside");
}

const POSSESSIVE = /(?:'s|s')$/;
const BE = /^(?:was|is|were|are)$/;

function possessive(level: Level, noun: number, language: Language): Clause | null {
  const { sentence } = level[noun]!;
  const owner = POSSESSIVE.test(level[noun - 1]?.text ?? "") ? noun - 1 : noun - 2;
  const token = level[owner];
  if (token?.kind !== "word" || token.sentence !== sentence || !POSSESSIVE.test(token.text)) return null;
  const isThat = BE.test(level[noun + 1]?.text ?? "") && level[noun + 2]?.text === "that";
  const before = nameStart(level, owner, language);
  const isIn = level[before - 1]?.text === "in" && /^[,.;]$/.test(level[noun + 1]?.text ?? "");
  if (!isThat && !isIn) return null;
  const name = { from: level[before]!.from, to: token.to - 2 + (token.text.endsWith("'s") ? 0 : 1) };
  const phrase = { first: before, candidates: [name], person: true, gender: null };
  const [first, last] = isThat ? [before, noun + 2] : [before - 1, noun];
  const subject: Subject = { kind: "phrase", phrases: [phrase] };
  const complement = isThat ? "that" : "aside";
  return phrased(level, first, last, subject, complement);
}

/** The first of the capitalised words that end with `end`. */
function nameStart(level: Level, end: number, language: Language): number {
  let at = end;
  const isName = ({ kind, capital, text, sentence }: Token) =>
    kind === "word" && capital && sentence === level[end]!.sentence && !language.prepositions.has(text);
  while (at > 0 && isName(level[at - 1]!)) at--;
  return at;
}
