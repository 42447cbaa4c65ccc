import { BLOCK, gramAt, type Ngrams } from "./ngrams";

/** Finds in which texts, and about where, words may stand. It only proposes places: `judge` decides. */
export interface NgramIndex {
  /** The memory that it takes, in bytes. */
  readonly bytes: number;
  /** The places with the most runs of three of these words, the best first, at most `most`. */
  locate(key: Int32Array, most: number): Place[];
}

/** About where words may stand: the number of the text, in the order given, and a stretch of it in UTF-16 units. */
export interface Place {
  readonly text: number;
  readonly from: number;
  readonly to: number;
  /** How many runs of the words stand there. */
  readonly runs: number;
}

/*
 * A run's bucket is the upper bits of its number. A bucket lists its runs as one word of 32 bits each: the block, counted
 * over all texts, above ten bits of the number that the bucket does not tell. So one run in a thousand is taken for another.
 */
const PRINT_BITS = 10;
const PRINT = (1 << PRINT_BITS) - 1;
const MOST_BLOCKS = 1 << (32 - PRINT_BITS);

/** An index of texts of which these are the runs. */
export function ngramIndex(texts: readonly Ngrams[]): NgramIndex {
  const coarser = coarsenessFor(texts);
  const first = firstBlocks(texts, coarser);
  const total = texts.reduce((sum, { grams }) => sum + grams.length, 0);
  const shift = 32 - bucketBits(total);
  const starts = startsOf(texts, shift);
  const places = placesOf(texts, { first, coarser, starts, shift, total });
  const unit = BLOCK << coarser;
  const textOf = (block: number) => lastAtOrBefore(first, block);
  return {
    bytes: starts.byteLength + places.byteLength + first.byteLength,
    locate(key, most) {
      const reach = Math.ceil((key.length * LONGEST_WORD) / unit) + 1;
      const limitOf = (block: number) => Math.min(block + reach, first[textOf(block) + 1]! - 1);
      const found = clustered(hitsOf(key, { starts, places, shift }), limitOf).slice(0, most);
      return found.map(({ begin, end, runs }) => {
        const text = textOf(begin);
        return { text, from: (begin - first[text]!) * unit, to: (end - first[text]! + 1) * unit, runs };
      });
    },
  };
}

const LONGEST_WORD = 12;

/** Where the blocks of each text begin, and at the end where those of the last are over. */
function firstBlocks(texts: readonly Ngrams[], coarser: number): Uint32Array {
  const first = new Uint32Array(texts.length + 1);
  texts.forEach(({ ends }, text) => {
    first[text + 1] = first[text]! + Math.ceil(ends.length / 2 ** coarser);
  });
  return first;
}

/** How often blocks are taken two by two, so that their numbers have room. */
function coarsenessFor(texts: readonly Ngrams[]): number {
  let coarser = 0;
  while (firstBlocks(texts, coarser)[texts.length]! > MOST_BLOCKS && coarser < 16) coarser++;
  return coarser;
}

/** About four runs a bucket. */
function bucketBits(total: number): number {
  return Math.min(22, Math.max(8, Math.ceil(Math.log2(total + 1)) - 2));
}

/** Where each bucket begins. */
function startsOf(texts: readonly Ngrams[], shift: number): Uint32Array {
  const starts = new Uint32Array(2 ** (32 - shift) + 1);
  for (const { grams } of texts) for (let i = 0; i < grams.length; i++) starts[(grams[i]! >>> shift) + 1]!++;
  for (let bucket = 1; bucket < starts.length; bucket++) starts[bucket]! += starts[bucket - 1]!;
  return starts;
}

interface Layout {
  readonly first: Uint32Array;
  readonly coarser: number;
  readonly starts: Uint32Array;
  readonly shift: number;
  readonly total: number;
}

function placesOf(texts: readonly Ngrams[], { first, coarser, starts, shift, total }: Layout): Uint32Array {
  const places = new Uint32Array(total);
  const next = starts.slice();
  texts.forEach(({ grams, ends }, text) => {
    for (let i = 0, block = 0; i < grams.length; i++) {
      while (ends[block]! <= i) block++;
      const gram = grams[i]!;
      const place = first[text]! + (block >>> coarser);
      places[next[gram >>> shift]!++] = (place << PRINT_BITS) | (gram & PRINT);
    }
  });
  return places;
}

/** A run of the words that were asked for stands in a block. */
interface Hit {
  readonly block: number;
  readonly run: number;
}

/** In order of place. A run that stands everywhere tells nothing, unless there is no other. */
function hitsOf(key: Int32Array, index: Pick<Layout, "starts" | "shift"> & { readonly places: Uint32Array }): Hit[] {
  const hits: Hit[] = [];
  for (let run = 0; run + 2 < key.length; run++) {
    const gram = gramAt(key, run);
    const bucket = gram >>> index.shift;
    const begin = hits.length;
    for (let at = index.starts[bucket]!; at < index.starts[bucket + 1]!; at++) {
      const place = index.places[at]!;
      if ((place & PRINT) === (gram & PRINT)) hits.push({ block: place >>> PRINT_BITS, run });
    }
    if (hits.length - begin > COMMON && key.length > FEW) hits.length = begin;
  }
  return hits.sort((a, b) => a.block - b.block);
}

const COMMON = 400;
const FEW = 8;

interface Cluster {
  readonly begin: number;
  readonly end: number;
  readonly runs: number;
}

/** Hits that lie near one another in one text, those with the most different runs first. */
function clustered(hits: readonly Hit[], limitOf: (block: number) => number): Cluster[] {
  const clusters: Cluster[] = [];
  for (let from = 0, to = 0; from < hits.length; from = to) {
    const begin = hits[from]!.block;
    const limit = limitOf(begin);
    const runs = new Set<number>();
    while (to < hits.length && hits[to]!.block <= limit) runs.add(hits[to++]!.run);
    clusters.push({ begin, end: hits[to - 1]!.block, runs: runs.size });
  }
  return clusters.sort((a, b) => b.runs - a.runs || a.begin - b.begin);
}

function lastAtOrBefore(ascending: Uint32Array, value: number): number {
  let low = 0;
  let high = ascending.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ascending[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
