import { expect, test } from "vitest";
import { asJson, asText, failsAt } from "../../server/src/cli/report";
import type { Found } from "../../server/src/diagnostics";

const found: Found = {
  problem: { code: "quotation.unsourced", message: "This quotation names no source.", from: 3, to: 5 },
  severity: "warning",
};
const files = [
  { file: "a b.md", text: "a\r\n“b”", found: [found] },
  { file: "c.md", text: "", found: [] },
];

test("a line a problem, counted from 1, and what they come to", () => {
  expect(asText(files, (_, text) => text)).toBe(
    "a b.md:2:1 warning quotation.unsourced This quotation names no source.\n\n1 warning in 2 files.\n",
  );
  expect(asText([files[1]!], (_, text) => text)).toBe("No problems in 1 file.\n");
});

test("JSON counts lines and columns from 0", () => {
  const { problems, summary } = asJson(files);
  expect(problems[0]).toMatchObject({ from: 3, to: 5, start: { line: 1, column: 0 }, end: { line: 1, column: 2 } });
  expect(summary).toEqual({ files: 2, error: 0, warning: 1, information: 0, hint: 0 });
});

test("graver problems fail too", () => {
  expect((["error", "warning", "information", "hint"] as const).map((least) => failsAt(files, least))).toEqual([
    false,
    true,
    true,
    true,
  ]);
});
