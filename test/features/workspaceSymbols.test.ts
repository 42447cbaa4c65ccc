import { describe, expect, test } from "vitest";
import { patternOf, RANK, rankOf } from "../../server/src/features/matching";
import { MOST_SYMBOLS, symbolOf, workspaceSymbols } from "../../server/src/features/workspaceSymbols";
import { openFixture } from "../fixture";
import { pathOf } from "./folder";

const FILES = `//- /report.md
---
title: Report of 1950
speakers:
  stalin: {name: Joseph Stalin, aliases: [Comrade Stalin, Stalin]}
  schaefer: Jürgen Schäfer
claims:
  us-stays-out: {text: The United States will not intervene.}
---

Stalin: [The war]{claim=us-stays-out} should be **quick**.

## Remarks

[Nobody heard it]{speaker="stalin kim"}.
//- /attest.yaml
speakers:
  kim: Kim Il Sung
//- /letters/1949.md
---
attest: 1
speakers:
  stalin: {name: J. V. Stalin}
---

[The time has not come]{speaker=kim}.
`;

/** `kind name | container | path:line` for each. */
async function found(query: string, files = FILES): Promise<string[]> {
  const { workspace } = await openFixture(files);
  return workspaceSymbols(workspace, query).map((symbol) => {
    const { location } = symbolOf(workspace, symbol, true);
    const line = "range" in location ? location.range.start.line + 1 : "?";
    return `${symbol.name} | ${symbol.container} | ${pathOf(symbol.uri)}:${line}`;
  });
}

describe("symbols of the workspace", () => {
  test("nothing typed: speakers, then claims", async () => {
    expect(await found("")).toEqual([
      "Kim Il Sung | kim | /attest.yaml:2",
      "J. V. Stalin | stalin | /letters/1949.md:4",
      "Joseph Stalin | stalin | /report.md:4",
      "Jürgen Schäfer | schaefer | /report.md:5",
      "us-stays-out: The United States will not intervene. | report.md | /report.md:7",
    ]);
  });

  test.each([
    ["the time", "Kim Il Sung: The time has not come | 1949.md | /letters/1949.md:7"],
    ["comrade", "Joseph Stalin (Comrade Stalin) | stalin | /report.md:4"],
    ["schafer", "Jürgen Schäfer | schaefer | /report.md:5"],
    ["JURGEN", "Jürgen Schäfer | schaefer | /report.md:5"],
    ["schaefer", "Jürgen Schäfer (schaefer) | schaefer | /report.md:5"],
    ["stays out", "us-stays-out: The United States will not intervene. | report.md | /report.md:7"],
    ["will not inter", "us-stays-out: The United States will not intervene. | report.md | /report.md:7"],
    ["war quick", "Stalin: The war should be quick. | Report of 1950 | /report.md:10"],
    ["kishtnc", "Kim Il Sung: The time has not come | 1949.md | /letters/1949.md:7"],
    ["nobody", "Stalin, Kim Il Sung: Nobody heard it | Report of 1950 | /report.md:14"],
  ])("%s → %s", async (query, first) => {
    expect((await found(query))[0]).toBe(first);
  });

  test.each(["xyz", "stalin xyz", "speaker=", "…"])("nothing has %s", async (query) => {
    expect(await found(query)).toEqual([]);
  });

  test("what is typed itself comes first, whatever else there is", async () => {
    const many = Array.from({ length: MOST_SYMBOLS + 100 }, (_, n) => `  speaker-${n}: A Kim ${n}`).join("\n");
    const files = `---\nspeakers:\n${many}\n  kim: The Kim\n---\n`;
    const all = await found("kim", files);
    expect(all).toHaveLength(MOST_SYMBOLS + 1);
    expect(all[0]).toMatch(/^The Kim \(kim\) /);
  });

  test("a name as it stands in Markdown, and no file name, breaks anything", async () => {
    expect(await found("x", "//- /100%25.md\n---\nattest: 1\n---\n\n[x *y* z]{speaker=x}\n")).toHaveLength(1);
  });
});

test.each([
  ["stalin", "Stalin", RANK.whole],
  ["stal", "Stalin", RANK.start],
  ["kim", "To Kim", RANK.word],
  ["alin", "Stalin", RANK.inside],
  ["sln", "Stalin", RANK.letters],
  ["nls", "Stalin", RANK.none],
  ["schafer", "Scha\u0308fer", RANK.whole],
  ["Scha\u0308fer", "schafer", RANK.whole],
  ["сталин", "СТАЛИН", RANK.whole],
  ["ёлка", "Елка", RANK.whole],
  ["毛", "毛泽东", RANK.start],
  ["김일성", "김일성", RANK.whole],
  ["길일성", "김일성", RANK.none],
  ["😀", "a 😀", RANK.word],
  ["co-op", "co-op", RANK.whole],
  ["a  b", "a b", RANK.whole],
  ["--", "a", RANK.none],
])("%s in %s", (query, text, rank) => {
  expect(rankOf(patternOf(query), text)).toBe(rank);
});
