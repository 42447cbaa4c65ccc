import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { annotatedSource } from "./corpus";

/** A folder on disk for the time of `use`. */
export async function* inFolder<T>(
  fill: (root: string) => void,
  use: (root: string) => AsyncIterable<T>,
): AsyncIterable<T> {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), "attest-bench-")));
  try {
    fill(root);
    yield* use(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Annotated sources of ten thousand characters, each with words of its own, a hundred in a folder. */
export function annotatedFiles(root: string, files: number, also: (i: number) => string = () => ""): void {
  for (let i = 0; i < files; i++) write(root, i, annotatedSource(8_000, i + 1) + also(i));
}

/** Small files, of which one in a hundred is annotated. */
export function mixedFiles(root: string, files: number): void {
  const plain = "# A day\n\nNothing but notes, with “words that nobody annotates” in them.\n";
  for (let i = 0; i < files; i++) write(root, i, i % 100 === 0 ? annotatedSource(1_000, i + 1).slice(0, 3_000) : plain);
}

function write(root: string, i: number, text: string): void {
  const folder = path.join(root, String(Math.floor(i / 100)));
  if (i % 100 === 0) mkdirSync(folder);
  writeFileSync(path.join(folder, `${i}.md`), text);
}
