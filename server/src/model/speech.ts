import type { Span } from "../syntax/span";
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
export function isSpeech(masked: string, pair: Span): boolean {
  const setting = settingOf(masked, pair);
  if (setting.count === 0 || (isTitle(setting) && !isReported(setting))) return false;
  if (isWoven(setting.before)) return isSpeechWoven(setting);
  if (/[,;([]$/.test(setting.before)) return isSpeechAfterComma(setting);
  return !isSubject(setting);
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

const SAYING =
  "sa(?:id|ys?|ying)|ask(?:ed|s|ing)|answer(?:ed|s|ing)|repl(?:ied|ies|ying)|cr(?:ied|ies|ying)|exclaim(?:ed|s|ing)|" +
  "return(?:ed|s)|rejoin(?:ed|s)|remark(?:ed|s|ing)|observ(?:ed|es|ing)|add(?:ed|s|ing)|continu(?:ed|es)|beg[ai]ns?|" +
  "shout(?:ed|s|ing)|whisper(?:ed|s|ing)|murmur(?:ed|s|ing)|mutter(?:ed|s|ing)|inquired?s?|enquired?s?|demand(?:ed|s|ing)|" +
  "declar(?:ed|es|ing)|explain(?:ed|s|ing)|repeat(?:ed|s|ing)|retort(?:ed|s)|respond(?:ed|s)|insist(?:ed|s|ing)|" +
  "announc(?:ed|es|ing)|th(?:ought|inks?|inking)|t(?:old|ells?|elling)|wr(?:ote|ites?|iting)|stress(?:ed|es|ing)|" +
  "called out|sang|sings|stat(?:ed|es|ing)|warn(?:ed|s|ing)|argu(?:ed|es|ing)|suggest(?:ed|s|ing)|quot(?:ed|es|ing)|" +
  "interrupted|went on|put in|agreed|sighed|laughed|gasped|growled|pursued|resumed";

/** No comma, colon or sentence's end stands before it: it is part of the sentence. */
function isWoven(before: string): boolean {
  return /[\p{L}\p{N}\p{M}%)’']$/u.test(before) && !/[.!?,;:…—–-]["”’']$/.test(before);
}

/** `Kim repeated that it would be`, `Stalin thought the`. */
const SAID_IN_SENTENCE = new RegExp(`(?<![\\p{L}])(?:${SAYING})(?![\\p{L}])[^.!?;]*$`, "iu");
const SAID_AT_ONCE = new RegExp(`^(?:\\p{L}+\\s+){1,2}(?:${SAYING})(?![\\p{L}])`, "iu");
const BEGINS_SENTENCE = /^\P{L}*\p{Lu}/u;
const SAYING_BEFORE = new RegExp(`(?<![\\p{L}])(?:${SAYING})$`, "iu");

function isSpeechWoven({ words, count, before, after }: Setting): boolean {
  if (count >= MANY_WORDS) return true;
  if (count >= SOME_WORDS && (SAID_IN_SENTENCE.test(before) || SAID_AT_ONCE.test(after))) return true;
  return BEGINS_SENTENCE.test(words) && (/[!?]$/.test(words) || SAYING_BEFORE.test(before));
}

const CLAUSE_BEFORE = new RegExp(`(?<![\\p{L}])(?:${SAYING})(?![\\p{L}])[^.!?]*[,;:]$`, "iu");
/** The first part of an interrupted quotation, then what interrupts it. */
const INTERRUPTION = /[.,!?…—–-]\s?["”’'»][^"“”.!?]{2,80}[,;]$/u;

/** After a comma, words that begin in lower case are speech if somebody says them. */
function isSpeechAfterComma({ words, count, before }: Setting): boolean {
  if (count >= MANY_WORDS || BEGINS_SENTENCE.test(words)) return true;
  return INTERRUPTION.test(before) || CLAUSE_BEFORE.test(before);
}

const CLAUSE_AFTER = new RegExp(`^(?:\\p{L}+\\P{L}+){0,4}?(?:${SAYING}|reply|answer|response|words)(?![\\p{L}])`, "iu");
const COPULA = /^(?:is|was|are|were|has|had)\b/;

/** Whether a clause on either side says that somebody says it. */
function isReported({ before, after }: Setting): boolean {
  return CLAUSE_AFTER.test(after) || CLAUSE_BEFORE.test(before);
}

/** At the start of a sentence: what its verb follows, and no verb of saying, is what the sentence is about. */
function isSubject({ words, count, after }: Setting): boolean {
  if (/[.!?…—–-]$/.test(words) || !/^\p{Ll}/u.test(after) || CLAUSE_AFTER.test(after)) return false;
  return words.endsWith(",") ? COPULA.test(after) : count < MANY_WORDS;
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
