import type { Span } from "../../syntax/span";
import type { Clause } from "./clause";
import type { Language } from "./language";
import type { Level } from "./tokens";

/** A quotation in a level, and indexes of the clauses that may speak for it, or -1. */
export interface QuotedPlace extends Span {
  /** The index of the level within it. */
  readonly level: number;
  /** Index of its token, and of its sentence. */
  readonly token: number;
  readonly sentence: number;
  /** The clause just beside it, or in whose content it stands. */
  readonly clause: number;
  /** The clause of the quotation before it, where this one goes on after it: “…,” Stalin stressed. “…” */
  readonly continues: number;
  /** Whether it is woven into a sentence of the author's. */
  readonly woven: boolean;
  /** Whether it stands in what a clause reports, not beside it. */
  readonly reported: boolean;
}

/** The quotations of a level, in order of place. */
export function quotedIn(level: Level, clauses: readonly Clause[], masked: string, language: Language): QuotedPlace[] {
  const places: QuotedPlace[] = [];
  const turns = hasTurns(level, masked);
  let next = 0;
  level.forEach((token, i) => {
    if (token.kind !== "quotation") return;
    while (next < clauses.length && clauses[next]!.first < i) next++;
    const after = clauseAfter(level, clauses, next, i, masked) ? next : -1;
    const before = clauseBefore(level, clauses, next - 1, i, masked, language);
    const clause = chosen(level, clauses, after, before, i);
    const continues = clause < 0 ? continued(level, clauses, next - 1, i, places, turns) : -1;
    const { from, to, sentence, level: inner } = token;
    const reported = clause >= 0 && clause === before && !isBeside(level, clauses[clause]!, i);
    const woven = isWoven(level, i, masked);
    places.push({ from, to, level: inner, token: i, sentence, clause, continues, woven, reported });
  });
  return places;
}

/** Several turns in one paragraph: two whole quotations with nothing between them are not one person's. */
export function hasTurns(level: Level, masked: string): boolean {
  return level.some((token, i) => {
    const next = level[i + 1];
    return token.kind === "quotation" && next?.kind === "quotation" && /[.!?…—-]/.test(lastSign(masked, token));
  });
}

/** The last character of a quotation's words, those that it quotes itself included. */
function lastSign(masked: string, { from, to }: Span): string {
  let at = to - 2;
  while (at > from && /[\s_*"'”’»›」』]/.test(masked[at]!)) at--;
  return masked[at] ?? "";
}

/** Whether the clause `index` follows the quotation at `at` directly: “…,” Stalin stressed. */
function clauseAfter(level: Level, clauses: readonly Clause[], index: number, at: number, masked: string): boolean {
  const clause = clauses[index];
  if (!clause) return false;
  const next = level[at + 1];
  const behind = next?.kind === "mark" && /^[,—–-]$/.test(next.text) ? at + 2 : at + 1;
  if (clause.first < behind || clause.first > behind + 1) return false;
  const skipped = level.slice(behind, clause.first);
  if (skipped.some(({ kind, capital }) => kind !== "word" || capital)) return false;
  if (clause.subject.kind === "elided") return false;
  const sign = lastSign(masked, level[at]!);
  if (behind === at + 2 || /[,—–-]/.test(sign)) return true;
  const begins = level[behind]!;
  if (begins.capital && (clause.gesture || introducesNext(level, clause))) return false;
  if (/[!?…]/.test(sign)) return !begins.capital || clause.complement === null || clause.complement === "aside";
  return sign === "." && !begins.capital;
}

const FURTHEST_BEFORE = 16;

/** “Oh!” Kim said, with more restraint: “…” */
function introducesNext(level: Level, clause: Clause): boolean {
  const near = level.slice(clause.last + 1, clause.last + 1 + FURTHEST_BEFORE);
  const next = near.findIndex(({ kind }) => kind === "quotation");
  return next > 0 && near[next - 1]!.text === ":";
}

/** The last clause before the quotation at `at` that introduces it, or reports what it stands in; or -1. */
function clauseBefore(
  level: Level,
  clauses: readonly Clause[],
  index: number,
  at: number,
  masked: string,
  language: Language,
): number {
  const found = introducing(clauses, index, level[at]!.sentence);
  const clause = clauses[found];
  if (!clause) return -1;
  if (isBeside(level, clause, at) && (clause.complement === "that" || level[at - 1]!.kind === "mark")) return found;
  const mayReport = isBeside(level, clause, at) ? clause.full : clause.complement !== null;
  return mayReport && !isTitle(masked, level[at]!, language) ? found : -1;
}

/** The last clause of the sentence at or before `index`; before “…, as he finished,” and “… which he did not feel,” another one. */
function introducing(clauses: readonly Clause[], index: number, sentence: number): number {
  if (clauses[index]?.sentence !== sentence) return -1;
  for (let i = index; clauses[i]?.sentence === sentence; i--) {
    const { subordinate, content, negated, complement } = clauses[i]!;
    if (!(((subordinate && !content) || negated) && complement === null)) return i;
  }
  return index;
}

const LONGEST_HEARER = 4;

/** Whether nothing but an object stands between the clause and the quotation, and a comma, a colon or "that" before it. */
function isBeside(level: Level, clause: Clause, at: number): boolean {
  if (at - clause.last > FURTHEST_BEFORE + 1) return false;
  const between = level.slice(clause.last + 1, at);
  if (between.some(({ kind }) => kind === "quotation")) return false;
  const sign = between.at(-1)?.text;
  if (sign === undefined) return clause.last < at;
  if (clause.hearer && between.length <= LONGEST_HEARER && between.every(({ kind }) => kind === "word")) return true;
  return sign === ":" || ((sign === "," || sign === "—" || sign === "–") && between.length < FURTHEST_BEFORE);
}

const FEWEST_WORDS = 2;

/** Whether each longer word has a capital, as in a title; or it is one word. */
function isTitle(masked: string, { from, to }: Span, language: Language): boolean {
  const words = masked.slice(from, to).match(/[\p{L}\p{M}'’-]+/gu) ?? [];
  if (words.length < FEWEST_WORDS) return true;
  return words.every((word) => /^\p{Lu}/u.test(word) || isSmall(word, language));
}

/** A word that titles write small. */
function isSmall(word: string, language: Language): boolean {
  return language.prepositions.has(word) || language.determiners.has(word) || language.conjunctions.has(word);
}

function chosen(level: Level, clauses: readonly Clause[], after: number, before: number, at: number): number {
  if (after < 0) return before;
  if (before < 0 || !isBeside(level, clauses[before]!, at)) return after;
  // Mao asked, “Who pays?” Stalin answered: a capital behind a question that was introduced begins another sentence.
  const next = level[clauses[after]!.first]!;
  return next.capital || next.sentence !== level[at]!.sentence ? before : after;
}

/**
 * The clause of the quotation before, where nothing but it stands between the two. Among several turns its sentence must go
 * on: “…,” said Stalin; “…”. After a full stop another may speak.
 */
function continued(
  level: Level,
  clauses: readonly Clause[],
  index: number,
  at: number,
  places: readonly QuotedPlace[],
  turns: boolean,
): number {
  const clause = clauses[index];
  const earlier = places.at(-1);
  if (
    !clause ||
    !earlier ||
    earlier.clause !== index ||
    clause.first < earlier.token ||
    at - clause.last > FURTHEST_BEFORE
  )
    return -1;
  const between = level.slice(clause.last + 1, at);
  const ends = between.findIndex(({ text }) => /^[.!?;]$/.test(text));
  const last = between[ends]?.text;
  return ends >= 0 && ends === between.length - 1 && (!turns || last === ";") ? index : -1;
}

/** Whether words of its sentence stand before it, or it breaks off and words stand behind. */
function isWoven(level: Level, at: number, masked: string): boolean {
  const { sentence } = level[at]!;
  const before = level[at - 1];
  const after = level[at + 1];
  const begins = /\p{L}/u.exec(masked.slice(level[at]!.from, level[at]!.to))?.[0] ?? "";
  if (before?.sentence === sentence && (before.kind === "word" || (before.text === "," && /\p{Ll}/u.test(begins))))
    return true;
  return (
    after?.sentence === sentence &&
    after.kind === "word" &&
    !after.capital &&
    !/[.,!?]/.test(lastSign(masked, level[at]!))
  );
}
