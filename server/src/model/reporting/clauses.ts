import type { Clause } from "./clause";
import type { Language } from "./language";
import { phraseClause } from "./phraseClauses";
import { type Predicate, type Subject, subjectAfter, subjectBefore } from "./subjects";
import type { Level, Token } from "./tokens";
import { complementOf, type Verb, verbAt } from "./verbs";

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
  return entry.that || entry.noun || entry.as || entry.order || entry.question || entry.light;
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
