import { expect, test } from "vitest";
import type { FullDocumentDiagnosticReport } from "vscode-languageserver";
import { type Client, startClient } from "./client";

const ESSAY = `---
attest: 1
references: [{id: minutes, type: document, title: Minutes}]
---

They agreed that “the whole fleet shall sail at dawn” [@minutes].
`;
const minutes = (words: string) =>
  `---\nattest: 1\nsource: minutes\nreferences: [{id: minutes, type: document, title: Minutes}]\n---\n\nIt was agreed that ${words}.\n`;

const codes = async (client: Client, uri: string) => {
  const report = await client.connection.sendRequest<FullDocumentDiagnosticReport>("textDocument/diagnostic", {
    textDocument: { uri },
  });
  return report.items.map(({ code }) => code);
};

/** Asks when the server says that it is worth it, until the problems are those. */
async function until(client: Client, uri: string, expected: readonly string[]): Promise<void> {
  for (;;) {
    const refresh = client.next("workspace/diagnostic/refresh");
    const found = await codes(client, uri);
    if (String(found) === String(expected)) return;
    await refresh;
  }
}

test("a source text that is edited is held against its quotations again, and the editor is told", async () => {
  const client = await startClient({
    files: { "essay.md": ESSAY, "minutes.md": minutes("the fleet shall sail at dawn") },
  });
  const uri = await client.open("essay.md", ESSAY);
  await until(client, uri, ["quotation.altered"]);
  await client.open("minutes.md", minutes("the fleet shall sail at dawn"));
  await client.change("minutes.md", 2, minutes("the whole fleet shall sail at dawn"));
  await until(client, uri, []);
  await client.change("minutes.md", 3, minutes("the whole council shall be heard in June"));
  await until(client, uri, ["quotation.not-found"]);
  expect(await codes(client, uri)).toEqual(["quotation.not-found"]);
});

test("in a workspace that is not trusted no text outside it is read", async () => {
  const essay = ESSAY.replace("title: Minutes", "title: Minutes, text: ../minutes.txt");
  const client = await startClient({ files: { "essay.md": essay }, initializationOptions: { trusted: false } });
  const uri = await client.open("essay.md", essay);
  await until(client, uri, ["file.missing"]);
});
