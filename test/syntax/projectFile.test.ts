import { describe, expect, test } from "vitest";
import { readProjectFile } from "../../server/src/syntax/projectFile";

const PROJECT = `include: ["reports/**/*.md"]      # also annotated sources
exclude: "drafts/**"
bibliography: [library.bib, more.json]
speakers: {kim: Kim Il Sung}
claims: {us: {text: The United States stay out.}}
references: [{id: bajanov, type: book}]
texts:                            # the full text of a source that no annotated source is
  bajanov: texts/bajanov.txt
rules:
  quotation.unsourced: error
  speaker.unused: off
`;

describe("readProjectFile", () => {
  test("reads the example of the format", () => {
    const project = readProjectFile(PROJECT);
    expect(project).toMatchObject({
      include: ["reports/**/*.md"],
      exclude: ["drafts/**"],
      speakers: [{ id: "kim", name: "Kim Il Sung" }],
      claims: [{ id: "us", status: "open" }],
      references: [{ id: "bajanov", type: "book" }],
      problems: [],
    });
    expect(project.bibliography.map(({ value, from, to }) => [value, PROJECT.slice(from, to)])).toEqual([
      ["library.bib", "library.bib"],
      ["more.json", "more.json"],
    ]);
    const path = project.texts.get("bajanov");
    expect(path && PROJECT.slice(path.from, path.to)).toBe("texts/bajanov.txt");
    expect([...project.rules]).toEqual([
      ["quotation.unsourced", "error"],
      ["speaker.unused", "off"],
    ]);
  });

  test("an empty file is a project file without anything", () => {
    expect(readProjectFile("# nothing yet\n")).toMatchObject({ include: [], exclude: [], speakers: [], problems: [] });
  });

  test.each<[string, [string, string][]]>([
    [
      "inclde: a\nspeaker: {}\nfoo: bar",
      [
        ["inclde", "`include`"],
        ["speaker", "`speakers`"],
        ["foo", "no key"],
      ],
    ],
    ["include: {a: b}", [["{a: b}", "list of texts"]]],
    [
      "texts: {a: , b: [c]}",
      [
        ["a", "Name the file"],
        ["[c]", "single text"],
      ],
    ],
    ["- include", [["- include", "mapping"]]],
    ["speakers: {a: A}\nspeakers: {b: B}", [["speakers", "stands twice"]]],
  ])("problems in %j", (text, expected) => {
    const { problems } = readProjectFile(text);
    expect(problems.map(({ from, to }) => text.slice(from, to))).toEqual(expected.map(([marked]) => marked));
    for (const [i, { message }] of problems.entries()) expect(message).toContain(expected[i]?.[1]);
  });
});
