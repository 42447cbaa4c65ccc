import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readBibliography } from "../../server/src/bibliography";
import { authorsOf } from "../../server/src/bibliography/plain";
import type { Source } from "../../server/src/bibliography/source";
import { listed } from "./checkBibliography";

/** A file as a reference manager, or a person, has written it. */
function read(name: string) {
  const text = readFileSync(path.join(import.meta.dirname, "exports", name), "utf8");
  const bibliography = readBibliography(name, text);
  return { ...listed(text, bibliography), lines: text.split("\n"), sources: bibliography.sources };
}

/** What a historian cites of a source. */
function said({ type, title, authors, issued, archive, csl, links, ...source }: Source) {
  const of = (...names: string[]) =>
    names.flatMap((name) => (typeof csl[name] === "string" ? [csl[name]] : [])).join("; ");
  return [
    `${type}: ${authorsOf({ type, title, authors, issued, archive, csl, links, ...source }).join(", ")}: ${title} (${issued})`,
    of("container-title", "collection-title", "collection-number", "volume", "issue", "edition", "number", "genre"),
    of("publisher", "publisher-place"),
    of("page", "chapter-number"),
    [archive, of("archive_location")].filter(Boolean).join(", "),
    links.map((link) => `${link.type} ${link.id}`).join("; "),
  ].filter((part) => part !== "");
}

const saidIn = (name: string) =>
  Object.fromEntries(read(name).sources.map((source) => [source.id, said(source)] as const));

describe("every entry, with all that a note needs", () => {
  test("Better BibTeX, BibLaTeX", () => {
    expect(read("better-biblatex.bib").unreadable).toEqual([]);
    expect(saidIn("better-biblatex.bib")).toEqual({
      aprfVisit1950: [
        "report: International Department of the Central Committee: Visit of Comrade Kim to Moscow, March–April 1950 (1950-04)",
        "3/45; report",
        "AUCP(b); Moscow",
      ],
      haruki2014korean: [
        "book: Haruki, van der Meer: The Hard Winter: An International History of the Korean War (2014)",
        "Asia and the World; 12; 2",
        "Rowman & Littlefield; Lanham, Md.",
      ],
      orlova1993sources: [
        "article-journal: Orlova: New Findings on the Korean War (1993-10)",
        "Bulletin of the Cold War Archive; 3; 1",
        "14-18",
      ],
      shtykov1950telegram: [
        "manuscript: Shtykov: On the Mood in P'yŏngyang (1950-01-19)",
        "Ciphered telegram",
        "APRF, f. 45, op. 1, d. 346, ll. 61–62",
      ],
      torkunov2000beginnings: [
        "chapter: Torkunov: Beginnings: “The Decision” (2000/2001)",
        "The Enigmatic War",
        "Norden",
        "45-71",
      ],
    });
  });

  test("Better BibTeX, BibTeX: letters in LaTeX, Cyrillic ones by name, a book cited for a chapter", () => {
    expect(read("better-bibtex.bib").unreadable).toEqual([]);
    expect(saidIn("better-bibtex.bib")).toEqual({
      doyle1988: ["thesis: Doyle: The Thirty-Eighth Parallel (1988)", "PhD diss.", "University of Utrecht"],
      haas1966: ["book: Haas: The Diplomacy of Truce (1966)", "Harbour Press; New York", "88-97; 4"],
      muller1971: [
        "article-journal: Müller, Dvořák, Ørsted: Die Verhandlungen von Kaesŏng (1971-11)",
        "Zeitschrift für Zeitgeschichte; 19; 4",
        "311-342",
      ],
      rand1954: [
        "report: RAND Corporation: Armistice at Panmunjom (1954-03)",
        "RM-1234; Research Memorandum",
        "RAND; Santa Monica",
      ],
      truman1950: ["document: Truman: To Dean Acheson (1950-07)", "Harry S. Truman Library"],
      volkov2003: ["book: Волков: Корейская война (2003)", "Nauka; Москва"],
    });
  });

  test("JabRef: strings, aligned fields, groups and other settings in comments, parts by crossref", () => {
    expect(read("jabref.bib").unreadable).toEqual([]);
    expect(saidIn("jabref.bib")).toEqual({
      Brandt1998: [
        "chapter: Brandt: The Road to Kaesŏng (1998)",
        "Roads to the Armistice: Papers of a Conference",
        "Harbour Press",
        "101-125",
      ],
      Castel1998: ["book: Castel: Roads to the Armistice: Papers of a Conference (1998)", "Harbour Press"],
      Castel1998a: ["book: Castel: Roads to the War (1998-05)", "Harbour Press"],
      Ferrara1981: ["book: Ferrara, Lindqvist: The Origins of the Korean War (1981)", "1", "Harbour Press; Princeton"],
      Ivanov1998: ["chapter: Ivanov: Stalin's Doubts (1998-05)", "Roads to the War", "Harbour Press", "1-20"],
      Orlova1995: [
        "article-journal: Orlova, Doyle: To Attack, or Not to Attack? (1995)",
        "Cold War Archive Bulletin; 5",
        "1, 2-9",
      ],
    });
  });

  test("Zotero, CSL-JSON: addresses for ids, variables in the note", () => {
    expect(read("zotero.json").unreadable).toEqual([]);
    expect(saidIn("zotero.json")).toEqual({
      "http://zotero.org/users/123456/items/AB12CD34": [
        "report: International Department: Visit of Comrade Kim to Moscow (1950-04)",
        "3/45",
        "AUCP(b); Moscow",
        "APRF, f. 45, op. 1, d. 346",
        "cited-in http://zotero.org/users/123456/items/EF56GH78",
      ],
      "http://zotero.org/users/123456/items/EF56GH78": [
        "book: Haruki, van der Meer: The Hard Winter: an international history (2014)",
        "2",
        "Praeger; New York",
      ],
    });
  });

  test("Better BibTeX, CSL-JSON", () => {
    expect(read("better-csl.json").unreadable).toEqual([]);
    expect(saidIn("better-csl.json")).toEqual({
      shtykov1950telegram: [
        "manuscript: Shtykov: On the mood in P’yŏngyang (1950-01-19)",
        "APRF, f. 45, op. 1, d. 346",
      ],
      torkunov2000beginnings: [
        "chapter: Torkunov: Beginnings: “the decision” (2000/2001)",
        "The Enigmatic War",
        "Norden",
        "45-71",
      ],
      truman1950: ["personal_communication: Truman:  (1950-07-19~)", "Truman Library"],
    });
  });
});

describe("by hand, with errors", () => {
  test("the good entries count, and of the others what stands before the error", () => {
    expect(saidIn("by-hand.bib")).toEqual({
      ferrara1981: ["book: Ferrara: Origins (1981)", "hpress"],
      haas1966: ["book: Haas: The Diplomacy of Truce (1966)"],
      minutes57: ["report: : Minutes of the Harbour Board, archive = City archive, (null)"],
      orlova1993: ["article-journal: Orlova: New Findings (1993)", "Bulletin"],
      telegram50: ["manuscript: Shtykov: Telegram (1950-01-19)", "APRF"],
    });
  });

  test("each error at its place", () =>
    expect(read("by-hand.bib").unreadable).toEqual([
      "«}» at 177: A comma is missing after this field.",
      "«@report{» at 247: “minutes57” is not closed: its last “}” is missing.",
      "«hpress» at 423: No @string of this file is called “hpress”, so this is taken for text. Write {…} around text.",
      "«haas1966» at 501: There are two references `haas1966` here, and only the first counts, in line 3. Rename or remove one of the two.",
      "«@unpublished{» at 561: “telegram50” is not closed: its last “}” is missing.",
    ]));
});

test("details of a full entry", () => {
  const [, book, article] = read("better-biblatex.bib").sources;
  expect(book!.csl).toMatchObject({
    "title-short": "The Hard Winter",
    translator: [{ family: "Baldwin", given: "Frank" }],
  });
  expect(article!.csl).toMatchObject({
    DOI: "10.1000/cwa.3_1",
    URL: "https://example.org/bulletin/3%201?a=b_c#x~1",
    accessed: { "date-parts": [[2021, 5, 6]] },
  });
});

describe("@inbook", () => {
  const only = (text: string) => said(readBibliography("a.bib", text).sources[0]!);
  const BOOK = "author = {Haas, Emil}, year = 1966, publisher = {Harbour Press}";

  test("of BibTeX is the book, cited for a chapter by its number", () =>
    expect(only(`@inbook{a, ${BOOK}, title = {Truce}, chapter = {IV}}`)).toEqual([
      "book: Haas: Truce (1966)",
      "Harbour Press",
      "IV",
    ]));

  test("of BibTeX, whose chapter has a title", () =>
    expect(only(`@inbook{a, ${BOOK}, title = {Truce}, subtitle = {A History}, chapter = {The Long Winter}}`)).toEqual([
      "chapter: Haas: The Long Winter (1966)",
      "Truce: A History",
      "Harbour Press",
    ]));

  test("of BibLaTeX is the part", () =>
    expect(only(`@inbook{a, ${BOOK}, title = {The Long Winter}, booktitle = {Truce}, chapter = {4}}`)).toEqual([
      "chapter: Haas: The Long Winter (1966)",
      "Truce",
      "Harbour Press",
      "4",
    ]));

  test("inherits from a book with an author, and from one with editors only", () => {
    const part = "@inbook{a, author = {Brandt, Jonas}, title = {Part}, crossref = {b}}";
    const book = (by: string) => `${part}\n@book{b, ${by} = {Haas, Emil}, title = {Truce}, year = 1966}`;
    const expected = ["chapter: Brandt: Part (1966)", "Truce"];
    expect([only(book("author")), only(book("editor"))]).toEqual([expected, expected]);
  });
});

describe("letters in LaTeX", () => {
  test.each([
    [String.raw`\CYRT\cyro\cyrr\cyrk\cyru\cyrn\cyro\cyrv`, "Торкунов"],
    [String.raw`{\cyrchar\CYRSHCH}{\cyrchar\cyrishrt}{\cyrchar\cyryo}`, "Щйё"],
    [String.raw`\foreignlanguage{russian}{Правда} and \textcyrillic{Известия}`, "Правда and Известия"],
    [String.raw`{\AA}se, Anton{\'\i}n, Ba{\~\i}`, "Åse, Antonín, Baĩ"],
    [String.raw`\cyrus, \cyrunknown`, String.raw`\cyrus, \cyrunknown`],
  ])("%s", (title, read) => {
    expect(readBibliography("a.bib", `@book{a, title = {${title}}}`).sources[0]!.title.normalize("NFC")).toBe(read);
  });
});

describe("variables in the note of CSL-JSON", () => {
  const csl = (item: object) => readBibliography("a.json", JSON.stringify([{ id: "a", ...item }])).sources[0]!.csl;

  test.each([
    ["Archive Location: box 3", { archive_location: "box 3" }],
    ["{:original-date: 1950}\nSeen: in copy", { "original-date": "1950" }],
    ["quoted-in: b", { "quoted-in": "b" }],
  ])("%s", (note, expected) => expect(csl({ note })).toEqual({ id: "a", note, ...expected }));

  test("do not take the place of others, nor does other prose become one", () => {
    const item = { note: "archive: Here\narchive:\nSeen: in copy\nhttps://example.org", archive: "There" };
    expect(csl(item)).toEqual({ id: "a", ...item });
  });
});
