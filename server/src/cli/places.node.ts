import { access, stat } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import picomatch from "picomatch";
import { URI } from "vscode-uri";
import { decode } from "../workspace/decode";
import { PROJECT_FILE } from "../workspace/fileSystem";
import { nodeFileSystem } from "../workspace/fileSystem.node";
import { isWithin, normalUri } from "../workspace/uris";

/** A file that the command line names, read. */
export interface NamedFile {
  readonly kind: "file";
  readonly uri: string;
  readonly shown: string;
  readonly text: string;
}

/** A folder or glob that the command line names; `wants` says which of the files in `uri` it means. */
export interface NamedFolder {
  readonly kind: "folder";
  readonly uri: string;
  wants(uri: string): boolean;
}

export interface Unreadable {
  readonly kind: "unreadable";
  readonly message: string;
}

export const STANDARD_INPUT = "-";

/** What `path` names, seen from the folder `cwd`; `read` gives the bytes of standard input. */
export async function findPlace(
  path: string,
  cwd: string,
  read: () => Promise<Uint8Array>,
): Promise<NamedFile | NamedFolder | Unreadable> {
  if (path === STANDARD_INPUT) return named(path, uriOf(join(cwd, path)), await read());
  const full = resolve(cwd, path);
  const found = await stat(full).catch(() => null);
  if (found?.isDirectory()) return folder(uriOf(full), () => true);
  if (found) return readNamed(path, uriOf(full));
  const { isGlob, base } = picomatch.scan(path);
  return isGlob ? glob(path, cwd, base) : unreadable(path, "there is no such file or folder");
}

/**
 * The folder whose files belong together with those in `place`: the nearest at or above with an attest.yaml, else with
 * a Git repository, else a named folder itself; null for a lone file, around which nobody asked to look.
 */
export async function rootOf({ kind, uri }: NamedFile | NamedFolder): Promise<string | null> {
  const path = URI.parse(uri).fsPath;
  const start = kind === "folder" ? path : dirname(path);
  const root = (await nearestWith(PROJECT_FILE, start)) ?? (await nearestWith(".git", start));
  return root === null ? (kind === "folder" ? uri : null) : uriOf(root);
}

/** A path as people write it in the folder `cwd`. */
export function shownPath(uri: string, cwd: string): string {
  const path = URI.parse(uri).fsPath;
  const near = relative(cwd, path);
  return near.startsWith("..") ? path : near;
}

async function readNamed(shown: string, uri: string): Promise<NamedFile | Unreadable> {
  try {
    const bytes = await nodeFileSystem.read(uri);
    return bytes === null ? unreadable(shown, "there is no such file") : named(shown, uri, bytes);
  } catch (error) {
    return unreadable(shown, error instanceof Error ? error.message : String(error));
  }
}

function named(shown: string, uri: string, bytes: Uint8Array): NamedFile | Unreadable {
  const text = decode(bytes);
  return text === null ? unreadable(shown, "this is no text in UTF-8") : { kind: "file", uri, shown, text };
}

function folder(uri: string, wants: (uri: string) => boolean): NamedFolder {
  return { kind: "folder", uri, wants: (file) => isWithin(file, uri) && wants(file) };
}

async function glob(pattern: string, cwd: string, base: string): Promise<NamedFolder | Unreadable> {
  const start = resolve(cwd, base);
  if (!(await stat(start).catch(() => null))?.isDirectory()) return unreadable(pattern, "no file matches");
  const matches = picomatch(pattern.slice(base.length).replace(/^\//, ""), { dot: true });
  return folder(uriOf(start), (uri) => matches(relative(start, URI.parse(uri).fsPath).replaceAll("\\", "/")));
}

function unreadable(shown: string, why: string): Unreadable {
  return { kind: "unreadable", message: `${shown}: ${why}` };
}

async function nearestWith(name: string, path: string): Promise<string | null> {
  for (let at = path; ; at = dirname(at)) {
    if (await exists(join(at, name))) return at;
    if (dirname(at) === at) return null;
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function uriOf(path: string): string {
  return normalUri(URI.file(path).toString());
}
