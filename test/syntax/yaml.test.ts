import { describe, expect, test } from "vitest";
import { readFrontMatter } from "../../server/src/syntax/frontMatter";
import { readProjectFile } from "../../server/src/syntax/projectFile";
import { readYaml } from "../../server/src/syntax/yaml";
import { MAX_DEPTH, YAML_LIMITS } from "../../server/src/syntax/yamlDocument";

function lines(count: number, line: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => line(i)).join("\n");
}

function bomb(levels: number): string {
  const level = (i: number) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(", ")}]`;
  return `a0: &a0 {name: lol}\n${lines(levels, level)}\nspeakers: {a: *a${levels}, b: B}`;
}

/** YAML, what one of its problems says (null: there is none), and how many speakers are read all the same. */
const HOSTILE: [string, string, string | null, number][] = [
  ["an alias bomb", bomb(30), "Aliases repeat", 2],
  ["an alias within itself", "speakers: &a {a: *a, b: B}", "Aliases repeat", 2],
  ["10 MB", `x: ${"y".repeat(10_000_000)}\nspeakers: {a: A}`, "more than 1,000,000 characters", 0],
  ["16,000 keys", `speakers:\n${lines(16_000, (i) => `  k${i}: Person ${i}`)}`, null, 16_000],
  ["16,000 equal keys", `speakers:\n${lines(16_000, () => "  k: Person")}`, "stands twice", 1],
  ["16,000 aliases of nothing", `x:\n${lines(16_000, () => "- *a")}\nspeakers: {a: A}`, "`&a`", 1],
  ["16,000 merged mappings", `x: &x {a: A}\nspeakers:\n  <<: [${"*x, ".repeat(16_000)}]`, "Aliases repeat", 1],
  ["10,000 brackets", `x: ${"[".repeat(10_000)}`, "levels deep", 0],
  ["900,000 brackets", `x: ${"[".repeat(900_000)}`, "levels deep", 0],
  ["10,000 braces", "{a: ".repeat(10_000), "levels deep", 0],
  ["10,000 dashes", "- ".repeat(10_000), "levels deep", 0],
  ["10,000 question marks", "? ".repeat(10_000), "levels deep", 0],
  ["1,000 indents", lines(1000, (i) => `${" ".repeat(i)}a:`), "levels deep", 0],
  ["900,000 closing braces", "}".repeat(900_000), "words and signs", 0],
  ["100,000 closing braces", "}".repeat(100_000), "More YAML errors follow", 0],
  ["bad escapes", `x: "${"\\q".repeat(400_000)}"\nspeakers: {a: A}`, "More YAML errors follow", 1],
  ["quotes", '"'.repeat(100_000), "does not belong", 0],
  ["colons", `x: ${": ".repeat(20_000)}`, "levels deep", 0],
  ["tags", "! ".repeat(100_000), "at most one tag", 0],
  ["directives", "%x\n".repeat(100_000), "cannot begin with", 0],
  ["NUL", "x: a\0b\nspeakers: {a: \0}", null, 1],
  ["keys that are no text", "1: x\nnull: y\n? [a]\n: z\nspeakers: {1950: Year, true: Yes, [a]: B}", "plain word", 2],
  ["an unknown tag", "x: !expr 1 + 1\nspeakers: {a: !!str 7}", null, 1],
];

describe("hostile YAML", () => {
  test.each(HOSTILE)("%s", (_, yaml, message, speakers) => {
    const text = `---\n${yaml}\n---\n`;
    const start = performance.now();
    const results = [readFrontMatter(text), readProjectFile(text.slice(4, -5))];
    expect(performance.now() - start).toBeLessThan(8000);
    for (const result of results) {
      const messages = (result?.problems ?? [])
        .map((problem) => problem.message)
        .filter((each) => !each.includes("no key"));
      if (message === null) expect(messages).toEqual([]);
      else expect(messages.join("\n")).toContain(message);
      expect(result?.speakers.length).toBe(speakers);
    }
  });

  test("16,000 keys are read without comparing each with all others", () => {
    const times = ["a", "b", "c", "d"].map((name) => {
      const text = `---\nspeakers:\n${lines(16_000, (i) => `  ${name}${i}: Person ${i}`)}\n---\n`;
      const start = performance.now();
      readFrontMatter(text);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(5_000); // the machine may be busy with something else for a while
  });

  test("just below the limits all is read", () => {
    const deep = MAX_DEPTH - 5;
    expect(readYaml(`${"[".repeat(deep)}${"]".repeat(deep)}`).problems).toEqual([]);
    expect(readYaml(`x: ${"y".repeat(YAML_LIMITS.length - 3)}`).problems).toEqual([]);
  });
});

describe("readYaml", () => {
  test("a scalar's place is inside its quotes, its text as typed", () => {
    const text = `[a b, "c", 'd''e', 1950, 007, 1.10, true, ~, 1950-03-30]`;
    const { root } = readYaml(text);
    const items = root?.kind === "sequence" ? root.items : [];
    expect(items.map((item) => text.slice(item.from, item.to))).toEqual(
      "a b|c|d''e|1950|007|1.10|true|~|1950-03-30".split("|"),
    );
    expect(items.map((item) => item.kind === "scalar" && item.value)).toEqual([
      "a b",
      "c",
      "d'e",
      1950,
      "007",
      "1.10",
      true,
      null,
      "1950-03-30",
    ]);
  });

  test("an alias means the anchor last before it", () => {
    const { root } = readYaml("[&a x, *a, &a y, *a]");
    const texts = root?.kind === "sequence" ? root.items.map((item) => item.kind === "scalar" && item.text) : [];
    expect(texts).toEqual(["x", "x", "y", "y"]);
  });

  test("an error of the YAML does not leave the stack trace limit changed", () => {
    const before = Error.stackTraceLimit;
    readYaml("a: [");
    expect(Error.stackTraceLimit).toBe(before);
  });

  test.each([
    ["a: b\n---\n", 0],
    ["a: b\n---\nc: d\n", 1],
    ["---\na: b\n...\n", 0],
    ["# nothing", 0],
  ])("documents in %j: %i problems", (text, count) => expect(readYaml(text).problems.length).toBe(count));
});
