import { RelativePattern, Uri, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  FIND_FILES,
  type FindFilesParams,
  type FindFilesResult,
  READ_FILE,
  type ReadFileParams,
  type ReadFileResult,
} from "../../server/src/protocol";

const ANNOTATABLE = "{**/*.md,**/*.markdown,**/*.qmd,**/attest.yaml}";
const NEVER = "**/{node_modules,.git}/**";

/** Answers the server's requests for files that only VS Code can reach: in virtual workspaces and in the browser. */
export function serveFiles(client: BaseLanguageClient): void {
  client.onRequest(READ_FILE, ({ uri }: ReadFileParams) => readFile(Uri.parse(uri, true)));
  client.onRequest(FIND_FILES, ({ folder }: FindFilesParams) => findFiles(Uri.parse(folder, true)));
}

async function readFile(uri: Uri): Promise<ReadFileResult> {
  try {
    return { base64: toBase64(await workspace.fs.readFile(uri)) };
  } catch {
    return { base64: null };
  }
}

async function findFiles(folder: Uri): Promise<FindFilesResult> {
  const found = await workspace.findFiles(new RelativePattern(folder, ANNOTATABLE), NEVER);
  return { uris: found.map((uri) => uri.toString()) };
}

/** In pieces, as a call with a million arguments overflows the stack. */
function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += 0x8000)
    pieces.push(String.fromCharCode(...bytes.subarray(from, from + 0x8000)));
  return btoa(pieces.join(""));
}
