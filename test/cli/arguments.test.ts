import { expect, test } from "vitest";
import { parseArguments } from "../../server/src/cli/arguments.node";

test.each([
  [["check"], { command: "check", paths: [], format: "text", failOn: "warning" }],
  [
    ["check", "a b.md", "-", "--format=json", "--fail-on", "hint"],
    { command: "check", paths: ["a b.md", "-"], format: "json", failOn: "hint" },
  ],
  [["text", "-"], { command: "text", path: "-" }],
  [["inspect", "--", "-odd.md"], { command: "inspect", path: "-odd.md" }],
  [["--help"], { command: "help" }],
  [["check", "-h"], { command: "help" }],
  [["--version"], { command: "version" }],
])("%j", (words, expected) => {
  expect(parseArguments(words)).toEqual(expected);
});

test.each([
  [[]],
  [["chekc"]],
  [["check", "--format", "xml"]],
  [["check", "--fail-on", "never"]],
  [["check", "--frmat"]],
  [["text"]],
  [["inspect", "a", "b"]],
  [["text", "a", "--format", "json"]],
])("%j is not understood", (words) => {
  expect(parseArguments(words).command).toBe("wrong");
});
