import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCslYaml } from "../../server/src/bibliography/cslYaml";

const LIST = `- id: bajanov
  type: book
  title: "The Korean Problem"
  author:
  - {family: Bajanov, given: Evgeny}
  - family: Bajanova
    given: Natalia
  issued: 1997
- id: 007
  issued: {year: 1950, month: 3}
`;

describe("readCslYaml", () => {
  test.each([
    ["a list", LIST],
    ["a mapping", `references:\n${LIST}`],
    ["a block with fences", `---\nreferences:\n${LIST}---\n`],
    ["CRLF", LIST.replaceAll("\n", "\r\n")],
    ["lone CR", LIST.replaceAll("\n", "\r")],
  ])("reads %s", (_, text) => {
    const { sources, unreadable } = readCslYaml(text);
    expect(unreadable).toEqual([]);
    expect(sources).toMatchObject([
      {
        id: "bajanov",
        type: "book",
        title: "The Korean Problem",
        authors: [
          { family: "Bajanov", given: "Evgeny" },
          { family: "Bajanova", given: "Natalia" },
        ],
        issued: "1997",
        csl: { id: "bajanov", issued: 1997 },
      },
      { id: "007", issued: "1950-03" },
    ]);
    expect(sources.map(({ from, to }) => text.slice(from, to))).toEqual(["bajanov", "007"]);
  });

  test.each<[string, [string, string][], string[]]>([
    [
      "- title: A\n- id: b\n- id: b",
      [
        ["title", "needs an `id`"],
        ["b", "two references `b`"],
      ],
      ["b"],
    ],
    ["- id: a\n  title: B: C\n- id: d", [["B: C", "quotation marks"]], ["a", "d"]],
    ["books: []", [["books: []", "no list `references`"]], []],
    ["just text", [["just text", "list"]], []],
    ["", [], []],
  ])("%j", (text, unreadable, ids) => {
    const read = readCslYaml(text);
    expect(read.unreadable.map(({ from, to }) => text.slice(from, to))).toEqual(unreadable.map(([marked]) => marked));
    for (const [i, { message }] of read.unreadable.entries()) expect(message).toContain(unreadable[i]?.[1]);
    expect(read.sources.map((source) => source.id)).toEqual(ids);
  });

  test("reads any text without exception", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("- ", "id", ": ", "\n", "  ", "[", "{", "&a ", "*a ", '"', "x") }),
        (text) => void readCslYaml(text),
      ),
    );
  });
});
