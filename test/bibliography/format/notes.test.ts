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
    "Central Intelligence Agency, “Soviet Military Aid to North Korea,” ORE 18-50 (Washington, DC: Central Intelligence Agency, June 19, 1950), 3.",
  ],
  [
    "a document in an archive: author, title, date, shelfmark, archive",
    [cite("telegram", "fol. 12r")],
    "Terenty Shtykov, “Ciphered Telegram No. 600508,” January 19, 1950, fol. 12r, f. 45, op. 1, d. 346, Archive of the President of the Russian Federation.",
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

/** What a footnote and a bibliography have of an item, by the paragraph of the Chicago Manual (17th ed.) with that pattern. */
const PATTERNS: readonly (readonly [
  what: string,
  item: CslItem,
  locator: string | null,
  note: string,
  entry: string,
])[] = [
  [
    "14.220: a report in a series",
    {
      type: "report",
      title: "Prisoners at Koje",
      author: { literal: "Harbour Institute" },
      genre: "Research Memorandum",
      number: "RM-77",
      publisher: "Harbour Institute",
      "publisher-place": "Boston",
      issued: "1954-03",
    },
    "pp. 8-9",
    "Harbour Institute, “Prisoners at Koje,” Research Memorandum RM-77 (Boston: Harbour Institute, March 1954), 8–9.",
    "Harbour Institute. “Prisoners at Koje.” Research Memorandum RM-77. Boston: Harbour Institute, March 1954.",
  ],
  [
    "14.222–14.224: an item in an archive, date, folder and box, collection, repository, place",
    {
      type: "manuscript",
      title: "Minutes of the evening session",
      issued: "1951-07-10",
      archive: "National Library",
      "archive-place": "Oslo",
      archive_collection: "Lindqvist Papers",
      archive_location: "folder 4, box 12",
    },
    "p. 3",
    "“Minutes of the Evening Session,” July 10, 1951, 3, folder 4, box 12, Lindqvist Papers, National Library, Oslo.",
    "“Minutes of the Evening Session,” July 10, 1951. Folder 4, box 12, Lindqvist Papers. National Library. Oslo.",
  ],
  [
    "14.224: an item that has a call number and no place in a collection",
    {
      type: "manuscript",
      title: "List of ships",
      author: { family: "Haas", given: "Emil" },
      issued: "1866",
      archive: "City Archive",
      "call-number": "MS 17",
    },
    "fol. 2v",
    "Emil Haas, “List of Ships,” 1866, fol. 2v, MS 17, City Archive.",
    "Haas, Emil. “List of Ships,” 1866. MS 17. City Archive.",
  ],
  [
    "14.228: an item whose kind is named",
    {
      type: "manuscript",
      title: "On the mood in the town",
      author: { family: "Orlova", given: "Vera" },
      genre: "telegram",
      issued: "1950-01-19",
      archive: "City Archive",
      archive_location: "f. 45, op. 1",
    },
    null,
    "Vera Orlova, “On the Mood in the Town” (telegram, January 19, 1950), f. 45, op. 1, City Archive.",
    "Orlova, Vera. “On the Mood in the Town.” Telegram, January 19, 1950. F. 45, op. 1. City Archive.",
  ],
  [
    "14.111, 14.229: a letter in a collection of an archive",
    {
      type: "personal_communication",
      author: { family: "Castel", given: "Amélie" },
      recipient: { family: "Doyle", given: "Thomas" },
      issued: "1951-11-02",
      archive: "National Library",
      archive_collection: "Doyle Papers",
      archive_location: "box 3",
    },
    null,
    "Amélie Castel to Thomas Doyle, November 2, 1951, box 3, Doyle Papers, National Library.",
    "Castel, Amélie. Letter to Thomas Doyle, November 2, 1951. Box 3, Doyle Papers. National Library.",
  ],
  [
    "14.106–14.107: a chapter in an edited book, with its pages in the bibliography",
    {
      type: "chapter",
      title: "The long truce",
      author: { family: "Brandt", given: "Jonas" },
      "container-title": "Roads to the armistice",
      editor: { family: "Castel", given: "Amélie" },
      publisher: "Harbour Press",
      "publisher-place": "Boston",
      issued: 1998,
      page: "101-125",
    },
    "p. 104",
    "Jonas Brandt, “The Long Truce,” in *Roads to the Armistice*, ed. Amélie Castel (Boston: Harbour Press, 1998), 104.",
    "Brandt, Jonas. “The Long Truce.” In *Roads to the Armistice*, edited by Amélie Castel, 101–25. Boston: Harbour Press, 1998.",
  ],
];

describe("the Chicago Manual's patterns, in note and bibliography", () => {
  it.each(PATTERNS)("%s", (_, item, locator, expected, entry) => {
    const items = [source("it", item)];
    const result = format({ style: null, lang: null, items, notes: [[cite("it", locator)]], entries: ["it"] });
    expect([...result.notes, ...result.entries].map(written)).toEqual([expected, entry]);
  });

  it("14.260: what is quoted in another work names both, and the bibliography has both", () => {
    const through = { words: "quoted in", id: "book", locator: "p. 41" };
    const notes = [[cite("telegram", null, { through })]];
    const result = format({ style: null, lang: null, items: ITEMS, notes, entries: ["telegram", "book"] });
    expect(result.notes.map(written)).toEqual([
      "Terenty Shtykov, “Ciphered Telegram No. 600508,” January 19, 1950, f. 45, op. 1, d. 346, Archive of the President of the Russian Federation, quoted in Evgeni Bajanov, *The Korean Conflict* (New York: Praeger, [2001?]), 41.",
    ]);
    expect(result.entries.map(written)).toEqual([
      "Bajanov, Evgeni. *The Korean Conflict*. New York: Praeger, [2001?].",
      "Shtykov, Terenty. “Ciphered Telegram No. 600508,” January 19, 1950. F. 45, op. 1, d. 346. Archive of the President of the Russian Federation.",
    ]);
  });
});
