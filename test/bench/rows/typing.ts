import { annotatedSource } from "../corpus";
import { opened, problemsOf } from "../document";
import type { Measuring, Row } from "../row";
import { attest, type Measured, microsoft, type Start } from "../servers";
import { repeated } from "../timing";

const URI = "untitled:talks.md";
/** Keys to get warm by, as somebody who has been writing for a while. */
const WARM = 40;

/** One key in a book-length file, and in a short one. */
export const typing: Measuring = async function* ({ small, runs }) {
  const sizes = small ? [20_000, 10_000] : [1_000_000, 10_000];
  const keys = small ? runs : runs * 10;
  yield* inAttest(annotatedSource(sizes[0]!), nameOf(sizes[0]!), keys, "≤ 15 ms (8), p99 ≤ 40 ms");
  yield* inAttest(annotatedSource(sizes[1]!), nameOf(sizes[1]!), keys, "median ≤ 2 ms");
  for (const start of [attest, microsoft])
    if (start) yield await symbols(start, annotatedSource(sizes[0]!), nameOf(sizes[0]!), keys);
};

function nameOf(size: number): string {
  return size < 1_000_000 ? `${size / 1000} KB` : `${size / 1_000_000} MB`;
}

async function* inAttest(text: string, size: string, keys: number, goal: string): AsyncIterable<Row> {
  const server = await attest(null);
  const document = await opened(server, URI, text);
  const problems = problemsOf(server, URI);
  const key = async () => {
    document.key();
    await problems();
  };
  await repeated(WARM, key);
  const samples = await repeated(keys, key);
  yield { what: `one key in ${size} → its diagnostics`, server: server.name, unit: "ms", samples, goal };
  yield { what: `memory with ${size} open`, server: server.name, unit: "MB", samples: [server.memory()], goal: "" };
  server.stop();
}

async function symbols(start: Start, text: string, size: string, keys: number): Promise<Row> {
  const server: Measured = await start(null);
  const document = await opened(server, URI, text);
  const key = async () => {
    document.key();
    await server.ask("textDocument/documentSymbol", { textDocument: { uri: URI } });
  };
  await repeated(WARM / 4, key);
  const samples = await repeated(keys / 4, key);
  server.stop();
  return {
    what: `one key in ${size} → its symbols`,
    server: server.name,
    unit: "ms",
    samples,
    goal: "≥ 4× faster (10×)",
  };
}
