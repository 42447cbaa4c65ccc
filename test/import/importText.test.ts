import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { firstDifference } from "../../server/src/export/difference";
import { textUnder } from "../../server/src/export/transcription";
import { edtfOf } from "../../server/src/import/dates";
import { importText } from "../../server/src/import/importText";
import { read } from "../../server/src/import/reading";

function annotated(text: string, markdown = false) {
  const imported = importText({ text, markdown, transcription: "original.txt" });
  if (imported.kind === "refused") throw new Error(imported.reason);
  return { ...imported, read: read(imported.text) };
}

/** `berdahl: I agree.`, the first words of each statement. */
function statements(text: string, markdown = false): string[] {
  const { model } = annotated(text, markdown).read;
  return model.statements.map(({ speakers, parts, from, to }) => {
    const [first] = parts;
    const words = model.source.text.slice(first?.from ?? from, first?.to ?? to);
    return `${speakers.join(" ") || "?"}: ${words.replace(/\s+/g, " ").slice(0, 30)}`;
  });
}

function names(text: string, markdown = false): string[] {
  return annotated(text, markdown).speakers.map(({ id, name }) => `${id}: ${name}`);
}

const MINUTES = `COMMITTEE ON PUBLICATION

PARTICIPANTS:

Dr. Clarence A. Berdahl, University of Illinois Mr. William M. Franklin, HD
Mr. Dexter Perkins, Cornell; Mr. Ernest R. Perkins, HD

PROCEEDINGS

[The meeting was convened at 10:00 a.m.]

THE CHAIRMAN: Shall we begin?

MR. BERDAHL: I am ready.

MR. E.R. PERKINS: So am I.

THE CHAIRMAN: Then the volumes.

ITEM 1. INTRODUCTORY REMARKS: THE VOLUMES.

MR. BERDAHL: How many are there?

It was fewer last year.

MR. D. PERKINS: Five.

SUBJECT: Budget

MR. E.R. PERKINS: Six, I think.

[Mr. Franklin joined the meeting.]

MR. BERBAHL: Seven then.

MR. FRANKLIN: Eight.

MR. D. PERKINS: No.

MR. BERDAHL: Yes.

MR. D. PERKINS: No.

MR. P. PERKINS: That is so.
`;

describe("minutes with labels in capitals", () => {
  test("labels become speakers, by their full names where the head lists them", () =>
    expect(names(MINUTES)).toEqual([
      "chairman: The Chairman",
      "berdahl: Clarence A. Berdahl",
      "e-r-perkins: Ernest R. Perkins",
      "d-perkins: Dexter Perkins",
      "franklin: William M. Franklin",
    ]));

  test("turns are recognised; headings and events are in nobody's mouth", () => {
    expect(statements(MINUTES)).toEqual([
      "chairman: Shall we begin?",
      "berdahl: I am ready.",
      "e-r-perkins: So am I.",
      "chairman: Then the volumes.",
      "berdahl: How many are there?",
      "d-perkins: Five.",
      "e-r-perkins: Six, I think.",
      "?: Seven then.",
      "franklin: Eight.",
      "d-perkins: No.",
      "berdahl: Yes.",
      "d-perkins: No.",
      "?: That is so.",
    ]);
    expect(annotated(MINUTES).text).toContain("[ITEM 1. INTRODUCTORY REMARKS: THE VOLUMES.]{.stage}");
  });

  test("misprinted labels are left to be confirmed", () => {
    const { doubtful, read } = annotated(MINUTES);
    expect(doubtful.map(({ name, speaker }) => `${name}: ${speaker.id}`)).toEqual([
      "MR. BERBAHL: berdahl",
      "MR. P. PERKINS: d-perkins",
    ]);
    expect(read.model.unknownLabels.map(({ name }) => name)).toEqual(["MR. BERBAHL", "MR. P. PERKINS"]);
  });
});

test.each([
  [
    "a debate, labels with a full stop",
    "Mr. SMITH. I rise to oppose the bill.\n\nThe PRESIDING OFFICER. The Senator from Ohio.\n\nMr. SMITH. It is 5 dollars.\n\nMr. JONES. I agree.\n\nThe PRESIDING OFFICER. Is there objection?",
    [
      "smith: I rise to oppose the bill.",
      "presiding-officer: The Senator from Ohio.",
      "smith: It is 5 dollars.",
      "jones: I agree.",
      "presiding-officer: Is there objection?",
    ],
  ],
  [
    "an interview, line by line",
    "Q. Where were you?\nA. At home.\nI was ill.\nQ. All day?\nA. All day.",
    ["q: Where were you?", "a: At home. I was ill.", "q: All day?", "a: All day."],
  ],
  [
    "numbered voices",
    "SPEAKER 1: Hello.\nSPEAKER 2: Good day.\nSPEAKER 1: Sit down.\nSPEAKER 2: Thank you.",
    ["speaker-1: Hello.", "speaker-2: Good day.", "speaker-1: Sit down.", "speaker-2: Thank you."],
  ],
  [
    "typewritten, indented",
    "     MR. FRANKLIN:  I have it.\n\n     That is all.\n\n     MR. BERDAHL:  Good.\n\n     MR. FRANKLIN:  Yes.\n\n     MR. BERDAHL:  And?",
    ["franklin: I have it.", "berdahl: Good.", "franklin: Yes.", "berdahl: And?"],
  ],
  [
    "bold labels in a plain text",
    "**Stalin:** We shall see.\n\n**Kim Il Sung:** We can win.\n\n**Stalin:** Perhaps.\n\n**Kim Il Sung:** Surely.",
    ["stalin: We shall see.", "kim-il-sung: We can win.", "stalin: Perhaps.", "kim-il-sung: Surely."],
  ],
  [
    "a misprint that nothing would report",
    "Mr. Berdahl: One.\n\nMr. Franklin: Two.\n\nMr. Berdahl: Three.\n\nMr. Franklin: Four.\n\nMr. Berdahl: Five.\n\nMr. Berbahl: Six.",
    ["berdahl: One.", "franklin: Two.", "berdahl: Three.", "franklin: Four.", "berdahl: Five.", "berdahl: Six."],
  ],
  [
    "a debate, labels with a dash",
    "Mr. SMITH (Labour).—I ask.\n\nThe PRIME MINISTER (Mr. Macmillan).—No.\n\nSeveral HON. MEMBERS.—Hear, hear.\n\nMr. SMITH.—I withdraw.\n\nThe LORD ADVOCATE.--So be it.\n\nThe PRIME MINISTER.—Yes.\n\nQuestion put, and agreed to.",
    [
      "smith: I ask.",
      "prime-minister: No.",
      "several-hon-members: Hear, hear.",
      "smith: I withdraw.",
      "lord-advocate: So be it.",
      "prime-minister: Yes.",
    ],
  ],
  [
    "a council, turns numbered, with the language spoken",
    "President: Sir Benegal N. RAU (India).\n\n1. The PRESIDENT: I call the meeting to order.\n\n2. Mr. GROSS (United States of America): At 4 o'clock it began.\n\nThe text is here.\n\n3. Mr. BEBLER (Yugoslavia) (translated from French): We learned of it.\n\n4. The PRESIDENT (translated from French): Who is in favour?\n\nA vote was taken by show of hands.\n\nIn favour: China, Cuba.\n\nMr. GROSS (United States of America): Thank you.\n\nThe meeting rose at 6 p.m.",
    [
      "president: I call the meeting to order.",
      "gross: At 4 o'clock it began.",
      "bebler: We learned of it.",
      "president: Who is in favour?",
      "gross: Thank you.",
    ],
  ],
  [
    "a court, indented",
    "   THE COURT: Proceed.\n\n   BY MR. MURPHY:\n\n   Q.   Where?\n   A.   At home,\n        I think.\n   Q.   When?\n   A.   (Pause) Never.\n\n   THE COURT: Next.",
    ["court: Proceed.", "q: Where?", "a: At home, I think.", "q: When?", "a: (Pause) Never.", "court: Next."],
  ],
  [
    "an oral history with a head",
    "Interview with John Jones\nPlace: Independence\nInterviewer: Jerry Hess\n\nINTERVIEWER: Begin.\n\nJONES: I was born.\n\nNote: not in France.\n\nNOTE: The tape was stopped.\n\nINTERVIEWER: And?\n\nJONES: So I went.",
    ["interviewer: Begin.", "jones: I was born.", "interviewer: And?", "jones: So I went."].map((each) =>
      each.slice(0, each.indexOf(":") + 32),
    ),
  ],
  [
    "a tape, line by line, with voices heard once",
    "PRESIDENT KENNEDY: Wait.\nSECRETARY RUSK: They move.\nMcNAMARA: Yes.\nPRESIDENT KENNEDY: All?\nMcNAMARA: All.\nGENERAL TAYLOR: 3. Not 24.\nSORENSEN: No.\nSECRETARY RUSK: Well . . .",
    [
      "kennedy: Wait.",
      "rusk: They move.",
      "mcnamara: Yes.",
      "kennedy: All?",
      "mcnamara: All.",
      "taylor: 3. Not 24.",
      "?: No.",
      "rusk: Well . . .",
    ],
  ],
  [
    "minutes whose headings recur",
    "RESOLVED: That it be so.\n\nVOTE: 3 for.\n\nACTION: The Clerk.\n\nVOTE: All.\n\nACTION: None.\n\nRESOLVED: So.\n\nP.S.: One.\n\nP.S.: Two.\n\nQuestion: None.\n\nQuestion: One.",
    [],
  ],
  [
    "headings amid capitals that are no labels",
    "THE CHAIRMAN: One.\n\nMR. KIM: Two.\n\nForeign Relations: the series.\n\nTHE CHAIRMAN: Three.\n\nForeign Relations: a book.\n\nMR. LE0POLD: Four.\n\nMR.KIM: Five.\n\nMR. KIM: Six.\n\nIII. Six.\n\nIII. Seven.",
    ["chairman: One.", "kim: Two.", "chairman: Three.", "le0pold: Four.", "kim: Five.", "kim: Six."],
  ],
  [
    "Russian minutes",
    "Сталин: Надо.\n\nТов. Молотов: Да.\n\nСталин: Кто против?\n\nТов. Молотов: Никто.\n\nПримечание: один.\n\nПримечание: два.",
    ["сталин: Надо.", "молотов: Да.", "сталин: Кто против?", "молотов: Никто."],
  ],
  ["Windows", "KIM: Yes.\r\nPAK: No.\r\nKIM: Yes.\r\nPAK: No.\r\n", ["kim: Yes.", "pak: No.", "kim: Yes.", "pak: No."]],
  [
    "a letter",
    "Dear Sir:\n\nSubject: Volumes\n\nNote: we are late.\n\nNote: we are very late.\n\nYours,\n\nA. Smith",
    [],
  ],
])("statements of %s", (_, text, expected) => {
  expect(statements(text)).toEqual(expected);
  expect(firstDifference(textUnder(annotated(text).read), text)).toBeNull();
});

test("in Markdown, bold labels and notes stay", () => {
  const text =
    "# Talk\n\n**Stalin:** We *shall* see.[^1]\n\n**Kim:** <illegible>\n\n**Stalin:** So.\n\n**Kim:** Yes.\n\n[^1]: In May.\n";
  expect(statements(text, true)).toEqual([
    "stalin: We *shall* see.[^1]",
    "kim: \\<illegible>",
    "stalin: So.",
    "kim: Yes.",
  ]);
  expect(annotated(text, true).text).toContain("**Stalin:** We *shall* see.[^1]");
});

test("minutes in prose: who says it is read in the clauses", () => {
  const text =
    "Minutes.\n\nMr. Franklin said that the volumes were late. He added that the printer was ill.\n\nThe meeting rose.\n\nMr. Franklin stressed that this would end.";
  expect(names(text)).toEqual(["franklin: Franklin"]);
  expect(statements(text)[0]).toMatch(/^franklin: Mr. Franklin said that/);
  expect(annotated(text).text).toContain("cert=medium");
});

test("the header becomes front matter, its words stay in the text", () => {
  const text =
    "**Title: A talk****Author:****Date:** March 30, 1950\n\n**Source:** Archive [p. 4], box 5.\n\n**Description:** what was said: all of it\n\nThey met.\n";
  const { frontMatter, commentary, source } = annotated(text).read.model;
  expect([frontMatter?.title, frontMatter?.date, frontMatter?.source?.value, frontMatter?.problems]).toEqual([
    "A talk",
    "1950-03-30",
    "this-document",
    [],
  ]);
  expect(commentary.map(({ from, to }) => source.text.slice(from, to).trim().split("\n")[0])).toEqual([
    "**Title: A talk****Author:****Date:** March 30, 1950",
  ]);
  expect(firstDifference(textUnder(annotated(text).read), text)).toBeNull();
});

test.each([
  ["Title: A talk\nDate: 12 May 1957\nAuthor: H. Smith\n\nThey met.", ["A talk", "1957-05-12", "H. Smith", 1]],
  [
    "From: Mr. Kogan\nTo: Mr. Franklin\nSubject: Volumes 1*\nDate: May 12, 1957\n\nI agree.",
    ["Volumes 1*", "1957-05-12", undefined, 0],
  ],
  [
    "SUBJECT: The visit\r\nDATE: March 30–April 25, 1950\r\n\r\nThey met.",
    ["The visit", "1950-03-30/1950-04-25", undefined, 0],
  ],
  ["Date: 5/12/57\nParticipants: Kim\n\nThey met.", [undefined, undefined, undefined, 0]],
  ["Title: A talk\nThey met.\n", [undefined, undefined, undefined, 0]],
  ["Date: 12 May 1957\n\nThey met.", [undefined, undefined, undefined, 0]],
  ["To: Kim\nTo: Pak\n\nThey met.", [undefined, undefined, undefined, 0]],
  ["They met.\n\nTitle: A talk\nDate: 12 May 1957", [undefined, undefined, undefined, 0]],
])("plain lines at the head: %j", (text, [title, date, author, commentaries]) => {
  const { frontMatter, commentary, statements } = annotated(text).read.model;
  const said = /^author: (.*)$/m.exec(annotated(text).text)?.[1];
  expect([frontMatter?.title ?? undefined, frontMatter?.date ?? undefined, said, commentary.length]).toEqual([
    title,
    date,
    author,
    commentaries,
  ]);
  expect([frontMatter?.problems, statements]).toEqual([[], []]);
  expect(firstDifference(textUnder(annotated(text).read), text)).toBeNull();
});

test.each([
  ["12 May 1957", "1957-05-12"],
  ["May 12, 1957", "1957-05-12"],
  ["May 1957", "1957-05"],
  ["November 7-8, 1958", "1958-11-07/1958-11-08"],
  ["30 March – 25 April 1950", "1950-03-30/1950-04-25"],
  ["April 25–March 30, 1950", null],
  ["May 32, 1957", null],
  ["12/5/57", null],
  ["early May 1957", null],
  ["constructor 1, 1957", null],
])("the date %s is %s", (written, expected) => expect(edtfOf(written)).toBe(expected));

test("the lines of a memorandum name no speakers of a transcript", () =>
  expect(names("From: Kim\nTo: Pak\nDate: 12 May 1957\n\nKIM: Yes.\n\nPAK: No.\n\nKIM: Yes.\n\nPAK: No.")).toEqual([
    "kim: Kim",
    "pak: Pak",
  ]));

test("the report of 1950", () => {
  const text = readFileSync("samples/korea-1950/originals/report.txt", "utf8");
  const { read, speakers } = annotated(text);
  expect(speakers.map(({ name }) => name)).toEqual(["Stalin", "Kim Il Sung", "Mao Zedong", "Pak Hon-yong"]);
  expect(read.model.frontMatter?.title).toBe("Conversations Stalin with Kim Il Sung and Pak Hon-yong");
  expect(read.model.statements.length).toBeGreaterThan(20);
  expect(firstDifference(textUnder(read), text)).toBeNull();
});

test.each([
  ["", false, "there is no text in it"],
  [" \n\uFEFF", false, "there is no text in it"],
  ["a\0b", false, "this is no text"],
  ["---\nspeakers: {a: A}\n---\nA: Yes.", true, "this is an annotated source already"],
])("%j is refused", (text, markdown, reason) =>
  expect(importText({ text, markdown, transcription: null })).toEqual({ kind: "refused", reason }),
);

test("front matter of Pandoc's is kept and added to", () => {
  const text = "---\ntitle: Mine\nlang: en\n---\n\nKIM: Yes.\n\nPAK: No.\n\nKIM: Yes.\n\nPAK: No.\n";
  expect(annotated(text, true).text).toContain(
    "---\ntitle: Mine\nlang: en\ntranscription: original.txt\nspeakers:\n  kim: Kim\n  pak: Pak\n---\n",
  );
});

const PIECES = [
  "\n",
  "\n\n",
  "\r\n",
  "\r",
  " ",
  "    ",
  "\t",
  "word ",
  "KIM: ",
  "PAK: Yes.\n\n",
  "**Kim:** ",
  "KIN: No.\n\n",
  "Q. ",
  "A. ",
  "Mr. SMITH. ",
  "ITEM 1. X\n\n",
  "PROCEEDINGS\n\n",
  "(Laughter.)\n\n",
  "[Pause.]\n\n",
  "**Title: A****Date:**\n\n",
  "Title: A\nDate: 12 May 1957\n\n",
  "From: *A*\nSource: B [p. 4]\n",
  "**Source:** B [p. 4]\n\n",
  "1. ",
  "2. ",
  "- ",
  "*",
  "**",
  "_",
  "#",
  "`",
  "[",
  "]",
  "(",
  ")",
  "{.note}",
  "[^1]",
  "[@k]",
  "<b>",
  "<!--",
  "-->",
  "&amp;",
  "$",
  "\\",
  "---\n",
  "|",
  "::: {.note}\n",
  ":::\n",
  "“",
  "”",
  '"',
  "Stalin said that it was late. ",
  "“So,” he said. ",
  "é",
  "😀",
  "שלום: ",
  "。",
  "同志：",
];

test("what begins an item of a list is no div, heading or quotation", () => {
  const text = "- ::: {.note}\n- [a\n\n1. # one\n2. > two\n";
  const imported = importText({ text, markdown: false, transcription: null });
  if (imported.kind === "refused") throw new Error(imported.reason);
  expect(firstDifference(textUnder(read(imported.text)), text)).toBeNull();
});

test("whatever the text: its words stay, and nothing of it is swallowed", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), (pieces) => {
      const text = pieces.join("");
      const imported = importText({ text, markdown: false, transcription: null });
      if (imported.kind === "refused") return;
      const document = read(imported.text);
      expect(firstDifference(textUnder(document), text)).toBeNull();
      expect(document.model.problems).toEqual([]);
      expect(document.model.frontMatter?.problems).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
