import { describe, expect, test } from "vitest";
import { definition } from "../../server/src/features/definition";
import { references } from "../../server/src/features/references";
import { prepareRename, rename } from "../../server/src/features/rename";
import { openFixture } from "../fixture";
import { edited, pathOf } from "./folder";

const REPORT = `---
source: diary
bibliography: own.json
references:
  - id: diary
    cited-in: [{id: 'haffner', locator: p. 3}]
    held-at: haffner
---

As [@haffner, p. 3; @{haffner}] and @haffner [p. 4] say, [so]{source="haffner"} it was. HAFFNER, haffner@mail.org.
`;

const FILES: Readonly<Record<string, string>> = {
  "/attest.yaml": "bibliography: [library.bib, more.yaml]\ntexts:\n  haffner: texts/h.txt\n",
  "/notes/closed.md": '---\nattest: 1\nreferences: [{id: letter, quoted-in: "haffner"}]\n---\n\nNo.\n',
  "/library.bib": `% haffner
@string{h = "haffner"}
@Book{ haffner ,
  title  = {haffner},   ids = {haffner-old},
}
@inbook{part, crossref = {haffner}, related={letter,haffner},
 note = "see haffner" }
`,
  "/more.yaml": "references:\n- id: third # haffner\n  cited-in: {id: haffner}\n  title: haffner\n",
  "/own.json": '[ {"id":"own", "title":"haffner",\t"cited-in": [{"id": "haffner"}, "haffner"]} ]',
};

const world = (main: string, text: string) =>
  openFixture(
    [[main, text], ...Object.entries(FILES).filter(([path]) => path !== main)]
      .map(([path, content]) => `//- ${path}\n${content}`)
      .join("\n"),
  );

async function renamed(main: string, text: string, key: string): Promise<Map<string, string> | string> {
  const { workspace, document, cursor, files } = await world(main, text);
  const answer = await rename(workspace, document, cursor!, key);
  return "refused" in answer ? answer.refused : edited(files, answer);
}

const AT_CITATION = REPORT.replace("[@haffner,", "[@haff$0ner,");

/** Keys and nothing else are other than before. */
const RENAMED: Readonly<Record<string, string>> = {
  "/report.md": REPORT.replace("{id: 'haffner'", "{id: 'winter:1971'")
    .replace("held-at: haffner", 'held-at: "winter:1971"')
    .replace("[@haffner, p. 3; @{haffner}] and @haffner [", "[@winter:1971, p. 3; @{winter:1971}] and @winter:1971 [")
    .replace('source="haffner"', 'source="winter:1971"'),
  "/attest.yaml": FILES["/attest.yaml"]!.replace("  haffner:", '  "winter:1971":'),
  "/notes/closed.md": FILES["/notes/closed.md"]!.replace('"haffner"', '"winter:1971"'),
  "/library.bib": FILES["/library.bib"]!.replace("{ haffner ,", "{ winter:1971 ,")
    .replace("crossref = {haffner}", "crossref = {winter:1971}")
    .replace("letter,haffner", "letter,winter:1971"),
  "/more.yaml": FILES["/more.yaml"]!.replace("{id: haffner}", '{id: "winter:1971"}'),
  "/own.json": FILES["/own.json"]!.replace('{"id": "haffner"}, "haffner"', '{"id": "winter:1971"}, "winter:1971"'),
};

const trimmed = (texts: Map<string, string> | string) =>
  typeof texts === "string" ? texts : Object.fromEntries([...texts].map(([path, text]) => [path, text.trimEnd()]));
const EXPECTED = trimmed(new Map(Object.entries(RENAMED)));

describe("renaming a source", () => {
  test("in texts, front matter, project, BibTeX, JSON and YAML; every other byte stays", async () => {
    expect(trimmed(await renamed("/report.md", AT_CITATION, "winter:1971"))).toEqual(EXPECTED);
  });

  test.each([
    ["/report.md", REPORT.replace("held-at: haf", "held-at: haf$0")],
    ["/library.bib", FILES["/library.bib"]!.replace("@Book{ haf", "@Book{ haf$0")],
    ["/library.bib", FILES["/library.bib"]!.replace("crossref = {haf", "crossref = {haf$0")],
    ["/more.yaml", FILES["/more.yaml"]!.replace("{id: haf", "{id: haf$0")],
    ["/attest.yaml", FILES["/attest.yaml"]!.replace("  haf", "  haf$0")],
  ])("from %s", async (main, text) => {
    const all = { "/report.md": REPORT, ...FILES };
    const { workspace, document, cursor, files } = await openFixture(
      [[main, text], ...Object.entries(all).filter(([path]) => path !== main)]
        .map(([path, content]) => `//- ${path}\n${content}`)
        .join("\n"),
    );
    expect(prepareRename(workspace, document, cursor!)).toMatchObject({ placeholder: "haffner" });
    const answer = await rename(workspace, document, cursor!, "winter:1971");
    expect("refused" in answer ? answer.refused : trimmed(edited(files, answer))).toEqual(EXPECTED);
  });

  test.each([
    ["two words", "cannot be a key"],
    ["ends.", "cannot be a key"],
    ["a,b", "cannot be a key"],
    ["a#b", "cannot be a key"],
    ["diary", "There is already a source `diary`, declared in report.md, line 5"],
    ["part", "There is already a source `part`, declared in library.bib, line 6"],
    ["haffner-old", "There is already a source `haffner-old`"],
    ["letter", "There is already a source `letter`, declared in closed.md"],
  ])("%s is refused", async (key, reason) => {
    expect(await renamed("/report.md", AT_CITATION, key)).toContain(reason);
  });
});

test("references of a source: where it is cited, its entry, and the entries that name it", async () => {
  const { workspace, document, cursor } = await world("/report.md", AT_CITATION);
  const lines = references(workspace, document, cursor!, true).map(
    ({ uri, range }) => `${pathOf(uri)}:${range.start.line + 1}`,
  );
  expect(lines).toEqual([
    ...Array.from({ length: 4 }, () => "/report.md:10"),
    "/library.bib:3",
    "/library.bib:6",
    "/library.bib:6",
    "/more.yaml:3",
    "/own.json:1",
    "/own.json:1",
  ]);
});

test.each([
  ["crossref = {haf", "/library.bib:3"],
  ["letter,haf", "/library.bib:3"],
])("in a bibliography, %s leads to its entry", async (before, expected) => {
  const text = FILES["/library.bib"]!.replace(before, `${before}$0`);
  const { workspace, document, cursor } = await world("/library.bib", text);
  const [link] = definition(workspace, document, cursor!);
  expect(`${pathOf(link!.targetUri)}:${link!.targetRange.start.line + 1}`).toBe(expected);
});
