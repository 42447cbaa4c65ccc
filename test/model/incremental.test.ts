import fc from "fast-check";
import { expect, test } from "vitest";
import { annotate } from "../../server/src/model/annotate";
import type { AnnotatedSource, Scope } from "../../server/src/model/annotatedSource";
import { readFrontMatter } from "../../server/src/syntax/frontMatter";
import { parse, reparse, type SyntaxTree } from "../../server/src/syntax/parse";
import { head } from "./reading";

const PARAGRAPHS = [
  "Stalin: We agree. #claim/us-stays-out",
  "**Kim (to Stalin):** “We agree,” he said, “and thank you” [@report, p. 3].",
  "MOLOTOV: Nobody knows me.",
  "[Americans won't interfere.]{speaker=kim to=stalin} He said “so it is” [@bajanov].[^1]",
  "[One]{speaker=mao}",
  "[two]{speaker=mao} and “an open quotation",
  'that is closed here" and “there”, "Americans won\'t have time to',
  'prepare," he insisted, "and by the time they come."',
  "[p. 41]",
  "[]{.page n=42}",
  "[Applause.]",
  "## Remarks {.commentary}",
  "### Part {speaker=pak}",
  "## Text",
  "::: {speaker=stalin}",
  "::: {.commentary source=bajanov}",
  ":::",
  "> The war should be quick.\n>\n> — Stalin, to Kim [@report, p. 41]",
  "- “one two three” [p. 41]\n- [two]{claim=us-stays-out}",
  "[^1]: See [Minutes]{source=weathersby locator=p.4} and @report.",
  "<!-- attest-ignore quotation.unsourced: proverb -->",
  "#denies/us-stays-out",
  "[words over",
  "a break]{speaker=kim}",
  "[We agree]{speaker = kim, to=mao} <illegible> \\new",
];

const document = fc
  .array(fc.constantFrom(...PARAGRAPHS), { minLength: 1, maxLength: 14 })
  .map((parts) => parts.join("\n\n"));

const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.constantFrom(0, 0, 1, 5, 40),
    insert: fc.oneof(
      fc.constantFrom("", "x", '"', "“", "\n\n", "]", "{speaker=kim}", ": ", "\n"),
      fc.constantFrom(...PARAGRAPHS),
    ),
  }),
  { minLength: 1, maxLength: 6 },
);

function model(text: string, syntax: SyntaxTree, scope: Scope): AnnotatedSource {
  return annotate({ uri: "file:///source.md", version: 1, text }, syntax, readFrontMatter(text), scope);
}

test("what a source says after an edit is what it says when read afresh", () => {
  const start = head("source: report\ndate: 1950\n");
  const frontMatter = readFrontMatter(start)!;
  const scope: Scope = {
    ...EMPTY,
    source: (id) => frontMatter.references.find((each) => each.id === id),
    labelSpeakers: frontMatter.speakers,
  };
  fc.assert(
    fc.property(document, edits, (body, changes) => {
      let text = start + body;
      let syntax = parse(text);
      model(text, syntax, scope);
      for (const { at, length, insert } of changes) {
        const fromA = start.length + Math.floor(at * (text.length - start.length));
        const toA = Math.min(fromA + length, text.length);
        text = text.slice(0, fromA) + insert + text.slice(toA);
        syntax = reparse(syntax, text, [{ fromA, toA, fromB: fromA, toB: fromA + insert.length }]);
        expect(model(text, syntax, scope)).toEqual(model(text, parse(text), scope));
      }
    }),
    { numRuns: 400 },
  );
});

const EMPTY: Scope = {
  speaker: () => undefined,
  claim: () => undefined,
  source: () => undefined,
  labelSpeakers: [],
  complete: true,
};
