import { CompletionItemKind } from "vscode-languageserver-types";
import { isRead } from "../../bibliography/lazySource";
import { authorsOf, describeSource, yearOf } from "../../bibliography/plain";
import type { Source } from "../../bibliography/source";
import { keyAt } from "../../syntax/citations";
import { memoised } from "../../syntax/memo";
import type { Workspace } from "../../workspace/workspace";
import { bestHits } from "../bestHits";
import { type Pattern, patternOf, RANK, type Rank, rankOf, standing } from "../matching";
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
 * The sources among `ids` that match what is `written` by key, author, title or year, best first; of one kind in the order
 * of `ids`.
 */
export function sourceEntries(workspace: Workspace, uri: string, ids: Iterable<string>, written: string): Entries {
  const pattern = patternOf(written);
  const hits = bestHits<Entry>(MOST_SOURCES);
  const sourceOf = sourcesFrom(workspace, uri);
  let isIncomplete = false;
  let toRead = MOST_READ;
  for (const id of ids) {
    const source = sourceOf(id);
    const isKnown = !source || isRead(source) || toRead-- > 0;
    const rank = rankOfSource(pattern, id, isKnown ? source : undefined);
    if (hits.accepts(rank)) hits.add(rank, sourceEntry(uri, id, source));
    if (!isKnown || (rank !== RANK.none && !hits.accepts(rank))) isIncomplete = true;
  }
  return { entries: hits.list(), isIncomplete };
}

/** As they hold in an open document, whose scope is at hand; else as they are declared. */
function sourcesFrom(workspace: Workspace, uri: string): (id: string) => Source | undefined {
  const scope = workspace.document(uri)?.model.scope;
  return (id) => scope?.source(id) ?? workspace.declaration("source", id, uri)?.value;
}

function rankOfSource(pattern: Pattern, id: string, source: Source | undefined): Rank {
  if (pattern.units.length === 0) return RANK.start;
  const byKey = rankOf(pattern, id);
  const said = source && byKey > RANK.word ? standing(pattern, wordsOf(source)) : RANK.none;
  return said === RANK.none ? byKey : (Math.min(byKey, Math.max(said, RANK.word)) as Rank);
}

const known = new WeakMap<Source, string>();

function wordsOf(source: Source): string {
  return memoised(known, source, () => [...authorsOf(source), source.title, yearOf(source)].join(" "));
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
