import { expect, it } from "vitest";
import { INTERVIEW, inspected, textOf } from "./samples";

const TURNS = `
interviewer, brandt, interviewer, brandt, stationmaster to brandt in brandt, interviewer to keller, keller,
brandt to keller, keller, interviewer, osgood, interviewer, osgood, keller, brandt, interviewer, brandt keller
`;

it("The interview has its turns, with the voice within one", async () => {
  const { statements } = await inspected(INTERVIEW);
  const turns = statements.map(({ speaker, addressees, parent }) => {
    const to = addressees.length > 0 ? ` to ${addressees.join(" ")}` : "";
    return `${speaker}${to}${parent === null ? "" : ` in ${statements[parent]!.speaker}`}`;
  });
  expect(turns).toEqual(TURNS.trim().split(/,\s+/));
});

it("The interview leaves out of every statement what the recorder notes", async () => {
  const text = textOf(INTERVIEW);
  const at = text.indexOf("[A door.");
  const { statements, claims } = await inspected(INTERVIEW);
  expect(statements.filter(({ from, to }) => from <= at && at < to)).toEqual([]);
  expect(claims.map(({ by, stance, claim }) => `${by} ${stance} ${claim}`)).toEqual([
    "brandt asserts dead-by-midnight",
    "keller denies dead-by-midnight",
    "osgood questions warning-came",
    "keller asserts warning-came",
  ]);
});
