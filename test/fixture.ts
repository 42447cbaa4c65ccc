import { expect } from "vitest";
import { URI } from "vscode-uri";
import { problemsIn, type Rules } from "../server/src/diagnostics";
import { documentSymbols } from "../server/src/features/documentSymbols";
import { hover } from "../server/src/features/hover";
import { rangeOf } from "../server/src/features/ranges";
import type { Span } from "../server/src/syntax/span";
import type { FileSystem } from "../server/src/workspace/fileSystem";
import { createWorkspace, type LiveWorkspace } from "../server/src/workspace/liveWorkspace";
import type { Store } from "../server/src/workspace/store";
import { isWithin } from "../server/src/workspace/uris";
import type { AnnotatedDocument } from "../server/src/workspace/workspace";

/** Files as a test writes them: `//- /path` starts one, `$0` is the cursor, `⟪…⟫` are ranges. */
export interface Fixture {
  /** Text by URI; the cursor and the ranges are in the first, or in the one that has a mark. */
  readonly files: ReadonlyMap<string, string>;
  readonly main: string;
  readonly cursor: number | null;
  readonly ranges: readonly Span[];
}

export interface OpenFixture extends Fixture {
  readonly workspace: LiveWorkspace;
  readonly document: AnnotatedDocument;
}

export const ROOT = "file:///w";

/** Text before the first `//-` is `/source.md`. */
export function readFixture(text: string): Fixture {
  const marked = new Map<string, string>();
  const [head, ...rest] = text.split(/^\/\/- (?=\/)/m);
  if (head!.trim() !== "") marked.set(`${ROOT}/source.md`, head!);
  for (const file of rest) {
    const end = file.indexOf("\n");
    marked.set(ROOT + file.slice(0, end).trim(), file.slice(end + 1));
  }
  const uris = [...marked.keys()];
  const main = uris.find((uri) => /\$0|⟪/.test(marked.get(uri)!)) ?? uris[0]!;
  const { text: clean, cursor, ranges } = takeMarks(marked.get(main)!);
  return { files: new Map(marked).set(main, clean), main, cursor, ranges };
}

function takeMarks(marked: string): { text: string; cursor: number | null; ranges: Span[] } {
  const open: number[] = [];
  const ranges: Span[] = [];
  let cursor: number | null = null;
  let text = "";
  for (const piece of marked.split(/(\$0|[⟪⟫])/)) {
    if (piece === "$0") cursor = text.length;
    else if (piece === "⟪") open.push(text.length);
    else if (piece === "⟫") ranges.push({ from: open.pop()!, to: text.length });
    else text += piece;
  }
  return { text, cursor, ranges: ranges.sort((a, b) => a.from - b.from || b.to - a.to) };
}

/** A workspace with the files of the fixture, its main file open. */
export async function openFixture(text: string, store?: Store): Promise<OpenFixture> {
  const fixture = readFixture(text);
  const host = { report: () => {}, tell: () => {}, progress: () => {} };
  const workspace = createWorkspace(memoryFileSystem(fixture.files), host, store);
  workspace.setFolders([ROOT]);
  const languageId = fixture.main.endsWith(".md") ? "markdown" : "yaml";
  workspace.open({ uri: fixture.main, languageId, version: 1, text: fixture.files.get(fixture.main)! });
  await workspace.settled();
  await workspace.judged(fixture.main);
  return { ...fixture, workspace, document: workspace.document(fixture.main)! };
}

export function memoryFileSystem(files: ReadonlyMap<string, string>): FileSystem {
  const byPath = new Map([...files].map(([uri, text]) => [URI.parse(uri).path, text]));
  const textAt = (uri: string) => byPath.get(URI.parse(uri).path);
  return {
    async read(uri) {
      const text = textAt(uri);
      return text === undefined ? null : new TextEncoder().encode(text);
    },
    exists: async (uri) => textAt(uri) !== undefined,
    async *find(folder) {
      for (const uri of files.keys())
        if (isWithin(uri, folder) && /\.(md|markdown|qmd)$|attest\.yaml$/.test(uri)) yield uri;
    },
  };
}

/** The hover at `$0` is `expected`, and its range that of `⟪…⟫`; null: there is none. */
export async function checkHover(text: string, expected: string | null): Promise<void> {
  const { workspace, document, cursor, ranges } = await openFixture(text);
  const found = hover(workspace, document, cursor!);
  const contents = found?.contents as { value: string } | undefined;
  expect(contents?.value.replace(/ {2}$/gm, "") ?? null).toBe(expected);
  if (ranges[0]) expect(found?.range).toEqual(rangeOf(document.source, ranges[0]));
}

/** The outline, a line an entry, indented by depth: `name | detail`. */
export async function checkOutline(text: string, expected: string): Promise<void> {
  const { document } = await openFixture(text);
  expect(outline(documentSymbols(document)).join("\n")).toBe(expected.trim());
}

function outline(symbols: ReturnType<typeof documentSymbols>, depth = 0): string[] {
  return symbols.flatMap(({ name, detail, children }) => [
    `${"  ".repeat(depth)}${name}${detail ? ` | ${detail}` : ""}`,
    ...outline(children ?? [], depth + 1),
  ]);
}

/** What most tests would be told by the way: the sources that they declare are there for another reason. */
export const BY_THE_WAY: Rules = new Map([
  ["source.unused", "off"],
  ["source.incomplete", "off"],
]);

/**
 * The problems of the main file are those drawn under its lines, one to one: `  ^^^^ code`, or `  ^^^^ code: words` with
 * words of the message. What goes on in a later line is drawn up to the end of its first.
 */
export async function checkProblems(text: string, rules: Rules = new Map()): Promise<void> {
  const { text: clean, drawn } = takeDrawings(text);
  const { workspace, main, document, files } = await openFixture(clean);
  const source = document?.source ?? workspace.projectOf(main)!.source;
  const found = problemsIn(workspace, main, new Map([...BY_THE_WAY, ...rules])).map(({ problem, severity }) => {
    const end = source.text.indexOf("\n", problem.from);
    const to = end < 0 ? problem.to : Math.min(problem.to, end);
    return { from: problem.from, to, code: problem.code, message: problem.message, severity };
  });
  const offset = clean.indexOf(files.get(main)!);
  expect(found.map(({ from, to, code }) => draw(source.text, from, to, code))).toEqual(
    drawn.map(({ from, to, code }) => draw(source.text, from - offset, to - offset, code)),
  );
  for (const [index, { words }] of drawn.entries()) if (words) expect(found[index]!.message).toContain(words);
}

function draw(text: string, from: number, to: number, code: string): string {
  const line = text.slice(0, from).split("\n").length;
  return `${line}: ${text.slice(from, to)} ${code}`;
}

interface Drawn extends Span {
  readonly code: string;
  readonly words: string;
}

function takeDrawings(text: string): { text: string; drawn: Drawn[] } {
  const drawn: Drawn[] = [];
  let clean = "";
  let lineStart = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const mark = /^(\s*)(\^+) ([a-z-]+\.[a-z-]+)(?:: (.*))?$/m.exec(line);
    if (mark) {
      const from = lineStart + mark[1]!.length;
      drawn.push({ from, to: from + mark[2]!.length, code: mark[3]!, words: mark[4] ?? "" });
    } else {
      lineStart = clean.length;
      clean += line;
    }
  }
  return { text: clean, drawn: drawn.sort((a, b) => a.from - b.from || a.to - b.to) };
}
