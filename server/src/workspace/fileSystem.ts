import { URI } from "vscode-uri";
import { formatOf } from "../bibliography/formatOf";

/** Where the files of a workspace come from. All URIs are normal. */
export interface FileSystem {
  /** The bytes of a file; null if there is none. Rejects with a message for the log if it cannot be read, or is too large. */
  read(uri: string): Promise<Uint8Array | null>;
  exists(uri: string): Promise<boolean>;
  /** The Markdown and project files in a folder, at any depth, save in folders that cannot be read or that may not be entered. */
  find(folder: string, mayEnter?: (uri: string) => Promise<boolean>): AsyncIterable<string>;
  /** Where a file lies when all links are followed; there is none of this where there are no links. */
  real?(uri: string): Promise<string>;
}

/** Larger files are no annotated sources that a person wrote; they are neither read nor parsed. */
export const LARGEST_FILE = 16 * 1024 * 1024;

export const PROJECT_FILE = "attest.yaml";

const ANNOTATABLE = /\.(?:md|markdown|qmd)$/i;

/** Whether a file may be an annotated source, by its name. */
export function isAnnotatableName(name: string): boolean {
  return ANNOTATABLE.test(name);
}

/** Whether a file may be a bibliography, by its name; a project file may, too. */
export function isBibliographyName(name: string): boolean {
  return formatOf(name) !== null;
}

/** Files of `scheme` from `own`, all others from `other`. */
export function byScheme(scheme: string, own: FileSystem, other: FileSystem): FileSystem {
  const choose = (uri: string) => (URI.parse(uri).scheme === scheme ? own : other);
  return {
    read: (uri) => choose(uri).read(uri),
    exists: (uri) => choose(uri).exists(uri),
    find: (folder, mayEnter) => choose(folder).find(folder, mayEnter),
    real: async (uri) => choose(uri).real?.(uri) ?? uri,
  };
}
