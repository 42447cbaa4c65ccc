/**
 * What client and server say to each other beyond the Language Server Protocol. All of it is optional: a client that
 * answers none of its requests (any editor but VS Code) still has everything for files that the server reads itself.
 */

/** Server to client: the bytes of a file that the server cannot read itself. */
export const READ_FILE = "attest/readFile";

export interface ReadFileParams {
  readonly uri: string;
}

export interface ReadFileResult {
  /** The file's bytes in base64; null if there is no such file or it cannot be read. */
  readonly base64: string | null;
}

/** Server to client: the files in a folder, at any depth, that may be annotated sources or project files. */
export const FIND_FILES = "attest/findFiles";

export interface FindFilesParams {
  /** The URI of a workspace folder. */
  readonly folder: string;
}

export interface FindFilesResult {
  /** The URIs of its `.md`, `.markdown`, `.qmd` and `attest.yaml` files, save in `node_modules`, `.git` and `files.exclude`. */
  readonly uris: readonly string[];
}

/** Client to server: what an open document is to Attest. */
export const STATUS = "attest/status";

export interface StatusParams {
  readonly uri: string;
}

export interface StatusResult {
  /** Whether it is an annotated source or a project file; if not, nothing is said of it. */
  readonly annotated: boolean;
  /** How many speakers its statements have. */
  readonly speakers: number;
  readonly statements: number;
}
