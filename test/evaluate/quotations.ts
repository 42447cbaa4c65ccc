import { type FoundPart, type GoldText, partsOf, placeOf } from "./litbank";
import { drawn, excerpt, type Report, scores, sum, type Tally } from "./report";

/**
 * Are the quotations of fiction found, from mark to mark? Each part of an interrupted one counts by itself. The gold has
 * speech only, none within other speech; a last row says how it is with all that stands between marks.
 */
export function evaluateQuotations(texts: readonly GoldText[]): Report | null {
  if (!texts.length) return null;
  const results = texts.map((gold) => evaluateText(gold, ({ counts }) => counts));
  const total = (name: string, of: readonly Result[]) => ({ name, tally: sum(of.map(({ tally }) => tally)) });
  const every = texts.map((gold) => evaluateText(gold, () => true));
  const lines = [...results, total(`all ${texts.length}`, results), total("with terms, titles, nested ones", every)];
  return {
    title: "Quotations in litbank, exact spans",
    tables: [
      {
        head: ["text", "gold", "found", "right", "precision", "recall", "F1"],
        rows: lines.map(({ name, tally }) => rowOf(name, tally)),
      },
    ],
    figures: lines.map(({ name, tally }) => ({ name, ...tally, ...scores(tally) })),
    errors: results.flatMap(({ errors }) => errors),
  };
}

function rowOf(name: string, tally: Tally) {
  const { precision, recall, f1 } = scores(tally);
  return [name.slice(0, 40), tally.expected, tally.found, tally.right, drawn(precision), drawn(recall), drawn(f1)];
}

interface Result {
  readonly name: string;
  readonly tally: Tally;
  readonly errors: readonly string[];
}

function evaluateText(gold: GoldText, counts: (part: FoundPart) => boolean): Result {
  const parts = partsOf(gold).filter(counts);
  const expected = new Set(gold.quotations.map(placeOf));
  const found = new Set(parts.map(placeOf));
  const right = [...found].filter((place) => expected.has(place)).length;
  const line = (kind: string, { from, to }: { from: number; to: number }) =>
    `${kind}  ${gold.name.slice(0, 24)} ${from}: ${excerpt(gold.text, from, to)}`;
  const errors = [
    ...gold.quotations
      .filter((each) => !found.has(placeOf(each)))
      .map((each) => ({ at: each.from, line: line("missed", each) })),
    ...parts
      .filter((each) => !expected.has(placeOf(each)))
      .map((each) => ({ at: each.from, line: line("extra ", each) })),
  ].sort((a, b) => a.at - b.at);
  const tally = { expected: expected.size, found: found.size, right };
  return { name: gold.name, tally, errors: errors.map((error) => error.line) };
}
