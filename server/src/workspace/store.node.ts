import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { pathOf, type Store, type StoreKey, sealed, unsealed } from "./store";

/** A folder grows to this, then what was used longest ago goes. */
const LARGEST = 512 * 1024 * 1024;
/** So much of it is left then. */
const KEPT = 0.75;
const DAY_MS = 24 * 60 * 60_000;
const HOUR_MS = 60 * 60_000;
const UNFINISHED = ".tmp";

/**
 * Keeps bytes in a folder of this machine, which is made when it is needed. Several processes may use one folder: a file
 * is written beside its place and then renamed, so that it is whole or not there. One that is damaged counts as not there,
 * and is written again by whoever needs it. Where nothing can be written `report` is told, once, and nothing is.
 */
export function nodeStore(folder: string, report: (message: string) => void, largest = LARGEST): Store {
  const fileOf = (key: StoreKey) => join(folder, ...pathOf(key));
  let size: number | null = null;
  let writable = true;
  let last = Promise.resolve();

  async function write(key: StoreKey, bytes: Uint8Array): Promise<void> {
    const file = fileOf(key);
    await put(file, sealed(bytes));
    size = size === null ? await sizeOf(folder) : size + bytes.length;
    if (size > largest) size = await makeRoom(folder, largest * KEPT);
  }

  function giveUp(error: unknown): void {
    if (writable) report(`${folder}: nothing is kept for the next start: ${messageOf(error)}`);
    writable = false;
  }

  return {
    async read(key) {
      const file = fileOf(key);
      const found = await readFile(file).catch(() => null);
      if (found === null) return null;
      const bytes = unsealed(found);
      await (bytes === null ? rm(file, { force: true }) : noteUse(file)).catch(() => {});
      return bytes;
    },
    write(key, bytes) {
      last = last.then(() => (writable && bytes.length < largest ? write(key, bytes).catch(giveUp) : undefined));
      return last;
    },
  };
}

/** Where caches belong if the editor names no folder: the XDG Base Directory, `~/.cache` if that is not set. */
export function cacheFolder(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const base = env.XDG_CACHE_HOME || (process.platform === "win32" && env.LOCALAPPDATA) || join(homedir(), ".cache");
  return join(base, "attest");
}

async function put(file: string, bytes: Uint8Array): Promise<void> {
  const beside = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}${UNFINISHED}`;
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(beside, bytes);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {});
    throw error;
  }
}

/** What is read often stays; that it was read today is enough to know. */
async function noteUse(file: string): Promise<void> {
  const now = Date.now();
  if (now - (await stat(file)).mtimeMs > DAY_MS) await utimes(file, now / 1000, now / 1000);
}

interface Kept {
  readonly file: string;
  readonly size: number;
  readonly used: number;
}

async function sizeOf(folder: string): Promise<number> {
  return (await filesIn(folder)).reduce((sum, { size }) => sum + size, 0);
}

/** Removes what was used longest ago until `wanted` bytes are left, and what somebody never finished; tells what is left. */
async function makeRoom(folder: string, wanted: number): Promise<number> {
  const files = (await filesIn(folder)).sort((a, b) => a.used - b.used);
  let left = files.reduce((sum, { size }) => sum + size, 0);
  for (const { file, size, used } of files) {
    const unfinished = file.endsWith(UNFINISHED);
    if (unfinished ? Date.now() - used < HOUR_MS : left <= wanted) continue;
    await rm(file, { force: true }).catch(() => {});
    left -= size;
  }
  return left;
}

async function filesIn(folder: string): Promise<Kept[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const kept = await Promise.all(files.map(described));
  return kept.filter((each) => each !== null);
}

async function described(file: string): Promise<Kept | null> {
  const found = await stat(file).catch(() => null);
  return found && { file, size: found.size, used: found.mtimeMs };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
