import { describe, expect, it } from "vitest";
import type { CodeAction, CompletionItem, CompletionList, TextDocumentEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { ANNOTATE, type AnnotateResult, NAMEABLE, type NameableResult } from "../../server/src/protocol";
import { type Client, FULL, startClient } from "./client";

const TEXT = `---
speakers:
  stalin: {name: Joseph Stalin, aliases: [Stalin]}
  kim: Kim Il Sung
claims: {war: {text: There will be war.}}
references: [{id: report, title: Report}]
---

Stalin: “The war should be quick,” he said.

[Yes.]{speaker=}
`;

const at = (line: number, character: number) => ({ line, character });
const WORDS = { start: at(8, 8), end: at(8, 34) };

async function opened(text = TEXT): Promise<{ client: Client; uri: string }> {
  const client = await startClient();
  return { client, uri: await client.open("report.md", text) };
}

function edited(text: string, edits: readonly unknown[]): string {
  return TextDocument.applyEdits(TextDocument.create("", "", 0, text), edits as never);
}

describe("completion", () => {
  const complete = async (client: Client, uri: string, line: number, character: number) => {
    const params = { textDocument: { uri }, position: at(line, character) };
    return (await client.connection.sendRequest<CompletionList>("textDocument/completion", params)).items;
  };

  it("offers ids, and describes the one that is looked at", async () => {
    const { client, uri } = await opened();
    const items = await complete(client, uri, 10, 15);
    expect(items.map(({ label }) => label)).toEqual(["stalin", "kim"]);
    expect(edited(TEXT, [items[1]!.textEdit]).split("\n")[10]).toBe("[Yes.]{speaker=kim}");
    const resolved = await client.connection.sendRequest<CompletionItem>("completionItem/resolve", items[0]!);
    expect(resolved.documentation).toMatchObject({ kind: "markdown", value: expect.stringContaining("Joseph Stalin") });
    expect(resolved.textEdit).toEqual(items[0]!.textEdit);
  });

  it("is silent in prose and in files that are not annotated", async () => {
    const { client, uri } = await opened();
    expect(await complete(client, uri, 8, 20)).toEqual([]);
    const other = await client.open("other.md", "[Yes.]{speaker=}\n");
    expect(await complete(client, other, 0, 15)).toEqual([]);
  });

  it("knows the keys of the project file", async () => {
    const client = await startClient();
    const uri = await client.open("attest.yaml", "include: []\n\n", "yaml");
    const items = await complete(client, uri, 1, 0);
    expect(items.map(({ label }) => label)).toContain("speakers");
    expect(items.map(({ label }) => label)).not.toContain("include");
  });

  it("writes whole divs where the editor fills in the rest", async () => {
    const capabilities = {
      ...FULL,
      textDocument: { ...FULL.textDocument, completion: { completionItem: { snippetSupport: true } } },
    };
    const client = await startClient({ capabilities });
    const uri = await client.open("report.md", `${TEXT}\n::: \n`);
    const [div] = await complete(client, uri, 12, 4);
    expect(div).toMatchObject({ insertTextFormat: 2, textEdit: { newText: "{speaker=$1}\n\n$0\n\n:::" } });
  });
});

describe("actions", () => {
  const actions = (client: Client, uri: string, range: unknown, only?: string[]) =>
    client.connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri },
      range,
      context: { diagnostics: [], only },
    });

  it("attribute what is selected, by their kind", async () => {
    const { client, uri } = await opened();
    const found = await actions(client, uri, WORDS, ["refactor"]);
    expect(found.map(({ title }) => title)).toEqual([
      "Attribute to Joseph Stalin",
      "Attribute to Kim Il Sung",
      "Tag as claim “war”",
      "Mark as mention: nobody is quoted",
    ]);
    const { textDocument, edits } = found[1]!.edit!.documentChanges![0] as TextDocumentEdit;
    expect(textDocument).toEqual({ uri, version: 1 });
    expect(edited(TEXT, edits)).toContain("Stalin: [“The war should be quick,”]{speaker=kim} he said.");
    expect(await actions(client, uri, WORDS, ["quickfix"])).toEqual([]);
  });

  it("get their edits when somebody takes them, where the editor can ask", async () => {
    const codeAction = { dataSupport: true, resolveSupport: { properties: ["edit"] } };
    const client = await startClient({
      capabilities: {
        ...FULL,
        textDocument: { ...FULL.textDocument, codeAction },
        workspace: { ...FULL.workspace, workspaceEdit: { documentChanges: true } },
      },
    });
    const uri = await client.open("report.md", TEXT);
    const found = await actions(client, uri, WORDS, ["refactor"]);
    expect(found.map(({ edit }) => edit)).toEqual(found.map(() => undefined));
    const resolve = (action: CodeAction) => client.connection.sendRequest<CodeAction>("codeAction/resolve", action);
    const { textDocument, edits } = (await resolve(found[1]!)).edit!.documentChanges![0] as TextDocumentEdit;
    expect(textDocument).toEqual({ uri, version: 1 });
    expect(edited(TEXT, edits)).toContain("Stalin: [“The war should be quick,”]{speaker=kim} he said.");
    await client.change("report.md", 2, `${TEXT}More.\n`);
    await expect(resolve(found[1]!)).rejects.toThrow("the document has changed");
  });

  it("declare whom nobody declares, in the project file, too", async () => {
    const client = await startClient({ files: { "attest.yaml": "include: [x.md]\n" } });
    const uri = await client.open("report.md", TEXT.replace("speaker=", "speaker=mao"));
    const found = await actions(client, uri, { start: at(10, 16), end: at(10, 16) });
    const inProject = found.find(({ title }) => title === "Declare “mao” in attest.yaml")!;
    expect(inProject.edit!.documentChanges).toEqual([
      {
        textDocument: { uri: client.uri("attest.yaml"), version: null },
        edits: [{ range: { start: at(1, 0), end: at(1, 0) }, newText: "speakers:\n  mao: Mao\n" }],
      },
    ]);
    expect(found.map(({ title }) => title)).toContain("Declare “mao” in this file");
    expect(found.map(({ title }) => title)).toContain("Suppress “speaker.unknown” here (give the reason)");
  });
});

describe("commands", () => {
  it("are told what can be named", async () => {
    const { client, uri } = await opened();
    const range = { start: at(8, 12), end: at(8, 12) };
    const found = await client.connection.sendRequest<NameableResult>(NAMEABLE, { textDocument: { uri }, range });
    expect(found.words).toBe("“The war should be quick,”");
    expect(found.speakers.map(({ id }) => id)).toEqual(["stalin", "kim"]);
    expect(found.claims).toEqual([{ id: "war", text: "There will be war." }]);
    expect(found.sources).toEqual([{ id: "report", description: "Report" }]);
  });

  it("get the edit for a version, or the reason why there is none", async () => {
    const { client, uri } = await opened();
    const ask = (range: unknown, annotation: unknown) =>
      client.connection.sendRequest<AnnotateResult>(ANNOTATE, { textDocument: { uri }, range, annotation });
    const done = await ask(WORDS, { kind: "cite", source: "report", locator: "41" });
    expect(done).toMatchObject({ version: 1 });
    expect(edited(TEXT, "edits" in done ? done.edits : [])).toContain("quick,” [@report, p. 41] he said.");
    const refused = await ask({ start: at(1, 0), end: at(2, 3) }, { kind: "attribute", speaker: "kim" });
    expect(refused).toEqual({ refused: expect.stringContaining("front matter") });
  });
});
