import { describe, expect, test } from "vitest";
import { problemsIn } from "../../server/src/diagnostics";
import { checkProblems, openFixture } from "../fixture";

const declaring = (one: string, other: string) =>
  `---\nattest: 1\nreferences:\n  - {id: a, ${one}}\n  - {id: b, ${other}}\n---\n`;

describe("source.duplicate", () => {
  test.each([
    [
      "one DOI, written in two ways",
      "type: article-journal, title: The Road to War, DOI: 10.1080/0163.2002",
      "type: article-journal, title: The road to war, DOI: 'https://doi.org/10.1080/0163.2002'",
    ],
    [
      "one ISBN",
      "type: book, title: Stalin’s Wars, ISBN: 978-0-300-11204-7",
      "type: book, title: “Stalin's wars”, ISBN: '9780300112047', publisher: Yale",
    ],
    [
      "one place in one archive",
      "type: report, title: Report on the Visit, archive: APRF, archive_location: 'f. 45, op. 1, d. 346'",
      "type: report, title: Report on the visit, archive: aprf, archive_location: 'f. 45, op. 1, d. 346', issued: 1950",
    ],
    [
      "one author, title and date",
      "type: book, title: Uncertain Partners, author: [{family: Goncharov, given: Sergei}], issued: 1993",
      "type: book, title: <i>Uncertain partners</i>, author: [{family: Goncharov, given: Sergei}], issued: 1993, publisher: Stanford",
    ],
  ])("%s", (_, one, other) =>
    checkProblems(
      `${declaring(one, other).replace(/(\{id: b.*\n)/, "$1         ^ source.duplicate: This is the same work as “a”\n")}`,
    ),
  );

  const book = "type: book, title: Uncertain Partners, author: [{family: Goncharov, given: Sergei}], issued: 1993";
  test.each([
    ["another edition", book, `${book}, edition: 2`],
    ["another volume", `${book}, volume: 1`, `${book}, volume: 2`],
    ["another year", book, book.replace("1993", "1995")],
    ["another author beside the first", book, book.replace("}]", "}, {family: Lewis, given: John}]")],
    ["another translator", `${book}, translator: [{family: A}]`, `${book}, translator: [{family: B}]`],
    ["its translation", book, `${book}, translated-from: a`],
    [
      "a title that says little",
      book.replace("Uncertain Partners", "Letter"),
      book.replace("Uncertain Partners", "Letter"),
    ],
    ["an author who is not known", book.replace(/, author: [^\]]*\]/, ""), book.replace(/, author: [^\]]*\]/, "")],
    [
      "two chapters under the DOI of their book",
      "type: chapter, title: The Soviet Role, DOI: 10.1017/0521, container-title: A History",
      "type: chapter, title: The Chinese Role, DOI: 10.1017/0521, container-title: A History",
    ],
    [
      "two letters of one day in different folders",
      "type: letter, title: To Comrade Stalin, archive: APRF, archive_location: d. 346, author: [{family: Shtykov}], issued: 1950-01-19",
      "type: letter, title: To Comrade Stalin, archive: APRF, archive_location: d. 347, author: [{family: Shtykov}], issued: 1950-01-19",
    ],
  ])("not %s", (_, one, other) => checkProblems(declaring(one, other)));

  test("what a manager exported again, beside what the text declares, once its entries have been read", async () => {
    const { workspace, main } = await openFixture(`---
attest: 1
bibliography: library.bib
references: [{id: goncharov, ${book}}]
---

It was so [@goncharov].
//- /library.bib
@book{goncharov1993, author = {Goncharov, Sergei}, title = {Uncertain Partners}, date = {1993}, publisher = {Stanford}}
@book{other, author = {Goncharov, Sergei}, title = {Uncertain Partners}, date = {1993}, edition = {2}, ids = {again}}
`);
    const library = main.replace("source.md", "library.bib");
    const codes = () => problemsIn(workspace, library, new Map()).map(({ problem }) => problem.code);
    expect(codes()).toEqual([]);
    const before = workspace.revision;
    await workspace.readBibliographies();
    expect(workspace.revision).toBeGreaterThan(before);
    expect(codes()).toEqual(["source.duplicate"]);
    const again = workspace.revision;
    await workspace.readBibliographies();
    expect(workspace.revision).toBe(again);
  });
});
