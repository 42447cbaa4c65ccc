import type { Mention } from "../model/annotatedSource";
import { memoised } from "../syntax/memo";
import { nearest } from "../syntax/nearest";
import type { Fix } from "../syntax/problem";
import type { Span } from "../syntax/span";
import type { Workspace } from "../workspace/workspace";

type Kind = Mention["kind"];

/** Finds the id that somebody who wrote a given one probably meant, or null. Each id is compared once. */
export type Guess = (id: string) => string | null;

const guessers = new WeakMap<object, Map<Kind, Guess>>();

/** Guesses among the ids of `kind` that can be named in the file `uri`; one guesser as long as the declarations are the same. */
export function guesser(workspace: Workspace, uri: string, kind: Kind): Guess {
  const document = workspace.document(uri);
  if (!document) return newGuesser(workspace, uri, kind);
  const byKind = memoised(guessers, document.model.scope, () => new Map<Kind, Guess>());
  return memoised(byKind, kind, () => newGuesser(workspace, uri, kind));
}

function newGuesser(workspace: Workspace, uri: string, kind: Kind): Guess {
  let known: Set<string> | null = null;
  const guesses = new Map<string, string | null>();
  return (id) => {
    known ??= new Set(workspace.ids(kind, uri));
    if (!guesses.has(id)) guesses.set(id, guesses.size < MAX_GUESSES ? nearest(id, known) : null);
    return guesses.get(id) ?? null;
  };
}

/** Who has more wrong ids than these has another trouble than typing errors. */
const MAX_GUESSES = 100;

/** Replaces an id at its place: an id is annotation, so no word of the text changes. */
export function replaceBy(guess: string | null, { from, to }: Span): readonly Fix[] {
  return guess === null ? [] : [{ title: `Change to “${guess}”`, edits: [{ from, to, insert: guess }] }];
}
