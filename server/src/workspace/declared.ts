import type { Source } from "../bibliography/source";
import type { ClaimDeclaration, SpeakerDeclaration } from "../syntax/declarations";
import { memoised } from "../syntax/memo";
import type { Declared } from "./workspace";

/** Where each id of a namespace is declared, the first that holds first. */
type Namespace<T> = ReadonlyMap<string, readonly Declared<T>[]>;

/** What one file, or several, declare, by id. */
export interface DeclaredIds {
  readonly speaker: Namespace<SpeakerDeclaration>;
  readonly claim: Namespace<ClaimDeclaration>;
  readonly source: Namespace<Source>;
}

export type Kind = keyof DeclaredIds;

/** The declarations of one file. */
export interface Declarer {
  readonly uri: string;
  readonly speakers: readonly SpeakerDeclaration[];
  readonly claims: readonly ClaimDeclaration[];
  readonly references: readonly Source[];
}

export function declaredBy(declarers: Iterable<Declarer>): DeclaredIds {
  const ids = { speaker: new Map(), claim: new Map(), source: new Map() };
  for (const { uri, speakers, claims, references } of declarers) {
    collect(ids.speaker, uri, speakers);
    collect(ids.claim, uri, claims);
    collect(ids.source, uri, references);
  }
  return ids;
}

/** Each place in `layers` that says something else of an id than `own`. */
export function otherwise(
  layers: readonly DeclaredIds[],
  kind: Kind,
  own: { readonly id: string },
): readonly Declared<unknown>[] {
  const content = contentOf(own);
  const found = new Set<Declared<unknown>>();
  for (const layer of layers)
    for (const [other, declarations] of byContent(layer[kind].get(own.id) ?? []))
      if (other !== content) for (const each of declarations) found.add(each);
  return [...found];
}

type ByContent = Map<string, Declared<unknown>[]>;

const sorted = new WeakMap<readonly Declared<unknown>[], ByContent>();

/** The declarations of one id by what they say, found once: a thousand files may declare it, and each asks for the others. */
function byContent(declarations: readonly Declared<unknown>[]): ByContent {
  return memoised(sorted, declarations, () => {
    const contents: ByContent = new Map();
    for (const each of declarations) {
      const content = contentOf(each.value as object);
      const alike = contents.get(content);
      if (alike === undefined) contents.set(content, [each]);
      else alike.push(each);
    }
    return contents;
  });
}

const contents = new WeakMap<object, string>();

/** What a declaration says, whatever its place and the order of its keys. */
function contentOf(declaration: object): string {
  return memoised(contents, declaration, () =>
    JSON.stringify(declaration, (key, value) => (PLACES.has(key) ? undefined : inOrder(value))),
  );
}

const PLACES = new Set(["from", "to"]);

function inOrder(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function collect<T extends { id: string; from: number; to: number }>(
  into: Map<string, Declared<T>[]>,
  uri: string,
  values: readonly T[],
): void {
  for (const value of values) {
    const declared = { uri, at: { from: value.from, to: value.to }, value };
    const known = into.get(value.id);
    if (known === undefined) into.set(value.id, [declared]);
    else known.push(declared);
  }
}
