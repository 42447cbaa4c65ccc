import type { KeptItems } from "../bibliography/bibtex";
import type { CslItem } from "../bibliography/source";
import { keyOf, type Store } from "./store";
import { politely } from "./turns";

/* What was made of the entries of a large bibliography, by its text: to turn LaTeX into Unicode takes most of the time of reading one. */

/** Another number whenever other items are made of the same text. */
const KIND = "csl-1";

/** What was kept of this text; null if nothing was. An entry is parsed when it is asked for. */
export async function keptItems(store: Store, text: string): Promise<KeptItems | null> {
  const key = await keyOf(KIND, text);
  const bytes = key && (await store.read(key));
  if (!bytes) return null;
  const lines = new Map<number, string>();
  for (const line of new TextDecoder().decode(bytes).split("\n")) lines.set(Number.parseInt(line, 10), line);
  return (at) => itemIn(lines.get(at));
}

/** A line is the offset of the entry and its item as JSON, which has no line ends. */
function itemIn(line: string | undefined): CslItem | undefined {
  if (line === undefined) return undefined;
  try {
    const item: unknown = JSON.parse(line.slice(line.indexOf(" ") + 1));
    return typeof item === "object" && item !== null && "id" in item ? (item as CslItem) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps items by the offsets of their entries in this text. */
export async function keepItems(store: Store, text: string, items: ReadonlyMap<number, CslItem>): Promise<void> {
  const turn = politely();
  const lines: string[] = [];
  for (const [at, item] of items) {
    lines.push(`${at} ${JSON.stringify(item)}`);
    await turn();
  }
  const key = await keyOf(KIND, text);
  if (key) await store.write(key, new TextEncoder().encode(lines.join("\n")));
}
