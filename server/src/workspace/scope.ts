import type { Scope } from "../model/annotatedSource";
import type { FrontMatter } from "../syntax/declarations";
import { memoised } from "../syntax/memo";
import type { DeclaredIds, Kind } from "./declared";
import type { Project } from "./workspace";

/** All that a scope is made of. As long as each is the same object, so is the scope. */
export interface ScopeParts {
  readonly frontMatter: FrontMatter | null;
  readonly project: Project | null;
  /** What declares an id, in order: the file, its project, each bibliography, the rest of the folder. */
  readonly layers: readonly DeclaredIds[];
  readonly complete: boolean;
}

export function sameParts(one: ScopeParts, other: ScopeParts): boolean {
  return (
    one.frontMatter === other.frontMatter &&
    one.project === other.project &&
    one.complete === other.complete &&
    one.layers.length === other.layers.length &&
    one.layers.every((layer, at) => layer === other.layers[at])
  );
}

export function makeScope({ frontMatter, project, layers, complete }: ScopeParts): Scope {
  return {
    speaker: (id) => firstOf(layers, "speaker", id)?.value,
    claim: (id) => firstOf(layers, "claim", id)?.value,
    source: (id) => firstOf(layers, "source", id)?.value,
    labelSpeakers: together(frontMatter?.speakers ?? NOBODY, project?.file.speakers ?? NOBODY),
    complete,
  };
}

type Speakers = Scope["labelSpeakers"];

const NOBODY: Speakers = [];
const known = new WeakMap<Speakers, WeakMap<Speakers, Speakers>>();

/** The same list for the same two, so that what is read under it may be kept. */
function together(own: Speakers, others: Speakers): Speakers {
  if (others.length === 0) return own;
  const byOthers = memoised(known, own, () => new WeakMap<Speakers, Speakers>());
  return memoised(byOthers, others, () => [...own, ...others]);
}

/** The declaration that holds. */
export function firstOf<K extends Kind>(
  layers: readonly DeclaredIds[],
  kind: K,
  id: string,
): DeclaredOf<K> | undefined {
  for (const layer of layers) {
    const found = layer[kind].get(id)?.[0];
    if (found !== undefined) return found as DeclaredOf<K>;
  }
  return undefined;
}

type DeclaredOf<K extends Kind> = DeclaredIds[K] extends ReadonlyMap<string, readonly (infer D)[]> ? D : never;
