import { describe, expect, test } from "vitest";
import { read, words } from "./reading";

/** The quotations that are taken for somebody's speech. */
const speech = (body: string) => {
  const source = read(body);
  return source.quotations.flatMap((quotation) => (quotation.speech ? [words(source, quotation)] : []));
};

describe("speech", () => {
  test.each([
    ["set off by a comma", "Stalin said, “Not yet.” He waited.", ["“Not yet.”"]],
    ["after a colon", "Mao's answer was short: “no troops”.", ["“no troops”"]],
    ["a sentence of its own", "“Never!” He rose.", ["“Never!”"]],
    ["before a clause", "“Wait,” Stalin said.", ["“Wait,”"]],
    ["before a noun of saying", "“A hundred,” was the reply.", ["“A hundred,”"]],
    [
      "woven in, but long",
      "He spoke of “the improved environment for actions in Korea” to all.",
      ["“the improved environment for actions in Korea”"],
    ],
    [
      "woven in, reported",
      "Kim repeated that it would be “swift and sure victory” soon.",
      ["“swift and sure victory”"],
    ],
    ["one word, after the verb itself", "He said “Exactly” to her remarks.", ["“Exactly”"]],
    ["interrupted", "“We agree,” said Mao, “at last,” and left.", ["“We agree,” said Mao, “at last,”"]],
    [
      "the first words of a sentence that goes on",
      '"The prevailing mood is not to interfere" because of the bomb.',
      ['"The prevailing mood is not to interfere"'],
    ],
    ["names, but said", "“Good Morning, Captain Smith,” said Kim.", ["“Good Morning, Captain Smith,”"]],
    ["in a block", "> We agree.", ["> We agree."]],
  ])("%s", (_, body, expected) => {
    expect(speech(body)).toEqual(expected);
  });
});

describe("no speech", () => {
  test.each([
    ["scare quotes", "We weigh all the 'pros' and 'cons' of the liberation."],
    ["a term", "They serve what they call “mamaliga,” which is maize."],
    ["a title at the start", 'Cited on p. 40. "Should We Fear This?" Stalin and the Danger of War.'],
    [
      "a title in a note",
      "[^1]: Moynihan, “The Peace Dividend,” New York Review of Books, June 28, 1990.\n\nA note.[^1]",
    ],
    ["a title in the sentence", "It stands in “Foreign Relations of the United States” too."],
    ["a term after a comma", "He stayed, or, as it is put, “tarried,” in Moscow."],
    ["a term at the start", "“Complications” was a word for exceptional cases."],
    ["a phrase that ends a sentence", "He was the only one who still “followed the sea.” His remark was no surprise."],
    ["a name as subject", "“The Bottoms” succeeded to another."],
    ["an inscription", "“To James Mortimer, from his friends,” was engraved upon it."],
    ["nothing between the marks", 'He wrote "" and "…" there.'],
  ])("%s", (_, body) => {
    expect(speech(body)).toEqual([]);
  });
});
