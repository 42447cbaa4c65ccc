import { type FolderIndex, folderIndex } from "./folderIndex";
import { isWithin, relativePath } from "./uris";

/** The workspace folders. */
export interface Folders extends Iterable<FolderIndex> {
  /** The innermost folder that a file lies in. */
  of(uri: string): FolderIndex | undefined;
  /** Makes these the folders, and returns those that are new. */
  become(roots: readonly string[]): FolderIndex[];
}

export function createFolders(): Folders {
  const folders = new Map<string, FolderIndex>();
  return {
    [Symbol.iterator]: () => folders.values(),
    of(uri) {
      const around = [...folders.values()].filter(({ root }) => isWithin(uri, root));
      return around.sort((a, b) => b.root.length - a.root.length)[0];
    },
    become(roots) {
      for (const root of folders.keys()) if (!roots.includes(root)) folders.delete(root);
      const added = roots.filter((root) => !folders.has(root)).map(folderIndex);
      for (const folder of added) folders.set(folder.root, folder);
      return added;
    },
  };
}

/** Whether a scan leaves a file out: it lies in `node_modules` or in a hidden folder. */
export function isPassedOver(uri: string, root: string): boolean {
  const between = relativePath(uri, root).split("/").slice(0, -1);
  return between.some((name) => name === "node_modules" || name.startsWith("."));
}
