import fc from "fast-check";
import { expect, test } from "vitest";
import { problemsIn } from "../../server/src/diagnostics";
import { attributingAll } from "../../server/src/diagnostics/attribution";
import { textUnder } from "../../server/src/export/transcription";
import { createWorkspace } from "../../server/src/workspace/liveWorkspace";
import type { AnnotatedDocument } from "../../server/src/workspace/workspace";
import { memoryFileSystem } from "../fixture";

const HEAD = `---
source: report
speakers:
  stalin: {name: Joseph Stalin, aliases: [Stalin]}
  kim: {name: Kim Il Sung, aliases: [Kim]}
claims: {war: {text: There will be war.}}
references: [{id: report, title: Report}]
---

`;

/** Paragraphs of a source, most with a mistake that has a fix. */
const PARAGRAPHS = [
  "[We agree.]{speaker = kim, to=stalin} So he said.",
  "[We agree.]{speaker=kim stalin} and [so]{speaker=“kim”}",
  "[We agree.]{speaker=kin} #claim/wra",
  "[Yes]{speaker=kim speech=direkt cert=hihg stance=denis claim=war}",
  '"We agree" [@report]{speaker=kim} and [p. 41]{speaker=stalin}',
  "So @report [p. 3]{speaker=kim} has it",
  "::: speaker=kim",
  "::: {speaker=stalin}",
  ":::",
  "Text that runs on.\n::: {speaker=kim}",
  "One [two",
  "three]{speaker=kim} four",
  "five] six",
  "the <illegible> word and \\new one",
  "he paid $5 to the man and took 6$ back",
  "[Stalin]: We must act.",
  "see [Remarks] there [sic](and went on)",
  "## Remarks {.commentary}",
  "Stalin: One.",
  "**STALLIN:** Two.",
  "MR. KYM: Three.",
  "Plain words “and a quotation of words” [@report, p. 3].",
  "> quoted <unclear> words\n>\n> — Stalin [@report]",
  "- item [one]{speaker=kim, to=stalin}\n- item \\two",
  "“We shall *win* [sic],” Kim insisted, “and ‘soon,’ as Stalin said.” He left.",
  "Stalin stressed that the war should be quick [@report]. He added that it must be short. #claim/war",
  "According to Kim, the people would rise.\n\nThey were ready.",
  "> “We shall see,” Stalin replied.\n> And Kim: “So we shall.”",
  "- Kim said: “We shall win.”\n- Stalin said that [they would]{speaker=stalin} not.",
];

const bodies = fc
  .array(fc.constantFrom(...PARAGRAPHS), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join("\n\n"));

const workspace = createWorkspace(memoryFileSystem(new Map()), {
  report: () => {},
  tell: () => {},
  progress: () => {},
});
workspace.setFolders([]);

let version = 0;

function open(text: string): AnnotatedDocument {
  const uri = `file:///w/${version++}.md`;
  workspace.open({ uri, languageId: "markdown", version: 1, text });
  return workspace.document(uri)!;
}

test("no fix changes a word of the text under the annotations", async () => {
  await workspace.settled();
  fc.assert(
    fc.property(bodies, (body) => {
      const before = open(HEAD + body);
      const words = textUnder(before);
      for (const { problem } of problemsIn(workspace, before.uri, new Map())) {
        for (const fix of problem.fixes ?? []) {
          const after = open(applied(HEAD + body, fix.edits));
          expect(wordsOf(textUnder(after)), fix.title).toEqual(wordsOf(words));
        }
      }
      const after = open(applied(HEAD + body, attributingAll(before)));
      expect(wordsOf(textUnder(after)), "all inferred").toEqual(wordsOf(words));
    }),
    { numRuns: 150 },
  );
});

function applied(text: string, edits: readonly { from: number; to: number; insert: string }[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from || b.to - a.to)
    .reduce((changed, { from, to, insert }) => changed.slice(0, from) + insert + changed.slice(to), text);
}

/** All that is not white space: a fix may add a blank line. */
function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}
