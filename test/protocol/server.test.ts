import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type {
  Diagnostic,
  DocumentDiagnosticReport,
  DocumentSymbol,
  FullDocumentDiagnosticReport,
  LocationLink,
  SemanticTokens,
  WorkspaceDiagnosticReport,
} from "vscode-languageserver";
import { CancellationTokenSource } from "vscode-languageserver/node";
import type { StatusResult } from "../../server/src/protocol";
import { type Client, FULL, published, type Setup, spawnClient, startClient } from "./client";

const SOURCE = `---
speakers:
  stalin: {name: Joseph Stalin, aliases: [Stalin]}
claims:
  c: {text: The war will be quick.}
---

# The visit

Stalin: The war should be quick. #claim/c

## Remarks

The historian wrote “a quotation without any source”.
`;
const PLAIN = "# Shopping\n\nStalin: “bread and butter and milk”\n";
const WITHOUT_PULL = { ...FULL, textDocument: {} };

const pull = (client: Client, uri: string, previousResultId?: string) =>
  client.connection.sendRequest<DocumentDiagnosticReport>("textDocument/diagnostic", {
    textDocument: { uri },
    previousResultId,
  });

async function codes(client: Client, uri: string): Promise<unknown[]> {
  const report = (await pull(client, uri)) as FullDocumentDiagnosticReport;
  return report.items.map(({ code }: Diagnostic) => code);
}

const pullWorkspace = (client: Client, previousResultIds: { uri: string; value: string }[]) =>
  client.connection.sendRequest<WorkspaceDiagnosticReport>("workspace/diagnostic", { previousResultIds });

async function opened(setup: Setup = {}): Promise<{ client: Client; uri: string }> {
  const client = await startClient({ files: { "a.md": SOURCE }, ...setup });
  return { client, uri: await client.open("a.md", SOURCE) };
}

test("over stdio: starts, answers, ends", async () => {
  const client = await spawnClient({ files: { "a.md": SOURCE } });
  const uri = await client.open("a.md", SOURCE);
  expect((await client.hoverAt(uri, 9, 2))?.contents).toMatchObject({
    value: expect.stringContaining("Joseph Stalin"),
  });
  const ended = new Promise((resolve) => client.server.once("exit", resolve));
  await client.connection.sendRequest("shutdown");
  await client.connection.sendNotification("exit");
  expect(await ended).toBe(0);
});

test("over IPC: starts, and ends when its client goes away", async () => {
  const server = fork(join(__dirname, "../../dist/server.js"), ["--node-ipc"], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  onTestFinished(() => void server.kill());
  const [answered, ended] = [once(server, "message"), once(server, "exit")];
  server.send({ jsonrpc: "2.0", id: 1, method: "initialize", params: { processId: process.pid, capabilities: {} } });
  expect((await answered)[0]).toMatchObject({ id: 1, result: { serverInfo: { name: "Attest" } } });
  server.disconnect();
  await ended;
});

test("over stdio: ends when its client goes away", async () => {
  const { server } = await spawnClient();
  const ended = once(server, "exit");
  server.stdin!.end();
  await ended;
});

test("hover, definition, outline, folding and colours", async () => {
  const { client, uri } = await opened();
  const textDocument = { uri };
  const position = { line: 9, character: 2 };
  const ask = <T>(method: string, more = {}) =>
    client.connection.sendRequest<T>(`textDocument/${method}`, { textDocument, ...more });
  const [link] = await ask<LocationLink[]>("definition", { position });
  expect(link).toMatchObject({ targetUri: uri, targetRange: { start: { line: 2, character: 2 } } });
  const [section] = await ask<DocumentSymbol[]>("documentSymbol");
  expect(section?.name).toBe("The visit");
  expect(await ask<unknown[]>("foldingRange")).toContainEqual(expect.objectContaining({ startLine: 0 }));
  const tokens = await ask<SemanticTokens>("semanticTokens/full");
  expect(tokens.data.length).toBeGreaterThan(0);
  const delta = await ask("semanticTokens/full/delta", { previousResultId: tokens.resultId });
  expect(delta).toMatchObject({ edits: [] });
  const range = { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } };
  expect((await ask<SemanticTokens>("semanticTokens/range", { range })).data.length).toBeLessThan(tokens.data.length);
});

test("an outline without hierarchy for a client that knows none", async () => {
  const { client, uri } = await opened({ capabilities: {} });
  const symbols = await client.connection.sendRequest("textDocument/documentSymbol", { textDocument: { uri } });
  expect(symbols).toContainEqual(expect.objectContaining({ containerName: "The visit" }));
});

test("problems when asked, and only once the same", async () => {
  const { client, uri } = await opened();
  const first = (await pull(client, uri)) as FullDocumentDiagnosticReport;
  expect(first.items.map(({ code }) => code)).toEqual(["quotation.unsourced"]);
  await pullWorkspace(client, []);
  const settled = (await pull(client, uri)) as FullDocumentDiagnosticReport;
  expect(await pull(client, uri, settled.resultId)).toEqual({ kind: "unchanged", resultId: settled.resultId });
  await client.change("a.md", 2, SOURCE.replace("“a quotation without any source”", "nothing"));
  expect(await pull(client, uri, settled.resultId)).toMatchObject({ kind: "full", items: [] });
});

test("what is no annotated source gets nothing", async () => {
  const { client } = await opened();
  const uri = await client.open("plain.md", PLAIN);
  expect(await codes(client, uri)).toEqual([]);
  expect(await client.hoverAt(uri, 2, 2)).toBeNull();
  const status = await client.connection.sendRequest<StatusResult>("attest/status", { uri });
  expect(status.annotated).toBe(false);
});

test("the status tells of speakers and statements", async () => {
  const { client, uri } = await opened();
  const status = await client.connection.sendRequest("attest/status", { uri });
  expect(status).toMatchObject({ annotated: true, bibliography: false, speakers: 1, statements: 1 });
});

const LIBRARY = "@book{a, title = {A}}\n@book{b, title = {B}\n";
const NAMING = "---\nattest: 1\nbibliography: library.bib\n---\n\nWords.\n";

test("the status tells of sources, of a document and of a bibliography open or closed", async () => {
  const client = await startClient({ files: { "a.md": NAMING, "library.bib": LIBRARY, "other.bib": LIBRARY } });
  const uri = await client.open("a.md", NAMING);
  const statusOf = (asked: string) => client.connection.sendRequest("attest/status", { uri: asked });
  expect(await statusOf(uri)).toMatchObject({ annotated: true, bibliography: false, sources: 2, unreadable: 1 });
  const closed = await statusOf(client.uri("library.bib"));
  expect(closed).toMatchObject({ annotated: false, bibliography: true, sources: 2, unreadable: 1 });
  await client.open("library.bib", `${LIBRARY}}`, "bibtex");
  expect(await statusOf(client.uri("library.bib"))).toMatchObject({ bibliography: true, sources: 2, unreadable: 0 });
  expect(await statusOf(client.uri("other.bib"))).toMatchObject({ annotated: false, bibliography: false });
});

test("errors in a bibliography are pulled, closed with the workspace, open as they are typed", async () => {
  const client = await startClient({ files: { "a.md": NAMING, "library.bib": LIBRARY } });
  const report = await client.connection.sendRequest<WorkspaceDiagnosticReport>("workspace/diagnostic", {
    previousResultIds: [],
  });
  const closed = report.items.find(({ uri }) => uri === client.uri("library.bib"));
  expect(closed).toMatchObject({ items: [{ code: "source.unreadable", range: { start: { line: 1, character: 0 } } }] });
  const uri = await client.open("library.bib", LIBRARY, "bibtex");
  expect(await codes(client, uri)).toEqual(["source.unreadable"]);
  await client.change("library.bib", 2, `${LIBRARY}}`);
  expect(await codes(client, uri)).toEqual([]);
});

test("severities come from the settings, and `null` is none", async () => {
  const { client, uri } = await opened({ settings: { severity: { quotation: { unsourced: "hint" } } } });
  expect(await pull(client, uri)).toMatchObject({ items: [{ code: "quotation.unsourced", severity: 4 }] });
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  expect(await client.hoverAt(uri, 9, 2)).not.toBeNull();
});

test("the workspace's problems: closed files and project files, then held open until something changes", async () => {
  const client = await startClient({ files: { "a.md": SOURCE, "attest.yaml": "speaker: {}\n", "plain.md": PLAIN } });
  const { items } = await pullWorkspace(client, []);
  expect(items.map(({ uri }) => uri).sort()).toEqual([client.uri("a.md"), client.uri("attest.yaml")]);
  const held = pullWorkspace(
    client,
    items.map(({ uri, resultId }) => ({ uri, value: resultId! })),
  );
  client.write("a.md", SOURCE.replace("“a quotation without any source”", "nothing"));
  const changes = [{ uri: client.uri("a.md"), type: 2 }];
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
  expect((await held).items).toMatchObject([{ uri: client.uri("a.md"), items: [] }]);
});

test("a held question ends when it is cancelled", async () => {
  const client = await startClient();
  const source = new CancellationTokenSource();
  const held = client.connection.sendRequest("workspace/diagnostic", { previousResultIds: [] }, source.token);
  source.cancel();
  await expect(held).rejects.toThrow();
});

test("partial results come as they are found", async () => {
  const client = await startClient({ files: { "a.md": SOURCE } });
  const part = client.next<{ token: string; value: WorkspaceDiagnosticReport }>(
    "$/progress",
    ({ token }) => token === "p",
  );
  const params = { previousResultIds: [], partialResultToken: "p" };
  expect(await client.connection.sendRequest("workspace/diagnostic", params)).toEqual({ items: [] });
  expect((await part).value.items).toMatchObject([{ uri: client.uri("a.md"), kind: "full" }]);
});

test("problems are published to a client that does not ask", async () => {
  const client = await startClient({ files: { "a.md": SOURCE }, capabilities: WITHOUT_PULL });
  const uri = client.uri("a.md");
  const first = published(client, uri, 1);
  await client.open("a.md", SOURCE);
  expect((await first).diagnostics[0]?.code).toBe("quotation.unsourced");
  const none = published(client, uri, 0);
  await client.change("a.md", 2, SOURCE.replace("“a quotation without any source”", "nothing"));
  expect((await none).version).toBe(2);
});

test("a declaration in another file counts as soon as it is written, and the client is asked to ask again", async () => {
  const text = "---\nattest: 1\n---\n\nWords. #claim/later\n";
  const client = await startClient({ files: { "a.md": text } });
  const uri = await client.open("a.md", text);
  await pullWorkspace(client, []);
  expect(await codes(client, uri)).toEqual(["claim.undeclared"]);
  client.write("b.md", "---\nclaims:\n  later: {text: It came later.}\n---\n");
  const refresh = client.next("workspace/diagnostic/refresh");
  const changes = [{ uri: client.uri("b.md"), type: 1 }];
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
  await refresh;
  expect(await codes(client, uri)).toEqual([]);
});

test("a lone untitled document, without any folder", async () => {
  const client = await startClient({ folder: false });
  const uri = await client.open("untitled:Untitled-1", SOURCE);
  expect(await codes(client, uri)).toEqual(["quotation.unsourced"]);
  expect(await client.hoverAt(uri, 9, 2)).not.toBeNull();
});

test("quick fixes are there for an error of the notation", async () => {
  const text = "---\nattest: 1\n---\n\n::: speaker=kim\n\nWords.\n\n:::\n";
  const client = await startClient();
  const uri = await client.open("a.md", text);
  const [problem] = ((await pull(client, uri)) as FullDocumentDiagnosticReport).items;
  const params = { textDocument: { uri }, range: problem!.range, context: { diagnostics: [problem] } };
  const actions = await client.connection.sendRequest<unknown[]>("textDocument/codeAction", params);
  expect(actions).toContainEqual(expect.objectContaining({ kind: "quickfix" }));
});

test("a client that does not trust the folder has nothing read outside it", async () => {
  const text = NAMING.replace("library.bib", "../library.bib");
  const client = await startClient({ files: { "a.md": text }, initializationOptions: { trusted: false } });
  const uri = await client.open("a.md", text);
  expect(await pull(client, uri)).toMatchObject({
    items: [{ code: "file.missing", message: expect.stringContaining("outside the workspace, which is not trusted") }],
  });
});
