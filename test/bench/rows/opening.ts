import { annotatedSource } from "../corpus";
import { opened } from "../document";
import type { Measuring } from "../row";
import { attest } from "../servers";
import { timed } from "../timing";

const URI = "untitled:talks.md";
const ASKED = ["documentSymbol", "semanticTokens/full", "diagnostic"];

/** A book-length file is opened in a server that has just been started. */
export const opening: Measuring = async function* ({ small, runs }) {
  const text = annotatedSource(small ? 20_000 : 1_000_000);
  const samples: number[] = [];
  for (let i = 0; i < runs; i++) {
    const server = await attest(null);
    samples.push(
      await timed(async () => {
        await opened(server, URI, text);
        const textDocument = { uri: URI };
        await Promise.all(ASKED.map((method) => server.ask(`textDocument/${method}`, { textDocument })));
      }),
    );
    server.stop();
  }
  const what = `open ${text.length >= 1_000_000 ? "1 MB" : "20 KB"} cold: symbols, tokens, diagnostics`;
  yield { what, server: "Attest", unit: "ms", samples, goal: "≤ 600 ms (250)" };
};
