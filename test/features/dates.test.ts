import { expect, test } from "vitest";
import { describeDate, describeLife } from "../../server/src/features/dates";

test.each([
  ["1950", "1950"],
  ["1950-04", "April 1950"],
  ["1950-04-07", "7 April 1950"],
  ["1950-04~", "about April 1950"],
  ["1950?", "1950 (uncertain)"],
  ["195X", "1950s"],
  ["1950-21", "Spring 1950"],
  ["1950-03-30/1950-04-25", "30 March 1950 – 25 April 1950"],
  ["1950/..", "from 1950"],
  ["/1950", "until 1950"],
  ["1950-13", "1950-13"],
  ["Y170000002", "Y170000002"],
  ["[1667, 1668]", "[1667, 1668]"],
])("%s is %s", (edtf, words) => {
  expect(describeDate(edtf)).toBe(words);
});

test("a life", () => {
  expect(describeLife("1878-12-18", "1953-03-05")).toBe("1878-12-18 – 1953-03-05");
  expect(describeLife(null, "1953")).toBe("died 1953");
  expect(describeLife(null, null)).toBeNull();
});
