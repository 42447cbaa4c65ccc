/** What a character is to the reading of words. */
export const Kind = {
  /** White space, punctuation, notation. */
  gap: 0,
  /** Part of a word: a letter, a digit, a combining mark. */
  word: 1,
  /** A word by itself: scripts that set no spaces between words. */
  unspaced: 2,
  /** A sign that says something (`$`, `%`, `§`, an emoji), and so counts as a word. */
  sign: 3,
  apostrophe: 4,
  /** A raised digit: after a word or a mark, it refers to a note. */
  raised: 5,
} as const;
export type Kind = (typeof Kind)[keyof typeof Kind];

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const WORD = /[\p{L}\p{N}\p{M}]/u;
const MARK = /\p{M}/u;
const SIGN = /[\p{Sc}\p{So}%‰&§+=±×÷−]/u;

const known = new Map<number, Kind>();
const basic = new Uint8Array(0x250).map((_, code) => kindOfCharacter(String.fromCharCode(code)));

/** What the code point is. */
export function kindOf(code: number): Kind {
  if (code < 0x250) return basic[code] as Kind;
  let kind = known.get(code);
  if (kind === undefined) {
    kind = kindOfCharacter(String.fromCodePoint(code));
    known.set(code, kind);
  }
  return kind;
}

function kindOfCharacter(char: string): Kind {
  if (/['’ʼ]/.test(char)) return Kind.apostrophe;
  if (/[¹²³⁰⁴-⁹]/u.test(char)) return Kind.raised;
  if (UNSPACED.test(char) && WORD.test(char) && !MARK.test(char)) return Kind.unspaced;
  if (WORD.test(char)) return Kind.word;
  return SIGN.test(char) ? Kind.sign : Kind.gap;
}

/** Whether the code unit is a decimal digit of ASCII. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isSpace(code: number): boolean {
  return (
    code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x3000 || (code >= 0x2000 && code <= 0x200a)
  );
}

export function isLineBreak(code: number): boolean {
  return code === 10 || code === 13 || code === 12 || code === 0x2028 || code === 0x2029;
}

const LOWER = /\p{Ll}/u;

export function isLower(char: string): boolean {
  return LOWER.test(char);
}
