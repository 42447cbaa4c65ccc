import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Annotation } from "../../server/src/annotating/annotation";
import { applied } from "../../server/src/annotating/edits";
import { encloseAll } from "../../server/src/annotating/enclose";
import { readDocument } from "../../server/src/model/document";
import type { Span } from "../../server/src/syntax/span";
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

/** A word or a line, by number, and how many more. */
const places = fc.array(fc.tuple(fc.constantFrom(/\S+/g, /[\p{L}\p{N}]+/gu, /.+/g), fc.nat(), fc.nat({ max: 6 })), {
  minLength: 1,
  maxLength: 4,
});

function spanAt(text: string, [unit, first, more]: readonly [RegExp, number, number]): Span {
  const units = [...text.slice(HEAD.length).matchAll(unit)];
  const [one, last] = [units[first % units.length], units[Math.min(units.length - 1, (first % units.length) + more)]];
  return { from: HEAD.length + (one?.index ?? 0), to: HEAD.length + (last ? last.index + last[0].length : 0) };
}
const annotation = fc.constantFrom<Annotation[]>(
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
        const stretches = spots.map((spot) => ({ span: spanAt(HEAD + body, spot), annotation: said }));
        const { edits } = encloseAll(before, stretches);
        const after = documentOf(applied(HEAD + body, edits));
        expect(wordsUnder(after)).toEqual(wordsUnder(before));
        expect(regions(after)).toBeGreaterThanOrEqual(regions(before));
        expect(after.model.problems.length).toBeLessThanOrEqual(before.model.problems.length);
      }),
      { numRuns: 300 },
    );
  });
});
