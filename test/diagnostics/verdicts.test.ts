import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { problemsIn } from "../../server/src/diagnostics";
import type { Fix } from "../../server/src/syntax/problem";
import { BY_THE_WAY, checkProblems, openFixture } from "../fixture";

const HEAD = `//- /essay.md
---
attest: 1
rules: {quotation.unattributed: off}
speakers: {hart: Admiral Hart, roe: {name: Jane Roe, aliases: [Roe]}}
references:
  - {id: minutes, type: book, title: Minutes of the Admiralty, text: minutes.txt}
  - {id: report, type: book, title: Report on the Fleet, cited-in: minutes}
  - {id: lost, type: book, title: Lost Letters}
---
`;
const MINUTES = `
//- /minutes.txt
[p. 11] It was agreed that the whole fleet shall sail at dawn from Brest, and that no ship will be left behind.

[p. 12] The commander will neither wait for the convoy nor send for it. He answered that he had been ready for a week. “Nobody has asked me before,” he said to the council.

[p. 13] It was repeated that the gunners must be paid in full. The Harbour is closed.

[p. 14] It was repeated that the gunners must be paid in full.
`;
const essay = (text: string) => `${HEAD}\n${text}\n${MINUTES}`;

describe("the words", () => {
  test("exact and permissible ones are left alone", () =>
    checkProblems(
      essay(`
They agreed that “the whole fleet shall sail at dawn from Brest” [@minutes, p. 11], and “no ship will be left behind.” [@minutes]

“It was agreed that the … fleet shall sail at dawn,” she says [@minutes].
`),
    ));

  test("a word left out, one added, one replaced", () =>
    checkProblems(
      essay(`
They agreed that “the fleet shall sail at dawn from Brest” [@minutes].
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.altered: “whole” is left out

They agreed that “the whole fleet shall quickly sail at dawn from Brest” [@minutes].
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.altered: “quickly” is added

They agreed that “the whole army shall sail at dawn from Brest” [@minutes].
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.altered: “army” stands for “fleet”
`),
    ));

  test("a letter that may have been miscopied in the text", () =>
    checkProblems(
      essay(`
It is said that “he had been ready for a weak” [@minutes].
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.altered: differs from this copy
`),
    ));

  test("words that are not there; none is looked for where there is no text, or no source is named", () =>
    checkProblems(
      essay(`
They agreed that “the queen is to be told of nothing” [@minutes]. So “the queen is to be told of nothing” [@lost].
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.not-found: “Minutes of the Admiralty”

They agreed that “the queen is to be told of nothing” [@report].
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.not-found: the nearest text there is to “Report on the Fleet”
`),
    ));

  test("titles, and what stands within a quotation, are not looked for", () =>
    checkProblems(essay("“The Fleet of Brest” [@minutes] is no quotation.")));

  test("commas and capitals within", () =>
    checkProblems(
      essay(`
They agreed that “the whole fleet, shall sail at Dawn from Brest” [@minutes].
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.punctuation
`),
    ));
});

describe("the place", () => {
  test("another page", () =>
    checkProblems(
      essay(`
They agreed that “the whole fleet shall sail at dawn from Brest” [@minutes, p. 12].
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.wrong-page: on page 11, not on p. 12
`),
    ));

  test("several pages, if none is named", () =>
    checkProblems(
      essay(`
It is said that “the gunners must be paid in full” [@minutes].
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.ambiguous: pages 13 and 14

It is said that “the gunners must be paid in full” [@minutes, p. 14].

It is said that “the gunners must be paid in full” [@minutes, pp. 12-14].
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.ambiguous
`),
    ));
});

describe("the sense", () => {
  test("an ellipsis over the end of a sentence", () =>
    checkProblems(
      essay(`
It is said that “the commander will neither wait for the convoy … he had been ready for a week” [@minutes].
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.elided-sense: the end of a sentence
`),
    ));

  test("words that the source itself quotes", () =>
    checkProblems(
      essay(`
It is said that “nobody has asked me before” [@minutes].
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.second-hand
`),
    ));

  const SPOKEN = `
//- /talks.md
---
source: talks
speakers: {hart: Admiral Hart, roe: {name: Jane Roe, aliases: [Roe]}}
references: [{id: talks, type: book, title: Talks at Brest}]
---
**Roe:** The convoy is lost to us.

**Admiral Hart:** The convoy can still be saved.
${MINUTES}`;

  test("words of another speaker", () =>
    checkProblems(`${HEAD}
[“The convoy can still be saved”]{speaker=roe} [@talks], and [“the convoy can still be saved”]{speaker=hart} [@talks].
 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.wrong-speaker: words of Admiral Hart, not of Jane Roe
${SPOKEN}`));

  test("the reporter's words as the speaker's own", () =>
    checkProblems(`${HEAD}
[“Roe said that the convoy was lost.”]{speaker=roe} [@lost] [“Roe said that the convoy was lost.”]{speaker=roe speech=indirect} [@lost]
${SPOKEN}`));
});

/** What each fix of the only problem makes of the body, by its title. */
async function fixed(body: string): Promise<Record<string, string>> {
  const { workspace, main, document } = await openFixture(essay(body));
  const { text } = document.source;
  const found = problemsIn(workspace, main, new Map()).flatMap(({ problem }) => problem.fixes ?? []);
  const start = text.indexOf(body);
  return Object.fromEntries(
    found.map((fix) => [
      fix.title,
      applied(text, fix)
        .slice(start, start + body.length + 40)
        .split("\n")[0]!,
    ]),
  );
}

function applied(text: string, { edits }: Fix): string {
  const last = [...edits].sort((a, b) => b.from - a.from);
  return last.reduce((done, { from, to, insert }) => done.slice(0, from) + insert + done.slice(to), text);
}

describe("fixes", () => {
  test("an omission is restored, or marked", async () =>
    expect(await fixed("They agreed that “the fleet shall [sail]{claim=x} at dawn” [@minutes].")).toEqual({
      "Restore the words of the source": "They agreed that “the whole fleet shall [sail]{claim=x} at dawn” [@minutes].",
      "Mark the omission with an ellipsis": "They agreed that “the … fleet shall [sail]{claim=x} at dawn” [@minutes].",
    }));

  test("an insertion is taken out, or put in brackets", async () =>
    expect(await fixed("They agreed that “the whole fleet shall quickly sail at dawn” [@minutes].")).toEqual({
      "Restore the words of the source": "They agreed that “the whole fleet shall sail at dawn” [@minutes].",
      "Put the insertion in brackets": "They agreed that “the whole fleet shall [quickly] sail at dawn” [@minutes].",
    }));

  test("a replacement is undone, or put in brackets", async () =>
    expect(await fixed("They agreed that “the whole army shall sail at dawn” [@minutes].")).toEqual({
      "Restore the words of the source": "They agreed that “the whole fleet shall sail at dawn” [@minutes].",
      "Mark what differs with brackets and ellipses":
        "They agreed that “the whole [army] shall sail at dawn” [@minutes].",
    }));

  test("the punctuation is restored, and no word with it", async () =>
    expect(await fixed("They agreed that “The whole fleet, shall sail at dawn.” [@minutes]")).toEqual({
      "Restore the punctuation of the source": "They agreed that “The whole fleet shall sail at dawn.” [@minutes]",
    }));

  test("the page is corrected", async () =>
    expect(await fixed("They agreed that “the whole fleet shall sail at dawn” [see @minutes, p. 12, note].")).toEqual({
      "Change the page to 11": "They agreed that “the whole fleet shall sail at dawn” [see @minutes, p. 11, note].",
    }));

  test("none is offered in a source's own text", async () => {
    const { workspace, main } = await openFixture(
      `${HEAD.replace("attest: 1", "attest: 1\nsource: lost")}\nThey agreed that “the fleet shall sail at dawn” [@minutes].\n${MINUTES}`,
    );
    const problems = problemsIn(workspace, main, BY_THE_WAY).map(({ problem }) => problem);
    expect(problems.map(({ code, fixes }) => [code, fixes])).toEqual([["quotation.altered", []]]);
  });

  test("whatever is altered: no fix touches anything but the words of the quotation, and each mends it", async () => {
    const words = "the whole fleet shall sail at dawn from Brest, and that no ship will be left behind".split(" ");
    const changes = fc.tuple(
      fc.integer({ min: 1, max: words.length - 2 }),
      fc.constantFrom("omit", "add", "replace"),
      fc.boolean(),
    );
    const altered = fc.array(changes, { minLength: 1, maxLength: 2 }).map((all) => {
      const made = [...words];
      for (const [at, how, annotated] of [...all].sort(([a], [b]) => b - a)) {
        if (how === "omit") made.splice(at, 1);
        else if (how === "add") made.splice(at, 0, "splendid");
        else made[at] = annotated ? "[splendid]{claim=x}" : "splendid";
      }
      return made.join(" ");
    });
    await fc.assert(
      fc.asyncProperty(altered, async (said) => {
        const { workspace, main, document } = await openFixture(essay(`They agreed that “${said}” [@minutes].`));
        const { text } = document.source;
        const [from, to] = [text.indexOf("“") + 1, text.indexOf("”")];
        for (const { problem } of problemsIn(workspace, main, new Map()))
          for (const fix of problem.fixes ?? []) {
            for (const edit of fix.edits) expect(edit.from >= from && edit.to <= to).toBe(true);
            const after = await openFixture(`//- /essay.md\n${applied(text, fix)}${MINUTES}`);
            const left = problemsIn(after.workspace, main, new Map()).map((each) => each.problem.code);
            expect(left.filter((code) => code.startsWith("quotation."))).toEqual([]);
            expect(after.document.model.claimTags.length).toBe(document.model.claimTags.length);
          }
      }),
      { numRuns: 40 },
    );
  });
});
