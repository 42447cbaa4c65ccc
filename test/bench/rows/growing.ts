import { annotatedSource } from "../corpus";
import { opened, problemsOf } from "../document";
import { annotatedFiles, inFolder } from "../folders";
import type { Measuring, Row } from "../row";
import { attest } from "../servers";
import { exponent, median } from "../statistics";
import { repeated, timed } from "../timing";
import { scanned } from "./scanning";

const GOAL = "at most 1";

/** How cost grows with the file and with the folder: the exponent of the size. */
export const growing: Measuring = async function* ({ small, runs }) {
  const sizes = small ? [5_000, 20_000] : [10_000, 100_000, 1_000_000, 10_000_000];
  const folders = small ? [10, 40] : [100, 1_000, 10_000];
  yield* fileGrows(sizes, small ? runs : 20);
  yield await folderGrows(folders);
};

async function* fileGrows(sizes: readonly number[], keys: number): AsyncIterable<Row> {
  const [opens, types]: [[number, number][], [number, number][]] = [[], []];
  for (const size of sizes) {
    const text = annotatedSource(size);
    const server = await attest(null);
    const uri = "untitled:talks.md";
    const problems = problemsOf(server, uri);
    const began = performance.now();
    const document = await opened(server, uri, text);
    await problems();
    opens.push([text.length, performance.now() - began]);
    const samples = await repeated(keys, async () => {
      document.key();
      await problems();
    });
    types.push([text.length, median(samples)]);
    server.stop();
  }
  const range = `${sizes[0]! / 1000} KB to ${sizes.at(-1)! / 1000} KB`;
  yield { what: `opening, ${range}`, server: "Attest", unit: "exponent", samples: [exponent(opens)], goal: GOAL };
  yield { what: `one key, ${range}`, server: "Attest", unit: "exponent", samples: [exponent(types)], goal: GOAL };
}

async function folderGrows(folders: readonly number[]): Promise<Row> {
  const points: [number, number][] = [];
  for (const files of folders)
    for await (const time of inFolder((root) => annotatedFiles(root, files), scanOf)) points.push([files, time]);
  const what = `looking at ${folders[0]} to ${folders.at(-1)} files`;
  return { what, server: "Attest", unit: "exponent", samples: [exponent(points)], goal: GOAL };
}

async function* scanOf(root: string): AsyncIterable<number> {
  const server = await attest(root);
  yield await timed(() => scanned(server));
  server.stop();
}
