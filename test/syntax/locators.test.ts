import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isLocator, isLocatorAnywhere, locatorAtStart } from "../../server/src/syntax/locators";

describe("a locator at the start of a suffix", () => {
  test.each([
    ["pp. 40-42", "pp. 40-42"],
    ["p. 41, emphasis added", "p. 41"],
    ["pp. 4, 6–8 & 10 and more", "pp. 4, 6–8 & 10"],
    ["p.41", "p.41"],
    ["fol. 12r", "fol. 12r"],
    ["fols. 12r–13v", "fols. 12r–13v"],
    ["vol. 2, pp. 4-5", "vol. 2, pp. 4-5"],
    ["ch. iv", "ch. iv"],
    ["§ 4", "§ 4"],
    ["41", "41"],
    ["40–42", "40–42"],
    ["xii", "xii"],
    ["s.v. 12", "s.v. 12"],
    ["box 12, folder 3", "box 12, folder 3"],
    ["Pp. 3", "Pp. 3"],
    ["emphasis added", ""],
    ["mixed feelings", ""],
    ["part of it", ""],
    ["", ""],
  ])("%j: %j", (suffix, locator) => {
    expect(locatorAtStart(suffix, null)).toBe(locator);
  });
});

describe("a bare locator", () => {
  test.each([
    ["p. 41", null],
    ["pp. 40–42", "de"],
    ["S. 41", "de"],
    ["Bl. 12", "de-AT"],
    ["л. 12", "ru"],
    ["лл. 12–14", "ru"],
    ["ф. 45, оп. 1, д. 334, л. 12", "ru"],
    ["с. 5", "uk"],
    ["págs. 3-4", "es"],
    ["s. 7", "pl"],
  ])("%j in %s", (text, lang) => {
    expect(isLocator(text, lang)).toBe(true);
    expect(isLocatorAnywhere(text)).toBe(true);
  });

  test.each([
    ["41", null],
    ["sic", null],
    ["S. 41", null],
    ["л. 12", "de"],
    ["p. 41 of the report", null],
    [" p. 41", null],
    ["pp.", null],
    ["page", null],
    ["P. Smith", null],
    ["of Korea", "fr"],
  ])("%j in %s is none", (text, lang) => {
    expect(isLocator(text, lang)).toBe(false);
  });

  test("words in brackets are none, in any language", () => {
    for (const text of ["sic", "Mao Zedong", "in 1950", "illegible", "C. Bohlen", "1950", "rising"])
      expect(isLocatorAnywhere(text)).toBe(false);
  });
});

test("whatever the text, a locator begins it", () => {
  const pieces = fc.constantFrom("p. ", "pp. ", "л.", "4", "-", ", ", " ", "iv", "12r", "§", "😀", "\n", "ſ", "&");
  const anything = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces, { maxLength: 20 }).map((each) => each.join("")),
  );
  fc.assert(
    fc.property(anything, fc.constantFrom(null, "ru", "zz"), (text, lang) => {
      const locator = locatorAtStart(text, lang);
      expect(text.startsWith(locator)).toBe(true);
      if (isLocator(text, lang)) expect(locator).toBe(text);
    }),
    { numRuns: 3000 },
  );
});

test("a long list of numbers is read in linear time", () => {
  for (const text of [
    "p. 4, ".repeat(20_000),
    `p. ${"4-".repeat(50_000)}`,
    `p. ${"4.".repeat(50_000)}x`,
    "i".repeat(100_000),
  ]) {
    const start = performance.now();
    locatorAtStart(text, "ru");
    expect(performance.now() - start).toBeLessThan(10_000);
  }
});
