import type { Source } from "../bibliography/source";
import type { ClaimDeclaration, SpeakerDeclaration } from "../syntax/declarations";
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
