import {
  FIND_FILES,
  type FindFilesParams,
  type FindFilesResult,
  READ_FILE,
  type ReadFileParams,
  type ReadFileResult,
} from "../protocol";
import { type FileSystem, LARGEST_FILE } from "./fileSystem";
import { normalUri } from "./uris";

/** Asks the client; rejects if it does not know the request. */
export type Ask = <Result>(method: string, params: object) => Promise<Result>;

/** The files that the client can reach. For a client that answers no such request there are none. */
export function clientFileSystem(ask: Ask): FileSystem {
  const read = async (uri: string) => {
    const params: ReadFileParams = { uri };
    const { base64 } = await ask<ReadFileResult>(READ_FILE, params).catch(() => ({ base64: null }));
    return base64 === null ? null : fromBase64(base64);
  };
  return {
    async read(uri) {
      const bytes = await read(uri);
      if (bytes !== null && bytes.length > LARGEST_FILE) throw new Error("larger than 16 MB, so it was not read");
      return bytes;
    },
    exists: async (uri) => (await read(uri)) !== null,
    async *find(folder) {
      const params: FindFilesParams = { folder };
      const { uris } = await ask<FindFilesResult>(FIND_FILES, params).catch(() => ({ uris: [] }));
      yield* uris.map(normalUri);
    },
  };
}

function fromBase64(base64: string): Uint8Array {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
