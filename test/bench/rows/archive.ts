import type { CheckedText } from "../../../server/src/verification/checkedText";
import { findWords } from "../../../server/src/verification/findWords";
import { ngramIndex } from "../../../server/src/verification/ngramIndex";
import { ngramsOf } from "../../../server/src/verification/ngrams";
import { readPlainText } from "../../../server/src/verification/plainText";
import { wordsOf } from "../../../server/src/verification/words";
import { type Random, randomFrom } from "../../soak/random";
import type { Measuring, Row } from "../row";

/*
 * How fast an archive is indexed, and quotations are found in it and judged. The words are invented, a few of them frequent
 * and most of them rare, as in any language; texts and quotations are the same on every machine.
 */

const TEXT_LENGTH = 1_000_000;
const QUOTATIONS = 1000;

/** An archive of texts of a million characters each, in one thread. */
export const archive: Measuring = async function* ({ small }) {
  const megabytes = small ? 2 : 100;
  const random = randomFrom(7);
  const vocabulary = Array.from({ length: 30_000 }, () => inventedWord(random));
  const texts = Array.from({ length: megabytes }, () => inventedText(random, vocabulary));
  const quotations = Array.from({ length: QUOTATIONS }, (_, i) => quotationFrom(texts, random, i % 2 === 1));

  const [index, indexing] = timed(() => ngramIndex(texts.map((text) => ngramsOf(wordsOf(text)))));
  yield row(`${megabytes} MB of texts indexed`, indexing, `≤ ${(megabytes / 25) * 1000} ms (25 MB/s)`);
  const bytes = index.bytes / 1e6;
  yield { ...row(`index of ${megabytes} MB: memory`, bytes, `≤ ${2 * megabytes} MB`), unit: "MB" };
  const checked = texts.map((text, i): CheckedText => readPlainText(`file:///${i}.txt`, text));
  const isRight = ({ words, text, from }: Quoted) =>
    findWords(words, index, (i) => checked[i]!).some(
      (found) => found.text === text && Math.abs(found.judgement.passage!.from - from) < NEAR,
    );
  const [right, judging] = timed(() => quotations.filter(isRight).length);
  yield row(`${QUOTATIONS} quotations located and judged in it, ${right} at their place`, judging, "≤ 1 s");
};

function row(what: string, value: number, goal: string): Row {
  return { what, server: "Attest", unit: "ms", samples: [value], goal };
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
