import type { FileSystem } from "./fileSystem";
import { isWithin } from "./uris";

/** What is said of a file that is not looked at. */
export const OUTSIDE =
  "it lies outside the workspace, which is not trusted; trust the workspace, or copy the file into it";

/**
 * `files`, of which nothing is looked at but what lies in one of the folders `roots`, by its path and when all links are
 * followed: for workspaces that are not trusted.
 */
export function confined(files: FileSystem, roots: () => readonly string[]): FileSystem {
  const real = async (uri: string) => files.real?.(uri) ?? uri;

  async function isInside(uri: string): Promise<boolean> {
    const all = roots();
    if (!all.some((root) => isWithin(uri, root))) return false;
    const [target, ...folders] = await Promise.all([uri, ...all].map(real));
    return folders.some((folder) => isWithin(target!, folder));
  }

  return {
    async read(uri) {
      if (!(await isInside(uri))) throw new Error(OUTSIDE);
      return files.read(uri);
    },
    exists: async (uri) => (await isInside(uri)) && files.exists(uri),
    async *find(folder) {
      for await (const uri of files.find(folder, isInside)) if (await isInside(uri)) yield uri;
    },
    real,
  };
}
