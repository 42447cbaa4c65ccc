import fc from "fast-check";
import { expect, test } from "vitest";
import { lineEnd, lineStarts } from "../../server/src/features/ranges";
import { semanticTokens, semanticTokensEdits } from "../../server/src/features/semanticTokens";
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
