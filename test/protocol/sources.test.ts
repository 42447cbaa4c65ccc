import { expect, test } from "vitest";
import type { RegistrationParams } from "vscode-languageserver/node";
import {
  DESCRIBE_SOURCE,
  GROUPED_SOURCES,
  type GroupedSourcesResult,
  INDEX_CHANGED,
  SOURCE_AT,
  SOURCE_GROUPS,
  SOURCE_STEPS,
  SOURCE_USES,
  type SourceAtResult,
  type SourceGroupsResult,
  type SourceStep,
  type SourceUsesResult,
} from "../../server/src/protocol";
import { type Client, FULL, startClient } from "./client";

const PAPER = `---
attest: 1
bibliography: library.bib
references:
  - id: report
    title: Report on the visit
    author: {literal: International Department}
    issued: 1950
    archive: APRF
    quoted-in: {id: paper, locator: pp. 9-11}
---

It "should be quick" [@report, p. 2].

So has the paper [@paper].
`;
const NOTES = "---\nattest: 1\n---\n\nSee @report.\n";
const LIBRARY = "@book{paper,\n  title = {The Paper},\n  author = {Weathersby, Kathryn},\n  year = {2002}\n}\n";

async function opened(): Promise<{ client: Client; uri: string; folder: string }> {
  const client = await startClient({ files: { "paper.md": PAPER, "notes.md": NOTES, "library.bib": LIBRARY } });
  const uri = await client.open("paper.md", PAPER);
  const { folders } = await complete(client);
  return { client, uri, folder: folders[0]!.uri };
}

/** The sources by author, once all that declares them has been read. */
async function complete(client: Client, more: object = {}): Promise<SourceGroupsResult> {
  for (;;) {
    const changed = client.next(INDEX_CHANGED);
    const answer = await client.connection.sendRequest<SourceGroupsResult>(SOURCE_GROUPS, ALL);
    if (answer.complete) return client.connection.sendRequest(SOURCE_GROUPS, { ...ALL, ...more });
    await changed;
  }
}

const ALL = { by: "author", most: 10 };

test("groups, and the sources in them, no more than asked for", async () => {
  const { client, folder } = await opened();
  const { folders } = await complete(client);
  expect(folders).toEqual([
    {
      uri: folder,
      groups: [
        { name: "International Department", sources: 1 },
        { name: "Weathersby, Kathryn", sources: 1 },
      ],
      more: 0,
    },
  ]);
  expect((await complete(client, { most: 1 })).folders[0]).toMatchObject({ groups: [{ sources: 1 }], more: 1 });
  expect((await complete(client, { text: "nothing" })).folders).toEqual([]);
  const inGroup = (most: number) =>
    client.connection.sendRequest<GroupedSourcesResult>(GROUPED_SOURCES, {
      ...ALL,
      folder,
      most,
      group: "Weathersby, Kathryn",
    });
  expect(await inGroup(5)).toEqual({
    sources: [
      {
        id: "paper",
        authors: "Weathersby",
        title: "The Paper",
        year: "2002",
        declared: true,
        restsOn: 0,
        carries: 1,
        cited: 1,
        incomplete: true,
        unverifiable: false,
        location: { uri: client.uri("library.bib"), range: { start: place(0, 6), end: place(0, 11) } },
      },
    ],
    more: 0,
  });
  expect(await inGroup(0)).toEqual({ sources: [], more: 1 });
});

test("what a source rests on, and where it is cited, in a closed file, too", async () => {
  const { client, uri, folder } = await opened();
  const steps = (source: string, direction: string) =>
    client.connection.sendRequest<SourceStep[]>(SOURCE_STEPS, { folder, source, direction });
  expect(await steps("report", "restsOn")).toMatchObject([
    { type: "quoted-in", locator: "pp. 9-11", source: { id: "paper", restsOn: 0 } },
  ]);
  expect(await steps("paper", "carries")).toMatchObject([{ type: "quoted-in", source: { id: "report" } }]);
  const { uses, more } = await client.connection.sendRequest<SourceUsesResult>(SOURCE_USES, {
    folder,
    source: "report",
    most: 10,
  });
  expect(more).toBe(0);
  expect(uses.map(({ location, words, quoted }) => [location.uri, location.range.start.line, words, quoted])).toEqual([
    [client.uri("notes.md"), 4, "See", false],
    [uri, 12, '"should be quick"', true],
  ]);
});

test("the source that is cited at a place, and where it is listed", async () => {
  const { client, uri, folder } = await opened();
  const here = (line: number, character: number, more: object = {}, document = uri) =>
    client.connection.sendRequest<SourceAtResult | null>(SOURCE_AT, {
      textDocument: { uri: document },
      position: place(line, character),
      by: "author",
      ...more,
    });
  const group = { group: "International Department", groupIndex: 0, sourceIndex: 0 };
  expect(await here(12, 24)).toEqual({ folder, source: "report", ...group, use: 1 });
  expect(await here(12, 24, { uri })).toEqual({ folder, source: "report", ...group, use: 0 });
  expect(await here(4, 10)).toEqual({ folder, source: "report", ...group, use: null });
  expect(await here(12, 24, { text: "weathersby" })).toBeNull();
  expect(await here(12, 2)).toBeNull();
  const library = await client.open("library.bib", LIBRARY);
  expect(await here(0, 8, {}, library)).toMatchObject({ source: "paper", groupIndex: 1, use: null });
});

test("a tooltip says what the citation's hover says, and that quotations cannot be compared", async () => {
  const { client, folder } = await opened();
  const describe = (source: string) =>
    client.connection.sendRequest<string | null>(DESCRIBE_SOURCE, { folder, source });
  const report = await describe("report");
  expect(report).toContain("- quoted in Weathersby, The Paper (2002), pp. 9-11");
  expect(report).toContain("Cited 2 times");
  expect(report).toContain("Its text is not here");
  expect(await describe("gone")).toBeNull();
});

test("who has asked is told once when there is another source", async () => {
  const { client } = await opened();
  const changed = client.next(INDEX_CHANGED);
  await client.change("paper.md", 2, PAPER.replace("    issued: 1950\n", "  - {id: memo, title: Memo}\n"));
  await changed;
  const { folders } = await complete(client);
  expect(folders[0]!.groups.map(({ name }) => name)).toContain("");
});

test("what is asked of a folder or source that is not there has an empty answer", async () => {
  const { client } = await opened();
  const ask = (method: string, params: object) =>
    client.connection.sendRequest(method, { ...ALL, folder: "file:///nowhere", source: "x", group: "x", ...params });
  expect(await ask(GROUPED_SOURCES, {})).toEqual({ sources: [], more: 0 });
  expect(await ask(SOURCE_STEPS, { direction: "restsOn" })).toEqual([]);
  expect(await ask(SOURCE_USES, {})).toEqual({ uses: [], more: 0 });
  expect(await ask(DESCRIBE_SOURCE, {})).toBeNull();
});

function place(line: number, character: number) {
  return { line, character };
}

test("an editor is asked to tell of JSON and YAML files that are bibliographies, and of no others", async () => {
  const capabilities = {
    ...FULL,
    textDocument: {
      ...FULL.textDocument,
      synchronization: { dynamicRegistration: true },
      hover: { dynamicRegistration: true },
    },
  };
  const paper = (names: string) => `---\nattest: 1\nbibliography: [${names}]\n---\n\nSee @diary.\n`;
  const entry = (title: string) => JSON.stringify([{ id: "diary", title }]);
  const files = {
    "paper.md": paper("library.bib, '[x].json'"),
    "[x].json": entry("A Diary"),
    "other.json": entry("No"),
  };
  const client = await startClient({ capabilities, files: { ...files, "library.bib": LIBRARY } });
  const registered = () => client.next<RegistrationParams>("client/registerCapability", hasHovers);
  const first = registered();
  const uri = await client.open("paper.md", files["paper.md"]);
  expect(patternsOf(await first)).toEqual([expect.stringMatching(/^\*\*\/.*\/\?x\?\.json$/)]);
  const bibliography = await client.open("[x].json", entry("Another Diary"), "json");
  const { contents } = (await client.hoverAt(bibliography, 0, 9))!;
  expect((contents as { value: string }).value).toContain("Another Diary");
  const [second, gone] = [registered(), client.next("client/unregisterCapability")];
  await client.change("paper.md", 2, paper("library.bib, other.json"));
  expect(patternsOf(await second)).toEqual([expect.stringMatching(/\/other\.json$/)]);
  await gone;
  expect(await client.hoverAt(uri, 5, 6)).not.toBeNull();
});

const isHover = ({ method }: { method: string }) => method === "textDocument/hover";

function hasHovers({ registrations }: RegistrationParams): boolean {
  return registrations.some(isHover);
}

function patternsOf({ registrations }: RegistrationParams): string[] {
  const { documentSelector } = registrations.find(isHover)!.registerOptions;
  return documentSelector.map(({ pattern }: { pattern: string }) => pattern);
}
