import { firstIndex } from "../../syntax/search";
import type { Leaf } from "../leaf";
import { antecedent, type Carried, elidedSubject, type ReadMention } from "./antecedents";
import type { QuotedPlace } from "./attach";
import type { Clause } from "./clause";
import type { Gender, Language } from "./language";
import type { SubjectMention } from "./mentions";
import type { NounPhrase } from "./nounPhrases";
import type { Persons } from "./persons";
import { type LevelReading, readingOf } from "./reading";

/** Who speaks in a level: for each clause the speaker, or null. */
export interface Speaking {
  readonly levels: readonly (readonly (string | null)[])[];
  /** For sentences outside quotations whose main subject is a person: the speaker, or "" if it is none. */
  readonly actors: ReadonlyMap<number, string>;
  /** What the next paragraph is told. */
  readonly carried: Carried;
}

interface Kept {
  readonly persons: Persons;
  readonly carried: Carried | null;
  readonly speaking: Speaking;
}

const known = new WeakMap<Leaf, Kept>();

/** Who speaks in a leaf, by the names of `persons` and what the paragraph before tells; kept while these are the same. */
export function speakingIn(leaf: Leaf, language: Language, persons: Persons, carried: Carried | null): Speaking {
  const kept = known.get(leaf);
  if (kept?.persons === persons && same(kept.carried, carried)) return kept.speaking;
  const speaking = read(leaf, language, persons, carried);
  known.set(leaf, { persons, carried, speaking });
  return speaking;
}

function same(a: Carried | null, b: Carried | null): boolean {
  return a === b || (a !== null && b !== null && a.m === b.m && a.f === b.f && a.alone === b.alone);
}

function read(leaf: Leaf, language: Language, persons: Persons, carried: Carried | null): Speaking {
  const { levels } = readingOf(leaf, language);
  const outer = subjectsIn(levels[0]!, leaf, persons, carried);
  const inner = levels.slice(1).map((level) => subjectsIn(level, leaf, persons, null));
  return {
    levels: [outer, ...inner].map((mentions) => mentions.filter(({ says }) => says).map(({ id }) => id)),
    actors: actorsIn(outer),
    carried: carriedFrom(outer, persons, carried),
  };
}

/** Who acts in a sentence: then it tells what was done, and reports no longer. */
function actorsIn(mentions: readonly ReadMention[]): Map<number, string> {
  const actors = new Map<number, string>();
  for (const { sentence, subordinate, id, somebody } of mentions) {
    if (subordinate || actors.has(sentence) || !(id || somebody)) continue;
    actors.set(sentence, id ?? "");
  }
  return actors;
}

/** The subjects of a level, each with the speaker that it is. */
function subjectsIn(level: LevelReading, leaf: Leaf, persons: Persons, carried: Carried | null): ReadMention[] {
  const read: ReadMention[] = [];
  let clause = 0;
  for (const mention of level.mentions) {
    const speaks = mention.says ? level.clauses[clause++]! : null;
    read.push(readMention(mention, speaks, read, level, leaf, persons, carried));
  }
  return read;
}

function readMention(
  mention: SubjectMention,
  clause: Clause | null,
  before: readonly ReadMention[],
  level: LevelReading,
  leaf: Leaf,
  persons: Persons,
  carried: Carried | null,
): ReadMention {
  const { subject, sentence } = mention;
  if (subject.kind === "phrase") {
    const id = identify(subject.phrases, leaf, persons);
    const { person, gender } = subject.phrases[0]!;
    return readAs(mention, id, id === null && person, gender);
  }
  if (subject.kind === "elided") {
    const id = elidedSubject(before, sentence, subject.participle);
    return readAs(mention, id, false, null);
  }
  const { pronoun } = subject;
  if (pronoun !== "m" && pronoun !== "f") return readAs(mention, null, false, null);
  const found = antecedent(before, pronoun, sentence, persons);
  const id = found === undefined ? fromBefore(pronoun, carried) : found;
  const isClear =
    id !== null && isSafe(level, clause, mention, before, id) && !hasRival(level, mention, before, id, persons);
  const isHearer = isClear && mention.hearer !== null && identify([mention.hearer], leaf, persons) === id;
  const safe = isClear && !isHearer ? id : null;
  return readAs(mention, safe, safe === null, pronoun);
}

function readAs(mention: SubjectMention, id: string | null, somebody: boolean, gender: Gender | null): ReadMention {
  const { first, verb, sentence, subject, subordinate, says, hearer } = mention;
  return { first, verb, sentence, subject, subordinate, says, hearer, id, somebody, gender };
}

function fromBefore(gender: Gender, carried: Carried | null): string | null {
  return carried?.alone ? carried[gender] : null;
}

/** Where turns alternate, who has just spoken is not who speaks next; and no words of somebody unknown come between. */
function isSafe(
  level: LevelReading,
  clause: Clause | null,
  mention: SubjectMention,
  before: readonly ReadMention[],
  id: string,
): boolean {
  const from = before.findLast((each) => each.id === id)?.first ?? 0;
  const others = quotedBetween(level, from, mention.first).filter(
    ({ woven, clause: by }) => !woven && (clause === null || level.clauses[by] !== clause),
  );
  if (level.turns || clause?.turn === "answers") return others.length === 0 && !hasJustSpoken(level, from);
  return others.every(({ clause: by, continues }) => by >= 0 || continues >= 0);
}

/**
 * Whether another man or woman stands between a subject and the pronoun, which may then be theirs: anybody named with a title,
 * and anybody at all after a speaker whose sex is not known, or where turns alternate.
 */
function hasRival(
  { gendered, turns }: LevelReading,
  mention: SubjectMention,
  before: readonly ReadMention[],
  id: string,
  persons: Persons,
): boolean {
  if (!gendered.length || mention.subject.kind !== "pronoun") return false;
  const gender = mention.subject.pronoun;
  const isKnown = persons.genderOf(id) === gender && !turns;
  const from = before.findLast((each) => each.id === id)?.verb ?? -1;
  for (let i = firstIndex(gendered.length, (n) => gendered[n]!.token > from); i < gendered.length; i++) {
    if (gendered[i]!.token >= mention.first) return false;
    if (gendered[i]!.gender === gender && (gendered[i]!.titled || !isKnown)) return true;
  }
  return false;
}

/** The quotations between two tokens. */
function quotedBetween({ quoted }: LevelReading, from: number, to: number): readonly QuotedPlace[] {
  const index = (token: number) => firstIndex(quoted.length, (i) => quoted[i]!.token > token);
  return quoted.slice(index(from), index(to));
}

/** Whether the subject that begins with the token `from` is that of a clause that speaks for a quotation. */
function hasJustSpoken(level: LevelReading, from: number): boolean {
  const { quoted, clauses } = level;
  const next = firstIndex(quoted.length, (i) => quoted[i]!.token > from);
  return [quoted[next - 1], quoted[next]].some((place) => place && clauses[place.clause]?.first === from);
}

function identify(phrases: readonly NounPhrase[], leaf: Leaf, persons: Persons): string | null {
  for (const { candidates } of phrases) {
    for (const { from, to } of candidates) {
      const id = persons.named(leaf.masked.slice(from, to));
      if (id !== null) return id;
    }
  }
  return null;
}

function carriedFrom(mentions: readonly ReadMention[], persons: Persons, before: Carried | null): Carried {
  const who = mentions.filter(({ id, somebody }) => id !== null || somebody);
  if (!who.length) return before ?? { m: null, f: null, alone: false };
  const { sentence } = who.at(-1)!;
  const alone = new Set(who.filter(({ subordinate }) => !subordinate).map(({ id }) => id)).size === 1;
  const last = (gender: Gender) => antecedent(who, gender, sentence + 1, persons) ?? null;
  return { m: last("m"), f: last("f"), alone };
}
