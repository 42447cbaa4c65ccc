import { describe, expect, test } from "vitest";
import { isEdtf } from "../../server/src/syntax/edtf";
import { isId } from "../../server/src/syntax/ids";
import { nearest } from "../../server/src/syntax/nearest";
import { CODES } from "../../server/src/syntax/problem";
import { DEFAULT_SEVERITIES } from "../../server/src/syntax/rules";

describe("isId", () => {
  test.each(["a", "kim-il-sung", "7", "хрущёв", "毛泽东", "हिन्दी", "a.b:c_d", "1950", "é"])("%j is one", (id) =>
    expect(isId(id)).toBe(true),
  );
  test.each(["", "a b", "-a", "_a", "a-", "a.", "a:", "a_", "a,b", "a/b", "“a”", " a", "a\n", "😀"])(
    "%j is none",
    (id) => expect(isId(id)).toBe(false),
  );
  test("a long one takes no time", () => expect(isId(`${"a-".repeat(500_000)}`)).toBe(false));
});

describe("isEdtf", () => {
  test.each([
    "1950",
    "1950-03-30/1950-04-25",
    "1950-04~",
    "195X",
    "/1943",
    "1950/..",
    "-0044-03-15",
    "[1950,1951]",
    "1950-21",
  ])("%j is a date", (date) => expect(isEdtf(date)).toBe(true));
  test.each(["", "1950-13", "1951-02-29", "1950-3-30", "April 1950", "1950 ", "1950-05/1950-04", "Y1E999999999"])(
    "%j is none",
    (date) => expect(isEdtf(date)).toBe(false),
  );
});

test("what is far too long is neither date nor misspelling", () => {
  expect(isEdtf("1".repeat(1e6))).toBe(false);
  expect(nearest("n".repeat(1e6), ["name"])).toBe(null);
});

describe("nearest", () => {
  const words = ["name", "aliases", "role", "born", "died", "same-as"];
  test.each([
    ["nmae", "name"],
    ["Name", "name"],
    ["aliasses", "aliases"],
    ["sameas", "same-as"],
    ["colour", null],
    ["", null],
  ])("%j means %j", (word, guess) => expect(nearest(word, words)).toBe(guess));
});

test("every code that is reported has a default severity", () => {
  expect(CODES.filter((code) => !DEFAULT_SEVERITIES.has(code))).toEqual([]);
});
