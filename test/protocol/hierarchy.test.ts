import { expect, it } from "vitest";
import type { CallHierarchyIncomingCall, CallHierarchyItem, CallHierarchyOutgoingCall } from "vscode-languageserver";
import { startClient } from "./client";

const TEXT = `---
attest: 1
references:
  - {id: letter, title: A Letter, cited-in: {id: diary, locator: p. 12}}
  - {id: diary, title: A Diary}
---

So it was [@letter].
`;

it("any editor can walk down from a citation to what its source rests on, and up again", async () => {
  const client = await startClient();
  const uri = await client.open("essay.md", TEXT);
  const { connection } = client;
  const position = { line: 7, character: 14 };
  const [letter] = await connection.sendRequest<CallHierarchyItem[]>("textDocument/prepareCallHierarchy", {
    textDocument: { uri },
    position,
  });
  expect(letter).toMatchObject({ name: "A Letter", uri, selectionRange: { start: { line: 3 } } });
  const [down] = await connection.sendRequest<CallHierarchyOutgoingCall[]>("callHierarchy/outgoingCalls", {
    item: letter,
  });
  expect(down!.to).toMatchObject({ name: "A Diary", detail: "diary · cited-in p. 12" });
  const up = await connection.sendRequest<CallHierarchyIncomingCall[]>("callHierarchy/incomingCalls", {
    item: down!.to,
  });
  expect(up.map(({ from }) => from.name)).toEqual(["A Letter"]);
});
