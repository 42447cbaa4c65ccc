import { writeFile } from "node:fs/promises";
import { basename, dirname, relative, resolve } from "node:path";
import { type Imported, importText } from "../import/importText";
import type { ImportArguments } from "./arguments.node";
import { findPlace, type NamedFile, STANDARD_INPUT } from "./places.node";

/** What an import says to the terminal; `failed` that nothing came of it. */
export interface ImportReport {
  readonly out: string;
  readonly err: string;
  readonly failed: boolean;
}

/** Makes an annotated source of a file and prints it, or writes it where no file is yet. */
export async function importFile(
  { path, output }: ImportArguments,
  cwd: string,
  read: () => Promise<Uint8Array>,
): Promise<ImportReport> {
  const place = await findPlace(path, cwd, read);
  if (place.kind === "unreadable") return failed(place.message);
  if (place.kind === "folder") return failed(`${path}: this is a folder; name a file`);
  const imported = importText({
    text: place.text,
    markdown: /\.(?:md|markdown|qmd)$/i.test(path),
    transcription: transcriptionOf(place, cwd, output),
  });
  if (imported.kind === "refused") return failed(`${path}: ${imported.reason}`);
  if (output === null) return { out: imported.text, err: summaryOf(imported), failed: false };
  const trouble = await written(resolve(cwd, output), imported.text);
  if (trouble) return failed(`${output}: ${trouble}`);
  return { out: "", err: `${output}: ${summaryOf(imported)}`, failed: false };
}

function failed(message: string): ImportReport {
  return { out: "", err: `attest: ${message}\n`, failed: true };
}

/** The path of the file as the result names it: from the folder that the result is in, or will be if it is printed. */
function transcriptionOf({ shown }: NamedFile, cwd: string, output: string | null): string | null {
  if (shown === STANDARD_INPUT) return null;
  const from = output === null ? cwd : dirname(resolve(cwd, output));
  return relative(from, resolve(cwd, shown)).replaceAll("\\", "/") || basename(shown);
}

/** Null, or why the file was not written: one that is there stays. */
async function written(path: string, text: string): Promise<string | null> {
  try {
    await writeFile(path, text, { flag: "wx" });
    return null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return "this file is there already, and is not overwritten; name another";
    return code === "ENOENT" ? "there is no such folder" : `it cannot be written (${code})`;
  }
}

function summaryOf({ speakers, doubtful, statements }: Extract<Imported, { kind: "annotated" }>): string {
  const counts = `${counted(speakers.length, "speaker")}, ${counted(statements, "statement")}.`;
  const misprints = doubtful.map(({ name, speaker }) => `  “${name}”: ${speaker.name}?`);
  return [counts, ...(misprints.length ? ["Labels that may be misprints, to confirm:", ...misprints] : []), ""].join(
    "\n",
  );
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
