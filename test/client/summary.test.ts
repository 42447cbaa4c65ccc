import { describe, expect, it } from "vitest";
import { describeSources, summarise } from "../../client/src/views/summary";

const [ERROR, WARNING, INFORMATION, HINT] = [0, 1, 2, 3];

describe("the summary in the language status", () => {
  it.each([
    [[], "No problems"],
    [[["quotation.unsourced", WARNING]], "1 quotation unsourced"],
    [
      [
        ["quotation.unsourced", WARNING],
        ["quotation.unsourced", ERROR],
      ],
      "2 quotations unsourced",
    ],
    [[["speaker.unknown", INFORMATION]], "1 problem"],
    [
      [
        ["quotation.unsourced", WARNING],
        ["speaker.unknown", WARNING],
      ],
      "1 quotation unsourced, 1 other problem",
    ],
    [[["quotation.unsourced", HINT]], "No problems"],
  ] as const)("%j: %s", (findings, expected) => {
    expect(summarise(findings.map(([code, severity]) => ({ code, severity })))).toBe(expected);
  });
});

it.each([
  [412, 1, "412 sources, 1 unreadable"],
  [1, 0, "1 source"],
  [0, 2, "0 sources, 2 unreadable"],
  [0, 0, ""],
])("%d sources, of which %d unreadable: %j", (sources, unreadable, expected) => {
  expect(describeSources({ sources, unreadable })).toBe(expected);
});
