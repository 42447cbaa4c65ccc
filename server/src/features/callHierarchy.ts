import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  SymbolKind,
} from "vscode-languageserver-types";
import { describeSource } from "../bibliography/plain";
import { memoised } from "../syntax/memo";
import type { Span } from "../syntax/span";
import { type SourceUse, usesOf } from "../workspace/provenance";
import { baseName } from "../workspace/uris";
import type { AnnotatedDocument, Provenance, Step, Workspace } from "../workspace/workspace";
import { citedIn } from "./cited";
import { rangeIn } from "./places";

/*
 * The provenance of sources as the LSP's hierarchy of calls: a source "calls" what it rests on, and is called by what
 * rests on it and by the files that cite or quote it.
 */

/** What an item stands for: a source as seen from a file, or a file that cites. */
export type HierarchyData =
  | { readonly kind: "source"; readonly id: string; readonly uri: string }
  | { readonly kind: "file"; readonly uri: string };

/** The source that stands or is cited at `offset` of an annotated source, a project file or a bibliography. */
export function prepareHierarchy(
  workspace: Workspace,
  document: AnnotatedDocument,
  offset: number,
): CallHierarchyItem[] {
  const id = citedIn(workspace, document, offset)?.key;
  const { uri } = document;
  const node = id === undefined ? undefined : workspace.provenance(uri).node(id);
  return node ? [sourceItem(workspace, uri, node.id, null)] : [];
}

/** What a source rests on, link by link; what a file cites. */
export function outgoing(workspace: Workspace, data: HierarchyData): CallHierarchyOutgoingCall[] {
  const provenance = workspace.provenance(data.uri);
  if (data.kind === "file") return sourcesCitedIn(workspace, provenance, data.uri);
  const steps = provenance.node(data.id)?.restsOn ?? [];
  return [...grouped(steps, ({ to }) => to)].map(([id, links]) => ({
    to: sourceItem(workspace, data.uri, id, links),
    fromRanges: links.map((link) => placeOf(workspace, link)),
  }));
}

/** What rests on a source, then the files that cite or quote it. */
export function incoming(workspace: Workspace, data: HierarchyData): CallHierarchyIncomingCall[] {
  if (data.kind === "file") return [];
  const { uri, id } = data;
  const provenance = workspace.provenance(uri);
  const steps = provenance.node(id)?.carries ?? [];
  const resting = [...grouped(steps, ({ from }) => from)].map(([from, links]) => ({
    from: sourceItem(workspace, uri, from, links),
    fromRanges: links.map((link) => placeOf(workspace, link)),
  }));
  const uses = usesOf(provenance, workspace.summaries(uri), id);
  const citing = [...grouped(uses, (use) => use.uri)].map(([file, places]) => ({
    from: fileItem(workspace, file, places),
    fromRanges: places.map((place) => rangeIn(workspace, file, place)),
  }));
  return [...resting, ...citing];
}

function sourcesCitedIn(workspace: Workspace, provenance: Provenance, uri: string): CallHierarchyOutgoingCall[] {
  for (const summary of workspace.summaries(uri)) {
    if (summary.uri !== uri) continue;
    const bySource = grouped(summary.citations, ({ source }) => provenance.node(source)?.id ?? source);
    return [...bySource]
      .filter(([id]) => provenance.node(id) !== undefined)
      .map(([id, places]) => ({
        to: sourceItem(workspace, uri, id, null),
        fromRanges: places.map((place) => rangeIn(workspace, uri, place)),
      }));
  }
  return [];
}

/** The link stands in the declaration that says it. */
function placeOf(workspace: Workspace, { declared }: Step) {
  return rangeIn(workspace, declared.uri, declared.at);
}

/** `links` are those by which one came to it; of a source that nothing declares they say where it is named. */
function sourceItem(
  workspace: Workspace,
  seenFrom: string,
  id: string,
  links: readonly Step[] | null,
): CallHierarchyItem {
  const node = workspace.provenance(seenFrom).node(id);
  const declared = node?.declared[0] ?? links?.[0]?.declared;
  const types = [...new Set((links ?? []).map(({ type, locator }) => [type, locator].filter(Boolean).join(" ")))];
  const data: HierarchyData = { kind: "source", id, uri: seenFrom };
  return item(workspace, declared?.uri ?? seenFrom, declared?.at ?? { from: 0, to: 0 }, {
    name: node ? describeSource(node.source) : id,
    kind: SymbolKind.Object,
    detail: [id, ...types].join(" · "),
    data,
  });
}

function fileItem(workspace: Workspace, uri: string, uses: readonly SourceUse[]): CallHierarchyItem {
  const quoting = uses.filter(({ quotation }) => quotation !== null).length;
  const counts = [quoting > 0 && `quoted ${quoting}×`, uses.length > quoting && `cited ${uses.length - quoting}×`];
  const data: HierarchyData = { kind: "file", uri };
  return item(workspace, uri, uses[0]!, {
    name: baseName(uri),
    kind: SymbolKind.File,
    detail: counts.filter(Boolean).join(" · "),
    data,
  });
}

function item(
  workspace: Workspace,
  uri: string,
  at: Span,
  said: Pick<CallHierarchyItem, "name" | "kind" | "detail" | "data">,
): CallHierarchyItem {
  const range = rangeIn(workspace, uri, at);
  return { ...said, uri, range, selectionRange: range };
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const each of items) memoised(groups, keyOf(each), () => []).push(each);
  return groups;
}
