import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type {
  DocumentHighlight,
  Location,
  LocationLink,
  Range,
  WorkspaceEdit,
  WorkspaceSymbol,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import { SERVER_CAPABILITIES } from "../../server/src/serving/capabilities";
import { type Client, FULL, type Setup, spawnClient, startClient } from "./client";

const REPORT = `---
speakers:
  stalin: {name: Joseph Stalin, aliases: [Stalin]}
claims:
  war: {text: The war will be quick.}
---

Stalin: The war should be quick. #claim/war

[No help from us]{speaker=stalin to=kim}.
`;
const LETTERS = `---
attest: 1
transcription: texts/letters.txt
---

[The time has not come]{speaker="kim stalin"}.
`;
const FILES = {
  "report.md": REPORT,
  "letters.md": LETTERS,
  "attest.yaml": "speakers: {kim: Kim Il Sung}\nbibliography: library.json\n",
  "library.json": "[]",
  "texts/letters.txt": "The time has not come.\n",
  "other.md": "# Shopping\n\nkim: bread\n",
};

async function opened(setup: Setup = {}): Promise<{ client: Client; uri: string }> {
  const client = await startClient({ files: FILES, ...setup });
  return { client, uri: await client.open("report.md", REPORT) };
}

/** Asks of the place where `words` begin. */
function ask<T>(client: Client, uri: string, method: string, text: string, words: string, more = {}): Promise<T> {
  const position = TextDocument.create(uri, "", 1, text).positionAt(text.indexOf(words));
  return client.connection.sendRequest<T>(`textDocument/${method}`, { textDocument: { uri }, position, ...more });
}

function lines(places: readonly { uri: string; range: Range }[]): string[] {
  return places.map(({ uri, range }) => `${uri.slice(uri.lastIndexOf("/") + 1)}:${range.start.line + 1}`);
}

/** The text of each file with its edits: of an open one as it was sent, of a closed one as the disk has it. */
function applied(edit: WorkspaceEdit, open: Readonly<Record<string, string>>): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const change of edit.documentChanges ?? []) {
    if (!("textDocument" in change)) throw new Error("only texts are edited");
    const { uri, version } = change.textDocument;
    expect(version).toBe(uri in open ? 1 : null);
    const text = open[uri] ?? readFileSync(URI.parse(uri).fsPath, "utf8");
    const edits = change.edits.filter((each) => "newText" in each);
    texts[uri.slice(uri.lastIndexOf("/") + 1)] = TextDocument.applyEdits(TextDocument.create(uri, "", 1, text), edits);
  }
  return texts;
}

test("references, highlights, definition", async () => {
  const { client, uri } = await opened();
  const context = { includeDeclaration: true };
  const places = await ask<Location[]>(client, uri, "references", REPORT, "stalin to", { context });
  expect(lines(places)).toEqual(["report.md:3", "report.md:8", "report.md:10", "letters.md:6"]);
  const used = await ask<Location[]>(client, uri, "references", REPORT, "The war should", { context: {} });
  expect(lines(used)).toEqual(["report.md:8", "report.md:10", "letters.md:6"]);
  expect(await ask<DocumentHighlight[]>(client, uri, "documentHighlight", REPORT, "Stalin: The")).toHaveLength(3);
  const [link] = await ask<LocationLink[]>(client, uri, "definition", REPORT, "kim}");
  expect(link?.targetUri).toBe(client.uri("attest.yaml"));
});

test("from the project file, too", async () => {
  const { client } = await opened();
  const text = FILES["attest.yaml"];
  const uri = await client.open("attest.yaml", text, "yaml");
  const context = { includeDeclaration: false };
  const places = await ask<Location[]>(client, uri, "references", text, "kim:", { context });
  expect(lines(places)).toEqual(["letters.md:6", "report.md:10"]);
  const edit = await ask<WorkspaceEdit>(client, uri, "rename", text, "kim:", { newName: "no" });
  expect(applied(edit, { [uri]: text, [client.uri("report.md")]: REPORT })["attest.yaml"]).toContain('{"no": Kim');
});

test("what is no annotated source has none of it", async () => {
  const { client } = await opened();
  const text = FILES["other.md"];
  const uri = await client.open("other.md", text);
  expect(await ask(client, uri, "references", text, "kim", { context: {} })).toEqual([]);
  expect(await ask(client, uri, "documentHighlight", text, "kim")).toEqual([]);
  await expect(ask(client, uri, "prepareRename", text, "kim")).rejects.toThrow("no id to rename");
});

test("symbols of all folders, with their places or without", async () => {
  const { client } = await opened();
  const symbols = (query: string, from = client) =>
    from.connection.sendRequest<WorkspaceSymbol[]>("workspace/symbol", { query });
  await ask(client, client.uri("report.md"), "references", REPORT, "stalin", { context: {} });
  expect((await symbols("")).map(({ name }) => name)).toEqual([
    "Kim Il Sung",
    "Joseph Stalin",
    "war: The war will be quick.",
  ]);
  expect((await symbols("time come"))[0]).toMatchObject({
    name: "Kim Il Sung, Stalin: The time has not come",
    location: { uri: client.uri("letters.md"), range: { start: { line: 5 } } },
  });
  const lazily = {
    ...FULL,
    workspace: { ...FULL.workspace, symbol: { resolveSupport: { properties: ["location.range"] } } },
  };
  const { client: lazy } = await opened({ capabilities: lazily });
  const [symbol] = await symbols("joseph", lazy);
  expect(symbol?.location).toEqual({ uri: lazy.uri("report.md") });
  expect(await lazy.connection.sendRequest("workspaceSymbol/resolve", symbol)).toMatchObject({
    location: { uri: lazy.uri("report.md"), range: { start: { line: 2, character: 2 } } },
  });
});

test("over stdio: a speaker is renamed in three files, open and closed, and back again", async () => {
  const client = await spawnClient({ files: FILES });
  const uri = await client.open("report.md", REPORT);
  expect(await ask(client, uri, "prepareRename", REPORT, "kim}")).toMatchObject({ placeholder: "kim" });
  const edit = await ask<WorkspaceEdit>(client, uri, "rename", REPORT, "kim}", { newName: "kim-il-sung" });
  const texts = applied(edit, { [uri]: REPORT });
  expect(texts).toEqual({
    "report.md": REPORT.replace("kim", "kim-il-sung"),
    "letters.md": LETTERS.replace("kim", "kim-il-sung"),
    "attest.yaml": FILES["attest.yaml"].replace("kim", "kim-il-sung"),
  });
  for (const [path, text] of Object.entries(texts)) if (path !== "report.md") client.write(path, text);
  await client.change("report.md", 1, texts["report.md"]!);
  const changes = ["letters.md", "attest.yaml"].map((path) => ({ uri: client.uri(path), type: 2 }));
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
  const back = await ask<WorkspaceEdit>(client, uri, "rename", texts["report.md"]!, "kim-il-sung}", { newName: "kim" });
  expect(applied(back, { [uri]: texts["report.md"]! })).toEqual({
    "report.md": REPORT,
    "letters.md": LETTERS,
    "attest.yaml": FILES["attest.yaml"],
  });
});

test.each([
  ["stalin to", "kim", "There is already a speaker `kim`, declared in attest.yaml, line 1."],
  ["stalin to", "the boss", "`the boss` cannot be an id."],
  ["Stalin: The", "x", "is the source's own word and stays."],
])("a renaming is refused, with the reason: %s → %s", async (words, newName, reason) => {
  const { client, uri } = await opened();
  await expect(ask(client, uri, "rename", REPORT, words, { newName })).rejects.toThrow(reason);
});

test("a renaming that is overtaken by an edit is not made", async () => {
  const { client, uri } = await opened();
  await ask(client, uri, "references", REPORT, "stalin", { context: {} });
  const answer = ask(client, uri, "rename", REPORT, "stalin to", { newName: "x" });
  const refused = expect(answer).rejects.toThrow("the document has changed");
  await client.change("report.md", 2, `${REPORT}\nMore.\n`);
  await refused;
});

test("paths follow when files and folders move", async () => {
  const { client, uri } = await opened();
  const filters = SERVER_CAPABILITIES.workspace?.fileOperations?.willRename?.filters;
  expect(filters?.map(({ pattern }) => pattern.matches)).toEqual(["file", "folder"]);
  const move = (from: string, to: string) =>
    client.connection.sendRequest<WorkspaceEdit | null>("workspace/willRenameFiles", {
      files: [{ oldUri: client.uri(from), newUri: client.uri(to) }],
    });
  const edit = await move("texts", "old texts");
  expect(applied(edit!, { [uri]: REPORT })["letters.md"]).toContain("transcription: old texts/letters.txt\n");
  expect(applied((await move("library.json", "lib/library.json"))!, {})["attest.yaml"]).toContain(
    "bibliography: lib/library.json\n",
  );
  expect(await move("report.md", "old/report.md")).toBeNull();
});

test("edits for a client that knows no versions", async () => {
  const { client, uri } = await opened({ capabilities: { ...FULL, workspace: {} } });
  const edit = await ask<WorkspaceEdit>(client, uri, "rename", REPORT, "kim}", { newName: "pak" });
  expect(Object.keys(edit)).toEqual(["changes"]);
  expect(Object.keys(edit.changes!)).toEqual([uri, client.uri("attest.yaml"), client.uri("letters.md")]);
  const range = { start: { line: 9, character: 36 }, end: { line: 9, character: 39 } };
  expect(edit.changes![uri]).toEqual([{ range, newText: "pak" }]);
  const moved = await client.connection.sendRequest<WorkspaceEdit>("workspace/willRenameFiles", {
    files: [{ oldUri: client.uri("library.json"), newUri: client.uri("lib/all.json") }],
  });
  expect(Object.keys(moved.changes!)).toEqual([client.uri("attest.yaml")]);
});
