import type { Words } from "./words";

/** Where a run of three words begins is kept to a block of so many characters: it is judged closely afterwards. */
export const BLOCK = 64;

/**
 * The runs of three words of one text, every second one: whoever looks for all runs of a quotation finds the half of them
 * that stands here. Plain numbers, so that they can be kept on disk and sent to another thread.
 */
export interface Ngrams {
  /** A number for each run, in order of place; another run may have the same. */
  readonly grams: Uint32Array;
  /** How many of `grams` begin before the end of each block. */
  readonly ends: Uint32Array;
}

/** The number of the three words that begin at word `i`. */
export function gramAt(key: Int32Array, i: number): number {
  const pair = Math.imul(key[i]!, 0x9e3779b1) ^ Math.imul(key[i + 1]!, 0x85ebca6b);
  const mixed = Math.imul(pair ^ (pair >>> 15), 0xc2b2ae35) ^ key[i + 2]!;
  const last = Math.imul(mixed ^ (mixed >>> 13), 0x27d4eb2f);
  return (last ^ (last >>> 16)) >>> 0;
}

/** The runs of the words of a text. */
export function ngramsOf({ text, count, from, key }: Words): Ngrams {
  const grams = new Uint32Array(Math.max(0, (count - 1) >> 1));
  const ends = new Uint32Array(Math.ceil(text.length / BLOCK));
  for (let gram = 0; gram < grams.length; gram++) {
    grams[gram] = gramAt(key, gram * 2);
    ends[Math.floor(from[gram * 2]! / BLOCK)]!++;
  }
  for (let block = 1; block < ends.length; block++) ends[block]! += ends[block - 1]!;
  return { grams, ends };
}
