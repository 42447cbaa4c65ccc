import { memoised } from "../syntax/memo";
import type { CheckedText } from "./checkedText";
import { type Strand, strandOf } from "./strand";
import { type Words, wordsOf } from "./words";

/** A text made ready to be searched: its words, and where each pair of neighbouring words stands. */
export interface TextIndex {
  readonly strand: Strand;
  readonly words: Words;
  /** How many pairs of words have this number. */
  pairCount(pair: number): number;
  /** The first words of the pairs that have this number, in order of place. */
  pairPlaces(pair: number): Int32Array;
}

const indexes = new WeakMap<CheckedText, TextIndex>();

/** The index of a text, made when first asked for and kept with it. */
export function indexOf(text: CheckedText): TextIndex {
  return memoised(indexes, text, () => makeIndex(strandOf(text.text, text.words)));
}

/** The number of two words in a row; other pairs may share it. */
export function pairOf(first: number, second: number): number {
  return Math.imul(first, 31) ^ Math.imul(second, 0x9e3779b1);
}

/** Buckets of places, one after the other: `starts[b]` to `starts[b + 1]` are those of bucket b. */
function makeIndex(strand: Strand): TextIndex {
  const words = wordsOf(strand.text);
  const pairs = Math.max(0, words.count - 1);
  const mask = sizeFor(pairs) - 1;
  const starts = new Int32Array(mask + 2);
  const bucketAt = (i: number) => mixed(pairOf(words.key[i]!, words.key[i + 1]!)) & mask;
  for (let i = 0; i < pairs; i++) starts[bucketAt(i) + 1]!++;
  for (let b = 0; b <= mask; b++) starts[b + 1]! += starts[b]!;
  const next = starts.slice();
  const places = new Int32Array(pairs);
  for (let i = 0; i < pairs; i++) places[next[bucketAt(i)]!++] = i;
  const bucket = (pair: number) => mixed(pair) & mask;
  return {
    strand,
    words,
    pairCount: (pair) => starts[bucket(pair) + 1]! - starts[bucket(pair)]!,
    pairPlaces: (pair) => places.subarray(starts[bucket(pair)]!, starts[bucket(pair) + 1]!),
  };
}

function mixed(pair: number): number {
  return pair ^ (pair >>> 15);
}

function sizeFor(count: number): number {
  return 1 << Math.max(4, 32 - Math.clz32(count));
}
