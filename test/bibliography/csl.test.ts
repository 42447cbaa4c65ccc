import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { edtfFromCsl, sourceFromCsl } from "../../server/src/bibliography/csl";

const at = { from: 3, to: 7 };

describe("sourceFromCsl", () => {
  test("reads what provenance needs, and keeps the item", () => {
    const item = {
      id: "aprf-report",
      type: "report",
      title: "Report on Kim Il Sung's visit to the USSR",
      author: [{ family: "Kim", given: "Il Sung" }, { literal: "Politburo" }],
      issued: { "date-parts": [[1950, 4, 26]] },
      archive: "APRF",
      text: "texts/report.txt",
      "cited-in": { id: "bajanov", locator: "pp. 40-42" },
      "held-at": ["rgaspi", { id: "aprf" }],
    };
    expect(sourceFromCsl(item, at)).toEqual({
      id: "aprf-report",
      type: "report",
      title: "Report on Kim Il Sung's visit to the USSR",
      authors: [{ family: "Kim", given: "Il Sung" }, { literal: "Politburo" }],
      issued: "1950-04-26",
      archive: "APRF",
      text: "texts/report.txt",
      links: [
        { type: "cited-in", id: "bajanov", locator: "pp. 40-42" },
        { type: "held-at", id: "rgaspi", locator: null },
        { type: "held-at", id: "aprf", locator: null },
      ],
      csl: item,
      from: 3,
      to: 7,
    });
  });

  test("takes editors where there are no authors", () => {
    expect(sourceFromCsl({ id: "x", editor: { family: "Weathersby" } }, at).authors).toEqual([
      { family: "Weathersby" },
    ]);
  });

  test("leaves out what has the wrong shape", () => {
    const source = sourceFromCsl({ id: 7, title: [], author: [3, null, {}, ""], "cited-in": [null, {}, ""] }, at);
    expect(source).toMatchObject({
      id: "7",
      title: "",
      type: "",
      authors: [{ literal: "3" }],
      links: [],
      issued: null,
    });
  });

  test("never throws on JSON", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("id", "author", "issued", "cited-in", "title"), fc.jsonValue()),
        (item) => {
          sourceFromCsl(item, at);
        },
      ),
    );
  });
});

describe("edtfFromCsl", () => {
  test.each([
    [{ "date-parts": [[1950]] }, "1950"],
    [{ "date-parts": [["1950", "3"]] }, "1950-03"],
    [
      {
        "date-parts": [
          [1950, 3, 30],
          [1950, 4, 25],
        ],
      },
      "1950-03-30/1950-04-25",
    ],
    [{ "date-parts": [[1950]], circa: true }, "1950~"],
    [{ "date-parts": [[1950]], season: 2 }, "1950-22"],
    [{ "date-parts": [[-44, 3, 15]] }, "-0044-03-15"],
    [{ "date-parts": [[1950, 13]] }, null],
    [{ "date-parts": "1950" }, null],
    [{ raw: "1950-03-30" }, "1950-03-30"],
    [{ literal: "spring of 1950" }, null],
    [{ year: 1950, month: 3 }, "1950-03"],
    [[{ year: 1950 }, { year: 1951 }], "1950/1951"],
    ["1950-04~", "1950-04~"],
    [1950, "1950"],
    ["n.d.", null],
    [undefined, null],
  ])("%j is %j", (value, edtf) => expect(edtfFromCsl(value)).toBe(edtf));
});
