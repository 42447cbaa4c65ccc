import { readFileSync } from "node:fs";
import path from "node:path";
import { run } from "../../server/src/cli/run.node";

export const root = path.join(import.meta.dirname, "../../samples");

export const REPORT = "korea-1950/report.md";
export const ORIGINAL = "korea-1950/originals/report.txt";
export const INTERVIEW = "transcript/interview.md";

/** What `attest` prints for `words` in the folder of the samples. */
export async function attest(...words: string[]): Promise<string> {
  let printed = "";
  await run(words, {
    cwd: root,
    paint: (_, text) => text,
    input: async () => new Uint8Array(),
    out: (text) => {
      printed += text;
    },
    err: (text) => {
      throw new Error(text);
    },
  });
  return printed;
}

export function textOf(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}

export interface InspectedVerdict {
  readonly verdict: string;
  readonly source_file: string | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly licences: readonly string[];
  readonly differences: readonly { readonly quote: string; readonly source: string; readonly kind: string }[];
}

export interface Inspected {
  readonly statements: readonly {
    readonly from: number;
    readonly to: number;
    readonly speaker: string | null;
    readonly addressees: readonly string[];
    readonly parent: number | null;
  }[];
  readonly quotations: readonly {
    readonly from: number;
    readonly to: number;
    readonly parts: readonly { readonly from: number; readonly to: number; readonly verdict: InspectedVerdict }[];
    readonly reported: boolean;
    readonly speaker: string | null;
    readonly needsSource: boolean;
    readonly sources: readonly { readonly key: string; readonly via: string }[];
  }[];
  readonly claims: readonly { readonly claim: string; readonly stance: string; readonly by: string | null }[];
}

export async function inspected(file: string): Promise<Inspected> {
  return JSON.parse(await attest("inspect", file));
}

/** The words of annotated text, on one line, without annotations and without any brackets. */
export function plainly(text: string): string {
  return text
    .replace(/\]\{[^{}]*\}|\s#\w+\/[\w-]+|\s\[@[^\]]*\]|[[\]]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
