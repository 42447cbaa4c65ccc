import { describe, expect, it } from "vitest";
import type { CodeLens } from "vscode-languageserver";
import {
  COMPARE_ALL,
  type CompareAllResult,
  DESCRIBE_QUOTATION,
  INDEX_CHANGED,
  QUOTATION_AT,
  QUOTATIONS,
  QUOTATIONS_IN,
  QUOTATIONS_SEEN,
  type QuotationEntry,
  type QuotationsResult,
} from "../../server/src/protocol";
import { type Client, startClient } from "./client";

const WORDS = "The fleet shall sail at dawn without any delay";
const ESSAY = `---
attest: 1
---

It says “${WORDS}” [@minutes, p. 3]. It also says “the fleet shall sail at noon without any delay” [@minutes].

And he said: “Nobody knew what to do at all.”

She wrote: “Everybody kept quiet about it all” [@diary].
`;
const FILES = {
  "attest.yaml": `references: [{id: minutes, title: Minutes of the council}, {id: diary, title: A diary}]
texts: {minutes: texts/minutes.txt}
`,
  "texts/minutes.txt": `[p. 3]\n${WORDS}.\n`,
  "essay.md": ESSAY,
  "sub/second.md": ESSAY.replace(/\n\nAnd[\s\S]*/, "\n"),
};

const at = (line: number, character: number) => ({ line, character });

/** All that is listed once it has been compared. */
async function listed(client: Client, params: object): Promise<QuotationsResult> {
  for (;;) {
    const changed = client.next(INDEX_CHANGED);
    const result = await client.connection.sendRequest<QuotationsResult>(QUOTATIONS, params);
    const counts = result.folders.flatMap(({ groups }) => groups.flatMap((group) => group.counts));
    if (result.complete && counts.length > 0 && !counts.some(([standing]) => standing === "pending")) return result;
    await changed;
  }
}

const entries = (client: Client, params: object) =>
  client.connection.sendRequest<QuotationEntry[]>(QUOTATIONS_IN, params);

describe("quotations are listed", () => {
  it("by file, with what came of them, those that want a look first", async () => {
    const client = await startClient({ files: FILES });
    await client.connection.sendRequest(COMPARE_ALL, {});
    const { folders } = await listed(client, { by: "file" });
    expect(folders[0]!.groups.map(({ name, counts }) => [name, counts])).toEqual([
      [
        "essay.md",
        [
          ["altered", 1],
          ["unsourced", 1],
          ["unverifiable", 1],
          ["exact", 1],
        ],
      ],
      [
        "sub/second.md",
        [
          ["altered", 1],
          ["exact", 1],
        ],
      ],
    ]);
    const [first, ...others] = await entries(client, {
      by: "file",
      folder: folders[0]!.uri,
      group: client.uri("essay.md"),
    });
    expect(first).toMatchObject({
      words: "“the fleet shall sail at noon without any delay”",
      standing: "altered",
      verdict: "Altered",
      path: "essay.md",
      sources: ["minutes"],
      page: "3",
      location: { uri: client.uri("essay.md"), range: { start: at(4, 88) } },
    });
    expect(others.map(({ standing }) => standing)).toEqual(["unsourced", "unverifiable", "exact"]);
  });

  it("by source, what names none at the end", async () => {
    const client = await startClient({ files: FILES });
    await client.connection.sendRequest(COMPARE_ALL, {});
    const { folders } = await listed(client, { by: "source" });
    expect(folders[0]!.groups.map(({ id, name }) => [id, name])).toEqual([
      ["diary", "A diary"],
      ["minutes", "Minutes of the council"],
      ["", "No source"],
    ]);
    const group = await entries(client, { by: "source", folder: folders[0]!.uri, group: "minutes" });
    expect(group.map(({ standing, path }) => `${standing} ${path}`)).toEqual([
      "altered essay.md",
      "altered sub/second.md",
      "exact essay.md",
      "exact sub/second.md",
    ]);
  });

  it("with a filter: words, verdicts, files, sources; or those of one file", async () => {
    const client = await startClient({ files: FILES });
    await client.connection.sendRequest(COMPARE_ALL, {});
    const names = async (filter: object) =>
      (await listed(client, { by: "file", ...filter })).folders.flatMap(({ groups }) =>
        groups.map(({ name, counts }) => `${name} ${counts.map(([, count]) => count).join()}`),
      );
    expect(await names({ text: "altered" })).toEqual(["essay.md 1", "sub/second.md 1"]);
    expect(await names({ text: "diary" })).toEqual(["essay.md 1"]);
    expect(await names({ text: "second council" })).toEqual(["sub/second.md 1,1"]);
    expect(await names({ uri: client.uri("sub/second.md") })).toEqual(["sub/second.md 1,1"]);
  });

  it("with those on top that have come to something else, until they are seen", async () => {
    const client = await startClient({ files: FILES });
    await client.connection.sendRequest(COMPARE_ALL, {});
    expect((await listed(client, { by: "file" })).folders[0]!.changed).toEqual([]);
    const text = await client.open("texts/minutes.txt", FILES["texts/minutes.txt"], "plaintext");
    await client.change(text, 2, FILES["texts/minutes.txt"].replace("dawn", "noon"));
    await client.connection.sendRequest(COMPARE_ALL, {});
    const { changed } = (await listed(client, { by: "file" })).folders[0]!;
    expect(changed.map(({ path, before, verdict }) => `${path}: ${before} → ${verdict}`)).toEqual([
      "essay.md: Word for word → Altered",
      "essay.md: Altered → True to the words",
      "sub/second.md: Word for word → Altered",
      "sub/second.md: Altered → True to the words",
    ]);
    await client.connection.sendNotification(QUOTATIONS_SEEN, { ids: changed.slice(1).map(({ id }) => id) });
    expect((await listed(client, { by: "file" })).folders[0]!.changed.map(({ id }) => id)).toEqual([changed[0]!.id]);
  });
});

describe("one of them", () => {
  it("is found by a place in it, and described as its hover does", async () => {
    const client = await startClient({ files: FILES });
    const uri = await client.open("essay.md", ESSAY);
    await client.connection.sendRequest(COMPARE_ALL, {});
    const here = { textDocument: { uri }, position: at(4, 90) };
    expect(await client.connection.sendRequest(QUOTATION_AT, here)).toMatchObject({ file: uri, sources: ["minutes"] });
    expect(await client.connection.sendRequest(QUOTATION_AT, { ...here, position: at(4, 1) })).toBeNull();
    const described = await client.connection.sendRequest<string>(DESCRIBE_QUOTATION, here);
    expect(described).toContain("**Altered**");
    const closed = { textDocument: { uri: client.uri("sub/second.md") }, position: at(4, 12) };
    expect(await client.connection.sendRequest<string>(DESCRIBE_QUOTATION, closed)).toContain("**Word for word**");
  });
});

describe("comparing all anew", () => {
  it("ends with the numbers", async () => {
    const client = await startClient({ files: FILES });
    expect(await client.connection.sendRequest<CompareAllResult>(COMPARE_ALL, {})).toEqual([
      ["altered", 2],
      ["unsourced", 1],
      ["unverifiable", 1],
      ["exact", 2],
    ]);
  });
});

describe("a lens in the text of a source", () => {
  it("says how often its words are quoted; nothing is said of other texts", async () => {
    const client = await startClient({ files: FILES, initializationOptions: { commands: true } });
    await client.connection.sendRequest(COMPARE_ALL, {});
    const uri = await client.open("texts/minutes.txt", FILES["texts/minutes.txt"], "plaintext");
    const lenses = (uri: string) =>
      client.connection.sendRequest<CodeLens[]>("textDocument/codeLens", { textDocument: { uri } });
    const [lens, ...others] = await lenses(uri);
    expect(others).toEqual([]);
    const resolved = await client.connection.sendRequest<CodeLens>("codeLens/resolve", lens!);
    expect(resolved).toMatchObject({
      range: { start: at(1, 0) },
      command: { title: "quoted 4 times, 2 altered", command: "attest.showQuotations" },
    });
    expect(await lenses(await client.open("other.txt", `${WORDS}.\n`, "plaintext"))).toEqual([]);
  });

  it("is not shown where it is not wanted", async () => {
    const client = await startClient({ files: FILES, settings: { codeLens: { quotedPassages: false } } });
    await client.connection.sendRequest(COMPARE_ALL, {});
    const uri = await client.open("texts/minutes.txt", FILES["texts/minutes.txt"], "plaintext");
    const lenses = await client.connection.sendRequest("textDocument/codeLens", { textDocument: { uri } });
    expect(lenses).toEqual([]);
  });
});
