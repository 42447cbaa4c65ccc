import { memoised } from "../syntax/memo";
import type { FolderIndex } from "./folderIndex";
import { bibliographiesOf, type Surroundings } from "./resolution";
import { openHead, type State } from "./state";
import { resolvePath } from "./uris";
import type { Summary } from "./workspace";

/** The bibliographies that annotated sources and project files name; one may come several times. */
export function* bibliographiesNamed({ folders, opened, around }: State): Iterable<string> {
  for (const folder of folders) yield* bibliographiesIn(folder, around);
  for (const [uri, open] of opened) {
    if (!open.isSource || folders.of(uri) !== undefined) continue;
    yield* named(bibliographiesOf(uri, openHead(open), around.project(uri) ?? null));
  }
}

/** Those that the files and projects of one folder name. */
export function* bibliographiesIn({ files, projects }: FolderIndex, around: Surroundings): Iterable<string> {
  for (const [uri, { summary }] of files) yield* namedIn(summary, uri);
  for (const uri of projects) yield* named(bibliographiesOf(uri, NO_HEAD, around.project(uri) ?? null));
}

/** Whether `uri` is one of these. */
export function isBibliographyNamed(state: State, uri: string): boolean {
  for (const each of bibliographiesNamed(state)) if (each === uri) return true;
  return false;
}

const NO_HEAD = { frontMatter: null };

const resolved = new WeakMap<Summary, readonly string[]>();

/** Resolved once: ten thousand files may name one each. */
function namedIn(summary: Summary, uri: string): readonly string[] {
  if (summary.bibliographies.length === 0) return summary.bibliographies;
  return memoised(resolved, summary, () => named(summary.bibliographies.map((path) => resolvePath(path, uri))));
}

function named(uris: readonly (string | null)[]): string[] {
  return uris.filter((uri) => uri !== null);
}
