import type { Clause } from "./clause";
import type { Gender, Language } from "./language";
import { type NounPhrase, nounPhraseFrom } from "./nounPhrases";
import { type Subject, subjectBefore } from "./subjects";
import type { Level } from "./tokens";

/** A subject of any verb: whom a pronoun after it may mean. */
export interface SubjectMention {
  /** Indexes of the first token of the clause and of its verb. */
  readonly first: number;
  readonly verb: number;
  readonly sentence: number;
  readonly subject: Subject;
  readonly subordinate: boolean;
  /** Whether the verb is one of saying. */
  readonly says: boolean;
  /** To whom a pronoun says it, who is not the pronoun: "said he to Temple". */
  readonly hearer: NounPhrase | null;
}

/** The subjects of a level, in order of place: those of its clauses, and those of other verbs in the past. */
export function mentionsIn(level: Level, clauses: readonly Clause[], language: Language): SubjectMention[] {
  const mentions: SubjectMention[] = [];
  let next = 0;
  for (let i = 0; i < level.length; i++) {
    while (next < clauses.length && clauses[next]!.last < i) next++;
    const clause = clauses[next];
    if (clause && clause.first <= i) {
      mentions.push(ofClause(level, clause, language));
      i = clause.last;
      continue;
    }
    const mention = isVerb(level, i, language) ? mentionAt(level, i, clause, language) : null;
    const last = mentions.at(-1);
    if (mention && last?.first !== mention.first) mentions.push(joined(level, last, mention, language));
  }
  return mentions;
}

function ofClause(level: Level, clause: Clause, language: Language): SubjectMention {
  const { first, last, sentence, subject, subordinate } = clause;
  const hearer = subject.kind === "pronoun" ? hearerOf(level, last, language) : null;
  return { first, verb: last, sentence, subject, subordinate, says: true, hearer };
}

function hearerOf(level: Level, last: number, language: Language): NounPhrase | null {
  const at = language.toward.has(level[last + 1]?.text ?? "") ? last + 2 : last + 1;
  const token = level[at];
  return token?.capital && token.sentence === level[last]!.sentence
    ? (nounPhraseFrom(level, at, language)?.phrase ?? null)
    : null;
}

/** Of auxiliaries and their verb the subject is found at the first. */
function mentionAt(level: Level, at: number, clause: Clause | undefined, language: Language): SubjectMention | null {
  const found = subjectBefore(level, { first: at, tenses: ["past"] }, language);
  if (!found || (clause && found.first >= clause.first)) return null;
  const { first, subject, subordinate } = found;
  return { first, verb: at, sentence: level[at]!.sentence, subject, subordinate, says: false, hearer: null };
}

/** “As soon as Stalin had spoken and Kim had left”: the second is as little a main clause as the first. */
function joined(
  level: Level,
  before: SubjectMention | undefined,
  mention: SubjectMention,
  language: Language,
): SubjectMention {
  const opener = level[mention.first - 1];
  const goesOn = opener && opener.sentence === mention.sentence && language.conjunctions.has(opener.text);
  const isPart = goesOn && before?.sentence === mention.sentence && before.subordinate;
  return isPart ? { ...mention, subordinate: true } : mention;
}

function isVerb(level: Level, at: number, language: Language): boolean {
  const { kind, text, capital } = level[at]!;
  if (kind !== "word" || capital) return false;
  return language.doing.has(text) || (text.length > 3 && text.endsWith("ed")) || text.endsWith("n't");
}

/** A man or a woman named by what they are, wherever in a sentence: "the lady", "Mr. Smith". */
export interface GenderedNoun {
  readonly token: number;
  readonly gender: Gender;
  readonly titled: boolean;
}

export function genderedIn(level: Level, language: Language): GenderedNoun[] {
  const found: GenderedNoun[] = [];
  for (let token = 0; token < level.length; token++) {
    const { kind, text, capital } = level[token]!;
    if (kind !== "word") continue;
    const noun = text.endsWith("'s") ? text.slice(0, -2) : text;
    const gender = (capital ? language.titles : language.personNouns).get(noun);
    if (gender) found.push({ token, gender, titled: capital });
  }
  return found;
}
