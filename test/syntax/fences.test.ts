import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isDivFence, readDivOpening } from "../../server/src/syntax/fences";

function said(line: string): string | null {
  const opening = readDivOpening(line);
  if (!opening) return null;
  const { id, classes, pairs } = opening.attributes;
  const values = pairs.map(({ key, value }) => `${key}=${value}`);
  return [...(id ? [`#${id.value}`] : []), ...classes.map(({ value }) => `.${value}`), ...values].join(" | ");
}

describe("the opening fence of a div", () => {
  test.each([
    ["::: {speaker=kim}", "speaker=kim"],
    [":::{.commentary}", ".commentary"],
    ["::::: {#id .a k=v} :::::", "#id | .a | k=v"],
    ["::: commentary", ".commentary"],
    ["::: commentary :::", ".commentary"],
    [":::комментарий", ".комментарий"],
    ["::: {}", ""],
  ])("%j", (line, expected) => {
    expect(said(line)).toBe(expected);
    expect(readDivOpening(line)!.errors).toEqual([]);
  });

  test.each([
    ":::",
    ":::::  ",
    "::",
    ":: {.a}",
    "::: two words",
    "::: {.a} words",
    "::: {.a",
    "text",
    "",
    "::: {.a}{.b}",
  ])("%j is none", (line) => {
    expect(readDivOpening(line)).toBeNull();
  });

  test.each([
    ["::: speaker=kim", "speaker=kim", "::: {speaker=kim}"],
    ['::: .commentary speaker="kim pak"', ".commentary | speaker=kim pak", '::: {.commentary speaker="kim pak"}'],
    ["::: speaker=kim to=mao :::", "speaker=kim | to=mao", "::: {speaker=kim to=mao} :::"],
  ])("without braces: %j", (line, expected, mended) => {
    expect(said(line)).toBe(expected);
    const [error] = readDivOpening(line)!.errors;
    expect(error!.message).toContain("braces");
    const edited = error!.fix.edits.reduceRight(
      (text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to),
      line,
    );
    expect(edited).toBe(mended);
    expect(said(mended)).toBe(expected);
    expect(readDivOpening(mended)!.errors).toEqual([]);
  });

  test("with mistakes in the braces", () => {
    expect(said("::: {speaker = kim}")).toBe("speaker=kim");
    expect(readDivOpening("::: {speaker = kim}")!.errors).toHaveLength(1);
  });
});

test.each([
  [":::", true],
  ["::::::  ", true],
  ["::: a", false],
  ["::", false],
  [" :::", false],
  [": : :", false],
])("%j closes a div: %s", (line, expected) => {
  expect(isDivFence(line)).toBe(expected);
});

test("whatever the line, what is read lies within it, and no line both opens and closes", () => {
  const pieces = fc.constantFrom(
    ":",
    "::",
    ":::",
    " ",
    "{",
    "}",
    ".a",
    "#b",
    "speaker",
    "=",
    "kim",
    '"',
    ",",
    "“",
    "😀",
    "戦",
  );
  const anything = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces, { maxLength: 20 }).map((each) => `:::${each.join("")}`),
  );
  fc.assert(
    fc.property(anything, (line) => {
      const opening = readDivOpening(line);
      if (!opening) return;
      expect(isDivFence(line)).toBe(false);
      const { id, classes, pairs } = opening.attributes;
      const edits = opening.errors.flatMap((error) => [error, ...error.fix.edits]);
      for (const { from, to } of [opening.attributes, ...(id ? [id] : []), ...classes, ...pairs, ...edits]) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThanOrEqual(from);
        expect(to).toBeLessThanOrEqual(line.length);
      }
    }),
    { numRuns: 3000 },
  );
});
