import fc from "fast-check";
import { expect, test } from "vitest";
import { judge } from "../../server/src/verification/judge";
import { readTei } from "../../server/src/verification/teiText";

const TEI = `<?xml version="1.0"?>
<!DOCTYPE TEI [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>Harbour talks</title></titleStmt></fileDesc></teiHeader>
<text><body>
<pb n="3"/><p>The envoy <hi>arrived</hi> late<note>By ship.</note> and tired.<!-- sic --></p>
<sp who="#orlova #haas"><p>We cannot open the strait &amp; will not.</p></sp>
<pb n="4"/><p>The paper wrote: <quote>the harbour is closed to all ships</quote>. &b;</p>
</body></text></TEI>`;

const wordsIn = ({ text, words }: ReturnType<typeof readTei>) =>
  words
    .map(({ from, to }) => text.slice(from, to))
    .join("")
    .replace(/\s+/g, " ")
    .trim();

test("the words are those outside header, notes and comments; entities are not expanded", () => {
  expect(wordsIn(readTei("a.xml", TEI))).toBe(
    "The envoy arrived late and tired. We cannot open the strait will not. The paper wrote: the harbour is closed to all ships.",
  );
});

function checkJudged(words: string, expected: object) {
  const quotation = { text: words, parts: [{ from: 0, to: words.length }], notation: [] };
  expect(judge(quotation, readTei("a.xml", TEI))).toMatchObject(expected);
}

test("pages, voices and what is only quoted are told", () => {
  checkJudged("The envoy arrived late and tired", { verdict: "exact", passage: { firstPage: "3", quoted: false } });
  checkJudged("We cannot open the strait", { verdict: "exact", passage: { speakers: ["orlova", "haas"] } });
  checkJudged("the harbour is closed to all ships", { verdict: "exact", passage: { firstPage: "4", quoted: true } });
  checkJudged("By ship. and tired", { verdict: "not-found" });
});

test("broken, deep and hostile XML is read as far as it can be, and in order of place", () => {
  const deep = `<TEI>${"<p>".repeat(50_000)}deep`;
  const sources = fc.oneof(
    fc.constantFrom(deep, deep.replace("<p>", "<p>shallow"), "", "<", "<TEI><p>A</q></TEI>", "no XML"),
    fc.nat(TEI.length).map((at) => TEI.slice(0, at)),
  );
  fc.assert(
    fc.property(sources, (text) => {
      const { words } = readTei("a.xml", text);
      expect(words.every(({ from, to }, i) => from < to && to <= text.length && from >= (words[i - 1]?.to ?? 0))).toBe(
        true,
      );
    }),
  );
});
