import { decode, NO_TEXT } from "./decode";
import type { FileSystem } from "./fileSystem";
import type { WorkspaceHost } from "./host";

/** The texts of files that annotated sources name: project files, bibliographies, transcriptions. */
export interface FileTexts {
  /** The text, null if the file is missing or no text; undefined if not read yet: reading begins. */
  text(uri: string): string | null | undefined;
  /** Whether there is such a file; undefined if not known yet: looking begins. */
  exists(uri: string): boolean | undefined;
  /** Why it could not be read; null if it could, or if there is no such file, or if that is not known yet. */
  whyUnread(uri: string): string | null;
  /** Resolves when `text` and `exists` are known. */
  load(uri: string): Promise<void>;
  isLoaded(uri: string): boolean;
  /** To be told that there is no such file saves a look. */
  setMissing(uri: string): void;
  /** The disk has changed there: reads again what had been read. The old text holds until then. */
  refresh(uri: string): Promise<void>;
  /** Resolves when nothing is being read. */
  idle(): Promise<void>;
  /** Refreshes all that was read in a folder that is gone, or new. */
  refreshWithin(isInside: (uri: string) => boolean): Promise<void>;
}

interface Entry {
  /** Undefined while it is read for the first time. */
  text: string | null | undefined;
  exists: boolean;
  why: string | null;
  /** Somebody was answered `undefined`. */
  missed: boolean;
  loading: Promise<void> | null;
}

/**
 * `changed` is called when a text is other than somebody has been told: so the mere reading of a file for those who
 * waited for it is no change. `report` is told why a file cannot be read.
 */
export function fileTexts(
  files: FileSystem,
  changed: (uri: string) => void,
  report: WorkspaceHost["report"],
): FileTexts {
  const entries = new Map<string, Entry>();
  const reading = new Set<Promise<void>>();

  /** Keeps count of a reading until it has ended. */
  function counted(read: Promise<void>): Promise<void> {
    reading.add(read);
    return read.finally(() => reading.delete(read));
  }

  function entryOf(uri: string): Entry {
    const known = entries.get(uri);
    if (known !== undefined) return known;
    const entry: Entry = { text: undefined, exists: false, why: null, missed: false, loading: null };
    entries.set(uri, entry);
    entry.loading = counted(fill(uri, entry));
    return entry;
  }

  async function fill(uri: string, entry: Entry): Promise<void> {
    const { text, exists, why } = await contentOf(files, uri, report);
    const differs = entry.text === undefined ? entry.missed : entry.text !== text || entry.exists !== exists;
    Object.assign(entry, { text, exists, why, missed: false, loading: null });
    if (differs) changed(uri);
  }

  async function refresh(uri: string): Promise<void> {
    const entry = entries.get(uri);
    if (entry === undefined) return;
    entry.loading = counted((entry.loading ?? Promise.resolve()).then(() => fill(uri, entry)));
    await entry.loading;
  }

  function known(uri: string): Entry | undefined {
    const entry = entryOf(uri);
    if (entry.text !== undefined) return entry;
    entry.missed = true;
    return undefined;
  }

  return {
    text: (uri) => known(uri)?.text,
    exists: (uri) => known(uri)?.exists,
    whyUnread: (uri) => known(uri)?.why ?? null,
    load: async (uri) => {
      await entryOf(uri).loading;
    },
    isLoaded: (uri) => entries.get(uri)?.text !== undefined,
    setMissing(uri) {
      if (!entries.has(uri)) entries.set(uri, { text: null, exists: false, why: null, missed: false, loading: null });
    },
    refresh,
    async idle() {
      while (reading.size > 0) await Promise.all(reading);
    },
    async refreshWithin(isInside) {
      await Promise.all([...entries.keys()].filter(isInside).map(refresh));
    },
  };
}

/** Total: whatever goes wrong, there is an answer. */
export async function contentOf(
  files: FileSystem,
  uri: string,
  report: WorkspaceHost["report"],
): Promise<{ text: string | null; exists: boolean; why: string | null }> {
  try {
    const bytes = await files.read(uri);
    if (bytes === null) return { text: null, exists: false, why: null };
    const text = decode(bytes);
    if (text === null) report(uri, NO_TEXT);
    return { text, exists: true, why: text === null ? NO_TEXT : null };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    report(uri, why);
    return { text: null, exists: await files.exists(uri).catch(() => false), why };
  }
}
