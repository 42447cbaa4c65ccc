import type { Span } from "../syntax/span";
import type { CheckedText } from "./checkedText";
import { fold } from "./fold";
import { wordAt } from "./quote";
import { spanInFile, strandOf } from "./strand";
import { indexOf, pairOf } from "./textIndex";
import { type Words, wordsOf } from "./words";

/** A run of words that stands in two places: offsets are those of the two files. */
export interface Copied {
  /** How many words. */
  readonly count: number;
  readonly from: number;
  readonly to: number;
  readonly inSource: Span;
}

/** Words as common as this begin no run: where they stand together, rarer ones begin it a word later. */
const MOST_PLACES = 2000;
/** A run as long as this is long enough. */
const LONGEST = 5000;

/**
 * The runs of at least `least` words in the stretches `words` of `text` that stand in `source` word for word (folded); from each place
 * on the longest, in order of place, none over another. `counts` says of a run, given its words as written, whether it counts.
 */
export function copiedRuns(
  { text, words }: Pick<CheckedText, "text" | "words">,
  source: CheckedText,
  least: number,
  counts: (words: readonly string[]) => boolean,
): Copied[] {
  const strand = strandOf(text, words);
  const own = wordsOf(strand.text);
  const { words: theirs, strand: theirStrand } = indexOf(source);
  const found: Copied[] = [];
  for (let i = 0; i + least <= own.count; i++) {
    const run = longestAt(own, i, source, least);
    if (run === null) continue;
    const written = Array.from({ length: run.count }, (_, j) => wordAt(own, i + j));
    if (counts(written)) {
      const here = spanInFile(strand, own.from[i]!, own.to[i + run.count - 1]!);
      const inSource = spanInFile(theirStrand, theirs.from[run.at]!, theirs.to[run.at + run.count - 1]!);
      found.push({ count: run.count, from: here.from, to: here.to, inSource });
    }
    i += run.count - 1;
  }
  return found;
}

/** Where the longest run that begins with the word `i` stands in the source. */
function longestAt(own: Words, i: number, source: CheckedText, least: number): { at: number; count: number } | null {
  const { words: theirs, pairCount, pairPlaces } = indexOf(source);
  const pair = pairOf(own.key[i]!, own.key[i + 1]!);
  if (pairCount(pair) > MOST_PLACES) return null;
  let longest = { at: -1, count: least - 1 };
  for (const at of pairPlaces(pair)) {
    // Most places differ where a longer run would have to end.
    if (own.key[i + longest.count] !== theirs.key[at + longest.count]) continue;
    const count = commonFrom(own, i, theirs, at);
    if (count > longest.count) longest = { at, count };
    if (count >= LONGEST) break;
  }
  return longest.at < 0 ? null : longest;
}

/** How many words are the same from two places on. */
function commonFrom(own: Words, i: number, theirs: Words, at: number): number {
  const most = Math.min(own.count - i, theirs.count - at, LONGEST);
  let count = 0;
  while (count < most && isSame(own, i + count, theirs, at + count)) count++;
  return count;
}

/** Two words may share a key, so that is only a reason to compare. */
function isSame(own: Words, i: number, theirs: Words, at: number): boolean {
  return own.key[i] === theirs.key[at] && fold(wordAt(own, i)) === fold(wordAt(theirs, at));
}
