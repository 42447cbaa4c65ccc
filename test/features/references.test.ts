import { describe, expect, test } from "vitest";
import { documentHighlights } from "../../server/src/features/documentHighlights";
import { offsetAt, spanOf } from "../../server/src/features/ranges";
import { references } from "../../server/src/features/references";
import { type OpenFixture, openFixture } from "../fixture";
import { openFolder, pathOf } from "./folder";

const HEAD = `---
title: Report of 1950
speakers:
  stalin: {name: Joseph Stalin, aliases: [Comrade Stalin, Stalin]}
claims:
  us-stays-out: {text: The United States will not intervene.}
---
`;

/** `path:line words` for each, lines from 1. */
function found(it: OpenFixture, includeDeclaration = true): string[] {
  const { workspace, document, cursor, files } = it;
  return references(workspace, document, cursor!, includeDeclaration).map(({ uri, range }) => {
    const source = { uri, version: 1, text: files.get(uri)! };
    const { from, to } = spanOf(source, range);
    return `${pathOf(uri)}:${range.start.line + 1} ${source.text.slice(from, to)}`;
  });
}

const STALIN = [
  "/report.md:4 stalin",
  "/report.md:9 stalin",
  "/report.md:11 Stalin",
  "/letters/1949.md:4 stalin",
  "/letters/1949.md:9 stalin",
  "/letters/1949.md:11 Stalin",
];

const said = (first: string, second: string) => `${HEAD}\n[${first}]{speaker=stalin}.\n\n${second}`;

describe("references of a speaker", () => {
  test.each([
    ["an attribute", "[No words]{speaker=sta$0lin}.\n\nStalin: Wait."],
    ["a label", "[No words]{speaker=stalin}.\n\nSta$0lin: Wait."],
    ["words under a label", "[No words]{speaker=stalin}.\n\nStalin: Wa$0it."],
    ["words of a span", "[No wo$0rds]{speaker=stalin}.\n\nStalin: Wait."],
  ])("from %s", async (_, body) => {
    expect(found(await openFolder(`${HEAD}\n${body}`))).toEqual(STALIN);
  });

  test("from the declaration, without declarations", async () => {
    const it = await openFolder(said("No words", "Stalin: Wait.").replace("  stalin:", "  stal$0in:"));
    expect(found(it, false)).toEqual(STALIN.filter((place) => !/\.md:4 /.test(place)));
  });

  test("in the project file, and from it", async () => {
    const it = await openFolder(`${HEAD}\n[No]{speaker=ki$0m resp=kim}`);
    const kim = ["/attest.yaml:2 kim", "/letters/1949.md:9 kim", "/letters/1949.md:9 kim", "/letters/1949.md:11 Kim"];
    const here = ["/report.md:9 kim", "/report.md:9 kim"];
    expect(found(it)).toEqual([...here, ...kim]);
    const uri = "file:///w/attest.yaml";
    it.workspace.open({ uri, languageId: "yaml", version: 1, text: it.files.get(uri)! });
    const document = it.workspace.document(uri)!;
    const cursor = offsetAt(document.source, { line: 1, character: 3 });
    expect(found({ ...it, document, cursor })).toEqual([kim[0], ...kim.slice(1), ...here]);
  });

  test("of each who says it jointly", async () => {
    const it = await openFolder(`${HEAD}\n[We ag$0ree]{speaker="stalin kim"}.`);
    expect(found(it).filter((place) => place.startsWith("/report"))).toEqual([
      "/report.md:4 stalin",
      "/report.md:9 stalin",
      "/report.md:9 kim",
    ]);
  });

  test("who is declared nowhere has places, too", async () => {
    expect(found(await openFolder(`${HEAD}\n[No]{to=ma$0o}`))).toEqual(["/report.md:9 mao", "/letters/1949.md:9 mao"]);
  });

  test("an open file counts as it stands", async () => {
    const it = await openFolder(said("No", "Stal$0in: Wait."));
    const uri = "file:///w/letters/1949.md";
    it.workspace.open({ uri, languageId: "markdown", version: 1, text: "---\nspeakers: {}\n---\n\n[x]{to=stalin}\n" });
    expect(found(it).filter((place) => place.startsWith("/letters"))).toHaveLength(1);
  });
});

test("references of a claim: tags, attributes, relations, declaration", async () => {
  const it = await openFolder(`${HEAD}\n[No]{claim=us-stays-out stance=denies}. So. #claim/us-$0stays-out`);
  expect(found(it)).toEqual([
    "/report.md:6 us-stays-out",
    "/report.md:9 us-stays-out",
    "/report.md:9 us-stays-out",
    "/attest.yaml:4 us-stays-out",
    "/attest.yaml:4 us-stays-out",
    "/letters/1949.md:11 us-stays-out",
  ]);
});

test("references of a source: citations, `source`, references, bibliographies", async () => {
  const it = await openFixture(`//- /report.md
---
attest: 1
source: bajanov
---

Words [@baj$0anov, p. 4], [x]{source=bajanov}.
//- /attest.yaml
bibliography: library.bib
//- /library.bib
@book{bajanov, title = {The Korean Conflict}}
//- /old.md
---
attest: 1
references: [{id: bajanov, title: The Korean Conflict}]
---
`);
  expect(found(it)).toEqual([
    "/report.md:3 bajanov",
    "/report.md:6 bajanov",
    "/report.md:6 bajanov",
    "/library.bib:1 bajanov",
    "/old.md:3 bajanov",
  ]);
});

test.each(["Nothing $0here.", "# Head$0ing", ""])("nothing stands there: %j", async (body) => {
  const { workspace, document, cursor } = await openFolder(`${HEAD}\n${body}`);
  expect(references(workspace, document, cursor ?? 0, true)).toEqual([]);
  expect(documentHighlights(workspace, document, cursor ?? 0)).toEqual([]);
});

test("highlights: the declaration is written, all else read; nobody's words are painted", async () => {
  const { workspace, document, cursor } = await openFolder(said("No", "Sta$0lin: Wait."));
  const lines = documentHighlights(workspace, document, cursor!).map(({ range, kind }) => [range.start.line, kind]);
  expect(lines).toEqual([
    [3, 3],
    [8, 2],
    [10, 2],
  ]);
  const words = await openFolder(said("No", "Stalin: Wa$0it."));
  expect(documentHighlights(words.workspace, words.document, words.cursor!)).toEqual([]);
});

test("files of two who speak jointly come in one order", async () => {
  const it = await openFixture(`//- /report.md
---
attest: 1
---

[We$0 wait]{speaker="kim pak"}.
//- /a.md
---
attest: 1
---

[No]{speaker=pak}.
//- /b.md
---
attest: 1
---

[No]{speaker=kim}.
`);
  expect(found(it)).toEqual(["/report.md:5 kim", "/report.md:5 pak", "/a.md:5 pak", "/b.md:5 kim"]);
});
