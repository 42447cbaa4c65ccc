import assert from "node:assert/strict";
import fc from "fast-check";
import type { Span } from "../../server/src/syntax/span";
import { quotationOf } from "../../server/src/verification/cutOut";
import { judge } from "../../server/src/verification/judge";
import { readPlainText } from "../../server/src/verification/plainText";
import { readTei } from "../../server/src/verification/teiText";
import { mutated } from "./mutations";
import { NOTATION, SAMPLES, TEI, TEI_NOTATION } from "./seeds";

const texts = mutated([...SAMPLES.values()], NOTATION);

/** What a quotation cut out of a text, and mangled, is judged to be: whatever comes of it lies in the two texts. */
export const anyQuotation = fc.property(
  texts,
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.nat({ max: 400 }),
  fc.boolean(),
  (text, at, length, mangled) => {
    const from = Math.floor(at * text.length);
    const cut = text.slice(from, from + length);
    const quotation = quotationOf(mangled ? cut.replace(/\bthe\b|,|\n/g, "") : cut);
    const judgement = judge(quotation, readPlainText("file:///a.txt", text));
    for (const passage of judgement.passages) for (const span of [passage, ...passage.parts]) within(span, text.length);
    for (const { inSource, inQuotation } of judgement.differences) {
      within(inSource, text.length);
      within(inQuotation, quotation.text.length);
    }
    assert.equal(judgement.passage === null, judgement.verdict === "not-found");
  },
);

/** TEI is read whatever it is, and what is read lies in it. */
export const anyTei = fc.property(mutated(TEI, TEI_NOTATION), (text) => {
  const { words, voices, quoted, pages } = readTei("file:///a.xml", text);
  for (const span of [...words, ...voices, ...quoted]) within(span, text.length);
  for (const { at } of pages) within({ from: at, to: at }, text.length);
});

function within({ from, to }: Span, length: number): void {
  assert.ok(0 <= from && from <= to && to <= length, `${from}–${to} lies in a text of ${length}`);
}
