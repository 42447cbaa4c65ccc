import { describe, expect, it } from "vitest";
import { lookOf, quieted } from "../../client/src/reading/quieted";
import manifest from "../../package.json";
import type { ShownAnnotation } from "../../server/src/protocol";

/** An annotation on these lines. */
function on(first: number, last = first): ShownAnnotation {
  return { kind: "attributes", range: { start: { line: first, character: 3 }, end: { line: last, character: 9 } } };
}

const lines = (first: number, last = first) => ({ first, last });

describe("annotations that are made quiet", () => {
  it.each([
    ["away from the cursor", [on(1), on(5), on(9)], [lines(5)], [lines(0, 20)], [1, 9]],
    ["away from a selection", [on(1), on(5), on(9)], [lines(0, 5)], [lines(0, 20)], [9]],
    ["away from several cursors", [on(1), on(5), on(9)], [lines(1), lines(9)], [lines(0, 20)], [5]],
    ["over several lines", [on(1, 3), on(4, 6)], [lines(3)], [lines(0, 20)], [4]],
    ["in sight", [on(1), on(50), on(99)], [lines(0)], [lines(40, 60)], [50]],
    ["in two parts of a folded text", [on(1), on(50), on(99)], [lines(0)], [lines(0, 10), lines(90, 100)], [1, 99]],
    ["where there are none", [], [lines(0)], [lines(0, 10)], []],
  ] as const)("%s", (_, annotations, cursors, sight, expected) => {
    expect(quieted(annotations, cursors, sight).map(({ range }) => range.start.line)).toEqual(expected);
  });

  it("stay readable where they tell a reader something, and are seen where they have a line of their own", () => {
    expect(lookOf("citation", "hide")).toBe("faint");
    expect(lookOf("fence", "hide")).toBe("small");
    expect(lookOf("tag", "hide")).toBe("hidden");
    expect(lookOf("tag", "dim")).toBe("dimmed");
  });

  it("are dimmed unless the setting says otherwise", () => {
    const setting = manifest.contributes.configuration.properties["attest.annotations.reading"];
    expect([setting.default, setting.enum]).toEqual(["dim", ["dim", "hide"]]);
  });
});
