import { TextDocument } from "vscode-languageserver-textdocument";
import { randomFrom } from "../../soak/random";
import { annotatedSource } from "../corpus";
import { opened } from "../document";
import type { Measuring } from "../row";
import { attest } from "../servers";
import { timed } from "../timing";

const URI = "untitled:talks.md";
/** The first answers start the thread that formats citations, and wait for it. */
const WARM = 100;

/** What is asked where the cursor stands: on citations, ids and words, all over a book-length file. */
export const answering: Measuring = async function* ({ small, runs }) {
  const text = annotatedSource(small ? 20_000 : 1_000_000);
  const document = TextDocument.create(URI, "markdown", 1, text);
  const server = await attest(null);
  await opened(server, URI, text);
  for (const method of ["hover", "definition", "completion"]) {
    const random = randomFrom(5);
    const places = [...text.matchAll(/(?<=@)archive|(?<=speaker=)[a-z]|(?<=#claim\/)[a-z]|“/g)].map(
      ({ index }) => index,
    );
    const ask = () => {
      const position = document.positionAt(random.pick(places));
      return server.ask(`textDocument/${method}`, { textDocument: { uri: URI }, position });
    };
    for (let i = 0; i < WARM; i++) await ask();
    const samples: number[] = [];
    for (let i = 0; i < runs * 10; i++) samples.push(await timed(ask));
    yield {
      what: `${method} in ${small ? "20 KB" : "1 MB"}`,
      server: server.name,
      unit: "ms",
      samples,
      goal: "p99 ≤ 5 ms",
    };
  }
  server.stop();
};
