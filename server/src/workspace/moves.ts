import { URI } from "vscode-uri";
import { folderOf, isWithin, normalUri, resolvePath } from "./uris";

/** A file or folder that goes elsewhere. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** Where each file will be when all `moves` are made; URIs are normal. */
export function whereTo(moves: readonly Move[]): (uri: string) => string {
  const innermostFirst = moves
    .map(({ from, to }) => ({ from: normalUri(from), to: normalUri(to) }))
    .sort((a, b) => b.from.length - a.from.length);
  return (uri) => {
    const move = innermostFirst.find(({ from }) => isWithin(uri, from));
    return move === undefined ? uri : move.to + uri.slice(move.from.length);
  };
}

/**
 * What `path`, as it stands in the file `uri`, must be after moving to mean the same file: relative if it was, with its
 * `./`. Null if it still does, or means no file here.
 */
export function pathAfter(path: string, uri: string, moved: (uri: string) => string): string | null {
  const named = resolvePath(path, uri);
  if (named === null) return null;
  const [target, holder] = [moved(named), moved(uri)];
  if (resolvePath(path, holder) === target) return null;
  const folder = folderOf(holder);
  if (folder === null || !sameRoot(folder, target)) return null;
  const [toFolder, toFile] = [folder, target].map((each) => URI.parse(each).path);
  if (path.startsWith("/")) return toFile!;
  const relative = relativeTo(toFolder!, toFile!);
  return path.startsWith("./") && !relative.startsWith("../") ? `./${relative}` : relative;
}

function sameRoot(one: string, other: string): boolean {
  const [a, b] = [URI.parse(one), URI.parse(other)];
  return a.scheme === b.scheme && a.authority === b.authority;
}

/** The path of `file` from `folder`; both are absolute, with slashes. */
function relativeTo(folder: string, file: string): string {
  const from = folder.split("/").filter(Boolean);
  const to = file.split("/").filter(Boolean);
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => ".."), ...to.slice(shared)].join("/");
}
