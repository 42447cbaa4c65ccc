import { expect, test } from "vitest";
import { jumpMessage } from "../../client/src/commands/jumpMessage";
import type { FoundStatement } from "../../server/src/protocol";

const place = { line: 8, character: 0 };
const location = { uri: "file:///w/1950.md", range: { start: place, end: place } };
const stalins = { location, speaker: "stalin", name: "Stalin", number: 4, total: 12 };

test.each<[FoundStatement["found"], string]>([
  ["adjacent", "Stalin: statement 4 of 12"],
  ["wrapped", "Stalin: statement 4 of 12, from the beginning again"],
  ["only", "Stalin: statement 4 of 12, there is no other"],
  ["nearest", "The nearest statement – Stalin: statement 4 of 12"],
])("%s: %s", (found, message) => {
  expect(jumpMessage({ found, ...stalins }, "next")).toBe(message);
});

test("backwards one comes round to the end", () => {
  expect(jumpMessage({ found: "wrapped", ...stalins }, "previous")).toMatch(/from the end again$/);
});

test("where there is nothing to go to, it is said what to do", () => {
  expect(jumpMessage({ found: "nobody" }, "next")).toMatch(/Name the speaker/);
  expect(jumpMessage({ found: "none" }, "next")).toMatch(/\{speaker=…\}/);
});
