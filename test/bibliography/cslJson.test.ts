import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCslJson } from "../../server/src/bibliography/cslJson";
import { checkTotal, listed } from "./checkBibliography";

/** As Zotero writes CSL-JSON. */
const ZOTERO = `[
	{
		"id": "http://zotero.org/users/1/items/ABCD",
		"type": "report",
		"archive": "APRF",
		"note": "cited-in: bajanov\\nOriginal Date: 1950",
		"title": "Report on <i>Kim Il Sung</i>'s visit",
		"author": [{ "family": "Weathersby", "given": "Kathryn", "id": "no" }],
		"issued": { "date-parts": [["1950", 4, 26]] },
		"custom": { "id": "no" }
	},
	{"title":"Nummer","id":7,"quoted-in":{"id":"b","locator":"p. 3"}},
	{ "id": "caf\\u00e9" }
]`;

describe("what reference managers write", () => {
  test("each id in its place", () => {
    expect(listed(ZOTERO, readCslJson(ZOTERO))).toEqual({
      keys: ["http://zotero.org/users/1/items/ABCD", "7", "caf\\u00e9"],
      unreadable: [],
    });
  });

  test("items become sources, and are kept as they are", () => {
    const [report, numbered, escaped] = readCslJson(ZOTERO).sources;
    expect(report).toMatchObject({
      type: "report",
      archive: "APRF",
      issued: "1950-04-26",
      authors: [{ family: "Weathersby", given: "Kathryn" }],
    });
    expect(report!.csl).toMatchObject(JSON.parse(ZOTERO)[0]);
    expect(report!.csl["original-date"]).toBe("1950");
    expect(report!.links).toEqual([{ type: "cited-in", id: "bajanov", locator: null }]);
    expect(numbered).toMatchObject({ id: "7", links: [{ type: "quoted-in", id: "b", locator: "p. 3" }] });
    expect(escaped!.id).toBe("café");
  });

  test.each(["items", "references"])("a list under %s", (name) => {
    const text = `{"config": [{"id": "no"}], "${name}": [{"id": "a"}, {"id": "b"}]}`;
    expect(listed(text, readCslJson(text))).toEqual({ keys: ["a", "b"], unreadable: [] });
  });
});

describe("what is wrong", () => {
  test.each([
    ['[{"id": "a"} {"id": "b"}]', ["a", "b"], ["«{» at 13: A comma is missing here."]],
    [
      '[{"id": "a" "type": "book"}, {"id" "b"}]',
      ["a"],
      [
        '«"type"» at 12: A comma is missing here.',
        "«{» at 29: A reference needs an `id`: the key by which it is cited.",
        '«"b"» at 35: A colon is missing here.',
      ],
    ],
    [
      '[{"id": "a", "title": "A}]\n',
      ["a"],
      [
        '«"A}]» at 22: This quotation mark is not closed.',
        "«» at 27: A closing brace } is missing here.",
        "«» at 27: A closing bracket ] is missing here.",
      ],
    ],
    [
      '[{"type": "book"}, {"id": ""}, {"id": {}}, 3, null, []]',
      [],
      [
        "«{» at 1: A reference needs an `id`: the key by which it is cited.",
        "«{» at 19: A reference needs an `id`: the key by which it is cited.",
        "«{» at 31: A reference needs an `id`: the key by which it is cited.",
        "«3» at 43: A reference should stand here: {…}.",
        "«null» at 46: A reference should stand here: {…}.",
        "«[» at 52: A reference should stand here: {…}.",
      ],
    ],
    [
      '[{"id": "a"}, {"id": "a"}]',
      ["a"],
      [
        "«a» at 22: There are two references `a` here, and only the first counts, in line 1. Rename or remove one of the two.",
      ],
    ],
    ["", [], ["«» at 0: A value is missing here."]],
    ["3", [], ["«3» at 0: A list of references should stand here: [{…}, {…}]."]],
    ['{"id": "a"}', [], ["«{» at 0: A list of references should stand here: [{…}, {…}]."]],
  ])("%s", (text, keys, unreadable) => {
    expect(listed(text, readCslJson(text))).toEqual({ keys, unreadable });
  });

  test("a byte-order mark is nothing", () => {
    const text = '\uFEFF[{"id": "a"}]';
    expect(listed(text, readCslJson(text))).toEqual({ keys: ["a"], unreadable: [] });
  });
});

describe("hostile input", () => {
  test.each([
    ["brackets", "[".repeat(100_000)],
    ["braces", '{"a":'.repeat(100_000)],
    ["depth in an item", `[{"id":"a"},{"id":"b","c":${"[".repeat(100_000)}`],
    ["words", "a ".repeat(50_000)],
    ["marks", '"'.repeat(100_000)],
    ["NUL", '[{"id":"a\0","\0":1}]\0'],
    ["__proto__", '[{"__proto__":{"id":"x"},"id":"__proto__","constructor":1}]'],
  ])("%s", (_name, text) => {
    const start = performance.now();
    checkTotal(text, readCslJson(text));
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  test("what stands before too deep a nesting is read", () => {
    const text = `[{"id":"a"},{"id":"b","c":${"[".repeat(100_000)}`;
    expect(readCslJson(text).sources.map(({ id }) => id)).toEqual(["a", "b"]);
  });

  test("never throws", () => {
    const pieces = ['"id"', ":", '"a"', "[", "]", "{", "}", ",", "\n", "7", '"author"', "/*", "//", "\\", '"items"'];
    const text = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 60 });
    fc.assert(
      fc.property(text, (parts) => {
        checkTotal(parts.join(""), readCslJson(parts.join("")));
      }),
      { numRuns: 500 },
    );
  });

  test("20,000 items are found at once", () => {
    const item = ZOTERO.slice(2, ZOTERO.indexOf("\t{", 10)).trim();
    const text = `[${Array.from({ length: 20_000 }, (_, n) => item.replace("ABCD", `${n}`))
      .join("")
      .replace(/,$/, "")}]`;
    const start = performance.now();
    const { sources, unreadable } = readCslJson(text);
    expect(performance.now() - start).toBeLessThan(10_000);
    expect([sources.length, unreadable.length]).toEqual([20_000, 0]);
    expect(sources.at(-1)!.title).toContain("Kim Il Sung");
  });
});
