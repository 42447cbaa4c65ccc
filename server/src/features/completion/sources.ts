import { CompletionItemKind } from "vscode-languageserver-types";
import { isRead } from "../../bibliography/lazySource";
import { authorsOf, describeSource, yearOf } from "../../bibliography/plain";
import type { Source } from "../../bibliography/source";
import { keyAt } from "../../syntax/citations";
import { memoised } from "../../syntax/memo";
import type { Workspace } from "../../workspace/workspace";
import { bestHits } from "../bestHits";
import { lettersIn, type Pattern, patternOf, RANK, type Rank, rankOf, standing } from "../matching";
import type { Described, Entries, Entry } from "./items";
import type { Place } from "./place";

/** More than these nobody looks through: what is typed next narrows them. */
const MOST_SOURCES = 100;

/**
 * Of so many sources all is read while somebody waits. The others are read in the background; until then they are found
 * by key.
 */
const MOST_READ = 200;

/**
 * The sources that match what is `written` by key, author, title or year, best first; of one kind those `cited` first, then the others as they
 * are declared.
 */
export function sourceEntries(workspace: Workspace, uri: string, cited: readonly string[], written: string): Entries {
  const pattern = patternOf(written);
  const hits = bestHits<Candidate>(MOST_SOURCES);
  const { all, byId } = candidatesFor(workspace, uri);
  const first = new Set(cited.flatMap((id) => byId.get(id) ?? []));
  let isIncomplete = false;
  let toRead = MOST_READ;
  const take = (candidate: Candidate) => {
    const { source } = candidate;
    const isKnown = !source || candidate.said !== null || isRead(source) || toRead-- > 0;
    const rank = rankOfCandidate(pattern, candidate, isKnown);
    if (hits.accepts(rank)) hits.add(rank, candidate);
    else if (rank !== RANK.none) isIncomplete = true;
    if (!isKnown) isIncomplete = true;
  };
  for (const candidate of first) take(candidate);
  for (const candidate of all) if (!first.has(candidate)) take(candidate);
  return { entries: hits.list().map(({ id, source }) => sourceEntry(uri, id, source)), isIncomplete };
}

/** A source that can be cited, with what it is found by once that has been read. */
interface Candidate {
  readonly id: string;
  readonly source: Source | undefined;
  said: Said | null;
}

interface Candidates {
  readonly all: readonly Candidate[];
  readonly byId: ReadonlyMap<string, Candidate>;
}

const candidates = new WeakMap<object, Candidates>();

/** Put together once for each scope of an open document: twenty thousand keys, after each of which somebody waits, are not looked up again. */
function candidatesFor(workspace: Workspace, uri: string): Candidates {
  const scope = workspace.document(uri)?.model.scope;
  const make = (sourceOf: (id: string) => Source | undefined): Candidates => {
    const ids = new Set(workspace.ids("source", uri));
    const byId = new Map(Array.from(ids, (id) => [id, { id, source: sourceOf(id), said: null }]));
    return { all: [...byId.values()], byId };
  };
  if (!scope) return make((id) => workspace.declaration("source", id, uri)?.value);
  return memoised(candidates, scope, () => make(scope.source));
}

function rankOfCandidate(pattern: Pattern, candidate: Candidate, isKnown: boolean): Rank {
  if (pattern.units.length === 0) return RANK.start;
  const { id, source } = candidate;
  if (source && isKnown) candidate.said ??= saidOf(id, source);
  const { said } = candidate;
  const byKey = said && lacks(said.ofKey, pattern) ? RANK.none : rankOf(pattern, id);
  if (!said || byKey <= RANK.word || lacks(said.ofWords, pattern)) return byKey;
  const byWords = standing(pattern, said.words);
  return byWords === RANK.none ? byKey : (Math.min(byKey, Math.max(byWords, RANK.word)) as Rank);
}

/** What a source is found by, with the letters that its key and its words have. */
interface Said {
  readonly words: string;
  readonly ofKey: number;
  readonly ofWords: number;
}

function saidOf(id: string, source: Source): Said {
  const words = wordsOf(source);
  return { words, ofKey: lettersIn(id), ofWords: lettersIn(words) };
}

function wordsOf(source: Source): string {
  return [...authorsOf(source), source.title, yearOf(source)].join(" ");
}

function lacks(letters: number, { mask }: Pattern): boolean {
  return (letters & mask) !== mask;
}

function sourceEntry(uri: string, id: string, source: Source | undefined): Entry {
  const data: Described = { uri, kind: "source", id };
  const description = source ? [authorsOf(source)[0], yearOf(source)].filter(Boolean).join(", ") : "";
  return {
    label: id,
    kind: CompletionItemKind.Reference,
    detail: source ? describeSource(source) : "",
    ...(description !== "" && { labelDetails: { description } }),
    filterText: [id, source ? wordsOf(source) : ""].join(" "),
    data,
  };
}

/** An entry as it stands after `@`, in braces if Pandoc would not take all of it for a key. */
export function asKey(entry: Entry, { braced, closing }: Place & { kind: "key" }): Entry {
  const { label } = entry;
  if (braced) return { ...entry, insertText: label + closing };
  return keyAt(label, 0)?.end === label.length ? entry : { ...entry, insertText: `{${label}}` };
}
