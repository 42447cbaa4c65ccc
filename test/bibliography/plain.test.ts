import { describe, expect, test } from "vitest";
import { sourceFromCsl } from "../../server/src/bibliography/csl";
import { authorsOf, describeSource, yearOf } from "../../server/src/bibliography/plain";
import type { CslItem } from "../../server/src/bibliography/source";

const sourceOf = (item: CslItem) => sourceFromCsl({ id: "key", ...item }, { from: 0, to: 0 });
const families = (...names: string[]) => names.map((family) => ({ family }));

describe("describeSource", () => {
  test.each([
    [
      {
        author: families("Weathersby"),
        title: "“Should We Fear This?” Stalin and the Danger of War with America",
        issued: "2002-07",
      },
      "Weathersby, “Should We Fear This?” Stalin and the Danger of War with America (2002)",
    ],
    [
      { author: families("Bajanov", "Bajanova"), title: "The\n  <i>Korean</i> Conflict" },
      "Bajanov and Bajanova, The Korean Conflict",
    ],
    [{ author: families("A", "B", "C"), title: "T" }, "A, B, and C, T"],
    [{ author: families("A", "B", "C", "D"), issued: 1950 }, "A et al. (1950)"],
    [{ title: "a < b and c > d" }, "a < b and c > d"],
    [{ issued: 1950 }, "key (1950)"],
    [{}, "key"],
  ])("%j", (item, line) => expect(describeSource(sourceOf(item))).toBe(line));
});

test("authorsOf", () => {
  const author = [
    { family: "Berg", given: "Karl", "non-dropping-particle": "van der" },
    { literal: "Politburo" },
    { given: "Aristotle" },
    {},
  ];
  expect(authorsOf(sourceOf({ author }))).toEqual(["van der Berg", "Politburo", "Aristotle"]);
});

describe("yearOf", () => {
  test.each([
    ["1950-04-26", "1950"],
    ["1950-03-30/1950-04-25", "1950"],
    ["1949/1951-02", "1949–1951"],
    ["1867~", "c. 1867"],
    ["1867%", "c. 1867"],
    ["1867-03?", "1867?"],
    ["195X", "1950s"],
    ["19XX", "1900s"],
    ["../1950", "–1950"],
    ["1950/..", "1950–"],
    ["-0044-03-15", "45 BC"],
    ["[1667,1668]", "[1667,1668]"],
    [{ literal: "spring of 1950" }, "spring of 1950"],
    [undefined, null],
  ])("%j", (issued, year) => expect(yearOf(sourceOf({ issued }))).toBe(year));
});
