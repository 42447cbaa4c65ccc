import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import { SOURCE_GROUPS } from "../../../server/src/protocol";
import { randomFrom } from "../../soak/random";
import { annotatedSource } from "../corpus";
import { opened, problemsOf } from "../document";
import { inFolder } from "../folders";
import { bibliography } from "../library";
import type { Measuring, Row } from "../row";
import { attest, type Measured } from "../servers";
import { repeated, timed } from "../timing";

const WARM = 20;

/** A text that cites from a large bibliography: started without and with what was kept, typed in, and the bibliography edited. */
export const bibliographies: Measuring = async function* ({ small, runs }) {
  const entries = small ? 600 : 20_000;
  const library = bibliography(entries);
  const text = annotatedSource(10_000).replace("lang: en", "lang: en\nbibliography: library.bib");
  yield* inFolder(
    (root) => {
      writeFileSync(path.join(root, "library.bib"), library);
      writeFileSync(path.join(root, "talks.md"), text);
    },
    async function* (root) {
      const storage = mkdtempSync(path.join(tmpdir(), "attest-bench-cache-"));
      try {
        yield* starts(root, storage, text, entries, Math.max(1, Math.round(runs / 4)));
        yield* answers(root, storage, text, library, entries, runs);
      } finally {
        rmSync(storage, { recursive: true, force: true });
      }
    },
  );
};

async function* starts(
  root: string,
  storage: string,
  text: string,
  entries: number,
  times: number,
): AsyncIterable<Row> {
  for (const how of ["cold", "warm"]) {
    const [first, all]: [number[], number[]] = [[], []];
    for (let i = 0; i < times; i++) {
      if (how === "cold") rmSync(path.join(storage, "cache"), { recursive: true, force: true });
      const server = await attest(root, { storage: URI.file(storage).toString() });
      const began = performance.now();
      await openedIn(server, root, text);
      first.push(performance.now() - began);
      await listed(server);
      all.push(performance.now() - began);
      if (how === "cold") await kept(storage);
      server.stop();
    }
    const what = `open 10 KB that cites from ${entries} entries, ${how}`;
    yield { what: `${what}: diagnostics`, server: "Attest", unit: "ms", samples: first, goal: "" };
    yield { what: `${what}: all sources listed`, server: "Attest", unit: "ms", samples: all, goal: "seconds" };
  }
}

async function openedIn(server: Measured, root: string, text: string): Promise<string> {
  const uri = URI.file(path.join(root, "talks.md")).toString();
  await opened(server, uri, text);
  await problemsOf(server, uri)();
  return uri;
}

/** The list of all sources has something to say of each. */
async function listed(server: Measured): Promise<void> {
  for (let complete = false; !complete; ) {
    ({ complete } = await server.ask<{ complete: boolean }>(SOURCE_GROUPS, { by: "author", most: 10 }));
  }
}

const PATIENCE_MS = 50;

async function kept(storage: string): Promise<void> {
  while (!existsSync(path.join(storage, "cache", "csl-1")))
    await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
}

async function* answers(
  root: string,
  storage: string,
  text: string,
  library: string,
  entries: number,
  runs: number,
): AsyncIterable<Row> {
  const server = await attest(root, { storage: URI.file(storage).toString() });
  const uri = await openedIn(server, root, text);
  await listed(server);
  const document = TextDocument.create(uri, "markdown", 1, text);
  const keys = [...text.matchAll(/(?<=@)archive/g)].map(({ index }) => index);
  const random = randomFrom(5);
  const asking = (method: string, within: number) => () => {
    const position = document.positionAt(random.pick(keys) + random.int(within + 1));
    return server.ask(`textDocument/${method}`, { textDocument: { uri }, position });
  };
  for (const [method, within, goal] of [
    ["completion", 4, "≤ 16 ms"],
    ["hover", 0, "p99 ≤ 5 ms"],
  ] as const) {
    await repeated(WARM, asking(method, within));
    const what = method === "completion" ? "completion after @" : "hover on a citation";
    const samples = await repeated(runs * 5, asking(method, within));
    yield { what: `${what} with ${entries} entries`, server: server.name, unit: "ms", samples, goal };
  }
  yield {
    what: `memory with ${entries} entries`,
    server: server.name,
    unit: "MB",
    samples: [server.memory()],
    goal: "",
  };
  const samples = await edits(
    server,
    URI.file(path.join(root, "library.bib")).toString(),
    library,
    problemsOf(server, uri),
    runs,
  );
  yield {
    what: `one key in ${entries} entries → the diagnostics of the text`,
    server: server.name,
    unit: "ms",
    samples,
    goal: "",
  };
  server.stop();
}

/** A letter is typed in the title of an entry. */
async function edits(
  server: Measured,
  uri: string,
  text: string,
  problems: () => Promise<number>,
  runs: number,
): Promise<number[]> {
  const position = TextDocument.create(uri, "bibtex", 1, text).positionAt(text.indexOf("title = {The ") + 11);
  await server.notify("textDocument/didOpen", { textDocument: { uri, languageId: "bibtex", version: 1, text } });
  await problems();
  const samples: number[] = [];
  for (let version = 2; version < runs + 2; version++) {
    const contentChanges = [{ range: { start: position, end: position }, text: "e" }];
    void server.notify("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
    samples.push(await timed(problems));
  }
  return samples;
}
