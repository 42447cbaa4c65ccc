import { mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { WorkspaceDiagnosticReport, WorkspaceSymbol } from "vscode-languageserver";
import { FileChangeType } from "vscode-languageserver";
import { type Client, spawnClient, startClient } from "./client";

const HEAD = "---\nattest: 1\nspeakers: {kim: Kim Il Sung}\n---\n\n";
const SOURCE = `${HEAD}[We are ready.]{speaker=kim} He wrote “a quotation without any source”.\n`;
const NAMING = `---\nattest: 1\nbibliography: library.bib\n---\n\nWords [@bajanov].\n`;
const LIBRARY = "@book{bajanov, title={The Korean Conflict}, date={1995}, publisher={Sovremennik}}\n";

type Event = readonly [path: string, type: FileChangeType];

function tell(client: Client, ...events: Event[]): Promise<void> {
  const changes = events.map(([path, type]) => ({ uri: client.uri(path), type }));
  return client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
}

/** The codes of the folder's problems by path, once all has been looked at. */
async function problems(client: Client): Promise<Record<string, unknown[]>> {
  const report = await client.connection.sendRequest<WorkspaceDiagnosticReport>("workspace/diagnostic", {
    previousResultIds: [],
  });
  const codes = report.items.map(({ uri, ...rest }): [string, unknown[]] => [
    uri.slice(client.uri("").length + 1),
    "items" in rest ? rest.items.map(({ code }) => code) : [],
  ]);
  return Object.fromEntries(codes.sort());
}

test("a bibliography vanishes, comes back, becomes a folder, and a file again", async () => {
  const client = await startClient({ files: { "a.md": NAMING, "library.bib": LIBRARY } });
  expect(await problems(client)).toEqual({ "a.md": [], "library.bib": [] });
  client.remove("library.bib");
  await tell(client, ["library.bib", FileChangeType.Deleted]);
  expect(await problems(client)).toEqual({ "a.md": ["file.missing", "citation.unknown-source"] });
  mkdirSync(fileURLToPath(client.uri("library.bib")));
  await tell(client, ["library.bib", FileChangeType.Created]);
  expect((await problems(client))["a.md"]).toEqual(["file.missing", "citation.unknown-source"]);
  client.remove("library.bib");
  client.write("library.bib", LIBRARY);
  await tell(client, ["library.bib", FileChangeType.Deleted], ["library.bib", FileChangeType.Created]);
  expect(await problems(client)).toEqual({ "a.md": [], "library.bib": [] });
  expect(client.told).toEqual([]);
});

test("an annotated source becomes a folder of annotated sources, and a source again", async () => {
  const client = await startClient({ files: { "a.md": SOURCE } });
  expect(await problems(client)).toEqual({ "a.md": ["quotation.unsourced"] });
  client.remove("a.md");
  client.write("a.md/b.md", SOURCE);
  await tell(client, ["a.md", FileChangeType.Deleted], ["a.md", FileChangeType.Created], ["a.md/b.md", 1]);
  expect(await problems(client)).toEqual({ "a.md/b.md": ["quotation.unsourced"] });
  client.remove("a.md");
  client.write("a.md", SOURCE);
  await tell(client, ["a.md", FileChangeType.Deleted], ["a.md", FileChangeType.Created]);
  expect(await problems(client)).toEqual({ "a.md": ["quotation.unsourced"] });
  expect(client.told).toEqual([]);
});

test("a file that changes on the disk while it is open stays as the editor has it", async () => {
  const client = await startClient({ files: { "a.md": SOURCE } });
  const uri = await client.open("a.md", `${HEAD}[We wait.]{speaker=kim}\n`);
  client.write("a.md", "no annotated source at all\n");
  await tell(client, ["a.md", FileChangeType.Changed]);
  expect(await problems(client)).toEqual({ "a.md": [] });
  client.remove("a.md");
  await tell(client, ["a.md", FileChangeType.Deleted]);
  expect(await client.hoverAt(uri, 5, 2)).not.toBeNull();
});

test("links that lead in a circle are walked once", async () => {
  const client = await startClient({ folder: false, files: { "w/sub/a.md": SOURCE } });
  const root = fileURLToPath(client.uri("w"));
  symlinkSync(root, join(root, "sub/up"));
  symlinkSync("there", join(root, "here"));
  symlinkSync("here", join(root, "there"));
  await client.connection.sendNotification("workspace/didChangeWorkspaceFolders", {
    event: { added: [{ uri: client.uri("w"), name: "w" }], removed: [] },
  });
  expect(Object.keys(await problems(client))).toEqual(["w/sub/a.md"]);
});

test("ten thousand events at once delay no answer, and the last state counts", async () => {
  const client = await spawnClient({ files: { "a.md": SOURCE, "b.md": SOURCE, "library.bib": LIBRARY } });
  const uri = await client.open("a.md", SOURCE);
  await problems(client);
  client.write("b.md", HEAD);
  const paths = ["b.md", "library.bib", "none.md", "none.bib", "folder"];
  const events = Array.from({ length: 10_000 }, (_, n): Event => [paths[n % paths.length]!, ((n % 3) + 1) as 1]);
  const start = performance.now();
  await tell(client, ...events);
  expect(await client.hoverAt(uri, 5, 2)).not.toBeNull();
  // A guard against looking at each file for each event, not a measurement.
  expect(performance.now() - start).toBeLessThan(5_000);
  expect(await problems(client)).toEqual({ "a.md": ["quotation.unsourced"], "b.md": [] });
  expect(client.told).toEqual([]);
});

test("after a change of branch all is as if it had been so from the beginning", async () => {
  const branch = (mark: string, count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, n) => [`${mark}${n}/talk.md`, `${HEAD}[${mark} ${n}.]{speaker=kim}\n`]),
    );
  const [one, other] = [branch("one", 60), { ...branch("one", 20), ...branch("other", 60) }];
  const client = await startClient({ files: one });
  const open = await client.open("one3/talk.md", one["one3/talk.md"]!);
  await problems(client);
  const gone = Object.keys(one).filter((path) => !(path in other));
  const come = Object.keys(other).filter((path) => !(path in one));
  for (const path of gone) client.remove(dirname(path));
  for (const path of come) client.write(path, other[path]!);
  // Watchers tell of folders alone, or of files, as they like.
  await tell(
    client,
    ...gone.map((path): Event => [dirname(path), FileChangeType.Deleted]),
    ...come.map((path): Event => [path, FileChangeType.Created]),
  );
  expect(Object.keys(await problems(client))).toEqual(Object.keys(other).sort());
  const symbols = await client.connection.sendRequest<WorkspaceSymbol[]>("workspace/symbol", { query: "other 59" });
  expect(symbols).not.toEqual([]);
  expect(await client.hoverAt(open, 5, 2)).not.toBeNull();
});
