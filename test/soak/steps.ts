import type { Position } from "vscode-languageserver";
import type { Editor } from "./editor";
import { anyInsertion, anyText, NAMED } from "./files";
import type { Random } from "./random";
import type { Server } from "./server";

export interface Soaked {
  readonly random: Random;
  readonly editor: Editor;
  readonly server: Server;
  /** Requests that have not been answered yet. */
  readonly pending: Set<Promise<unknown>>;
}

const MOST_OPEN = 6;
const MOST_FILES = 40;
const LONGEST = 20_000;

type Step = (soaked: Soaked) => Promise<void> | void;

/** What happens, and how often in a hundred steps. */
const STEPS: readonly (readonly [percent: number, step: Step])[] = [
  [56, type],
  [24, ask],
  [4, save],
  [4, open],
  [3, close],
  [3, changeOutside],
  [2, create],
  [1, remove],
  [1, rename],
  [2, changeNamed],
];

/** One step, whichever it is. */
export async function step(soaked: Soaked): Promise<void> {
  let left = soaked.random.int(100);
  for (const [percent, each] of STEPS) {
    if (left < percent) return each(soaked);
    left -= percent;
  }
}

/** Files to begin with. */
export async function begin({ editor, random }: Soaked): Promise<void> {
  for (const [path, versions] of Object.entries(NAMED)) await editor.writeFile(path, versions[0]!);
  for (let i = 0; i < 10; i++) await editor.writeFile(`${i}.md`, anyText(random));
}

async function type({ editor, random }: Soaked): Promise<void> {
  const path = anyOpen(editor, random);
  if (path === null) return;
  let { length } = editor.open.get(path)!.getText();
  const changes = Array.from({ length: 1 + random.int(random.chance(90) ? 1 : 4) }, () => {
    const from = random.int(length + 1);
    const to = Math.min(length, from + (length > LONGEST ? LONGEST / 2 : random.pick([0, 0, 0, 0, 1, 1, 7, 60])));
    const text = random.chance(80) ? anyInsertion(random) : "";
    length += text.length - (to - from);
    return { from, to, text };
  });
  await editor.edit(path, changes);
}

async function save({ editor, random }: Soaked): Promise<void> {
  const path = anyOpen(editor, random);
  if (path !== null) await editor.save(path);
}

async function open({ editor, random }: Soaked): Promise<void> {
  const path = random.pick(editor.paths());
  if (!editor.open.has(path) && editor.open.size < MOST_OPEN) await editor.openFile(path);
}

async function close({ editor, random }: Soaked): Promise<void> {
  const path = anyOpen(editor, random);
  if (path !== null) await editor.closeFile(path);
}

async function changeOutside({ editor, random }: Soaked): Promise<void> {
  const path = random.pick(texts(editor));
  const text = editor.textOnDisk(path);
  const at = random.int(text.length + 1);
  await editor.writeFile(path, text.slice(0, at) + anyInsertion(random) + text.slice(at + random.int(20)));
}

async function create({ editor, random }: Soaked): Promise<void> {
  const path = `${random.pick(["", "plain/", "deep/er/"])}${random.int(1000)}.md`;
  if (editor.paths().length < MOST_FILES) await editor.writeFile(path, anyText(random));
}

async function remove({ editor, random }: Soaked): Promise<void> {
  const path = random.pick(texts(editor));
  if (texts(editor).length > 5 && !editor.open.has(path)) await editor.removeFile(path);
}

async function rename({ editor, random }: Soaked): Promise<void> {
  const to = `${random.int(100_000)}.md`;
  if (!editor.paths().includes(to)) await editor.renameFile(random.pick(texts(editor)), to);
}

async function changeNamed({ editor, random }: Soaked): Promise<void> {
  const [path, versions] = random.pick(Object.entries(NAMED));
  await editor.writeFile(path, random.pick(versions));
}

function texts(editor: Editor): string[] {
  return editor.paths().filter((path) => path.endsWith(".md"));
}

function anyOpen(editor: Editor, random: Random): string | null {
  return editor.open.size > 0 ? random.pick([...editor.open.keys()]) : null;
}

// What is asked.

type Asking = (uri: string, position: Position) => unknown;

const document: Asking = (uri) => ({ textDocument: { uri } });
const at: Asking = (uri, position) => ({ textDocument: { uri }, position });
const around: Asking = (uri, position) => ({ textDocument: { uri }, range: { start: position, end: position } });

const REQUESTS: Readonly<Record<string, Asking>> = {
  "textDocument/diagnostic": document,
  "textDocument/documentSymbol": document,
  "textDocument/semanticTokens/full": document,
  "textDocument/foldingRange": document,
  "textDocument/documentLink": document,
  "textDocument/codeLens": document,
  "textDocument/hover": at,
  "textDocument/definition": at,
  "textDocument/documentHighlight": at,
  "textDocument/completion": at,
  "textDocument/prepareRename": at,
  "textDocument/inlayHint": around,
  "textDocument/references": (uri, position) => ({
    textDocument: { uri },
    position,
    context: { includeDeclaration: true },
  }),
  "textDocument/rename": (uri, position) => ({ textDocument: { uri }, position, newName: "another" }),
  "textDocument/codeAction": (uri, position) => ({
    textDocument: { uri },
    range: { start: { line: 0, character: 0 }, end: position },
    context: { diagnostics: [] },
  }),
  "textDocument/selectionRange": (uri, position) => ({ textDocument: { uri }, positions: [position] }),
  "workspace/symbol": () => ({ query: "kim" }),
  "attest/status": (uri) => ({ uri }),
  "attest/speakers": () => ({}),
  "attest/annotations": document,
  "attest/sources": at,
};

function ask({ editor, server, random, pending }: Soaked): void {
  const path = anyOpen(editor, random);
  if (path === null) return;
  const text = editor.open.get(path)!;
  const position = text.positionAt(random.int(text.getText().length + 1));
  const [method, asking] = random.pick(Object.entries(REQUESTS));
  const how = random.chance(20) ? server.askAndCancel : server.ask;
  const answer = how(method, asking(editor.uri(path), position));
  pending.add(answer);
  // Whoever waits for what is pending hears of the error.
  void answer.then(() => pending.delete(answer)).catch(() => {});
}
