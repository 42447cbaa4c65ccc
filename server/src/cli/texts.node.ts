import { readdir } from "node:fs/promises";
import { join } from "node:path";

const TEXT_FILE = /\.(?:md|markdown|qmd|txt|text|xml)$/i;

/** The paths of the texts in a folder and those below, in order; hidden folders and node_modules hold none. */
export async function textFilesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !/^(?:\.|node_modules$)/.test(entry.name)) found.push(...(await textFilesIn(path)));
    else if (!entry.isDirectory() && TEXT_FILE.test(entry.name)) found.push(path);
  }
  return found;
}
