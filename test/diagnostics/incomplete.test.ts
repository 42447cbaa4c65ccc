import { describe, expect, test } from "vitest";
import { problemsIn } from "../../server/src/diagnostics";
import { checkProblems, openFixture } from "../fixture";

const ON = new Map([["source.incomplete", "information" as const]]);

/** A source that is cited, with what is told of it; null: nothing. */
async function checkEntry(entry: string, expected: string | null): Promise<void> {
  const drawn = expected === null ? "" : `         ^ source.incomplete: ${expected}\n`;
  const text = `---\nattest: 1\nreferences:\n  - {id: a, ${entry}}\n${drawn}---\n\nThey came [@a].\n`;
  await checkProblems(text, ON);
}

describe("source.incomplete", () => {
  test.each([
    [
      "type: book, title: Stalin’s Wars",
      "A note for this book needs its date and publisher. Add `issued` and `publisher`.",
    ],
    [
      "type: article-journal, title: To Attack, or Not, issued: 1995",
      "this journal article needs its journal. Add `container-title`.",
    ],
    ["type: chapter, container-title: A History, issued: 1990", "this chapter needs its title. Add `title`."],
    [
      "type: thesis, title: The Visit",
      "this thesis needs its author, university, and date. Add `author`, `publisher`, and `issued`.",
    ],
    ["type: report, title: Report on the Visit", "needs its author or issuing body"],
    ["type: webpage, title: Digital Archive", "this web page needs its address. Add `URL`."],
    ["type: document", "A note for this source needs its title."],
  ])("%s", checkEntry);

  test.each([
    ["all of it", "type: book, title: Stalin’s Wars, issued: 2006, publisher: Yale"],
    ["the place for the publisher", "type: book, title: A, issued: 1950, publisher-place: Moscow"],
    ["an old book without publisher", "type: book, title: Travels, issued: 1788"],
    ["a date that says there is none", "type: book, title: A, issued: {literal: n.d.}, publisher: B"],
    ["a report kept in an archive", "type: report, title: A, archive: APRF, archive_location: d. 346"],
    ["an untitled letter", "type: personal_communication, author: [{family: Shtykov}], issued: 1950-01-19"],
    ["a type that is not ours", "type: hearing, title: Hearing"],
  ])("not of %s", (_, entry) => checkEntry(entry, null));

  test("not of what is known through another source, nor of an archive, nor of what nobody cites", () =>
    checkProblems(
      `---
attest: 1
references:
  - {id: letter, type: book, title: A Letter, quoted-in: bajanov}
  - {id: bajanov, type: book, title: The Conflict, publisher: Moscow, issued: 1995}
  - {id: aprf}
  - {id: minutes, type: report, title: Minutes, held-at: {id: aprf, locator: d. 1}}
  - {id: uncited, type: book}
---

They came [@letter; @minutes; @aprf].
`,
      ON,
    ));

  test("what several files say of one source counts together; fields are named as the file has them", async () => {
    const { workspace, main } = await openFixture(`---
attest: 1
bibliography: library.bib
---

They came [@wars; @cold].
//- /more.md
---
attest: 1
references: [{id: wars, issued: 2006}]
---
//- /library.bib
@book{wars, title = {Stalin’s Wars}, publisher = {Yale}}
@article{cold, title = {To Attack, or Not}, author = {Weathersby, Kathryn}}
`);
    const library = main.replace("source.md", "library.bib");
    expect(
      problemsIn(workspace, library, new Map([...ON, ["id.conflict", "off"]])).map(({ problem }) => problem.message),
    ).toEqual(["A note for this journal article needs its journal and date. Add `journaltitle` and `date`."]);
  });
});
