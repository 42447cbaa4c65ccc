import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applied } from "../../server/src/annotating/edits";
import { encloseAll } from "../../server/src/annotating/enclose";
import { readDocument } from "../../server/src/model/document";
import type { AnnotatedDocument } from "../../server/src/workspace/workspace";
import { annotatedTexts } from "../syntax/annotatedTexts";
import { documentOf, wordsUnder } from "./annotations";

const HEAD = `---
speakers:
  stalin: {name: Joseph Stalin, aliases: [Stalin]}
  kim: Kim Il Sung
claims: {us-stays-out: {text: No.}}
references: [{id: report, title: Report}]
---

`;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const places = fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 4 });
const annotation = fc.constantFrom(
  { pairs: { speaker: "zz1" } },
  { pairs: { claim: "us-stays-out", stance: "denies" } },
  { classes: ["mention"] },
  { pairs: { speaker: "zz1", to: "kim stalin" }, classes: ["quotation"] },
);

const bodies = fc.oneof(
  annotatedTexts,
  annotatedTexts.map((text) => text.replaceAll("\n", "\r\n")),
  fc
    .array(
      fc.constantFrom(
        "a ",
        "b",
        "[",
        "]",
        "(",
        ")",
        "“",
        "”",
        "*",
        "**",
        "`",
        "\\",
        "{",
        "}",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "@report",
        "[^1]",
        "!",
        "^",
        ":",
        "|",
        "#",
        "::: {.x}\n\n",
        "\n\n:::\n",
        "<a>",
        "$",
        "1. ",
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join("")),
);

function regions(document: AnnotatedDocument): number {
  const { syntax, frontMatter, model } = document;
  return readDocument(syntax, frontMatter, model.scope).regions.length;
}

describe("annotations anywhere in any text", () => {
  test("change no word, and cause no problem that was not there", () => {
    fc.assert(
      fc.property(bodies, places, annotation, (body, spots, said) => {
        const before = documentOf(HEAD + body);
        const stretches = spots.map(([a, b]) => {
          const at = [a, b].map((x) => HEAD.length + Math.round(x * body.length)).sort((x, y) => x - y);
          return { span: { from: at[0]!, to: at[1]! }, annotation: said };
        });
        const { edits } = encloseAll(before, stretches);
        const after = documentOf(applied(HEAD + body, edits));
        expect(wordsUnder(after)).toEqual(wordsUnder(before));
        expect(regions(after)).toBeGreaterThanOrEqual(regions(before));
        expect(after.model.problems.length).toBeLessThanOrEqual(before.model.problems.length);
      }),
      { numRuns: 400 },
    );
  });
});
