import type { CheckedText } from "../../server/src/verification/checkedText";
import { findWords } from "../../server/src/verification/findWords";
import { ngramIndex } from "../../server/src/verification/ngramIndex";
import { ngramsOf } from "../../server/src/verification/ngrams";
import { readPlainText } from "../../server/src/verification/plainText";
import { wordsOf } from "../../server/src/verification/words";
import { type Random, randomFrom } from "../soak/random";

/*
 * How fast an archive is indexed, and quotations are found in it and judged. The words are invented, a few of them frequent
 * and most of them rare, as in any language; texts and quotations are the same on every machine.
 */

const TEXT_LENGTH = 1_000_000;
const QUOTATIONS = 1000;

/** Figures of an archive of `megabytes` texts of a million characters each. */
export function benchArchive(megabytes: number): string {
  const random = randomFrom(7);
  const vocabulary = Array.from({ length: 30_000 }, () => inventedWord(random));
  const texts = Array.from({ length: megabytes }, () => inventedText(random, vocabulary));
  const quotations = Array.from({ length: QUOTATIONS }, (_, i) => quotationFrom(texts, random, i % 2 === 1));

  const [runs, reading] = timed(() => texts.map((text) => ngramsOf(wordsOf(text))));
  const [index, merging] = timed(() => ngramIndex(runs));
  const checked = texts.map((text, i): CheckedText => readPlainText(`file:///${i}.txt`, text));
  const [, locating] = timed(() => {
    for (const { words } of quotations) index.locate(wordsOf(words).key, 8);
  });
  const [right, judging] = timed(() => {
    const isRight = ({ words, text, from }: Quoted) =>
      findWords(words, index, (i) => checked[i]!).some(
        (found) => found.text === text && Math.abs(found.judgement.passage!.from - from) < NEAR,
      );
    return quotations.filter(isRight).length;
  });
  return [
    `indexed, on one thread: ${(megabytes / ((reading + merging) / 1000)).toFixed(1)} MB/s (${merging.toFixed(0)} ms of it putting together)`,
    `memory: ${(index.bytes / (megabytes * TEXT_LENGTH)).toFixed(2)} bytes for a character of text`,
    `${QUOTATIONS} quotations, half of them lacking a word: located in ${locating.toFixed(0)} ms; located and judged in ${judging.toFixed(0)} ms; ${right} found at their place`,
  ].join("\n");
}

const NEAR = 20;

function timed<T>(work: () => T): [T, number] {
  const began = performance.now();
  const made = work();
  return [made, performance.now() - began];
}

const SYLLABLES = "ka lo mi ter ven dor sal pri on an gre tul ber mor shi ent ra po li dan".split(" ");

function inventedWord(random: Random): string {
  return Array.from({ length: 1 + random.int(3) }, () => random.pick(SYLLABLES)).join("");
}

/** The first words of the vocabulary come most often. */
function inventedText(random: Random, vocabulary: readonly string[]): string {
  const pieces: string[] = [];
  for (let length = 0; length < TEXT_LENGTH; ) {
    const rank = (random.int(10_000) / 10_000) ** 4;
    const word = vocabulary[Math.floor(rank * vocabulary.length)]!;
    pieces.push(word, random.chance(6) ? ". " : random.chance(1) ? "\n\n" : " ");
    length += word.length + 1;
  }
  return pieces.join("").slice(0, TEXT_LENGTH);
}

interface Quoted {
  readonly words: string;
  readonly text: number;
  readonly from: number;
}

/** Sixty to two hundred characters of one of the texts, without a word in the middle if it is to be `altered`. */
function quotationFrom(texts: readonly string[], random: Random, altered: boolean): Quoted {
  const text = random.int(texts.length);
  const whole = texts[text]!;
  const from = whole.indexOf(" ", random.int(TEXT_LENGTH - 2000)) + 1;
  const passage = whole.slice(from, whole.indexOf(" ", from + 60 + random.int(140)));
  const words = passage.split(" ");
  if (altered) words.splice(words.length >> 1, 1);
  return { words: words.join(" "), text, from };
}
