import { expect, test } from "vitest";
import {
  ADJACENT_STATEMENT,
  type AdjacentStatementResult,
  DESCRIBE,
  type FoundStatement,
  INDEX_CHANGED,
  SPEAKERS,
  type SpeakersResult,
  STATEMENT_AT,
  STATEMENTS,
  type StatementAtResult,
  type StatementEntry,
} from "../../server/src/protocol";
import { type Client, startClient } from "./client";

const PEOPLE = "---\nspeakers:\n  stalin: {name: Joseph Stalin, aliases: [Stalin]}\n  kim: Kim Il Sung\n---\n\n";
const EARLIER = `${PEOPLE}[It is too early.]{speaker=stalin to=kim date=1949-03}\n`;
const LATER = `${PEOPLE}Kim came.\n\n[The war must be quick.]{speaker=stalin date=1950-04}\n`;

async function opened(): Promise<{ client: Client; uri: string }> {
  const client = await startClient({ files: { "1949.md": EARLIER, "1950.md": LATER } });
  const uri = await client.open("1950.md", LATER);
  await complete(client);
  return { client, uri };
}

/** The speakers, once the folder has been looked at. */
async function complete(client: Client): Promise<SpeakersResult> {
  for (;;) {
    const changed = client.next(INDEX_CHANGED);
    const answer = await client.connection.sendRequest<SpeakersResult>(SPEAKERS, {});
    if (answer.complete) return answer;
    await changed;
  }
}

const jump = (client: Client, uri: string, line: number, direction: "next" | "previous") =>
  client.connection.sendRequest<AdjacentStatementResult | null>(ADJACENT_STATEMENT, {
    textDocument: { uri },
    position: { line, character: 5 },
    direction,
  });

test("the statement before stands in another file, closed as it is", async () => {
  const { client, uri } = await opened();
  const before = (await jump(client, uri, 8, "previous")) as FoundStatement;
  expect(before).toEqual({
    found: "adjacent",
    location: { uri: client.uri("1949.md"), range: { start: place(6, 1), end: place(6, 17) } },
    speaker: "stalin",
    name: "Stalin",
    number: 1,
    total: 2,
  });
  expect(await jump(client, uri, 8, "next")).toEqual({ ...before, found: "wrapped" });
  expect(await jump(client, uri, 6, "next")).toMatchObject({ found: "nearest", location: { uri }, number: 2 });
});

test("a document that is not annotated has no next statement", async () => {
  const { client } = await opened();
  const uri = await client.open("plain.md", "# Shopping\n");
  expect(await jump(client, uri, 0, "next")).toBeNull();
  expect(await client.connection.sendRequest(STATEMENT_AT, at(uri, 0))).toBeNull();
});

test("speakers and their statements, and which one is at a place", async () => {
  const { client, uri } = await opened();
  const { folders } = await complete(client);
  expect(folders).toHaveLength(1);
  const [{ uri: folder, speakers }] = folders as [SpeakersResult["folders"][0]];
  expect(speakers.map(({ name, statements }) => [name, statements])).toEqual([
    ["Joseph Stalin", 2],
    ["Kim Il Sung", 0],
  ]);
  const found = await client.connection.sendRequest<StatementEntry[]>(STATEMENTS, { folder, speaker: "stalin" });
  expect(found.map(({ words, path, date }) => [words, path, date])).toEqual([
    ["It is too early.", "1949.md", "March 1949"],
    ["The war must be quick.", "1950.md", "April 1950"],
  ]);
  const here = await client.connection.sendRequest<StatementAtResult | null>(STATEMENT_AT, at(uri, 8));
  expect(here).toEqual({ folder, speakers: [{ id: "stalin", index: 0 }] });
});

test("the hover's words on a speaker and on a statement, also of a closed file", async () => {
  const { client } = await opened();
  const describe = (params: object) => client.connection.sendRequest<string | null>(DESCRIBE, params);
  const uri = client.uri("1949.md");
  expect(await describe({ uri, speaker: "stalin" })).toContain("Joseph Stalin");
  const statement = await describe({ uri, speaker: "stalin", index: 0 });
  expect(statement).toContain("Kim Il Sung");
  expect(statement).toMatch(/^> It is too early\.\n\n/);
  expect(await describe({ uri, speaker: "stalin", index: 1 })).toBeNull();
  expect(await describe({ uri: client.uri("gone.md"), speaker: "stalin" })).toBeNull();
});

test("who has asked is told once when another answer is due", async () => {
  const { client, uri } = await opened();
  const changed = client.next(INDEX_CHANGED);
  await client.change("1950.md", 2, LATER.replace("Kim came.", "[I came.]{speaker=kim}"));
  await changed;
  const { folders } = await complete(client);
  expect(folders[0]!.speakers.map(({ statements }) => statements)).toEqual([2, 1]);
  expect(await client.connection.sendRequest(STATEMENT_AT, at(uri, 6))).toMatchObject({ speakers: [{ id: "kim" }] });
});

test("a file outside every folder is a place of its own", async () => {
  const client = await startClient({ folder: false });
  const uri = await client.open("1949.md", EARLIER);
  const { folders } = await client.connection.sendRequest<SpeakersResult>(SPEAKERS, {});
  expect(folders.map((folder) => [folder.uri, folder.speakers.length])).toEqual([[uri, 2]]);
  const params = { folder: uri, speaker: "stalin", text: "early" };
  expect(await client.connection.sendRequest(STATEMENTS, params)).toMatchObject([{ path: "1949.md" }]);
  expect(await jump(client, uri, 6, "next")).toMatchObject({ found: "only", number: 1, total: 1 });
});

function place(line: number, character: number) {
  return { line, character };
}

function at(uri: string, line: number) {
  return { textDocument: { uri }, position: { line, character: 5 } };
}
