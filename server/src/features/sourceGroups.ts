import { authorsOf, describeSource, yearOf } from "../bibliography/plain";
import type { Name, Source } from "../bibliography/source";
import type { ListFilter, SourceGroup, SourceGrouping } from "../protocol";
import { memoised } from "../syntax/memo";
import { sourcesBorne } from "../workspace/summary";
import type { Provenance, SourceNode, Workspace } from "../workspace/workspace";
import { folded, searchFor } from "./listFilter";

/* The sources of a folder in groups, as many as there may be: what is said of one is read once, and nothing is formatted. */

/** Sources by group: groups in order of name, that without a name last; in each the sources in order of author, date, title. */
export type SourceGroups = ReadonlyMap<string, readonly SourceNode[]>;

/** Resolves when everything that sources say has been read, so that groups are made at once. `pause` is awaited in between. */
export async function readSources(workspace: Workspace, folder: string, pause: () => Promise<void>): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const provenance = workspace.provenance(folder);
    if (read.has(provenance)) return;
    for (const { source } of provenance.sources.values()) {
      await pause();
      orderOf(source);
    }
    read.add(provenance);
  }
}

/** Meanwhile there may be other sources: what changes more often than this is short enough to be read at once. */
const ATTEMPTS = 3;

const read = new WeakSet<Provenance>();

/** All groups of a folder, with those sources that the filter lets through. */
export function groupsIn(workspace: Workspace, folder: string, by: SourceGrouping, filter: ListFilter): SourceGroups {
  const provenance = workspace.provenance(folder);
  const all = memoised(
    memoised(known, provenance, () => new Map<SourceGrouping, SourceGroups>()),
    by,
    () => makeGroups(provenance, by),
  );
  const isWanted = wanted(workspace, folder, filter);
  if (isWanted === null) return all;
  const groups = new Map<string, readonly SourceNode[]>();
  for (const [name, nodes] of all) {
    const left = nodes.filter(isWanted);
    if (left.length > 0) groups.set(name, left);
  }
  return groups;
}

const known = new WeakMap<Provenance, Map<SourceGrouping, SourceGroups>>();

/** The first `most` groups, and how many more there are. */
export function firstGroups(groups: SourceGroups, most: number): { groups: SourceGroup[]; more: number } {
  const first = [...groups].slice(0, most).map(([name, nodes]) => ({ name, sources: nodes.length }));
  return { groups: first, more: groups.size - first.length };
}

/** Where in the groups a source comes first: the indices of group and source; null if it is not there. */
export function placeIn(
  groups: SourceGroups,
  node: SourceNode,
): { readonly group: string; readonly groupIndex: number; readonly sourceIndex: number } | null {
  let groupIndex = 0;
  for (const [group, nodes] of groups) {
    const sourceIndex = nodes.indexOf(node);
    if (sourceIndex >= 0) return { group, groupIndex, sourceIndex };
    groupIndex++;
  }
  return null;
}

function makeGroups(provenance: Provenance, by: SourceGrouping): SourceGroups {
  const groups = new Map<string, SourceNode[]>();
  const inOrder = [...provenance.sources.values()].map((node) => ({ node, key: orderOf(node.source) }));
  inOrder.sort((a, b) => compare(a.key, b.key));
  for (const { node } of inOrder)
    for (const name of new Set(namesOf(provenance, node, by))) memoised(groups, name, () => []).push(node);
  const names = [...groups.keys()].map((name) => ({ name, key: folded(name) }));
  names.sort((a, b) => Number(a.name === "") - Number(b.name === "") || compare(a.key, b.key));
  return new Map(names.map(({ name }) => [name, groups.get(name)!]));
}

/** By the folded text alone: a collator would take seconds for what a large bibliography has. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const orders = new WeakMap<Source, string>();

/** Works without author come by title, as in a bibliography. */
function orderOf(source: Source): string {
  return memoised(orders, source, () => folded([...authorsOf(source), source.issued ?? "", source.title].join("\n")));
}

function namesOf(provenance: Provenance, node: SourceNode, by: SourceGrouping): string[] {
  const names = NAMES[by](provenance, node).filter((name) => name !== "");
  return names.length > 0 ? names : [""];
}

const NAMES: Readonly<Record<SourceGrouping, (provenance: Provenance, node: SourceNode) => string[]>> = {
  archive: archivesOf,
  author: (_, { source }) => source.authors.map(fullName),
  type: (_, { source }) => [source.type],
};

/** What keeps a source as its links say, else as its field `archive` does; an archive stands with what it keeps. */
function archivesOf({ node }: Provenance, { id, source, declared, restsOn, carries }: SourceNode): string[] {
  const nameOf = (archive: string) => {
    const target = node(archive);
    return target ? describeSource(target.source) : archive;
  };
  if (carries.some(({ type }) => type === "held-at")) return [describeSource(source)];
  const linked = restsOn.filter(({ type, to }) => type === "held-at" && to !== id).map(({ to }) => nameOf(to));
  return linked.length > 0 ? linked : declared.flatMap(({ value }) => value.archive ?? []);
}

/** As an index of names has it. */
function fullName(name: Name): string {
  const family = [name["non-dropping-particle"], name.family].filter(Boolean).join(" ");
  const given = [name.given, name["dropping-particle"], name.suffix].filter(Boolean).join(" ");
  return (name.literal || [family, given].filter(Boolean).join(", ")).replace(/\s+/g, " ").trim();
}

// Filtering.

/** Null if everything is wanted. */
function wanted(
  workspace: Workspace,
  folder: string,
  { uri, text }: ListFilter,
): ((node: SourceNode) => boolean) | null {
  const isFound = searchFor(text ?? "");
  const provenance = workspace.provenance(folder);
  const here = uri === undefined ? null : idsIn(workspace, provenance, uri);
  if (isFound === null && here === null) return null;
  return (node) => (here === null || here.has(node.id)) && (isFound === null || isFound(searchedIn(provenance, node)));
}

/** The sources that a file declares, cites or is the text of. */
function idsIn(workspace: Workspace, { node }: Provenance, uri: string): ReadonlySet<string> {
  const ids = new Set<string>();
  const add = (id: string) => ids.add(node(id)?.id ?? id);
  for (const summary of workspace.summaries(uri)) {
    if (summary.uri !== uri) continue;
    for (const { id } of summary.references) add(id);
    for (const { source } of summary.citations) add(source);
    for (const id of sourcesBorne(summary)) add(id);
  }
  for (const { uri: at, file } of workspace.projects(uri))
    if (at === uri) for (const { id } of file.references) add(id);
  for (const { id } of workspace.library(uri)?.bibliography.sources ?? []) add(id);
  return ids;
}

const searched = new WeakMap<SourceNode, string>();

function searchedIn(provenance: Provenance, node: SourceNode): string {
  return memoised(searched, node, () => {
    const { id, title, authors, type, csl } = node.source;
    const within = csl["container-title"];
    const names = [...authors.map(fullName), ...archivesOf(provenance, node)];
    return folded(
      [id, title, ...names, yearOf(node.source), type, typeof within === "string" ? within : ""].join("\n"),
    );
  });
}
