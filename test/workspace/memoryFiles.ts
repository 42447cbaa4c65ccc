import type { FileSystem } from "../../server/src/workspace/fileSystem";
import { isWithin } from "../../server/src/workspace/uris";

/** Files in memory, by URI; text or bytes. `reads` tells what has been read. */
export interface MemoryFiles extends FileSystem {
  readonly files: Map<string, string | Uint8Array>;
  readonly reads: string[];
}

export function memoryFiles(files: Readonly<Record<string, string | Uint8Array>>): MemoryFiles {
  const all = new Map(Object.entries(files));
  const reads: string[] = [];
  return {
    files: all,
    reads,
    async read(uri) {
      reads.push(uri);
      const content = all.get(uri);
      if (content === undefined) return null;
      return typeof content === "string" ? new TextEncoder().encode(content) : content;
    },
    exists: async (uri) => all.has(uri),
    async *find(folder) {
      for (const uri of all.keys())
        if (isWithin(uri, folder) && /\.(?:md|qmd|markdown)$|\/attest\.yaml$/.test(uri)) yield uri;
    },
  };
}
