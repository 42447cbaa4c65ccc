import { describe, expect, test } from "vitest";
import { movedFiles } from "../../server/src/features/movedFiles";
import { openFixture } from "../fixture";
import { edited } from "./folder";

const FILES = `//- /reports/1950.md
---
attest: 1
bibliography: ["../library.bib", ../more.json, https://example.org/x.bib]
transcription: ./originals/report.txt
references:
  - {id: minutes, text: ../texts/minutes.txt}
---

Words.
//- /attest.yaml
include: ["reports/**"]
exclude: [texts/drafts.md]
bibliography: library.bib
texts:
  bajanov: 'texts/bajanov.txt'
//- /letters.md
---
attest: 1
bibliography: &library library.bib
source: *library
---
`;

/** The lines that differ after `from` → `to`, each with its file. */
async function changed(...moves: (readonly [from: string, to: string])[]): Promise<string[]> {
  const { workspace, files } = await openFixture(FILES);
  const edit = await movedFiles(
    workspace,
    moves.map(([from, to]) => ({ from: `file:///w${from}`, to: `file:///w${to}` })),
  );
  if (edit === null) return [];
  return [...edited(files, edit)].flatMap(([path, text]) => {
    const before = files.get(`file:///w${path}`)!.split("\n");
    return text.split("\n").flatMap((line, at) => (line === before[at] ? [] : [`${path}: ${line.trim()}`]));
  });
}

describe("paths follow", () => {
  test("a bibliography that moves; quotation marks stay, patterns too", async () => {
    expect((await changed(["/library.bib", "/sources/library 2.bib"])).sort()).toEqual([
      "/attest.yaml: bibliography: sources/library 2.bib",
      "/letters.md: bibliography: &library sources/library 2.bib",
      '/reports/1950.md: bibliography: ["../sources/library 2.bib", ../more.json, https://example.org/x.bib]',
    ]);
  });

  test("a folder of texts", async () => {
    expect((await changed(["/texts", "/archive/texts"])).sort()).toEqual([
      "/attest.yaml: bajanov: 'archive/texts/bajanov.txt'",
      "/reports/1950.md: - {id: minutes, text: ../archive/texts/minutes.txt}",
    ]);
  });

  test("an annotated source that moves up, down, or beside", async () => {
    expect(await changed(["/reports/1950.md", "/1950.md"])).toEqual([
      '/reports/1950.md: bibliography: ["library.bib", more.json, https://example.org/x.bib]',
      "/reports/1950.md: transcription: ./reports/originals/report.txt",
      "/reports/1950.md: - {id: minutes, text: texts/minutes.txt}",
    ]);
    expect(await changed(["/reports/1950.md", "/a/b/1950.md"])).toEqual([
      '/reports/1950.md: bibliography: ["../../library.bib", ../../more.json, https://example.org/x.bib]',
      "/reports/1950.md: transcription: ../../reports/originals/report.txt",
      "/reports/1950.md: - {id: minutes, text: ../../texts/minutes.txt}",
    ]);
    expect(await changed(["/reports/1950.md", "/reports/April 1950.md"])).toEqual([]);
  });

  test("a folder with a file and its transcription: the path between them stays", async () => {
    expect(await changed(["/reports", "/old/reports"])).toEqual([
      '/reports/1950.md: bibliography: ["../../library.bib", ../../more.json, https://example.org/x.bib]',
      "/reports/1950.md: - {id: minutes, text: ../../texts/minutes.txt}",
    ]);
  });

  test("a name that YAML would read otherwise gets quotation marks", async () => {
    expect(await changed(["/more.json", "/more: all, or %231.json"])).toEqual([
      '/reports/1950.md: bibliography: ["../library.bib", "../more: all, or #1.json", https://example.org/x.bib]',
    ]);
    expect(await changed(["/texts/bajanov.txt", "/texts/it's.txt"])).toEqual([
      "/attest.yaml: bajanov: 'texts/it''s.txt'",
    ]);
  });

  test("several moves at once", async () => {
    expect(await changed(["/reports", "/r"], ["/more.json", "/r/more.json"])).toEqual([
      '/reports/1950.md: bibliography: ["../library.bib", more.json, https://example.org/x.bib]',
    ]);
  });

  test("what nobody names may move", async () => {
    expect(await changed(["/notes.txt", "/notes/notes.txt"])).toEqual([]);
  });
});
