import { URI, Utils } from "vscode-uri";

const WITH_SCHEME = /^[a-z][a-z0-9+.-]+:/i;

let last = { uri: "file:///", normal: "file:///" };

/**
 * One spelling of a URI, as editors differ in what they escape; a folder's has no slash at its end. The last is
 * remembered, as a thousand places in one file are often asked about in a row.
 */
export function normalUri(uri: string): string {
  if (uri !== last.uri) last = { uri, normal: normalised(uri) };
  return last.normal;
}

function normalised(uri: string): string {
  return URI.parse(uri)
    .toString()
    .replace(/(?<!\/\/)\/$/, "");
}

/** The URI of the folder that a file lies in; null for what lies nowhere, such as an untitled document. */
export function folderOf(uri: string): string | null {
  const parsed = URI.parse(uri);
  return parsed.scheme === "untitled" || !parsed.path.startsWith("/")
    ? null
    : normalUri(Utils.dirname(parsed).toString());
}

/** The file that `path`, as it stands in the file `uri`, means; null for a web address, or where `uri` lies in no folder. */
export function resolvePath(path: string, uri: string): string | null {
  if (WITH_SCHEME.test(path) || path === "") return null;
  const folder = folderOf(uri);
  return folder === null ? null : normalUri(Utils.resolvePath(URI.parse(folder), path).toString());
}

/** Whether `uri` is `folder` or something in it, at any depth. Both are normal. */
export function isWithin(uri: string, folder: string): boolean {
  return uri === folder || uri.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}

/** The path from `folder` to `uri`, which is within it: `reports/1950.md`. */
export function relativePath(uri: string, folder: string): string {
  return URI.parse(uri).path.slice(URI.parse(folder).path.replace(/\/$/, "").length + 1);
}

/** `folder/name`. */
export function childUri(folder: string, name: string): string {
  return normalUri(Utils.joinPath(URI.parse(folder), name).toString());
}

/** The last part of the path. */
export function baseName(uri: string): string {
  return Utils.basename(URI.parse(uri));
}
