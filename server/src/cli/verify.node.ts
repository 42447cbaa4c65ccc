import { readFile, stat } from "node:fs/promises";
import { relative, resolve } from "node:path";
import type { CheckedText } from "../verification/checkedText";
import { readTextFile } from "../verification/textFile";
import { decode, NO_TEXT } from "../workspace/decode";
import type { VerifyArguments } from "./arguments.node";
import { textFilesIn } from "./texts.node";
import { isDoubtful, type QuotationLine, readQuotationLine, verdictOn, verdictsAsText } from "./verification";

/** What came of `attest verify`. */
export interface Verified {
  readonly out: string;
  /** A line each, for standard error. */
  readonly complaints: readonly string[];
  /** Whether a quotation is altered or not found. */
  readonly doubtful: boolean;
}

/** Judges the quotations of a file against the texts of a folder; `progress` is told how far it is. */
export async function verify(
  asked: VerifyArguments,
  cwd: string,
  input: () => Promise<Uint8Array>,
  progress: (text: string) => void,
): Promise<Verified> {
  const bytes =
    asked.quotations === "-" ? await input() : await readFile(resolve(cwd, asked.quotations)).catch(() => null);
  if (bytes === null) return failed(`${asked.quotations}: there is no such file`);
  const lines = decode(bytes);
  if (lines === null) return failed(`${asked.quotations}: ${NO_TEXT}`);
  const folder = resolve(cwd, asked.texts);
  if (!(await stat(folder).catch(() => null))?.isDirectory()) return failed(`${asked.texts}: there is no such folder`);
  const complaints: string[] = [];
  const quotations = quotationsIn(lines, asked.quotations, complaints);
  const texts = await textsIn(folder, complaints);
  const verdicts = quotations.map((quotation, i) => {
    progress(`${i + 1} of ${quotations.length} quotations`);
    return verdictOn(quotation, texts);
  });
  const out =
    asked.format === "text"
      ? verdictsAsText(verdicts, texts)
      : verdicts.map((verdict) => `${JSON.stringify(verdict)}\n`).join("");
  return { out, complaints, doubtful: verdicts.some(isDoubtful) };
}

function failed(complaint: string): Verified {
  return { out: "", complaints: [complaint], doubtful: false };
}

/** The good lines; of the others it is said what is wrong. */
function quotationsIn(text: string, name: string, complaints: string[]): QuotationLine[] {
  return text.split(/\r\n|\r|\n/).flatMap((line, i) => {
    if (!line.trim()) return [];
    const read = readQuotationLine(line);
    if (typeof read !== "string") return [read];
    complaints.push(`${name}:${i + 1}: ${read}`);
    return [];
  });
}

/** The texts in a folder and those below, in order of path; hidden folders and node_modules hold none. */
async function textsIn(folder: string, complaints: string[]): Promise<Map<string, CheckedText>> {
  const texts = new Map<string, CheckedText>();
  for (const path of await textFilesIn(folder)) {
    const file = relative(folder, path).replaceAll("\\", "/");
    const bytes = await readFile(path).catch(() => null);
    const text = bytes && decode(bytes);
    if (text === null) complaints.push(`${file}: ${bytes ? NO_TEXT : "this cannot be read"}`);
    else texts.set(file, readTextFile(file, text));
  }
  return texts;
}
