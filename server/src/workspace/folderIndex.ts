import { type DeclaredIds, type Declarer, declaredBy } from "./declared";
import { sameCounts, sameDeclarations, sameForOthers } from "./summary";
import type { Summary } from "./workspace";

/** What is kept of an annotated source: neither text nor tree. */
export interface IndexedFile {
  readonly summary: Summary;
  readonly lineStarts: Uint32Array;
  /** Another for another text. */
  readonly stamp: string;
}

/** What is known of the files in one workspace folder. */
export interface FolderIndex {
  readonly root: string;
  /** Markdown files, annotated or not. */
  readonly candidates: Set<string>;
  readonly projects: Set<string>;
  readonly files: ReadonlyMap<string, IndexedFile>;
  /** Candidates that are annotated or not by what a bibliography or project declares. */
  readonly undecided: Set<string>;
  /** Whether all of the folder has been looked at once. */
  scanned: boolean;
  /**
   * Takes in a file, or null if it is no annotated source, and tells what is other than before. `isDeclared`: whether a project
   * file or bibliography of the folder declares a source of this id.
   */
  set(uri: string, file: IndexedFile | null, isDeclared: (id: string) => boolean): Change;
  /** Whether one of the files cites or names a source by this id, or is its text. */
  usesSource(id: string): boolean;
  /** What the annotated sources of the folder declare, the same object while they declare the same. */
  declared(): DeclaredIds;
}

/** `none`; `text`: only the file's own; `counts`: how many statements there are; `summary`: what others' problems depend on. */
export type Change = "none" | "text" | "counts" | "summary";

export function folderIndex(root: string): FolderIndex {
  const files = new Map<string, IndexedFile>();
  const uses = new Map<string, number>();
  let declared: DeclaredIds | null = null;

  /** Counts the files that use each source; the ids that none used before, or none uses now. */
  function countUses(old: Summary | null, now: Summary | null): string[] {
    const before = old ? sourcesUsed(old) : NONE;
    const after = now ? sourcesUsed(now) : NONE;
    const added = [...after].filter((id) => !before.has(id));
    const removed = [...before].filter((id) => !after.has(id));
    for (const id of added) uses.set(id, (uses.get(id) ?? 0) + 1);
    for (const id of removed) uses.set(id, uses.get(id)! - 1);
    return [...added.filter((id) => uses.get(id) === 1), ...removed.filter((id) => uses.get(id) === 0)];
  }

  return {
    root,
    candidates: new Set(),
    projects: new Set(),
    files,
    undecided: new Set(),
    scanned: false,
    set(uri, file, isDeclared) {
      const before = files.get(uri) ?? null;
      if (file === null) files.delete(uri);
      else files.set(uri, file);
      const [old, now] = [before?.summary ?? null, file?.summary ?? null];
      const turned = countUses(old, now);
      if (!sameDeclarations(old, now)) declared = null;
      if (!sameForOthers(old, now)) return "summary";
      // What nobody declares may be a key that is still being written.
      if (turned.some((id) => id === ALL || this.declared().source.has(id) || isDeclared(id))) return "summary";
      if (!sameCounts(old, now)) return "counts";
      return before?.stamp === file?.stamp ? "none" : "text";
    },
    usesSource: (id) => [id, ALL].some((each) => (uses.get(each) ?? 0) > 0),
    declared() {
      declared ??= lazily(() => declaredBy(declarersIn(files)));
      return declared;
    },
  };
}

/** In `nocite`: every source. */
const ALL = "*";

const NONE: ReadonlySet<string> = new Set();

type Using = Pick<Summary, "source" | "sourcesNamed" | "nocite">;

/** Whether a file cites or names a source by this id, lists it, or is its text. */
export function isUsedIn({ source, sourcesNamed, nocite }: Using, id: string): boolean {
  return source?.value === id || sourcesNamed.has(id) || nocite.has(id) || nocite.has(ALL);
}

function sourcesUsed({ source, sourcesNamed, nocite }: Using): ReadonlySet<string> {
  return source || nocite.size > 0
    ? new Set([...sourcesNamed, ...nocite, ...(source ? [source.value] : [])])
    : sourcesNamed;
}

/** In order of their URIs: what holds does not depend on which file was found first. */
function declarersIn(files: ReadonlyMap<string, IndexedFile>): Declarer[] {
  return [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { summary }]) => summary);
}

function lazily(make: () => DeclaredIds): DeclaredIds {
  let made: DeclaredIds | null = null;
  const get = () => {
    made ??= make();
    return made;
  };
  return {
    get speaker() {
      return get().speaker;
    },
    get claim() {
      return get().claim;
    },
    get source() {
      return get().source;
    },
  };
}
