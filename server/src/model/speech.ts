import type { Span } from "../syntax/span";
import { type Sayings, wordsIn } from "./sayings";
import { countWords } from "./words";

/*
 * Marks also stand around what nobody says: a title, a term, a scare quote. What tells them apart is how they sit in their
 * sentence. Speech is set off: by a comma, a colon, a sentence's end, a verb of saying; or it is long, since an author who
 * weaves another's words into a sentence of his own weaves in more than a term. A few words without any such sign are
 * taken for no speech.
 */

/** From this many words on, words woven into a sentence are somebody's; from so many, if the sentence says whose. */
const MANY_WORDS = 6;
const SOME_WORDS = 3;

const NEAR = 100;
/** In so many characters there are more words than make a difference. */
const ENOUGH = 300;

/** What has a bearing on whether it is speech. */
interface Setting {
  /** The words between the marks. */
  readonly words: string;
  readonly count: number;
  /** What stands before and after the marks, without white space next to them. */
  readonly before: string;
  readonly after: string;
}

/** Whether what stands between the marks at `pair` in a paragraph can be somebody's speech: no title, no term, no scare quote. */
export function isSpeech(masked: string, pair: Span, sayings: Sayings): boolean {
  const setting = settingOf(masked, pair);
  const { before, after, count } = setting;
  if (count === 0) return false;
  if (isTitle(setting) && !isSaidBefore(before, sayings) && !isSaidAfter(after, sayings)) return false;
  if (isWoven(before)) return isSpeechWoven(setting, sayings);
  if (/[,;([]$/.test(before)) return isSpeechAfterComma(setting, sayings);
  return !isSubject(setting, sayings);
}

function settingOf(masked: string, { from, to }: Span): Setting {
  const words = masked.slice(from + 1, to - 1).trim();
  return {
    words,
    count: countWords(words.slice(0, ENOUGH)),
    before: masked.slice(Math.max(0, from - NEAR), from).trimEnd(),
    after: masked.slice(to, to + NEAR).trimStart(),
  };
}

/** No comma, colon or sentence's end stands before it: it is part of the sentence. */
function isWoven(before: string): boolean {
  return /[\p{L}\p{N}\p{M}%)’']$/u.test(before) && !/[.!?,;:…—–-]["”’']$/.test(before);
}

const BEGINS_SENTENCE = /^\P{L}*\p{Lu}/u;

function isSpeechWoven({ words, count, before, after }: Setting, sayings: Sayings): boolean {
  if (count >= MANY_WORDS) return true;
  if (count >= SOME_WORDS && (isSaidIn(before, sayings) || isSaidAtOnce(words, after, sayings))) return true;
  return BEGINS_SENTENCE.test(words) && (/[!?]$/.test(words) || sayings.isVerb(wordsIn(before).at(-1) ?? ""));
}

/** In the sentence that ends so: `Kim repeated that it would be`, `Stalin thought the`. */
function isSaidIn(before: string, sayings: Sayings): boolean {
  return wordsIn(before.slice(before.search(/[^.!?;]*$/))).some(sayings.isVerb);
}

/** `Kim said`, `the report repeats`; after a full stop another sentence begins. */
function isSaidAtOnce(words: string, after: string, sayings: Sayings): boolean {
  if (words.endsWith(".")) return false;
  return wordsIn(/^[\p{L}\s]+/u.exec(after)?.[0] ?? "")
    .slice(1, 3)
    .some(sayings.isVerb);
}

/** The first part of an interrupted quotation, then what interrupts it. */
const INTERRUPTION = /[.,!?…—–-]\s?["”’'»][^"“”.!?]{2,80}[,;]$/u;

/** After a comma, words that begin in lower case are speech if somebody says them. */
function isSpeechAfterComma({ words, count, before }: Setting, sayings: Sayings): boolean {
  if (count >= MANY_WORDS || BEGINS_SENTENCE.test(words)) return true;
  return INTERRUPTION.test(before) || isSaidBefore(before, sayings);
}

function isSaidBefore(before: string, sayings: Sayings): boolean {
  return /[,;:]$/.test(before) && wordsIn(before.slice(before.search(/[^.!?]*$/))).some(sayings.isVerb);
}

function isSaidAfter(after: string, sayings: Sayings): boolean {
  const near = wordsIn(after).slice(0, 5);
  return /^\p{L}/u.test(after) && near.some((word, i) => sayings.isVerb(word) || sayings.isNoun(word, near[i - 1]));
}

/** At the start of a sentence: what its verb follows, and no verb of saying, is what the sentence is about. */
function isSubject({ words, count, after }: Setting, sayings: Sayings): boolean {
  if (/[.!?…—–-]$/.test(words) || !/^\p{Ll}/u.test(after) || isSaidAfter(after, sayings)) return false;
  return words.endsWith(",") ? sayings.isCopula(wordsIn(after)[0]!) : count < MANY_WORDS;
}

const SMALL = /^(?:a|an|the|of|and|or|in|on|to|for|from|with|by|at|as|de|du|von|der|die|das|la|le)$/;

/** Three words or more, all but the small ones with a capital: the title of a book. */
function isTitle({ words, count }: Setting): boolean {
  if (count < 3 || count > 15 || words.endsWith("!")) return false;
  const all = words.split(/[\s—–-]+/).filter((word) => /\p{L}/u.test(word));
  return (
    all.length > 2 &&
    all.every((word, i) => /^\P{L}*\p{Lu}/u.test(word) || (i > 0 && SMALL.test(word.replace(/\P{L}/gu, ""))))
  );
}
