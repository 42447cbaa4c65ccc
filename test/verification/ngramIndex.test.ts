import fc from "fast-check";
import { expect, test } from "vitest";
import { findWords } from "../../server/src/verification/findWords";
import { ngramIndex } from "../../server/src/verification/ngramIndex";
import { ngramsOf } from "../../server/src/verification/ngrams";
import { readPlainText } from "../../server/src/verification/plainText";
import { wordsOf } from "../../server/src/verification/words";
import { randomFrom } from "../soak/random";

const WORDS =
  "harbour pilot grain treaty the of a winter envoy ice ship letter and to minister quay waits closed".split(" ");

function prose(seed: number, length: number): string {
  const random = randomFrom(seed);
  return Array.from({ length }, () => WORDS[random.int(WORDS.length)]!).join(" ");
}

function indexed(texts: readonly string[]) {
  const index = ngramIndex(texts.map((text) => ngramsOf(wordsOf(text))));
  return {
    index,
    find: (words: string) => findWords(words, index, (text) => readPlainText(`file:///${text}.txt`, texts[text]!)),
  };
}

/** Each place as the number of the text, the verdict, and the words there. */
function checkFound(texts: readonly string[], words: string, ...expected: [number, string, string][]) {
  const found = indexed(texts).find(words);
  const drawn = found.map(({ text, judgement: { verdict, passage } }) => [
    text,
    verdict,
    texts[text]!.slice(passage!.from, passage!.to),
  ]);
  expect(drawn).toEqual(expected);
}

const LETTER = `${prose(1, 300)}. The ice in the outer harbour broke on the ninth of March, and the pilots went out. ${prose(2, 300)}.`;
const DIARY = `${prose(3, 400)}. Nobody slept. ${prose(4, 200)}.`;

test("the text and the place are found, at either parity of the words", () => {
  checkFound([DIARY, LETTER], "ice in the outer harbour broke", [1, "exact", "ice in the outer harbour broke"]);
  checkFound([DIARY, LETTER], "in the outer harbour broke on", [1, "exact", "in the outer harbour broke on"]);
});

test("a changed word is found, and called altered; what stands nowhere is not found", () => {
  const [words, there] = [
    "The ice in the inner harbour broke on the ninth of March",
    "The ice in the outer harbour broke on the ninth of March",
  ];
  checkFound([DIARY, LETTER], words, [1, "altered", there]);
  checkFound([DIARY, LETTER], "A comet was seen above the lighthouse before dawn");
});

test("the pieces about an ellipsis are found together", () => {
  const there = "The ice in the outer harbour broke on the ninth of March, and the pilots went out";
  checkFound([DIARY, LETTER], "The ice in the outer harbour broke … and the pilots went out", [
    1,
    "permissible",
    there,
  ]);
});

test("words in brackets are looked for and left aside", () => {
  const [, , there] = [0, 0, "ice in the outer harbour broke on the ninth of March"];
  checkFound([LETTER], "ice in the outer harbour [of Riga] broke on the ninth of March", [0, "permissible", there]);
});

test("nothing is found in no texts, in empty ones, or of no words", () => {
  expect(indexed([]).find("the ice in the harbour")).toEqual([]);
  expect(indexed(["", "ice"]).find("the ice in the harbour")).toEqual([]);
  expect(indexed([LETTER]).find("")).toEqual([]);
});

test("every passage of five words or more is among the places, wherever it stands", () => {
  const texts = Array.from({ length: 5 }, (_, seed) => {
    const random = randomFrom(seed + 10);
    return Array.from({ length: 4000 }, () => `${WORDS[random.int(WORDS.length)]}${random.int(300)}`).join(" ");
  });
  const { index } = indexed(texts);
  const all = texts.map(wordsOf);
  fc.assert(
    fc.property(fc.nat(4), fc.nat(3900), fc.integer({ min: 5, max: 60 }), (text, at, count) => {
      const { key, from } = all[text]!;
      const places = index.locate(key.slice(at, at + count), 3);
      expect(places.some((place) => place.text === text && place.from <= from[at + 1]! && from[at]! < place.to)).toBe(
        true,
      );
    }),
  );
});

test("the index takes less than one byte for each byte of text", () => {
  const texts = Array.from({ length: 20 }, (_, seed) => prose(seed, 20_000));
  const size = texts.reduce((sum, text) => sum + text.length, 0);
  expect(indexed(texts).index.bytes).toBeLessThan(size);
});
