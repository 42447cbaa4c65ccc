import { access, stat } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import picomatch from "picomatch";
import { URI } from "vscode-uri";
import { decode, NO_TEXT } from "../workspace/decode";
import { PROJECT_FILE } from "../workspace/fileSystem";
import { nodeFileSystem } from "../workspace/fileSystem.node";
import { contentOf } from "../workspace/fileTexts";
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

const NOTHING_THERE = "there is no such file or folder";

/** What `path` names, seen from the folder `cwd`; `read` gives the bytes of standard input. */
export async function findPlace(
  path: string,
  cwd: string,
  read: () => Promise<Uint8Array>,
): Promise<NamedFile | NamedFolder | Unreadable> {
  if (path === STANDARD_INPUT) return named(path, uriOf(join(cwd, path)), decode(await read()), NO_TEXT);
  const full = resolve(cwd, path);
  const found = await stat(full).catch(() => null);
  if (found?.isDirectory()) return folder(uriOf(full), () => true);
  if (found) return readNamed(path, uriOf(full));
  const { isGlob, base } = picomatch.scan(path);
  return isGlob ? glob(path, cwd, base) : unreadable(path, NOTHING_THERE);
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
  let reason = NOTHING_THERE;
  const { text } = await contentOf(nodeFileSystem, uri, (_, why) => {
    reason = why;
  });
  return named(shown, uri, text, reason);
}

function named(shown: string, uri: string, text: string | null, reason: string): NamedFile | Unreadable {
  return text === null ? unreadable(shown, reason) : { kind: "file", uri, shown, text };
}

function folder(uri: string, wants: (uri: string) => boolean): NamedFolder {
  return { kind: "folder", uri, wants: (file) => isWithin(file, uri) && wants(file) };
}

async function glob(pattern: string, cwd: string, base: string): Promise<NamedFolder | Unreadable> {
  const start = resolve(cwd, base);
  const matches = picomatch(pattern.slice(base.length).replace(/^\//, ""), { dot: true });
  const place = folder(uriOf(start), (uri) => matches(relative(start, URI.parse(uri).fsPath).replaceAll("\\", "/")));
  for await (const uri of nodeFileSystem.find(place.uri)) if (place.wants(uri)) return place;
  return unreadable(pattern, "no Markdown or project file matches");
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
