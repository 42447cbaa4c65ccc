import { expect, test } from "vitest";
import { sourceFromCsl } from "../../../server/src/bibliography/csl";
import { readHtml } from "../../../server/src/bibliography/format/html";
import { dateFromEdtf, itemOf } from "../../../server/src/bibliography/format/item";

test.each([
  ["1950", { "date-parts": [[1950]] }],
  ["1950-04", { "date-parts": [[1950, 4]] }],
  [
    "1950-03-30/1950-04-25",
    {
      "date-parts": [
        [1950, 3, 30],
        [1950, 4, 25],
      ],
    },
  ],
  ["1950~", { "date-parts": [[1950]], circa: true }],
  ["1950-21", { "date-parts": [[1950]], season: 1 }],
  ["-0043", { "date-parts": [[-43]] }],
  ["195X", { literal: "1950s" }],
  ["1949/..", { literal: "1949–" }],
  ["[1949, 1950]", { literal: "[1949, 1950]" }],
])("the date %s", (date, expected) => expect(dateFromEdtf(date)).toEqual(expected));

test("variables are of the kind that CSL says, and ours are left out", () => {
  const csl = {
    id: "x",
    title: 1984,
    author: "Zhou Enlai",
    accessed: [{ year: 2020, month: 1 }],
    "archive-location": "f. 3",
    doi: "10.1000/182",
    "cited-in": { id: "y" },
    text: "texts/x.txt",
    note: ["no", "text"],
    custom: { more: 1 },
  };
  expect(itemOf(sourceFromCsl(csl, { from: 0, to: 0 }))).toEqual({
    id: "x",
    type: "document",
    title: "1984",
    author: [{ literal: "Zhou Enlai" }],
    accessed: { "date-parts": [[2020, 1]] },
    archive_location: "f. 3",
    DOI: "10.1000/182",
  });
});

test.each([
  ['a <i>b <span style="font-style:normal;">c</span></i> d', "a |_b _|c d"],
  ["<b>x</b>&#60;i&#62; &amp; &quot;y&quot;", 'x|<i> & "y"'],
  [
    '<div class="csl-entry"><div class="csl-left-margin">1.</div><div class="csl-right-inline">Text</div></div>\n',
    "1. Text",
  ],
  ['<span style="font-variant: small-caps;">Stalin</span>', "Stalin"],
  ["a < b & c &nope; </i></i>", "a < b & c &nope;"],
  ['<a href="command:x">click</a> <img src=x onerror=y>', "click"],
  ["", ""],
])("the words of %j", (html, expected) => {
  const runs = readHtml(html).map(({ text, italic }) => (italic ? `_${text}_` : text));
  expect(runs.join("|")).toBe(expected);
});
