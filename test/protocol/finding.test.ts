import { describe, expect, it } from "vitest";
import type { CodeAction, TextDocumentEdit, TextEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import {
  ANNOTATE,
  CITE_COMMAND,
  FIND_SOURCE,
  FIND_SOURCE_COMMAND,
  type FindSourceResult,
} from "../../server/src/protocol";
import { type Client, FULL, LAZY, startClient } from "./client";

const WORDS = "The fleet shall sail at dawn without any delay";
const ESSAY = `---
attest: 1
---

It was decided: “${WORDS}.” Nobody objected.

It says “nobody knew what to do” [@minutes], it seems.
`;
const FILES = {
  "attest.yaml": `references: [{id: minutes, title: Minutes of the council}, {id: diary, title: A diary}]
texts: {minutes: texts/minutes.txt, diary: texts/diary.txt}
`,
  "texts/minutes.txt": `[p. 3]\nNote. ${WORDS}.\n[p. 4]\nEnd.\n`,
  "texts/diary.txt": "Nobody knew what to do, nor did I.\n",
};
const at = (line: number, character: number) => ({ line, character });

async function opened(setup: Parameters<typeof startClient>[0] = {}): Promise<{ client: Client; uri: string }> {
  const client = await startClient({ files: FILES, ...setup });
  return { client, uri: await client.open("essay.md", ESSAY) };
}

function found(client: Client, uri: string, line: number, character: number): Promise<FindSourceResult | null> {
  return client.connection.sendRequest(FIND_SOURCE, { textDocument: { uri }, position: at(line, character) });
}

function actionsAt(client: Client, uri: string, line: number, character: number): Promise<CodeAction[]> {
  const range = { start: at(line, character), end: at(line, character) };
  const params = { textDocument: { uri }, range, context: { diagnostics: [] } };
  return client.connection.sendRequest("textDocument/codeAction", params);
}

const edited = (edits: readonly unknown[]) =>
  TextDocument.applyEdits(TextDocument.create("", "", 0, ESSAY), edits as never);

describe("the source of a quotation", () => {
  it("is told with its page and words, and the edit that cites it", async () => {
    const { client, uri } = await opened();
    const result = await found(client, uri, 4, 25);
    expect(result).toMatchObject({
      words: expect.stringContaining("The fleet shall sail"),
      texts: 2,
      hits: [
        {
          source: "minutes",
          title: "“Minutes of the council”",
          verdict: "Word for word",
          verified: true,
          page: "3",
          quoted: false,
          passage: WORDS,
          location: { uri: client.uri("texts/minutes.txt"), range: { start: at(1, 6) } },
        },
      ],
    });
    const [hit] = (result as Extract<FindSourceResult, { texts: number }>).hits;
    expect(edited(hit!.citing!.edits)).toContain("any delay.” [@minutes, p. 3] Nobody");
  });

  it("takes the place of one that has not these words", async () => {
    const { client, uri } = await opened();
    const result = await found(client, uri, 6, 12);
    const [hit] = (result as Extract<FindSourceResult, { texts: number }>).hits;
    expect(edited(hit!.citing!.edits)).toContain("“nobody knew what to do” [@diary], it seems.");
  });

  it("is not looked for where no quotation is, nor in a file that is not annotated", async () => {
    const { client, uri } = await opened();
    expect(await found(client, uri, 4, 1)).toEqual({ refused: expect.stringContaining("no quotation here") });
    const other = await client.open("other.md", `“${WORDS}”\n`);
    expect(await found(client, other, 0, 3)).toBeNull();
  });

  it("is offered as an action where it lacks, and not where the words stand in what is cited", async () => {
    const { client, uri } = await opened({ initializationOptions: { commands: true } });
    const titled = (actions: CodeAction[]) => actions.filter(({ title }) => title.startsWith("Find the source"));
    const [action] = titled(await actionsAt(client, uri, 4, 25));
    expect(action).toMatchObject({
      kind: "quickfix",
      diagnostics: [{ code: "quotation.unsourced" }],
      command: { command: FIND_SOURCE_COMMAND, arguments: [uri, at(4, 25)] },
    });
    expect(titled(await actionsAt(client, uri, 4, 1))).toEqual([]);
    await client.change(uri, 2, ESSAY.replace("delay.”", "delay” [@minutes]."));
    expect(titled(await actionsAt(client, uri, 4, 25))).toEqual([]);
  });

  it("is cited at once in an editor without our commands, if it is the only one", async () => {
    const { client, uri } = await opened({ capabilities: LAZY });
    const actions = await actionsAt(client, uri, 4, 25);
    const action = actions.find(({ title }) => title === "Find the source of this quotation")!;
    const resolved = await client.connection.sendRequest<CodeAction>("codeAction/resolve", action);
    const [change] = resolved.edit!.documentChanges as { edits: unknown[] }[];
    expect(edited(change!.edits)).toContain("[@minutes, p. 3] Nobody");
  });

  it("is not guessed where there is none: the user is told", async () => {
    const { client, uri } = await opened({ capabilities: LAZY, files: { "attest.yaml": FILES["attest.yaml"] } });
    const actions = await actionsAt(client, uri, 4, 25);
    const action = actions.find(({ title }) => title === "Find the source of this quotation")!;
    const resolved = await client.connection.sendRequest<CodeAction>("codeAction/resolve", action);
    expect(resolved.edit).toBeUndefined();
    expect(client.told).toEqual([expect.stringContaining("in none of the 2 texts")]);
  });
});

describe("citing from the light bulb", () => {
  const titled = (actions: CodeAction[]) => actions.filter(({ title }) => title.startsWith("Cite"));

  it("asks for a source in an editor with our commands, where a quotation has none", async () => {
    const { client, uri } = await opened({ initializationOptions: { commands: true } });
    const [action, ...others] = titled(await actionsAt(client, uri, 4, 25));
    const range = { start: at(4, 16), end: at(4, 65) };
    expect(others).toEqual([]);
    expect(action).toMatchObject({
      title: "Cite this quotation…",
      kind: "quickfix",
      diagnostics: [{ code: "quotation.unsourced" }],
      command: { command: CITE_COMMAND, arguments: [uri, range] },
    });
    const annotation = { kind: "cite", source: "diary", locator: "7" };
    const asked = { textDocument: { uri }, range, annotation };
    const { edits } = await client.connection.sendRequest<{ edits: unknown[] }>(ANNOTATE, asked);
    expect(edited(edits)).toContain("any delay.” [@diary, p. 7] Nobody");
    expect(titled(await actionsAt(client, uri, 6, 15))).toEqual([]);
  });

  it.each([
    ["when it is taken", LAZY],
    ["at once", FULL],
  ])("offers what was cited last in another editor, and makes the edit %s", async (_, capabilities) => {
    const { client, uri } = await opened({ capabilities });
    const [action, ...others] = titled(await actionsAt(client, uri, 4, 25));
    expect(others).toEqual([]);
    expect(action!.title).toBe("Cite “minutes” for this quotation");
    const whole = action!.edit
      ? action!
      : await client.connection.sendRequest<CodeAction>("codeAction/resolve", action!);
    const [change] = whole.edit!.documentChanges as { edits: unknown[] }[];
    expect(edited(change!.edits)).toContain("any delay.” [@minutes] Nobody");
  });
});

it("a missing reference is added, to be filled in, to each file that can have it", async () => {
  const client = await startClient({ files: { ...FILES, "library.bib": "@book{a, title = {A}}\n" } });
  const text = ESSAY.replace("attest: 1", "attest: 1\nbibliography: library.bib").replace(
    "@minutes",
    "@minutse, fol. 3",
  );
  const uri = await client.open("essay.md", text);
  const actions = await actionsAt(client, uri, 7, 38);
  const adding = actions.filter(({ title }) => title.startsWith("Add “minutse” to the references of"));
  expect(adding.map(({ title }) => title.split("references of ")[1])).toEqual([
    "this file, to be filled in",
    "attest.yaml, to be filled in",
    "library.bib, to be filled in",
  ]);
  const [own, , bib] = adding.map(({ edit }) => edit!.documentChanges![0] as TextDocumentEdit);
  expect(bib).toMatchObject({ textDocument: { uri: client.uri("library.bib"), version: null } });
  const added = TextDocument.applyEdits(TextDocument.create("", "", 0, text), own!.edits as TextEdit[]);
  expect(added).toContain("references:\n  - id: minutse\n    type: manuscript\n");
  await client.change(uri, 2, added);
  const { items } = await client.connection.sendRequest<{ items: { code: string }[] }>("textDocument/diagnostic", {
    textDocument: { uri },
  });
  expect(items.map(({ code }) => code)).not.toContain("citation.unknown-source");
});
