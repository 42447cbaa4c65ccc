import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const FIXTURES = "test/grammar/fixtures";
const BASE = "test/grammar/markdown.base.tmLanguage.json";
const SIZE = 100_000;

const tester = path.join(
  path.dirname(createRequire(import.meta.url).resolve("vscode-tmgrammar-test/package.json")),
  "dist/unit.js",
);
const folder = mkdtempSync(path.join(tmpdir(), "attest-grammar-"));

afterAll(() => rmSync(folder, { recursive: true }));

/** Checks the scopes that the lines of the files assert, with the grammars that package.json contributes. */
function checkScopes(files: string) {
  const args = [tester, "--grammar", BASE, "--config", "package.json", files];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 64e6 });
  expect(status, `${stdout}${stderr}`.slice(0, 5000)).toBe(0);
}

describe("colours of annotated sources", () => {
  it.each(readdirSync(FIXTURES))("%s", (name) => checkScopes(`${FIXTURES}/${name}`));
});

describe("lines of 100 KB", () => {
  const hostile = [
    "[a]{",
    "[a]{.x}",
    '[a]{x="',
    "[",
    "[a ",
    "[[a]",
    "[[[a]",
    "]",
    "{",
    "@",
    "@a",
    "@a [",
    "[@a",
    "[@a;",
    "[@a]",
    "[see @a [b] ",
    "@{",
    "@a.-",
    "#claim/",
    "#claim/a",
    "#claim/a.-",
    "[p. 4",
    "[p. 4]",
    "[p. iv ",
    "\\",
    "\\[",
    "http://",
    "a> — ",
    ":::",
    "::: {",
    "# {",
    "# a {.b} ",
    "a=",
    "a b ",
  ];
  const openings = [
    "",
    "Text ",
    "::: ",
    "::: {",
    "# Heading {",
    "[a]{",
    "[a]{.b ",
    '[a]{b="',
    "[see @a ",
    "<!-- attest-ignore ",
  ];

  it("come to their end, and the next is coloured as ever", () => {
    for (const [index, piece] of hostile.entries())
      writeFileSync(path.join(folder, `${index}.md`), hostileFixture(piece));
    checkScopes(`${folder}/*.md`);
  });

  function hostileFixture(piece: string): string {
    const repeated = piece.repeat(SIZE / piece.length);
    const short = repeated.slice(0, SIZE / openings.length);
    const lines = openings.flatMap((opening) => [opening + short, "-->", ""]);
    const last = ["Then #claim/x.", ";    ^^^^^^^^ keyword.control.claim.attest"];
    return ['; SYNTAX TEST "text.html.markdown"', repeated, "", ...lines, ...last].join("\n");
  }
});
