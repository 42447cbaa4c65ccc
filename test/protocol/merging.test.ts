import { expect, it } from "vitest";
import type { CodeAction, TextDocumentEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { LAZY, startClient } from "./client";

const BOOK = "title: Uncertain Partners, author: [{family: Goncharov}], issued: 1993";
const essay = (more: string) => `---
attest: 1
references:
  - {id: partners, type: book, ${BOOK}, publisher: Stanford}
  - {id: goncharov, type: book, ${BOOK}${more}}
  - {id: letter, type: map, title: A Letter, quoted-in: {id: goncharov, locator: p. 3}}
---

They met [@goncharov, p. 12] and parted [@partners; @letter].
`;
const OTHER = "---\nattest: 1\n---\n\nSo it was [see @goncharov].\n";

async function merged(text: string): Promise<Record<string, string>> {
  const client = await startClient({ capabilities: LAZY, files: { "essay.md": text, "other.md": OTHER } });
  const uri = await client.open("essay.md", text);
  // What all files say is known once the workspace has been asked for.
  await client.connection.sendRequest("textDocument/references", {
    textDocument: { uri },
    position: { line: 8, character: 14 },
    context: { includeDeclaration: false },
  });
  const at = { line: 4, character: 12 };
  const actions = await client.connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri },
    range: { start: at, end: at },
    context: { diagnostics: [] },
  });
  const action = actions.find(({ title }) => title.startsWith("Cite “partners” wherever “goncharov” is cited"))!;
  const { edit } = await client.connection.sendRequest<CodeAction>("codeAction/resolve", action);
  const files: Record<string, string> = { [uri]: text, [client.uri("other.md")]: OTHER };
  const changes = edit!.documentChanges as TextDocumentEdit[];
  return Object.fromEntries(
    changes.map(({ textDocument, edits }) => [
      textDocument.uri.split("/").at(-1),
      TextDocument.applyEdits(TextDocument.create("", "", 0, files[textDocument.uri]!), edits as never[]),
    ]),
  );
}

const cited = (text: string) =>
  text.replace("id: goncharov, locator", "id: partners, locator").replace("@goncharov", "@partners");

it("of two keys of one work the first is cited throughout, and an entry that says no more is removed", async () => {
  const text = essay("");
  expect(await merged(text)).toEqual({
    "essay.md": cited(text).replace(/ {2}- \{id: goncharov.*\n/, ""),
    "other.md": cited(OTHER),
  });
});

it("an entry that says more stays, to be compared", async () => {
  const text = essay(", note: First printing");
  expect(await merged(text)).toEqual({ "essay.md": cited(text), "other.md": cited(OTHER) });
});
