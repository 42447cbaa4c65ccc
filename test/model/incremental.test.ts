import fc from "fast-check";
import { expect, test } from "vitest";
import { annotate } from "../../server/src/model/annotate";
import type { AnnotatedSource, Scope } from "../../server/src/model/annotatedSource";
import { readFrontMatter } from "../../server/src/syntax/frontMatter";
import { parse, reparse, type SyntaxTree } from "../../server/src/syntax/parse";
import { PARAGRAPHS } from "./paragraphs";
import { head } from "./reading";

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

/** Read in the smallest chunks, or in one. */
function model(text: string, syntax: SyntaxTree, scope: Scope, shortest = 0): AnnotatedSource {
  return annotate({ uri: "file:///source.md", version: 1, text }, syntax, readFrontMatter(text), scope, shortest);
}

const start = head("source: report\ndate: 1950\n");
const frontMatter = readFrontMatter(start)!;
const scope: Scope = {
  speaker: () => undefined,
  claim: () => undefined,
  source: (id) => frontMatter.references.find((each) => each.id === id),
  labelSpeakers: frontMatter.speakers,
  complete: true,
};

test("what a source says does not depend on where it is divided to be read", () => {
  fc.assert(
    fc.property(document, (body) => {
      const text = start + body;
      expect(model(text, parse(text), scope)).toEqual(model(text, parse(text), scope, Number.POSITIVE_INFINITY));
    }),
    { numRuns: 500 },
  );
});

test("what a source says after an edit is what it says when read afresh", () => {
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
        expect(model(text, syntax, scope)).toEqual(model(text, parse(text), scope, Number.POSITIVE_INFINITY));
      }
    }),
    { numRuns: 400 },
  );
});
