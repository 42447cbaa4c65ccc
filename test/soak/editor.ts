import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { FileChangeType } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import type { Server } from "./server";

/** An editor with a folder on disk and a server, which it tells of all that happens. Paths are relative to the folder. */
export interface Editor {
  readonly open: ReadonlyMap<string, TextDocument>;
  paths(): string[];
  uri(path: string): string;
  textOnDisk(path: string): string;
  openFile(path: string): Promise<void>;
  closeFile(path: string): Promise<void>;
  /** Replaces stretches of an open document, one after the other. */
  edit(path: string, changes: readonly { from: number; to: number; text: string }[]): Promise<void>;
  save(path: string): Promise<void>;
  /** As another program does. */
  writeFile(path: string, text: string): Promise<void>;
  removeFile(path: string): Promise<void>;
  renameFile(from: string, to: string): Promise<void>;
}

export function editorIn(root: string, server: Server): Editor {
  const open = new Map<string, TextDocument>();
  const files = new Set<string>();
  const uri = (path: string) => URI.file(join(root, path)).toString();
  const tell = (...changes: [path: string, type: FileChangeType][]) =>
    server.notify("workspace/didChangeWatchedFiles", {
      changes: changes.map(([path, type]) => ({ uri: uri(path), type })),
    });

  async function openFile(path: string): Promise<void> {
    const text = existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : "";
    const document = TextDocument.create(uri(path), languageOf(path), 1, text);
    open.set(path, document);
    const { languageId, version } = document;
    await server.notify("textDocument/didOpen", { textDocument: { uri: uri(path), languageId, version, text } });
  }

  async function closeFile(path: string): Promise<void> {
    open.delete(path);
    await server.notify("textDocument/didClose", { textDocument: { uri: uri(path) } });
  }

  async function writeFile(path: string, text: string): Promise<void> {
    const isNew = !existsSync(join(root, path));
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    files.add(path);
    await tell([path, isNew ? FileChangeType.Created : FileChangeType.Changed]);
  }

  return {
    open,
    paths: () => [...files],
    uri,
    textOnDisk: (path) => readFileSync(join(root, path), "utf8"),
    openFile,
    closeFile,
    async edit(path, changes) {
      const document = open.get(path)!;
      const contentChanges = [];
      for (const { from, to, text } of changes) {
        const change = { range: { start: document.positionAt(from), end: document.positionAt(to) }, text };
        contentChanges.push(change);
        TextDocument.update(document, [change], document.version + 1);
      }
      await server.notify("textDocument/didChange", {
        textDocument: { uri: uri(path), version: document.version },
        contentChanges,
      });
    },
    save: (path) => writeFile(path, open.get(path)!.getText()),
    writeFile,
    async removeFile(path) {
      rmSync(join(root, path));
      files.delete(path);
      await tell([path, FileChangeType.Deleted]);
    },
    async renameFile(from, to) {
      const wasOpen = open.has(from);
      if (wasOpen) await closeFile(from);
      renameSync(join(root, from), join(root, to));
      files.delete(from);
      files.add(to);
      await tell([from, FileChangeType.Deleted], [to, FileChangeType.Created]);
      if (wasOpen) await openFile(to);
    },
  };
}

function languageOf(path: string): string {
  if (/\.(?:md|qmd)$/.test(path)) return "markdown";
  return /\.ya?ml$/.test(path) ? "yaml" : "plaintext";
}
