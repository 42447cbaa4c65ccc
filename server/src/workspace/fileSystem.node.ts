import type { Dirent } from "node:fs";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { URI } from "vscode-uri";
import { type FileSystem, isAnnotatableName, LARGEST_FILE, PROJECT_FILE } from "./fileSystem";
import { normalUri } from "./uris";

const DEEPEST = 64;

/** The files of this machine (`file:`). */
export const nodeFileSystem: FileSystem = {
  async read(uri) {
    const path = URI.parse(uri).fsPath;
    const found = await statOf(path);
    if (found === null) return null;
    if (!found.isFile()) throw new Error("not a file");
    if (found.size > LARGEST_FILE) throw new Error("larger than 16 MB, so it was not read");
    return readFile(path).catch((error) => {
      throw new Error(whyUnreadable(error));
    });
  },
  exists: async (uri) => (await statOf(URI.parse(uri).fsPath)) !== null,
  find: (folder, mayEnter = async () => true) => walk(URI.parse(folder).fsPath, { entered: new Set(), mayEnter }, 0),
  async real(uri) {
    const path = await realpath(URI.parse(uri).fsPath).catch(() => null);
    return path === null ? uri : uriOf(path);
  },
};

function uriOf(path: string): string {
  return normalUri(URI.file(path).toString());
}

interface Walk {
  readonly entered: Set<string>;
  mayEnter(uri: string): Promise<boolean>;
}

function whyUnreadable({ code, message }: NodeJS.ErrnoException): string {
  return code === "EACCES" || code === "EPERM"
    ? "you have no permission to read it"
    : `it cannot be read (${code ?? message})`;
}

async function statOf(path: string) {
  return stat(path).catch(() => null);
}

/** Follows links to folders, but enters no folder twice. */
async function* walk(folder: string, through: Walk, depth: number): AsyncIterable<string> {
  const real = await realpath(folder).catch(() => null);
  if (real === null || through.entered.has(real) || depth > DEEPEST || !(await through.mayEnter(uriOf(folder)))) return;
  through.entered.add(real);
  for (const entry of await entriesOf(folder)) {
    const path = join(folder, entry.name);
    const kind = await kindOf(entry, path);
    if (kind === "folder" && isEntered(entry.name)) yield* walk(path, through, depth + 1);
    if (kind === "file" && isWanted(entry.name)) yield uriOf(path);
  }
}

/** In order of name, so that scans do not depend on the file system. */
async function entriesOf(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function kindOf(entry: Dirent, path: string): Promise<"file" | "folder" | "other"> {
  const found = entry.isSymbolicLink() ? await statOf(path) : entry;
  if (found?.isDirectory()) return "folder";
  return found?.isFile() ? "file" : "other";
}

function isEntered(name: string): boolean {
  return name !== "node_modules" && !name.startsWith(".");
}

function isWanted(name: string): boolean {
  return name === PROJECT_FILE || isAnnotatableName(name);
}
