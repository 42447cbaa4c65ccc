import { isDigit, isLineBreak, isLower, isSpace, Kind, kindOf } from "./characters";
import { fold, keyOf, plainKey } from "./fold";

/** The words of a text, in order: where each begins and ends, and its key (`keyOf` of the folded word). */
export interface Words {
  readonly text: string;
  readonly count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly key: Int32Array;
}

/**
 * The words of a text. An apostrophe between letters belongs to the word, a mark between digits to the number, letters in
 * brackets to the word that they complete (`F[oreign]`); a hyphen parts words unless a line ends after it. What is no
 * word stands in a gap: punctuation, white space, and the number of a note behind a mark (`policy.12`).
 */
export function wordsOf(text: string): Words {
  let size = Math.max(16, text.length >> 2);
  let from = new Int32Array(size);
  let to = new Int32Array(size);
  let key = new Int32Array(size);
  let count = 0;
  for (let at = startOfWord(text, 0); at < text.length; at = startOfWord(text, at)) {
    const end = endOfWord(text, at);
    if (isNoteNumber(text, at, end)) {
      at = end;
      continue;
    }
    if (count === size) {
      size *= 2;
      from = grown(from, size);
      to = grown(to, size);
      key = grown(key, size);
    }
    from[count] = at;
    to[count] = end;
    key[count++] = plainKey(text, at, end) ?? keyOf(fold(text.slice(at, end)));
    at = end;
  }
  return { text, count, from: from.slice(0, count), to: to.slice(0, count), key: key.slice(0, count) };
}

function grown(array: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(size);
  larger.set(array);
  return larger;
}

function startOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const kind = kindAt(text, at);
    if (kind === Kind.word || kind === Kind.unspaced || kind === Kind.sign) break;
    if (text.charCodeAt(at) === BRACKET && bracketed(text, at) > at && isWordAt(text, bracketed(text, at))) break;
    at++;
  }
  return at;
}

const BRACKET = 91;

/** Just behind the bracket at `at` if there are but letters in it; else `at`. */
function bracketed(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && end < at + LONGEST_BRACKET && isWordAt(text, end)) end++;
  return end > at + 1 && text[end] === "]" ? end + 1 : at;
}

const LONGEST_BRACKET = 40;

function isWordAt(text: string, at: number): boolean {
  return at < text.length && kindAt(text, at) === Kind.word;
}

function kindAt(text: string, at: number): Kind {
  const code = text.charCodeAt(at);
  if (code < 0xd800 || code > 0xdfff) return kindOf(code);
  // The second half of a pair is what the pair is.
  return kindOf(code >= 0xdc00 && at > 0 ? text.codePointAt(at - 1)! : text.codePointAt(at)!);
}

function endOfWord(text: string, start: number): number {
  const kind = kindAt(text, start);
  if (kind === Kind.unspaced || kind === Kind.sign) return endOfCharacter(text, start);
  let at = start;
  while (at < text.length) {
    if (isWordAt(text, at)) at++;
    else {
      const next = joins(text, at, start);
      if (next === at) break;
      at = next;
    }
  }
  return at;
}

/** A character that is a word by itself, with its combining marks. */
function endOfCharacter(text: string, at: number): number {
  let end = at + (text.codePointAt(at)! > 0xffff ? 2 : 1);
  while (end < text.length && /\p{M}|\u200d/u.test(text[end]!)) end++;
  return end;
}

/** Where the word goes on behind what stands at `at`, or `at` if it ends here. */
function joins(text: string, at: number, start: number): number {
  const code = text.charCodeAt(at);
  if (code === 0xad || code === 0x2060 || code === 0x200c || code === 0x200d)
    return isWordAt(text, at + 1) ? at + 1 : afterBreak(text, at);
  const kind = kindOf(code);
  if (kind === Kind.apostrophe) return at > start && isWordAt(text, at + 1) ? at + 1 : at;
  if (kind === Kind.raised) return isPower(text, at, start) ? at + 1 : at;
  if (code === BRACKET) {
    const end = bracketed(text, at);
    return end === at || (at === start && !isWordAt(text, end)) ? at : end;
  }
  if (code === 45 || code === 0x2010 || code === 0xac) return afterBreak(text, at);
  return isNumberMark(code) && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1)) ? at + 1 : at;
}

function isNumberMark(code: number): boolean {
  return code === 46 || code === 44 || code === 58 || code === 47;
}

/** A raised digit behind a digit or a short unit is a power: 10², km². */
function isPower(text: string, at: number, start: number): boolean {
  return isDigit(text.charCodeAt(at - 1)) || at - start <= 2;
}

/** Behind a hyphen that a line ends after, if the word goes on in lower case on the next; else `at`. */
function afterBreak(text: string, at: number): number {
  if (!isWordAt(text, at - 1) || isDigit(text.charCodeAt(at - 1))) return at;
  let next = at + 1;
  let breaks = 0;
  while (next < text.length && next < at + LONGEST_BREAK && isSpace(text.charCodeAt(next)))
    if (isLineBreak(text.charCodeAt(next++))) breaks++;
  return breaks > 0 && isLower(text[next] ?? "") ? next : at;
}

const LONGEST_BREAK = 40;

/** Digits right behind a mark that is right behind a word, and followed by white space: the number of a note. */
function isNoteNumber(text: string, from: number, to: number): boolean {
  if (to - from > 3 || !isDigit(text.charCodeAt(from)) || !isDigit(text.charCodeAt(to - 1))) return false;
  if (to < text.length && !isSpace(text.charCodeAt(to))) return false;
  return NOTED.test(text.slice(Math.max(0, from - 24), from));
}

/** A word of at least three letters, in lower case, and its mark; no label of a number (“No.12”, “art.5”). */
const NOTED =
  /(?<![\p{L}\p{N}])(?!(?:art|arts|vol|vols|sec|secs|fig|figs|chap|nos|num|par|paras?|app|col|fol|fols|núm|стр|гл|том|см)[.,])\p{L}*\p{Ll}{3,}[.,;!?][”’"')\]]*$/u;
