import type { CheckedText } from "../../verification/checkedText";
import { type Ngrams, ngramsOf } from "../../verification/ngrams";
import { wordsOf } from "../../verification/words";

/** The runs of words in a piece of a text, which begins at `base` (a UTF-16 offset). */
export interface Piece {
  readonly base: number;
  readonly length: number;
  readonly ngrams: Ngrams;
}

/** So long a piece takes no longer than a frame or two to read. */
const LONGEST = 1 << 18;

/**
 * A text with nothing but blanks where no words of the source stand, so that all else keeps its place: front matter,
 * commentary and notation are not searched.
 */
export function wordsAlone({ text, words }: CheckedText): string {
  const parts: string[] = [];
  let at = 0;
  for (const { from, to } of words) {
    parts.push(" ".repeat(Math.max(0, from - at)), text.slice(Math.max(from, at), to));
    at = Math.max(at, to);
  }
  return parts.join("");
}

/** Reads a text piece by piece, cut between words; the caller may pause after each. */
export function* piecesOf(text: string): Generator<Piece> {
  for (let base = 0; base < text.length; ) {
    const end = base + LONGEST >= text.length ? text.length : cutBefore(text, base, base + LONGEST);
    const piece = text.slice(base, end);
    yield { base, length: piece.length, ngrams: ngramsOf(wordsOf(piece)) };
    base = end;
  }
}

/** The last white space before `end`; `end` itself where there is none near. */
function cutBefore(text: string, base: number, end: number): number {
  for (let at = end; at > base && at > end - FARTHEST; at--) if (/\s/.test(text[at]!)) return at;
  return end;
}

const FARTHEST = 2000;

const HEAD = 4;

/** Pieces as bytes, to be kept on disk. */
export function written(pieces: readonly Piece[]): Uint8Array {
  const head = [
    pieces.length,
    ...pieces.flatMap(({ base, length, ngrams }) => [base, length, ngrams.grams.length, ngrams.ends.length]),
  ];
  const all = pieces.flatMap(({ ngrams: { grams, ends } }) => [grams, ends]);
  const words = new Uint32Array(head.length + all.reduce((sum, { length }) => sum + length, 0));
  words.set(head);
  let at = head.length;
  for (const each of all) {
    words.set(each, at);
    at += each.length;
  }
  return new Uint8Array(words.buffer);
}

/** The pieces that were written; null where the bytes are not such. */
export function read(bytes: Uint8Array): Piece[] | null {
  if (bytes.length % 4 !== 0 || bytes.length === 0) return null;
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const count = words[0]!;
  let at = 1 + count * HEAD;
  if (at > words.length) return null;
  const take = (length: number) => {
    at += length;
    return words.subarray(at - length, at);
  };
  const pieces = Array.from({ length: count }, (_, i): Piece => {
    const [base, length, grams, ends] = words.subarray(1 + i * HEAD, 1 + (i + 1) * HEAD) as unknown as [
      number,
      number,
      number,
      number,
    ];
    return { base, length, ngrams: { grams: take(grams), ends: take(ends) } };
  });
  return at === words.length ? pieces : null;
}
