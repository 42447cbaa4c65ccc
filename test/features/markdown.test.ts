import { expect, test } from "vitest";
import { bold, escapeMarkdown, link } from "../../server/src/features/markdown";

test.each([
  ["[x](command:run)", "\\[x\\](command:run)"],
  ["![x](y.png)", "!\\[x\\](y.png)"],
  ["<b onclick=x>", "\\<b onclick=x\\>"],
  ["https://x.example", "https\\://x.example"],
  ["www.x.example", "www\\.x.example"],
  ["a@b.example", "a\\@b.example"],
  ["&lt;", "\\&lt;"],
  ["# not a heading\n\n- nor a list", "\\# not a heading - nor a list"],
  ["1. first", "1\\. first"],
  ["- item", "\\- item"],
  ["1878-12-18", "1878-12-18"],
  ["us_stays_out", "us\\_stays\\_out"],
  ["a\u202eb\u0000c", "abc"],
])("%j shows as written", (text, escaped) => {
  expect(escapeMarkdown(text)).toBe(escaped);
});

test("a file name cannot leave the link that names it", () => {
  expect(link("a]b", "file:///w/a)b (1).md#L3")).toBe("[a\\]b](file:///w/a%29b%20%281%29.md#L3)");
});

test("nothing is bold where there is nothing", () => {
  expect(bold(" ")).toBe("");
});
