import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { annotatedSource } from "../corpus";
import { opened } from "../document";
import { annotatedFiles, inFolder, mixedFiles } from "../folders";
import type { Measuring, Row } from "../row";
import { attest, type Measured, microsoft, type Start } from "../servers";
import { timed } from "../timing";

/** A folder is looked at for the first time, and again with what is kept of it. */
export const scanning: Measuring = async function* ({ small, runs }) {
  const [few, many, crowd] = small ? [20, 60, 200] : [1_000, 10_000, 100_000];
  const times = Math.max(1, Math.round(runs / 4));
  yield* inFolder(
    (root) => annotatedFiles(root, few),
    async function* (root) {
      const what = `${few} files of 10 KB → workspace symbols`;
      for (const start of [attest, microsoft])
        if (start) yield* symbolsIn(what, root, start, times, "≤ 1 s (0.5), ≥ 4× faster");
    },
  );
  yield* inFolder(
    (root) => annotatedFiles(root, many),
    (root) => coldAndWarm(root, many),
  );
  yield* inFolder(
    (root) => mixedFiles(root, crowd),
    (root) => firstAnswer(root, crowd),
  );
};

async function* symbolsIn(what: string, root: string, start: Start, times: number, goal: string): AsyncIterable<Row> {
  const [samples, memory]: [number[], number[]] = [[], []];
  let name = "";
  for (let i = 0; i < times; i++) {
    const server = await start(root);
    name = server.name;
    samples.push(await timed(() => allSymbols(server)));
    memory.push(server.memory());
    server.stop();
  }
  yield { what, server: name, unit: "ms", samples, goal };
  yield { what: `${what}: memory`, server: name, unit: "MB", samples: memory, goal: "" };
}

async function allSymbols(server: Measured): Promise<void> {
  if (server.name === "Attest") await scanned(server);
  await server.ask("workspace/symbol", { query: "harbour" });
}

/** References are answered when all files are known. */
export async function scanned(server: Measured): Promise<void> {
  const position = { line: 0, character: 0 };
  const context = { includeDeclaration: false };
  await server.ask("textDocument/references", { textDocument: { uri: "untitled:none.md" }, position, context });
}

async function* coldAndWarm(root: string, files: number): AsyncIterable<Row> {
  const storage = mkdtempSync(path.join(tmpdir(), "attest-bench-cache-"));
  try {
    for (const [how, goal] of [
      ["cold", "≤ 8 s (5)"],
      ["warm", "≤ 1.2 s (0.7)"],
    ] as const) {
      const server = await attest(root, { storage });
      const samples = [await timed(() => allSymbols(server))];
      yield { what: `${files} files of 10 KB, ${how}`, server: server.name, unit: "ms", samples, goal };
      yield {
        what: `${files} files of 10 KB, ${how}: memory`,
        server: server.name,
        unit: "MB",
        samples: [server.memory()],
        goal: "≤ 300 MB",
      };
      await server.ask("shutdown", undefined);
      server.stop();
    }
  } finally {
    rmSync(storage, { recursive: true, force: true });
  }
}

/** Somebody opens a file and wants to know of it while the folder is still looked at. */
async function* firstAnswer(root: string, files: number): AsyncIterable<Row> {
  const server = await attest(root);
  const began = performance.now();
  const uri = "untitled:talks.md";
  const answer = await timed(async () => {
    await opened(server, uri, annotatedSource(10_000));
    await server.ask("textDocument/hover", { textDocument: { uri }, position: { line: 60, character: 3 } });
  });
  await scanned(server);
  const all = performance.now() - began;
  const what = `${files} small files, one in a hundred annotated`;
  yield { what: `${what}: first hover`, server: server.name, unit: "ms", samples: [answer], goal: "≤ 300 ms" };
  yield { what: `${what}: all known`, server: server.name, unit: "ms", samples: [all], goal: "≤ 4 s" };
  server.stop();
}
