import { describe, expect, it } from "vitest";
import { sourceFromCsl } from "../../../server/src/bibliography/csl";
import { itemOf } from "../../../server/src/bibliography/format/item";
import { format } from "../../../server/src/bibliography/format/processor";
import type { Cite, FormattedText } from "../../../server/src/bibliography/format/request";
import type { CslItem } from "../../../server/src/bibliography/source";

function source(id: string, item: CslItem) {
  return itemOf(sourceFromCsl({ ...item, id }, { from: 0, to: 0 }));
}

const ITEMS = [
  source("report", {
    type: "report",
    title: "Soviet military aid to North Korea",
    author: { literal: "Central Intelligence Agency" },
    number: "ORE 18-50",
    publisher: "Central Intelligence Agency",
    "publisher-place": "Washington, DC",
    issued: "1950-06-19",
  }),
  source("telegram", {
    type: "manuscript",
    title: "Ciphered telegram no. 600508",
    author: { family: "Shtykov", given: "Terenty" },
    issued: "1950-01-19",
    archive: "Archive of the President of the Russian Federation",
    "archive-location": "f. 45, op. 1, d. 346",
  }),
  source("letter", {
    type: "personal_communication",
    author: { family: "Truman", given: "Harry S." },
    recipient: { family: "Acheson", given: "Dean" },
    issued: "1950-07-19",
    archive: "Truman Library",
  }),
  source("chapter", {
    type: "chapter",
    title: "Stalin and the Korean decision",
    author: { family: "Weathersby", given: "Kathryn" },
    "container-title": "The Cold War in Asia",
    editor: [
      { family: "Ostermann", given: "Christian" },
      { family: "Westad", given: "Odd Arne" },
    ],
    publisher: "Stanford University Press",
    "publisher-place": "Stanford",
    issued: 1998,
    page: "90-116",
  }),
  source("book", {
    type: "book",
    title: "The Korean conflict",
    author: { family: "Bajanov", given: "Evgeni" },
    publisher: "Praeger",
    "publisher-place": "New York",
    issued: "2001~",
  }),
  source("article", {
    type: "article-journal",
    title: "Should we fear this?",
    author: { family: "Weathersby", given: "Kathryn" },
    "container-title": "CWIHP Working Paper",
    volume: "39",
    issued: { "date-parts": [[2002, 7]] },
    page: "1-25",
    doi: "10.1000/182",
  }),
  source("report-minutes", {
    type: "report",
    title: "Report on a visit",
    issued: "1950-03-30/1950-04-25",
    archive: "APRF",
  }),
];

function cite(id: string, locator: string | null = null, more: Partial<Cite> = {}): Cite {
  return { id, locator, prefix: null, ...more };
}

function written(text: FormattedText | undefined): string {
  return (text ?? []).map(({ text, italic, bold }) => (italic ? `*${text}*` : bold ? `**${text}**` : text)).join("");
}

function note(cites: readonly Cite[], lang: string | null = null, style: string | null = null): string {
  return written(format({ style, lang, items: ITEMS, notes: [cites], entries: [] }).notes[0]);
}

/** What the Chicago Manual (17th ed.) asks of a note, kind by kind. */
const NOTES: readonly (readonly [what: string, cites: readonly Cite[], note: string])[] = [
  [
    "a report: author, title, number, place and year, page",
    [cite("report", "p. 3")],
    "Central Intelligence Agency, “Soviet Military Aid to North Korea” (Washington, DC: Central Intelligence Agency, June 19, 1950), 3.",
  ],
  [
    "a document in an archive: author, title, date, shelfmark, archive",
    [cite("telegram", "fol. 12r")],
    "Terenty Shtykov, “Ciphered Telegram No. 600508” (January 19, 1950), fol. 12r, f. 45, op. 1, d. 346, Archive of the President of the Russian Federation.",
  ],
  [
    "a letter: from, to, date, archive",
    [cite("letter")],
    "Harry S. Truman to Dean Acheson, July 19, 1950, Truman Library.",
  ],
  [
    "a chapter: author, title, in book, editors, page",
    [cite("chapter", "pp. 92-93")],
    "Kathryn Weathersby, “Stalin and the Korean Decision,” in *The Cold War in Asia*, ed. Christian Ostermann and Odd Arne Westad (Stanford: Stanford University Press, 1998), 92–93.",
  ],
  [
    "a book with a doubtful year, cited by chapter",
    [cite("book", "ch. 3")],
    "Evgeni Bajanov, *The Korean Conflict* (New York: Praeger, [2001?]), chap. 3.",
  ],
  [
    "an article",
    [cite("article", "4")],
    "Kathryn Weathersby, “Should We Fear This?,” *CWIHP Working Paper* 39 (July 2002): 4, https://doi.org/10.1000/182.",
  ],
  [
    "several, after a word",
    [cite("book", "p. 41", { prefix: "see" }), cite("article", null, { prefix: "also" })],
    "See Evgeni Bajanov, *The Korean Conflict* (New York: Praeger, [2001?]), 41; also Kathryn Weathersby, “Should We Fear This?,” *CWIHP Working Paper* 39 (July 2002): 1–25, https://doi.org/10.1000/182.",
  ],
  [
    "quoted in",
    [cite("report-minutes", "p. 2", { through: { words: "quoted in", id: "book", locator: "pp. 40-42" } })],
    "“Report on a Visit,” March 30–April 25, 1950, 2, APRF, quoted in Evgeni Bajanov, *The Korean Conflict* (New York: Praeger, [2001?]), 40–42.",
  ],
];

describe("notes in Attest's own style", () => {
  it.each(NOTES)("%s", (_, cites, expected) => expect(note(cites)).toBe(expected));

  it("in the language of the document", () => {
    expect(note([cite("report-minutes", "S. 41")], "de")).toBe(
      "„Report on a visit“, 30. März–25. April 1950, 41, APRF.",
    );
    expect(note([cite("book", "гл. 3")], "ru")).toContain("Evgeni Bajanov, *The Korean conflict*");
    expect(note([cite("book", "p. 3")], "tlh")).toBe(note([cite("book", "p. 3")]));
  });

  it("for items that say next to nothing", () => {
    const odd = [source("nothing", {}), source("odd", { title: 3, author: "Zhou Enlai", issued: "195X", DOI: [] })];
    const { notes } = format({
      style: null,
      lang: null,
      items: odd,
      notes: [[cite("nothing")], [cite("odd")], [cite("absent")], []],
      entries: [],
    });
    expect(notes.map(written)).toEqual(["N.d.", "Zhou Enlai, “3,” 1950s.", "N.d.", ""]);
  });
});

const AUTHOR_DATE = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Test</title><id>test</id></info>
  <citation><layout prefix="(" suffix=")" delimiter="; ">
    <group delimiter=", "><names variable="author"><name form="short"/></names><text variable="locator"/></group>
  </layout></citation>
  <bibliography><layout><text variable="title" font-style="italic"/></layout></bibliography>
</style>`;

describe("other styles", () => {
  it("are any of the Citation Style Language", () => {
    const through = { words: "quoted in", id: "book", locator: null };
    expect(note([cite("chapter", "p. 92", { through }), cite("book")], null, AUTHOR_DATE)).toBe(
      "(Weathersby, 92; Bajanov)",
    );
  });

  it.each(["", "<style>", "<html></html>", "no XML", "{}", '<style class="note"><citation/>'])(
    "that are none give way to Attest's own: %j",
    (style) => {
      const result = format({ style, lang: null, items: ITEMS, notes: [[cite("letter")]], entries: [] });
      expect(written(result.notes[0])).toMatch(/^Harry S. Truman|^$/);
    },
  );
});

describe("a bibliography", () => {
  it("is in the order of the style", () => {
    const { entries } = format({
      style: null,
      lang: null,
      items: ITEMS,
      notes: [],
      entries: ["letter", "chapter", "book"],
    });
    expect(entries.map(written)).toEqual([
      "Bajanov, Evgeni. *The Korean Conflict*. New York: Praeger, [2001?].",
      "Truman, Harry S. Letter to Dean Acheson, July 19, 1950. Truman Library.",
      "Weathersby, Kathryn. “Stalin and the Korean Decision.” In *The Cold War in Asia*, edited by Christian Ostermann and Odd Arne Westad, 90–116. Stanford: Stanford University Press, 1998.",
    ]);
  });
});
