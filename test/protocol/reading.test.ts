import { describe, expect, test } from "vitest";
import type { CodeAction, CodeLens, InlayHint, SelectionRange, TextDocumentEdit } from "vscode-languageserver";
import { type Client, FULL, type Setup, spawnClient } from "./client";

const SOURCE = `---
speakers:
  stalin: {name: Joseph Stalin, aliases: [Stalin]}
  kim: {name: Kim Il Sung, aliases: [Kim]}
---

[The war should be quick.]{speaker=stalin to=kim}

Stalin: So it shall be.
`;
const INFERRED = `${SOURCE}
# The report

“Americans won't have time to prepare,” Kim Il Sung insisted.

Stalin replied: “The war should be quick and speedy.”
`;

const CAPABILITIES = {
  ...FULL,
  workspace: {
    ...FULL.workspace,
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
  },
};

async function opened(text: string, setup: Setup = {}): Promise<{ client: Client; uri: string }> {
  const client = await spawnClient({ files: { "a.md": text }, capabilities: CAPABILITIES, ...setup });
  return { client, uri: await client.open("a.md", text) };
}

/** Changes the settings, and waits until the client is asked to ask again. */
async function configure(client: Client, method: string, attest: unknown): Promise<void> {
  const refreshed = client.next(method);
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: { attest } });
  await refreshed;
}

const WITHOUT_CONFIGURATION = { ...CAPABILITIES, workspace: { ...CAPABILITIES.workspace, configuration: false } };
const EVERYTHING = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

describe("lenses", () => {
  const ask = (client: Client, uri: string) =>
    client.connection.sendRequest<CodeLens[]>("textDocument/codeLens", { textDocument: { uri } });
  const resolve = (client: Client, lens: CodeLens) => client.connection.sendRequest<CodeLens>("codeLens/resolve", lens);

  test("are resolved one by one, with arrows for a client that has the commands", async () => {
    const { client, uri } = await opened(SOURCE, { initializationOptions: { commands: true } });
    const lenses = await ask(client, uri);
    expect(lenses.map(({ command }) => command)).toEqual([undefined, undefined, undefined]);
    const resolved = await Promise.all(lenses.map((lens) => resolve(client, lens)));
    expect(resolved.map(({ command }) => command?.title)).toEqual(["Stalin → Kim · 1 of 2", "↑", "↓"]);
    expect(resolved[2]?.command?.arguments).toEqual([uri, { line: 6, character: 0 }]);
  });

  test("have a title alone for any other client", async () => {
    const { client, uri } = await opened(SOURCE);
    expect(await ask(client, uri)).toHaveLength(1);
  });

  test("follow the setting", async () => {
    const { client, uri } = await opened(SOURCE, { capabilities: WITHOUT_CONFIGURATION });
    await configure(client, "workspace/codeLens/refresh", { codeLens: { statements: "all" } });
    expect(await ask(client, uri)).toHaveLength(2);
    await configure(client, "workspace/codeLens/refresh", { codeLens: { statements: "off" } });
    expect(await ask(client, uri)).toEqual([]);
  });

  test("of a text that has changed are asked for anew", async () => {
    const { client, uri } = await opened(SOURCE);
    const [lens] = await ask(client, uri);
    await client.change("a.md", 2, `${SOURCE}\nMore.\n`);
    await expect(resolve(client, lens!)).rejects.toThrow("changed");
  });
});

test("a selection grows from the word to the file", async () => {
  const { client, uri } = await opened(SOURCE);
  const positions = [
    { line: 6, character: 6 },
    { line: 2, character: 20 },
  ];
  const params = { textDocument: { uri }, positions };
  const ranges = await client.connection.sendRequest<SelectionRange[]>("textDocument/selectionRange", params);
  const starts = ranges.map((range) => chain(range).map(({ start }) => `${start.line}:${start.character}`));
  expect(starts).toEqual([
    ["6:5", "6:1", "6:0", "0:0"],
    ["2:17", "2:17", "2:11", "2:10", "2:2", "2:2", "1:0", "0:0", "0:0"],
  ]);
});

function chain(range: SelectionRange | undefined): SelectionRange["range"][] {
  return range ? [range.range, ...chain(range.parent)] : [];
}

const hints = (client: Client, uri: string, range = EVERYTHING) =>
  client.connection.sendRequest<InlayHint[]>("textDocument/inlayHint", { textDocument: { uri }, range });

describe("inferred speakers", () => {
  test("stand beside quotations if the setting says so", async () => {
    const { client, uri } = await opened(INFERRED, { capabilities: WITHOUT_CONFIGURATION });
    expect(await hints(client, uri)).toEqual([]);
    await configure(client, "workspace/inlayHint/refresh", { inlayHints: { inferredSpeakers: true } });
    expect((await hints(client, uri)).map(({ label }) => label)).toEqual(["— Kim?", "— Stalin?"]);
    const range = { start: { line: 12, character: 0 }, end: { line: 13, character: 0 } };
    const [hint] = await hints(client, uri, range);
    expect(hint).toMatchObject({
      position: { line: 12, character: 39 },
      tooltip: "By “Kim Il Sung insisted”",
      textEdits: [{ newText: "[" }, { newText: "]{speaker=kim}" }],
    });
  });

  const actions = (client: Client, uri: string, line: number, only?: string[]) =>
    client.connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri },
      range: { start: { line, character: 5 }, end: { line, character: 5 } },
      context: { diagnostics: [], only },
    });

  test("are written down one by one, or all at once with a preview", async () => {
    const { client, uri } = await opened(INFERRED);
    const offered = await actions(client, uri, 12);
    expect(offered).toContainEqual(expect.objectContaining({ title: "Attribute to Kim Il Sung", kind: "quickfix" }));
    const all = offered.find(({ title }) => title === "Attribute everything inferred in this file");
    expect(all?.kind).toBe("quickfix");
    expect(Object.values(all!.edit!.changeAnnotations!)).toMatchObject([{ needsConfirmation: true }]);
    const [{ edits }] = all!.edit!.documentChanges as [TextDocumentEdit];
    expect(edits.map((edit) => (edit as { newText: string }).newText)).toEqual([
      "[“Americans won't have time to prepare,”]{speaker=kim}",
      "[“The war should be quick and speedy.”]{speaker=stalin}",
    ]);
  });

  test.each(["source", "source.attest", "source.attest.attributeInferred"])(
    "are an action of kind %s",
    async (kind) => {
      const { client, uri } = await opened(INFERRED, { capabilities: FULL });
      const [action, ...others] = await actions(client, uri, 0, [kind]);
      expect(action).toMatchObject({ kind: "source.attest.attributeInferred" });
      expect(action?.edit?.changeAnnotations).toBeUndefined();
      expect(others).toEqual([]);
    },
  );
});
