import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { WorkspaceEdit } from "vscode-languageserver-types";
import { textUnder } from "../../server/src/export/transcription";
import { offsetAt } from "../../server/src/features/ranges";
import { prepareRename, rename } from "../../server/src/features/rename";
import { createWorkspace } from "../../server/src/workspace/liveWorkspace";
import type { OpenFixture } from "../fixture";
import { memoryFiles } from "../workspace/memoryFiles";
import { edited, openFolder } from "./folder";

const HEAD = `---
title: Report of 1950
speakers:
  stalin: {name: Joseph Stalin, aliases: [Comrade Stalin, Stalin, stalin]}
claims:
  us-stays-out: {text: The United States will not intervene.}
---
`;

async function renamed(it: OpenFixture, newId: string): Promise<Map<string, string> | string> {
  const answer = await rename(it.workspace, it.document, it.cursor!, newId);
  return "refused" in answer ? answer.refused : edited(it.files, answer);
}

/** The lines that differ after the renaming, file by file; or why there is none. */
async function changedLines(report: string, newId: string): Promise<string[] | string> {
  const it = await openFolder(HEAD + report);
  const texts = await renamed(it, newId);
  if (typeof texts === "string") return texts;
  return [...texts].flatMap(([path, text]) => {
    const before = it.files.get(`file:///w${path}`)!.split("\n");
    return text.split("\n").flatMap((line, at) => (line === before[at] ? [] : [`${path}: ${line.trim()}`]));
  });
}

describe("renaming a speaker", () => {
  test("in every attribute and declaration of the folder; names and labels stay", async () => {
    const body =
      "\n[No words]{speaker=$0stalin resp='kim stalin'}.\n\nStalin (to stalin): stalin waits.\n\n> War.\n>\n> — Stalin, to stalin";
    expect(await changedLines(body, "dzhugashvili")).toEqual([
      "/report.md: dzhugashvili: {name: Joseph Stalin, aliases: [Comrade Stalin, Stalin, stalin]}",
      "/report.md: [No words]{speaker=dzhugashvili resp='kim dzhugashvili'}.",
      '/letters/1949.md: "dzhugashvili": {name: Joseph Stalin, aliases: [Stalin]}',
      "/letters/1949.md: [The time has not come]{speaker='kim dzhugashvili' to=\"mao kim\"} [@bajanov].",
    ]);
  });

  test.each([
    ["1878", '"1878": {name'],
    ["no", '"no": {name'],
    ["ussr:stalin", '"ussr:stalin": {name'],
    ["1950-03-30", '"1950-03-30": {name'],
    ["сталин", "сталин: {name"],
    ["stalin.j", "stalin.j: {name"],
  ])("an id that YAML would take for something else gets quotation marks: %s", async (id, line) => {
    const lines = await changedLines("\n[No]{speaker=$0stalin}", id);
    expect(lines[0]).toContain(`/report.md: ${line}`);
    expect(lines).toContain(`/report.md: [No]{speaker=${id}}`);
    expect(lines[2]).toContain(`/letters/1949.md: "${id}": {name`);
  });

  test("who is declared nowhere", async () => {
    expect(await changedLines("\n::: {speaker=ma$0o}\n\nNo.\n\n:::", "mao-zedong")).toEqual([
      "/report.md: ::: {speaker=mao-zedong}",
      "/letters/1949.md: [The time has not come]{speaker='kim stalin' to=\"mao-zedong kim\"} [@bajanov].",
    ]);
  });

  test("on a fence without braces, in an emoji's neighbourhood, with carriage returns", async () => {
    const it = await openFolder(`${HEAD}\n😀 [x]{to=$0kim}\n\n::: to=kim\n\nNo.\n\n:::\n`.replaceAll("\n", "\r\n"));
    const texts = (await renamed(it, "kim-il-sung")) as Map<string, string>;
    expect(texts.get("/report.md")).toContain("😀 [x]{to=kim-il-sung}\r\n\r\n::: to=kim-il-sung\r\n");
    expect(texts.get("/attest.yaml")).toContain("  kim-il-sung: {name: Kim Il Sung, aliases: [Kim]}");
  });

  test("to itself changes nothing", async () => {
    expect(await changedLines("\n[No]{speaker=$0stalin}", "stalin")).toEqual([]);
  });
});

test("an id that an alias in YAML repeats is changed once", async () => {
  const it = await openFolder(
    "---\nclaims:\n  a: {text: A., supports: &them [us-sta$0ys-out]}\n  b: {text: B., contradicts: *them}\n---\n",
  );
  const texts = (await renamed(it, "c")) as Map<string, string>;
  expect(texts.get("/report.md")).toContain("supports: &them [c]}\n  b: {text: B., contradicts: *them}");
});

test("renaming a claim: tags, attributes, declarations, relations", async () => {
  expect(await changedLines("\nSo. #claim/us-$0stays-out. [No]{claim='a us-stays-out'}", "us-neutral")).toEqual([
    "/report.md: us-neutral: {text: The United States will not intervene.}",
    "/report.md: So. #claim/us-neutral. [No]{claim='a us-neutral'}",
    "/attest.yaml: war-soon: {text: There will be war., contradicts: [us-neutral], supports: us-neutral}",
    "/letters/1949.md: Kim (to Stalin): We wait. #denies/us-neutral",
  ]);
});

test.each([
  [
    "[x]{speaker=$0stalin}",
    "kim",
    "There is already a speaker `kim`, declared in attest.yaml, line 2. Choose another id.",
  ],
  ["[x]{speaker=$0stalin}", "mao", "There is already a speaker `mao`, used in 1949.md, line 9. Choose another id."],
  ["[x]{speaker=$0stalin}", "the boss", "`the boss` cannot be an id. An id is letters, digits"],
  ["[x]{speaker=$0stalin}", "", "`` cannot be an id."],
  ["[x]{speaker=$0stalin}", "stalin.", "`stalin.` cannot be an id."],
  ["x #claim/$0us-stays-out", "war-soon", "There is already a claim `war-soon`, declared in attest.yaml, line 4."],
  [
    "Comrade Sta$0lin: No.",
    "x",
    "“Comrade Stalin” is the source's own word and stays. Rename the id `stalin` where it is declared: in report.md, line 4.",
  ],
  ["Stalin (to sta$0lin): No.", "x", "“stalin” is the source's own word and stays."],
  ["Nothing $0here.", "x", "There is no id to rename here."],
])("refused, with the reason: %s → %s", async (body, newId, reason) => {
  expect(await changedLines(`\n${body}`, newId)).toContain(reason);
});

test("a claim may have the id of a speaker", async () => {
  expect(await changedLines("\nx #claim/$0us-stays-out", "kim")).toContain("/report.md: x #claim/kim");
});

test.each([
  ["[x]{speaker='kim sta$0lin'}", "stalin", 17],
  ["x #cl$0aim/us-stays-out", "us-stays-out", 9],
])("before renaming, the id alone is offered: %s", async (body, id, column) => {
  const { workspace, document, cursor } = await openFolder(`${HEAD}\n${body}`);
  const start = { line: 8, character: column };
  expect(prepareRename(workspace, document, cursor!)).toEqual({
    range: { start, end: { line: 8, character: column + id.length } },
    placeholder: id,
  });
});

describe("files that change meanwhile", () => {
  const A = "---\nspeakers: {kim: Kim Il Sung}\n---\n\n[x]{speaker=kim}\n";
  const B = "---\nattest: 1\n---\n\n[y]{to=kim}\n";
  const [a, b, c] = ["file:///w/a.md", "file:///w/b.md", "file:///w/c.md"];

  async function world() {
    const files = memoryFiles({ [a]: A, [b]: B, [c]: "---\nattest: 1\n---\n\nNobody.\n" });
    const silent = { report: () => {}, tell: () => {}, progress: () => {} };
    const workspace = createWorkspace(files, silent);
    workspace.setFolders(["file:///w"]);
    workspace.open({ uri: a, languageId: "markdown", version: 7, text: A });
    await workspace.settled();
    files.reads.length = 0;
    return {
      files,
      workspace,
      rename: () => rename(workspace, workspace.document(a)!, A.indexOf("=kim") + 1, "il-sung"),
    };
  }

  test("a closed file is edited as the disk has it, and an open one in its version; no other is read", async () => {
    const it = await world();
    const changed = B.replace("[y]", "[Some words more]");
    it.files.files.set(b, changed);
    const answer = (await it.rename()) as WorkspaceEdit;
    expect(answer.documentChanges).toMatchObject([
      { textDocument: { uri: a, version: 7 } },
      { textDocument: { uri: b, version: null } },
    ]);
    expect(
      edited(
        new Map([
          [a, A],
          [b, changed],
        ]),
        answer,
      ).get("/b.md"),
    ).toContain("[Some words more]{to=il-sung}");
    expect(it.files.reads).not.toContain(c);
  });

  test("if one cannot be read, nothing is renamed", async () => {
    const it = await world();
    it.files.files.delete(b);
    expect(await it.rename()).toEqual({ refused: "b.md cannot be read just now, so nothing is changed. Try again." });
  });

  test("a file that is gone without the editor's having said so is in the way once", async () => {
    const it = await world();
    it.files.files.delete(b);
    await it.rename();
    await it.workspace.settled();
    expect(await it.rename()).toMatchObject({ documentChanges: [{ textDocument: { uri: a } }] });
  });

  test("an id written with a backslash is left to its author, and with it all others", async () => {
    const it = await world();
    it.files.files.set(b, B.replace("to=kim", "to=k\\im"));
    expect(await it.rename()).toEqual({ refused: expect.stringContaining("unusual way in b.md, line 5") });
  });
});

const PIECES = [
  "Stalin: ",
  "**STALIN** (to stalin): ",
  "\n\n",
  "> ",
  "— Stalin, to stalin ",
  "[no]{to=stalin} ",
  "[stalin]{speaker='kim stalin' }",
  "stalin ",
  "::: {resp=stalin}\n\n",
  ":::\n",
  "[",
  "]",
  "{to=stalin",
  "\r\n",
  "😀",
  '"stalin ',
  "#claim/stalin ",
  "`{to=stalin}` ",
];
const bodies = fc.array(fc.constantFrom(...PIECES), { maxLength: 20 }).map((pieces) => pieces.join(""));

test("whatever the text, no word changes, and another renaming undoes it", async () => {
  const uri = "file:///w/a.md";
  const quiet = { report: () => {}, tell: () => {}, progress: () => {} };
  await fc.assert(
    fc.asyncProperty(bodies, async (body) => {
      const text = `${HEAD}\n${body}`;
      const workspace = createWorkspace(memoryFiles({}), quiet);
      workspace.setFolders(["file:///w"]);
      const rewrite = async (to: string, version: number, before: string) => {
        workspace.open({ uri, languageId: "markdown", version, text: before });
        await workspace.settled();
        const document = workspace.document(uri)!;
        const at = offsetAt(document.source, { line: 3, character: 2 });
        const answer = await rename(workspace, document, at, to);
        expect(answer).toHaveProperty("documentChanges");
        const after = edited(new Map([[uri, before]]), answer as WorkspaceEdit).get("/a.md")!;
        return { after, under: textUnder(document) };
      };
      const there = await rewrite("Сталин-1", 1, text);
      const back = await rewrite("stalin", 2, there.after);
      expect(back.after).toBe(text);
      expect(back.under).toBe(there.under);
      expect(there.after).toContain("  Сталин-1: {name");
    }),
    { numRuns: 60 },
  );
});

test("ten thousand addressees in labels, which stay, take no time", async () => {
  const body = "[We wait until the summer.]{speaker=stalin to=kim}\n\nStalin (to Kim): We wait.\n\n".repeat(10_000);
  const it = await openFolder(`${HEAD}\n[No]{to=$0kim}\n\n${body}`);
  await renamed(it, "il-sung");
  const began = performance.now();
  const texts = (await renamed(it, "il-sung")) as Map<string, string>;
  expect(performance.now() - began).toBeLessThan(15_000);
  expect(texts.get("/report.md")!.match(/to=il-sung/g)).toHaveLength(10_001);
});
