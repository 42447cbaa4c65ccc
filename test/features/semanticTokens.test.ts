import fc from "fast-check";
import { expect, test } from "vitest";
import { lineEnd } from "../../server/src/features/ranges";
import { SEMANTIC_TOKENS_LEGEND, semanticTokens, semanticTokensEdits } from "../../server/src/features/semanticTokens";
import { lineStarts } from "../../server/src/syntax/lines";
import type { AnnotatedDocument } from "../../server/src/workspace/workspace";
import { openFixture } from "../fixture";
import { randomDocuments } from "./randomModels";

test("tokens are in order, do not overlap, are never empty, and stay within their line", () => {
  fc.assert(
    fc.property(randomDocuments, (document) => {
      let [line, character, end] = [0, 0, 0];
      const data = semanticTokens(document);
      for (let at = 0; at < data.length; at += 5) {
        if (data[at]! > 0) [line, character, end] = [line + data[at]!, 0, 0];
        character += data[at + 1]!;
        expect(character).toBeGreaterThanOrEqual(end);
        expect(data[at + 2]).toBeGreaterThan(0);
        end = character + data[at + 2]!;
        expect(lineStarts(document.source)[line]! + end).toBeLessThanOrEqual(lineEnd(document.source, line));
      }
    }),
  );
});

test("the edits between two results make the one the other", () => {
  const data = fc.array(fc.nat({ max: 3 }));
  fc.assert(
    fc.property(data, data, (before, after) => {
      const result = [...before];
      for (const { start, deleteCount, data = [] } of semanticTokensEdits(before, after))
        result.splice(start, deleteCount, ...data);
      expect(result).toEqual(after);
    }),
  );
});

test("the colours of a stretch are those of the whole that lie in it", () => {
  fc.assert(
    fc.property(randomDocuments, fc.nat(400), fc.nat(400), (document, one, other) => {
      const { text } = document.source;
      const span = { from: Math.min(one, other, text.length), to: Math.min(Math.max(one, other), text.length) };
      const inIt = places(document, semanticTokens(document)).filter(
        ({ from, to }) => from < span.to && span.from < to,
      );
      expect(places(document, semanticTokens(document, span))).toEqual(inIt);
    }),
  );
});

test("what is coloured as what", async () => {
  const { document } = await openFixture(`---
speakers: {kim: Kim Il Sung}
---
Kim Il Sung: [We can]{speaker=mao}. #claim/war

::: {.commentary}

He said “we believe
that [we]{speaker=kim} can” [@gone, p. 3].

:::
`);
  expect(coloured(document)).toEqual([
    "kim speaker.declaration",
    "Kim Il Sung speaker",
    "mao speaker.unknown",
    "#claim/war claim.unknown",
    "“we believe quotation",
    "that [we quotation",
    "kim speaker",
    "can” quotation",
    "[@ citation",
    "gone citation.unknown",
    ", p. 3] citation",
  ]);
});

function coloured(document: AnnotatedDocument): string[] {
  return places(document, semanticTokens(document)).map(
    ({ from, to, names }) => `${document.source.text.slice(from, to)} ${names.join(".")}`,
  );
}

/** Encoded tokens by offset. */
function places({ source }: AnnotatedDocument, data: readonly number[]) {
  const { tokenTypes, tokenModifiers } = SEMANTIC_TOKENS_LEGEND;
  let [line, character] = [0, 0];
  const tokens = [];
  for (let at = 0; at < data.length; at += 5) {
    character = data[at]! > 0 ? data[at + 1]! : character + data[at + 1]!;
    line += data[at]!;
    const from = lineStarts(source)[line]! + character;
    const modifiers = tokenModifiers.filter((_, bit) => data[at + 4]! & (1 << bit));
    tokens.push({ from, to: from + data[at + 2]!, names: [tokenTypes[data[at + 3]!], ...modifiers] });
  }
  return tokens;
}
