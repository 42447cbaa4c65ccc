import { existsSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import { SOURCE_GROUPS, type SourceGroupsResult } from "../../../server/src/protocol";
import { randomFrom } from "../../soak/random";
import { annotatedSource } from "../corpus";
import { inFolder } from "../folders";
import { keyOf, library } from "../library";
import type { Measuring, Row } from "../row";
import { attest, type Measured } from "../servers";
import { timed } from "../timing";

/*
 * A short source beside a bibliography such as a reference manager exports it: how long until the one is checked against
 * the other, and how the editor answers meanwhile and afterwards.
 */

/** One start takes seconds, so there are fewer of them. */
const FEWER = 4;

export const bibliographies: Measuring = async function* ({ small, runs }) {
  const entries = small ? 400 : 20_000;
  const bib = library(entries);
  const text = sourceCiting(citedIn({ entries }));
  const fill = (root: string) => {
    writeFileSync(path.join(root, "library.bib"), bib);
    writeFileSync(path.join(root, "talks.md"), text);
  };
  yield* inFolder(fill, async function* (root) {
    const folder = { root, bib, text, entries };
    const [cold, again] = [timesOf(), timesOf()];
    for (let i = 0; i < Math.max(1, Math.ceil(runs / FEWER)); i++) {
      const storage = path.join(root, `.storage-${i}`);
      for (const times of [cold, again]) (await startedOn(folder, storage, times)).stop();
    }
    const what = `${entries.toLocaleString("en")} entries`;
    yield row(`${what}: start → unknown keys in the source`, cold.checked, "≤ 1 s");
    yield row(`${what}: start → all are read and listed`, cold.listed, "");
    yield row(`${what}: second start → unknown keys in the source`, again.checked, "≤ 1 s");
    yield row(`${what}: second start → all are read and listed`, again.listed, "");
    yield row(`hover on a citation while ${what} are read`, cold.hovers, "p99 ≤ 50 ms");
    yield { ...row(`memory with ${what}`, cold.memory, "≤ 400 MB"), unit: "MB" };
    yield* afterwards(folder, runs, what);
  });
};

interface Folder {
  readonly root: string;
  readonly bib: string;
  readonly text: string;
  readonly entries: number;
}

function row(what: string, samples: readonly number[], goal: string): Row {
  return { what, server: "Attest", unit: "ms", samples, goal };
}

/** What is measured from the start of a server until it has read everything. */
interface Times {
  readonly checked: number[];
  readonly listed: number[];
  readonly hovers: number[];
  readonly memory: number[];
}

function timesOf(): Times {
  return { checked: [], listed: [], hovers: [], memory: [] };
}

/** Ten thousand characters that name the bibliography, and cite an entry in it and one that nobody has declared. */
function sourceCiting(key: string): string {
  const [head, ...body] = annotatedSource(9_000).split("\nspeakers:");
  return `${head}\nbibliography: library.bib\nspeakers:${body.join("\nspeakers:")}\nSo [@${key}, p. 3] and [@${LOST}].\n`;
}

const LOST = "nobody1900lost";

/** A server that has read everything, and kept for the next start what it keeps in `storage`. */
async function startedOn(folder: Folder, storage: string, times: Times): Promise<Measured> {
  const began = performance.now();
  const server = await attest(folder.root, { storage: URI.file(storage).toString() });
  await open(server, uriOf(folder, "talks.md"), "markdown", folder.text);
  await untilKnown(server, folder, [LOST]);
  times.checked.push(performance.now() - began);
  let isListed = false;
  const all = listOf(server).then(() => {
    isListed = true;
    times.listed.push(performance.now() - began);
  });
  const position = positionAfter(folder.text, `[@${citedIn(folder)}`);
  while (!isListed) times.hovers.push(await timed(() => ask(server, folder, "hover", position)));
  await all;
  times.memory.push(server.memory());
  while (!isKept(storage)) await setTimeout(POLL_MS);
  return server;
}

function isKept(storage: string): boolean {
  return (
    existsSync(storage) && readdirSync(storage, { recursive: true, encoding: "utf8" }).some((name) => KEPT.test(name))
  );
}

/** A file of what has been read of a bibliography; while it is written it has another name. */
const KEPT = /csl-\d+\W\w\w\W[0-9a-f]{64}$/;

async function listOf(server: Measured): Promise<void> {
  for (;;) {
    const { complete } = await server.ask<SourceGroupsResult>(SOURCE_GROUPS, { by: "author", most: 100 });
    if (complete) return;
    await setTimeout(POLL_MS);
  }
}

/** What is typed after `@`: keys, authors, years, words of titles. */
const TYPED = ["muller", "dvorak1", "orlova1950", "1917", "Kowalczyk", "harbour", "Ørsted", "castel19tr"];

/** Keys typed after `@`, then entries that change, in a server that has read all. */
async function* afterwards(folder: Folder, runs: number, what: string): AsyncIterable<Row> {
  const server = await startedOn(folder, path.join(folder.root, ".storage-0"), timesOf());
  const typing = typed(server, folder);
  const completions: number[] = [];
  for (let i = 0; i < runs; i++) for (const word of TYPED) completions.push(...(await typing(word)));
  yield row(`completion after @ among ${what}`, completions, "median ≤ 16 ms");
  yield row(`one of ${what} changed → problems in the source`, await changes(server, folder, runs), "≤ 500 ms");
  server.stop();
}

/** Types words after `@` at the end of the source, a letter at a time, and takes each away again; the time of each list. */
function typed(server: Measured, folder: Folder): (word: string) => Promise<number[]> {
  const uri = uriOf(folder, "talks.md");
  const document = TextDocument.create(uri, "markdown", 1, folder.text);
  const replace = async (from: number, to: number, text: string) => {
    const range = { start: document.positionAt(from), end: document.positionAt(to) };
    const version = document.version + 1;
    TextDocument.update(document, [{ range, text }], version);
    await server.notify("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [{ range, text }],
    });
  };
  const begin = folder.text.length + BEGUN.length;
  let begun = replace(folder.text.length, folder.text.length, `${BEGUN}].\n`);
  return async (word) => {
    await begun;
    const samples: number[] = [];
    for (let length = 0; length <= word.length; length++) {
      if (length > 0) await replace(begin + length - 1, begin + length - 1, word[length - 1]!);
      const position = document.positionAt(begin + length);
      samples.push(await timed(() => ask(server, folder, "completion", position)));
    }
    begun = replace(begin, begin + word.length, "");
    return samples;
  };
}

const BEGUN = "\nAs [@";

/** The entry that the source cites gets another key, and its own again. */
async function changes(server: Measured, folder: Folder, runs: number): Promise<number[]> {
  const uri = uriOf(folder, "library.bib");
  const key = citedIn(folder);
  const document = TextDocument.create(uri, "bibtex", 1, folder.bib);
  const start = document.positionAt(folder.bib.indexOf(`{${key},`) + 1);
  await open(server, uri, "bibtex", folder.bib);
  const random = randomFrom(9);
  const samples: number[] = [];
  let written = key;
  for (let i = 0; i < runs; i++) {
    const next = written === key ? `${key}x${random.int(10)}` : key;
    const range = { start, end: { ...start, character: start.character + written.length } };
    written = next;
    samples.push(
      await timed(async () => {
        const contentChanges = [{ range, text: next }];
        await server.notify("textDocument/didChange", { textDocument: { uri, version: i + 2 }, contentChanges });
        await untilKnown(server, folder, next === key ? [LOST] : [key, LOST]);
      }),
    );
  }
  return samples;
}

const POLL_MS = 5;

interface Diagnosed {
  readonly items?: readonly { readonly code?: unknown; readonly message: string }[];
}

/** Until, of the two keys that the source cites at its end, `lost` are those that are in no bibliography. */
async function untilKnown(server: Measured, folder: Folder, lost: readonly string[]): Promise<void> {
  const textDocument = { uri: uriOf(folder, "talks.md") };
  for (;;) {
    const { items = [] } = await server.ask<Diagnosed>("textDocument/diagnostic", { textDocument });
    const unknown = items.filter(({ code }) => code === "citation.unknown-source");
    const isUnknown = (key: string) => unknown.some(({ message }) => message.includes(key));
    if ([citedIn(folder), LOST].every((key) => isUnknown(key) === lost.includes(key))) return;
    await setTimeout(POLL_MS);
  }
}

/** The key of the entry that the source cites. */
function citedIn({ entries }: Pick<Folder, "entries">): string {
  return keyOf(entries >> 1);
}

function uriOf({ root }: Folder, name: string): string {
  return URI.file(path.join(root, name)).toString();
}

async function open(server: Measured, uri: string, languageId: string, text: string): Promise<void> {
  await server.notify("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } });
}

function ask(server: Measured, folder: Folder, method: string, position: object): Promise<unknown> {
  return server.ask(`textDocument/${method}`, { textDocument: { uri: uriOf(folder, "talks.md") }, position });
}

/** Behind `words`. */
function positionAfter(text: string, words: string) {
  return TextDocument.create("", "", 1, text).positionAt(text.indexOf(words) + words.length);
}
