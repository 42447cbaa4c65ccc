import { expect, test } from "vitest";
import { isExplicit } from "./explicit";
import type { GoldText } from "./litbank";
import { evaluateQuotations } from "./quotations";
import { evaluateSuggestions } from "./suggestions";

/** A text in which ⟪…⟫ are the quotations of the gold, all by one speaker. */
function goldOf(name: string, marked: string): GoldText {
  const quotations: GoldText["quotations"][number][] = [];
  let text = "";
  let from = 0;
  for (const piece of marked.split(/([⟪⟫])/)) {
    if (piece === "⟪") from = text.length;
    else if (piece === "⟫") quotations.push({ from, to: text.length, speaker: "Kim-1", named: true });
    else text += piece;
  }
  return { name, text, speakers: [{ id: "Kim-1", names: ["Kim Il Sung", "Kim"] }], quotations };
}

test("every part of a quotation counts by itself, in lines that would be blocks elsewhere too", () => {
  const gold = goldOf(
    "a letter",
    "He rose.\n⟪“We agree,”⟫ said Kim, ⟪“and go.”⟫\n- ⟪“No\n# more!”⟫\n\nThe “pros” were few.",
  );
  const { figures } = evaluateQuotations([gold])!;
  expect(figures).toMatchObject([
    { name: "a letter", expected: 3, found: 3, right: 3, f1: 1 },
    { name: "all 1", expected: 3, found: 3, right: 3, f1: 1 },
    { name: "with terms, titles, nested ones", expected: 3, found: 4, right: 3 },
  ]);
});

test.each([
  ["⟪“We agree,”⟫ said Kim.", true],
  ["⟪“Do we agree?”⟫\nasked old Kim.", true],
  ["Kim quietly replied, ⟪“We agree.”⟫", true],
  ["Then Kim Il Sung said to the others: ⟪“We agree.”⟫", true],
  ["⟪“We agree,”⟫ he said.", false],
  ["Kim left. ⟪“We agree.”⟫ Mao stayed.", false],
  ["⟪“We agree,”⟫ said Kimball.", false],
])("whether a clause names the speaker: %s", (marked, expected) => {
  expect(isExplicit(goldOf(marked, marked), 0)).toBe(expected);
});

test("a suggestion is right if the gold has the same speaker", () => {
  const { figures } = evaluateSuggestions([goldOf("another", "⟪“We agree,”⟫ said Kim. It rained. ⟪“No.”⟫")])!;
  expect(figures).toMatchObject({ named: 1, namedRight: 1, explicit: 1, explicitRight: 1 });
});

test("what is not there is left out", () => {
  expect(evaluateQuotations([])).toBeNull();
  expect(evaluateSuggestions([])).toBeNull();
});
