import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isCitationAlone, keyAt, locatorIn, readCitation } from "../../server/src/syntax/citations";

/** Each item as `prefix | key | locator`. */
function items(text: string, lang: string | null = null): string[] | null {
  const written = readCitation(text, lang)?.map((item) => `${item.prefix ?? ""} | ${item.key} | ${item.locator ?? ""}`);
  return written ?? null;
}

describe("what stands in the brackets of a citation", () => {
  test.each<[string, string[]]>([
    ["@key", [" | key | "]],
    ["@key, pp. 40-42", [" | key | pp. 40-42"]],
    ["see @a, ch. 3; @b, fol. 12r", ["see | a | ch. 3", " | b | fol. 12r"]],
    ["-@key, p. 3", [" | key | p. 3"]],
    ["cf. also -@key", ["cf. also | key | "]],
    ["@key, p. 3, emphasis added", [" | key | p. 3"]],
    ["@key, emphasis added", [" | key | "]],
    ["@key 41", [" | key | 41"]],
    ["@key, {p. 3, bottom} and more", [" | key | p. 3, bottom"]],
    ["@{https://a.b/c?d=e;f}, p. 3", [" | https://a.b/c?d=e;f | p. 3"]],
    ["@a.b_c:d-e, § 4.", [" | a.b_c:d-e | § 4."]],
    ["@стал., л. 12", [" | стал | "]],
    ["@a [see @b; c], p. 3; @d", [" | a | ", " | d | "]],
    ["see [the] \\@note @a\\; b; @c", ["see [the] \\@note | a | ", " | c | "]],
  ])("%j", (text, expected) => {
    expect(items(text)).toEqual(expected);
  });

  test.each(["", "sic", "@", "a@b.c", "@a;", "@a; b", "; @a", "\\@a", "[@a]", "@a; [@b]"])("%j is none", (text) => {
    expect(items(text)).toBeNull();
  });

  test("keys are where they say", () => {
    const text = "see @a, p. 3; -@{b c}; @{http://d}";
    expect(readCitation(text, null)).toBeNull();
    const cited = "see @a, p. 3; -@b; @{http://d}";
    expect(readCitation(cited, null)!.map(({ at }) => cited.slice(at.from, at.to))).toEqual(["a", "b", "http://d"]);
  });

  test.each([
    ["ru", "@a, л. 12", "л. 12"],
    ["ru-RU", "@a, лл. 12–14", "лл. 12–14"],
    ["de", "@a, S. 40", "S. 40"],
    ["fr", "@a, t. 2, p. 3", "t. 2, p. 3"],
    ["pl", "@a, s. 7", "s. 7"],
    ["de", "@a, pp. 4, 6", "pp. 4, 6"],
  ])("the labels of %s: %s", (lang, text, locator) => {
    expect(readCitation(text, lang)![0]!.locator).toBe(locator);
  });
});

test.each([
  ["@a", true],
  ["@a, p. 3 and more", true],
  ["see also @a, p. 3", true],
  ["see @a; @b, ch. 3", true],
  ["as @a shows, they agreed", false],
  ["he refers to the minutes of @a", false],
  ["sic", false],
])("%j is nothing but a citation: %s", (text, expected) => {
  expect(isCitationAlone(text)).toBe(expected);
});

test.each([
  ["a", "a"],
  ["a, b", "a"],
  ["a.", "a"],
  ["a.b:c/d-e", "a.b:c/d-e"],
  ["a--b", "a"],
  ["_a", "_a"],
  ["1950x", "1950x"],
  ["стал'", "стал"],
  ["{url}", "url"],
  ["{a{b}c}", "a{b}c"],
])("the key of @%s is %s", (text, key) => {
  expect(keyAt(text, 0)?.key).toBe(key);
});

test.each(["", ".a", "{}", "{a b}", "-", "\u0301"])("@%j has none", (text) => {
  expect(keyAt(text, 0)).toBeNull();
});

const PIECES = ["@", "a", "{", "}", "[", "]", ";", ",", " ", "-", "p. 3", "\\", "\n", "戦", "😀", "see ", "iv", "–"];
const anything = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join("")),
);

test("whatever the text, what is read stands in it, in order", () => {
  fc.assert(
    fc.property(anything, fc.constantFrom(null, "ru", "x-y", ""), (text, lang) => {
      let last = 0;
      for (const { key, at, prefix, locator } of readCitation(text, lang) ?? []) {
        expect(at.from).toBeGreaterThan(last);
        expect(text.slice(at.from, at.to)).toBe(key);
        if (prefix) expect(text.slice(last, at.from)).toContain(prefix);
        if (locator) expect(text.slice(at.to)).toContain(locator);
        last = at.to;
      }
      locatorIn(text, lang);
      isCitationAlone(text);
    }),
    { numRuns: 3000 },
  );
});

test("a long text full of keys and brackets is read in linear time", () => {
  for (const text of ["@a ".repeat(50_000), "[@a".repeat(50_000), "@a;".repeat(50_000), "@{".repeat(50_000)]) {
    const start = performance.now();
    readCitation(text, null);
    expect(performance.now() - start).toBeLessThan(10_000);
  }
});
