import { describe, expect, test } from "vitest";
import { applied } from "../../server/src/annotating/edits";
import {
  attributing,
  attributingAll,
  unattributedQuotations,
  unattributedWords,
} from "../../server/src/diagnostics/attribution";
import { textUnder } from "../../server/src/export/transcription";
import type { Suggestion } from "../../server/src/model/annotatedSource";
import type { Span } from "../../server/src/syntax/span";
import type { AnnotatedDocument } from "../../server/src/workspace/workspace";
import { openFixture } from "../fixture";

const HEAD = `---
speakers:
  stalin: {name: Joseph Stalin, aliases: [Stalin]}
  kim: {name: Kim Il Sung, aliases: [Kim]}
---
`;

/** What a reporting clause says: the words with which a quotation, or reported speech, begins and ends; the clause; whose. */
type Inferred = readonly [from: string, to: string, clause: string, speaker: string];

/** The document as it is once these are inferred, and nothing else. */
function inferring(document: AnnotatedDocument, inferred: readonly Inferred[]): AnnotatedDocument {
  const { text } = document.source;
  const found = inferred.map(([from, to, clause, speaker]) => {
    const start = text.indexOf(from, HEAD.length);
    const suggestion: Suggestion = { speaker, clause: place(text, clause), kind: "explicit" };
    return { from: start, to: text.indexOf(to, start) + to.length, suggestion };
  });
  const same = (a: Span, b: Span) => a.from === b.from && a.to === b.to;
  const quotations = document.model.quotations.map((quotation) => {
    const suggestion = found.find((each) => same(each, quotation))?.suggestion ?? null;
    const said = suggestion && { speakers: [suggestion.speaker], speakerFrom: "inferred" as const };
    return quotation.speakerFrom === "marked" ? quotation : { ...quotation, suggestion, ...said };
  });
  const indirectSpeech = found
    .filter((each) => !document.model.quotations.some((quotation) => same(each, quotation)))
    .map((each) => ({ ...each, statement: null }));
  return { ...document, model: { ...document.model, quotations, indirectSpeech } };
}

function place(text: string, words: string): Span {
  const from = text.indexOf(words, HEAD.length);
  return { from, to: from + words.length };
}

async function read(body: string, inferred: readonly Inferred[]): Promise<AnnotatedDocument> {
  const { document } = await openFixture(HEAD + body);
  return inferring(document, inferred);
}

/** The body with all that is inferred written down; what is written down is as it was inferred, and no word is another. */
async function written(body: string, inferred: readonly Inferred[]): Promise<string> {
  const document = await read(body, inferred);
  const text = applied(document.source.text, attributingAll(document));
  const { document: after } = await openFixture(text);
  expect(wordsUnder(after)).toBe(wordsUnder(document));
  for (const [i, { speakerFrom, suggestion }] of document.model.quotations.entries()) {
    if (speakerFrom !== "inferred" || text === document.source.text) continue;
    expect(after.model.quotations[i]?.speakers).toEqual([suggestion!.speaker]);
  }
  return text.slice(HEAD.length);
}

/** Blank lines apart, which a div brings with it. */
function wordsUnder(document: AnnotatedDocument): string {
  return textUnder(document).trim().replace(/\n+/g, "\n");
}

const WON: Inferred = ["“Americans", "prepare,”", "he insisted", "kim"];

describe("what is written down", () => {
  test.each<[string, string, Inferred[], string]>([
    [
      "a quotation, its clause left out",
      "“Americans won't have time to prepare,” he insisted.\n",
      [WON],
      "[“Americans won't have time to prepare,”]{speaker=kim} he insisted.\n",
    ],
    [
      "each part of an interrupted one",
      "“Americans won't have time,” he insisted, “and by then the people will support us.”\n",
      [["“Americans", "support us.”", "he insisted", "kim"]],
      "[“Americans won't have time,”]{speaker=kim} he insisted, [“and by then the people will support us.”]{speaker=kim}\n",
    ],
    [
      "each paragraph of one that a page break divides",
      'He insisted: "The war will be won in\n\nthree days, and no later." And he left.\n',
      [['"The war', 'no later."', "He insisted", "kim"]],
      'He insisted: ["The war will be won in]{speaker=kim}\n\n[three days, and no later."]{speaker=kim} And he left.\n',
    ],
    [
      "reported speech, the whole sentence",
      "It was late. Stalin stressed that the war should be quick. They parted.\n",
      [["Stalin stressed", "be quick.", "Stalin stressed", "stalin"]],
      "It was late. [Stalin stressed that the war should be quick.]{speaker=stalin} They parted.\n",
    ],
    [
      "reported speech over whole paragraphs",
      "Stalin stressed that the war should be quick.\n\nIt should also be short.\n",
      [["Stalin stressed", "be short.", "Stalin stressed", "stalin"]],
      "\n::: {speaker=stalin}\n\nStalin stressed that the war should be quick.\n\nIt should also be short.\n\n:::\n",
    ],
    [
      "a quotation within one",
      "Stalin said: “Kim told me ‘we shall win this war’ and left.”\n",
      [
        ["“Kim told", "left.”", "Stalin said", "stalin"],
        ["‘we shall", "war’", "Kim told me", "kim"],
      ],
      "Stalin said: [“Kim told me [‘we shall win this war’]{speaker=kim} and left.”]{speaker=stalin}\n",
    ],
    [
      "reported speech with the same speaker's quotation in it: once",
      "Stalin stressed that it should be “quick and speedy” above all.\n",
      [
        ["Stalin stressed", "above all.", "Stalin stressed", "stalin"],
        ["“quick", "speedy”", "Stalin stressed", "stalin"],
      ],
      "[Stalin stressed that it should be “quick and speedy” above all.]{speaker=stalin}\n",
    ],
    [
      "several in one paragraph, with brackets and CRLF",
      "“Yes [sic], we will,” said Kim.\r\n“We shall see,” said Stalin [p. 4].\r\n",
      [
        ["“Yes", "will,”", "said Kim", "kim"],
        ["“We shall", "see,”", "said Stalin", "stalin"],
      ],
      "[“Yes [sic], we will,”]{speaker=kim} said Kim.\r\n[“We shall see,”]{speaker=stalin} said Stalin [p. 4].\r\n",
    ],
    [
      "nothing where it is suppressed",
      "<!-- attest-ignore quotation.unattributed: doubtful -->\n\n“Americans won't have time to prepare,” he insisted.\n",
      [WON],
      "<!-- attest-ignore quotation.unattributed: doubtful -->\n\n“Americans won't have time to prepare,” he insisted.\n",
    ],
    [
      "nothing where nothing is inferred",
      "“Americans won't have time,” he insisted.\n",
      [],
      "“Americans won't have time,” he insisted.\n",
    ],
  ])("%s", async (_, body, inferred, expected) => {
    expect(await written(body, inferred)).toBe(expected);
  });
});

describe("quotation.unattributed", () => {
  test("names who probably speaks, with the clause, and a fix", async () => {
    const document = await read("“Americans won't have time to prepare,” he insisted.\n", [WON]);
    const [problem, ...others] = [...unattributedQuotations(document)];
    const { text } = document.source;
    expect(problem!.message).toContain("Kim Il Sung");
    expect(text.slice(problem!.from, problem!.to)).toBe("“Americans won't have time to prepare,”");
    expect(problem!.related?.map(({ from, to }) => text.slice(from, to))).toEqual(["he insisted"]);
    expect(problem!.fixes?.map(({ title }) => title)).toEqual(["Attribute to Kim Il Sung"]);
    expect(others).toEqual([]);
  });

  test("is silent where a speaker is marked, or none is inferred", async () => {
    const document = await read(
      "[“Americans won't have time to prepare,”]{speaker=stalin} he insisted. “Who knows?”\n",
      [WON],
    );
    expect([...unattributedQuotations(document)]).toEqual([]);
  });

  test("is silent where the clause is in a statement already, though the sentences go on", async () => {
    const body = "[Stalin said that the war should be quick.]{speaker=stalin} Should it?\n";
    const document = await read(body, [["[Stalin", "Should it?", "Stalin said", "stalin"]]);
    expect([...unattributedQuotations(document)]).toEqual([]);
  });

  test("is silent where the words are attributed, and the clause is not", async () => {
    const body = "Stalin told Kim that [the war should be quick]{speaker=stalin to=kim}.\n";
    const document = await read(body, [["Stalin told", "to=kim}.", "Stalin told Kim", "stalin"]]);
    expect([...unattributedQuotations(document)]).toEqual([]);
  });

  test("has no fix where brackets would be read as something else", async () => {
    const document = await read("Then “we shall *win,” he* insisted.\n", [
      ["“we shall", "win,”", "he* insisted", "kim"],
    ]);
    const [words] = unattributedWords(document.model);
    if (words) expect(attributing(document, words)).toEqual([]);
  });
});
