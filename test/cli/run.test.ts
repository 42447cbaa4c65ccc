import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import Ajv from "ajv";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "../../server/src/cli/run.node";
import { firstDifference } from "../../server/src/export/difference";
import checkSchema from "../../syntaxes/attest-check.schema.json";
import inspectSchema from "../../syntaxes/attest-inspect.schema.json";

const REPORT = `---
source: report
date: 1950-04
transcription: original.txt
speakers:
  stalin: Joseph Stalin
  kim: {name: Kim Il Sung, aliases: [Kim]}
references:
  - {id: report, title: Report on a visit}
---
Stalin said that [a thorough preparation was a must]{speaker=stalin to=kim}. #claim/war

::: {.commentary}

He said “it will be over soon” and left.

“We can do it,” it was said [@report, p. 41].

:::
`;

const FILES = {
  "report.md": REPORT,
  "original.txt":
    "Stalin said that a thorough preparation was a must.\n\nHe said “it will be over soon” and left.\n\n“We can do it,” it was said.\n",
  "clean.md": "---\nspeakers: {pak: Pak Hon-yong}\n---\nPak Hon-yong: Yes.\n",
  "unannotated.md": "---\ntitle: No source\n---\nHe said “it will be over soon”.\n",
  "with space/a b.md": "---\nattest: 1\n---\n[Yes]{speaker=nobody}.\n",
  "project/attest.yaml": "bibliography: gone.bib\n",
  "project/deep/a.md": "---\nattest: 1\n---\nYes.\n",
  "library/a.md": "---\nattest: 1\nbibliography: library.bib\n---\nYes [@a].\n",
  "library/library.bib": "@book{a, title = {A}}\n@book{b, title = {B}\n",
  "notes.txt": "He said “it will be over soon” and left.\n",
};

let cwd = "";

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "attest-"));
  for (const [name, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(cwd, name)), { recursive: true });
    await writeFile(join(cwd, name), text);
  }
  await writeFile(join(cwd, "binary.dat"), new Uint8Array([0x2d, 0, 0xff, 0xfe]));
});

afterAll(() => rm(cwd, { recursive: true }));

async function attest(words: string[], input = "") {
  let [out, err] = ["", ""];
  const status = await run(words, {
    cwd,
    paint: (_, text) => text,
    input: async () => new TextEncoder().encode(input),
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { status, out, err };
}

test("check: a line a problem, and the exit status", async () => {
  const { status, out } = await attest(["check", "report.md"]);
  expect(out.split("\n").map((line) => line.split(" ").slice(0, 3).join(" "))).toEqual([
    "report.md:11:85 warning claim.undeclared",
    "report.md:15:9 warning quotation.unsourced",
    "report.md:17:1 warning quotation.not-found",
    "",
    "3 warnings in",
    "",
  ]);
  expect(status).toBe(1);
  expect((await attest(["check", "report.md", "--fail-on", "error"])).status).toBe(0);
});

test("check: a file named counts as annotated, one found does not", async () => {
  expect((await attest(["check", "unannotated.md"])).status).toBe(1);
  expect((await attest(["check", "notes.txt"])).out).toContain("quotation.unsourced");
  expect((await attest(["check", "*nnotated.md"])).out).toBe("Nothing to check: no annotated source is there.\n");
});

test("check: folders, globs, names with spaces, and the current folder", async () => {
  expect((await attest(["check", "with space"])).out).toContain(
    `${join("with space", "a b.md")}:4:15 warning speaker.unknown`,
  );
  expect((await attest(["check", "*/a b.md"])).out).toContain("speaker.unknown");
  expect((await attest(["check", "with space/a b.md"])).out).toContain("speaker.unknown");
  expect((await attest(["check", "clean.md"])).out).toBe("No problems in 1 file.\n");
  const { out } = await attest(["check"]);
  expect(out).toContain("report.md:11:85");
  expect(out).toContain("file.missing");
});

test("check: the project file above a named file holds, and is checked itself if named", async () => {
  expect((await attest(["check", "project/deep/a.md"])).status).toBe(0);
  expect((await attest(["check", "project/attest.yaml"])).out).toContain("project/attest.yaml:1:15 error file.missing");
});

test("check: JSON as its schema has it", async () => {
  const { out, status } = await attest(["check", ".", "--format", "json"]);
  const report = JSON.parse(out);
  expect(validate(checkSchema, report)).toEqual([]);
  expect(status).toBe(1);
  const unsourced = report.problems.find((problem: { code: string }) => problem.code === "quotation.unsourced");
  expect(unsourced).toMatchObject({ file: "report.md", start: { line: 14, column: 8 }, end: { line: 14, column: 30 } });
  expect(REPORT.slice(unsourced.from, unsourced.to)).toBe("“it will be over soon”");
});

test("check: standard input", async () => {
  const { out, status } = await attest(["check", "-"], "\uFEFFHe said “it will be over soon” and left.\r\n");
  expect(out).toContain("-:1:9 warning quotation.unsourced");
  expect(status).toBe(1);
});

test("check: what cannot be read is told, and the rest is checked", async () => {
  const { out, err, status } = await attest(["check", "gone.md", "binary.dat", "gone/*.md", "report.md"]);
  expect(out).toContain("quotation.unsourced");
  expect(err.split("\n").sort()).toEqual([
    "",
    "attest: binary.dat: this is no text in UTF-8; if it is text, save it in that encoding",
    "attest: gone.md: there is no such file or folder",
    "attest: gone/*.md: no Markdown or project file matches",
  ]);
  expect(status).toBe(2);
});

test("check: a glob that matches nothing is told, and what cannot be read is told only if it was asked for", async () => {
  expect(await attest(["check", "nothing*.md"])).toMatchObject({
    status: 2,
    err: "attest: nothing*.md: no Markdown or project file matches\n",
  });
  const latin1 = new Uint8Array([0x2d, 0x2d, 0x2d, 0x0a, 0xe9, 0x0a]);
  await writeFile(join(cwd, "project/latin1.md"), latin1);
  expect(await attest(["check", "project/deep"])).toMatchObject({ status: 0, err: "" });
  expect(await attest(["check", "project/deep/*.md"])).toMatchObject({ status: 0, err: "" });
  expect(await attest(["check", "project", "--fail-on", "error"])).toMatchObject({
    status: 2,
    err: `attest: ${join("project", "latin1.md")}: this is no text in UTF-8; if it is text, save it in that encoding\n`,
  });
});

test("check: a file too large, and one that may not be read", async () => {
  const many = join(cwd, "many");
  await mkdir(many);
  await writeFile(join(many, "big.md"), new Uint8Array(17 * 1024 * 1024).fill(0x61));
  await writeFile(join(many, "secret.md"), "---\nattest: 1\n---\n", { mode: 0 });
  const { status, err } = await attest(["check", "many", "many/big.md"]);
  expect(status).toBe(2);
  expect(err).toContain(`attest: ${join("many", "big.md")}: larger than 16 MB, so it was not read\n`);
  if (process.getuid?.() !== 0) expect(err).toContain("secret.md: you have no permission to read it\n");
});

test("text: the words of the source", async () => {
  const { status, out, err } = await attest(["text", "report.md"]);
  expect([status, err]).toEqual([0, ""]);
  expect(firstDifference(out, FILES["original.txt"])).toBeNull();
  expect((await attest(["text", "-"], "Words [said]{speaker=x}.")).out).toBe("Words said.");
});

test("inspect: JSON as its schema has it", async () => {
  const { out, status } = await attest(["inspect", "report.md"]);
  const inspected = JSON.parse(out);
  expect(validate(inspectSchema, inspected)).toEqual([]);
  expect(status).toBe(0);
  expect(inspected.speakers[0]).toEqual({
    id: "stalin",
    name: "Joseph Stalin",
    aliases: [],
    role: null,
    born: null,
    died: null,
  });
  const [statement] = inspected.statements;
  expect(REPORT.slice(statement.from, statement.to)).toBe("a thorough preparation was a must");
  expect(statement).toMatchObject({ speaker: "stalin", addressees: ["kim"], speech: "indirect", parent: null });
  const { from, to, ...quotation } = inspected.quotations[1];
  expect(REPORT.slice(from, to)).toBe("“We can do it,”");
  expect(quotation).toMatchObject({
    form: "marks",
    needsSource: true,
    sources: [{ key: "report", locator: "p. 41", via: "after" }],
  });
});

test("wrong usage is explained", async () => {
  for (const words of [[], ["chekc"], ["text", "."], ["text", "gone.md"], ["check", "--format", "xml"]]) {
    const { status, err, out } = await attest(words);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toMatch(/^attest: .+\n$/);
  }
});

test("help and version", async () => {
  expect((await attest(["--help"])).out).toContain("attest inspect FILE");
  expect((await attest(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

function validate(schema: object, value: unknown): unknown[] {
  const check = new Ajv({ allErrors: true }).compile(schema);
  return check(value) ? [] : (check.errors ?? []);
}

test("check: errors in a bibliography, named by a source or on the command line", async () => {
  const line = "library/library.bib:2:1 error source.unreadable “b” is not closed: its last “}” is missing.\n";
  expect((await attest(["check", "library"])).out).toContain(line);
  const { status, out } = await attest(["check", "library/library.bib"]);
  expect([status, out]).toEqual([1, `${line}\n1 error in 1 file.\n`]);
});

test("find says where words stand, and apart from that where they are only quoted", async () => {
  await mkdir(join(cwd, "archive/box 1"), { recursive: true });
  const log = "Log of the pilot station. [p. 3] The ice in the outer harbour broke on the ninth of March.\n";
  const review = "He writes: “The ice in the outer harbour broke on the ninth of March.” So it seems.\n";
  await writeFile(join(cwd, "archive/box 1/log.txt"), log);
  await writeFile(join(cwd, "archive/review.md"), review);
  const words = "the ice in the outer harbour broke";
  expect(await attest(["find", words, "--texts", "archive"])).toEqual({
    status: 0,
    out: [
      `${join("archive", "box 1", "log.txt")}:1:34: permissible, page 3: “The ice in the outer harbour broke”`,
      "Quoted there, from elsewhere:",
      `${join("archive", "review.md")}:1:13: permissible: “The ice in the outer harbour broke”`,
      "",
    ].join("\n"),
    err: "",
  });
  const { out } = await attest(["find", words, "--texts", "archive/box 1/log.txt", "--format", "json"]);
  const { found, secondHand } = JSON.parse(out);
  expect(found).toMatchObject([{ line: 1, column: 34, from: 33, to: 67, verdict: "permissible", page: "3" }]);
  expect(secondHand).toEqual([]);
});

test("find fails where the words stand nowhere, and where there is nothing to look in", async () => {
  expect(await attest(["find", "a comet above the lighthouse", "--texts", "library"])).toMatchObject({ status: 1 });
  expect(await attest(["find", "a comet above the lighthouse", "--texts", "gone"])).toMatchObject({
    status: 2,
    err: expect.stringContaining("gone: there is no such file or folder"),
  });
});
