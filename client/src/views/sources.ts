import { commands, Disposable, type ExtensionContext, window } from "vscode";
import {
  DESCRIBE_SOURCE,
  type DescribeSourceParams,
  GROUPED_SOURCES,
  type GroupedSourcesParams,
  type GroupedSourcesResult,
  type ListFilter,
  SOURCE_AT,
  SOURCE_GROUPS,
  SOURCE_STEPS,
  SOURCE_USES,
  type SourceAtParams,
  type SourceAtResult,
  type SourceGrouping,
  type SourceGroupsParams,
  type SourceGroupsResult,
  type SourceStep,
  type SourceStepsParams,
  type SourcesInFolder,
  type SourceUsesParams,
  type SourceUsesResult,
} from "../../../server/src/protocol";
import type { Server } from "../server";
import type { FolderNode } from "./listNodes";
import type { Listing, ListTree } from "./listTree";
import { type PlaceInDocument, showListView } from "./listView";
import { showSourceBadges } from "./sourceBadges";
import {
  type CitedNode,
  type GroupNode,
  itemOf,
  type LinksNode,
  type MoreNode,
  type SourceNode,
  type SourcesRow,
  sectionsOf,
} from "./sourceNodes";
import { registerSourceCommands } from "./sourcesCommands";

const VIEW = "attest.sources";
/** So many rows are shown of a list at first: a bibliography may have 20,000, which VS Code would draw for seconds. */
const PAGE = 200;
const MORE = 1_000;

/** The view Sources: which there are, what each rests on, what rests on it, and where it is cited. */
export function showSources(server: Server, context: ExtensionContext): Disposable {
  const { workspaceState } = context;
  let by = workspaceState.get<SourceGrouping>(`${VIEW}.groupedBy`, "author");
  const pages = createPages();
  const view = showListView<SourcesInFolder, SourcesRow>(server, context, {
    id: VIEW,
    filterPrompt: { title: "Filter Sources", placeholder: "Author, title, year, key, type or archive" },
    describe: () => `by ${by}`,
    listing: (filter) => sourcesFrom(server, filter, () => by, pages),
    rowAt: (tree, at, _chosen, filter) => rowAt(server, tree, { ...filter, ...at, by }, pages),
  });

  async function group(): Promise<void> {
    const chosen = await askForGrouping(by);
    if (chosen === undefined || chosen === by) return;
    by = chosen;
    void workspaceState.update(`${VIEW}.groupedBy`, by);
    view.refresh();
  }

  return Disposable.from(
    view,
    showSourceBadges(),
    registerSourceCommands(),
    commands.registerCommand(`${VIEW}.groupBy`, group),
    commands.registerCommand(`${VIEW}.showMore`, (row?: MoreNode) => {
      if (row) pages.extend(row.list, row.shown + MORE);
      view.refresh();
    }),
  );
}

const GROUPINGS: readonly { readonly label: string; readonly by: SourceGrouping; readonly detail: string }[] = [
  { label: "Author", by: "author", detail: "Each work under each of its authors" },
  { label: "Archive", by: "archive", detail: "The archive that keeps it: held-at, else archive" },
  { label: "Type", by: "type", detail: "Book, report, letter …" },
];

async function askForGrouping(by: SourceGrouping): Promise<SourceGrouping | undefined> {
  const items = GROUPINGS.map((each) => ({ ...each, description: each.by === by ? "as now" : "" }));
  return (await window.showQuickPick(items, { title: "Group Sources by" }))?.by;
}

/** How many rows of each list are shown. */
interface Pages {
  of(list: string): number;
  /** Shows at least so many. Whether these are more than before. */
  extend(list: string, most: number): boolean;
}

function createPages(): Pages {
  const shown = new Map<string, number>();
  const of = (list: string) => shown.get(list) ?? PAGE;
  return {
    of,
    extend(list, most) {
      if (most <= of(list)) return false;
      shown.set(list, most);
      return true;
    },
  };
}

const GROUPS = "groups";

function sourcesFrom(
  server: Server,
  filter: () => ListFilter,
  by: () => SourceGrouping,
  pages: Pages,
): Listing<SourcesInFolder, SourcesRow> {
  async function sourcesIn(parent: GroupNode): Promise<SourcesRow[]> {
    const list = keyOfGroup(by(), parent.folder, parent.group.name);
    const { folder, group } = parent;
    const params: GroupedSourcesParams = { ...filter(), folder, by: by(), group: group.name, most: pages.of(list) };
    const answer = await server.ask<GroupedSourcesResult>(GROUPED_SOURCES, params);
    const rows = (answer?.sources ?? []).map((source): SourceNode => ({ kind: "source", source, folder, parent }));
    return withMore(rows, answer?.more ?? 0, list, parent);
  }

  async function stepsOf(row: LinksNode | SourceNode): Promise<SourcesRow[]> {
    const { direction } = row.kind === "links" ? row : row.step!;
    const params: SourceStepsParams = { folder: row.folder, source: row.source.id, direction };
    const steps = (await server.ask<readonly SourceStep[]>(SOURCE_STEPS, params)) ?? [];
    return steps.map(({ source, type, locator }, index) => ({
      kind: "source",
      source,
      folder: row.folder,
      parent: row,
      step: { type, locator, direction, index },
    }));
  }

  async function usesOf(parent: CitedNode): Promise<SourcesRow[]> {
    const { folder, source } = parent;
    const list = keyOfUses(folder, source.id);
    const params: SourceUsesParams = { ...filter(), folder, source: source.id, most: pages.of(list) };
    const answer = await server.ask<SourceUsesResult>(SOURCE_USES, params);
    const rows = (answer?.uses ?? []).map((use): SourcesRow => ({ kind: "use", use, parent }));
    return withMore(rows, answer?.more ?? 0, list, parent);
  }

  return {
    list: () => {
      const params: SourceGroupsParams = { ...filter(), by: by(), most: pages.of(GROUPS) };
      return server.ask<SourceGroupsResult>(SOURCE_GROUPS, params);
    },
    rowsIn({ uri, groups, more }, parent) {
      const rows = groups.map((group): GroupNode => ({ kind: "group", group, by: by(), folder: uri, parent }));
      return withMore(rows, more, GROUPS, parent);
    },
    rowsUnder(row) {
      if (row.kind === "group") return sourcesIn(row);
      if (row.kind === "source") return row.step ? stepsOf(row) : sectionsOf(row);
      if (row.kind === "links") return stepsOf(row);
      return row.kind === "cited" ? usesOf(row) : [];
    },
    itemOf: (row) => itemOf(row, filter().text !== undefined),
    async describe(row) {
      if (row.kind !== "source") return null;
      const params: DescribeSourceParams = { folder: row.folder, source: row.source.id };
      return server.ask<string>(DESCRIBE_SOURCE, params);
    },
  };
}

function withMore(
  rows: readonly SourcesRow[],
  more: number,
  list: string,
  parent: FolderNode<SourcesInFolder> | GroupNode | CitedNode | null,
): SourcesRow[] {
  return more > 0 ? [...rows, { kind: "more", more, list, shown: rows.length, parent }] : [...rows];
}

function keyOfGroup(by: SourceGrouping, folder: string, group: string): string {
  return JSON.stringify([folder, by, group]);
}

function keyOfUses(folder: string, source: string): string {
  return JSON.stringify([folder, source]);
}

/** The citation at a place, under the source that it cites; where a source is only named, the source. */
async function rowAt(
  server: Server,
  tree: ListTree<SourcesInFolder, SourcesRow>,
  params: SourceAtParams & PlaceInDocument,
  pages: Pages,
): Promise<SourcesRow | undefined> {
  const here = await server.ask<SourceAtResult>(SOURCE_AT, params);
  if (here === null) return undefined;
  const hidden = [
    pages.extend(GROUPS, here.groupIndex + 1),
    pages.extend(keyOfGroup(params.by, here.folder, here.group), here.sourceIndex + 1),
    pages.extend(keyOfUses(here.folder, here.source), (here.use ?? 0) + 1),
  ];
  if (hidden.includes(true)) tree.refresh();
  const groups = await tree.rowsIn(here.folder);
  const group = groups.find((row) => row.kind === "group" && row.group.name === here.group);
  const sources = group ? await tree.rowsUnder(group) : [];
  const source = sources.find((row) => row.kind === "source" && row.source.id === here.source);
  if (source === undefined || here.use === null) return source;
  const cited = (await tree.rowsUnder(source)).find(({ kind }) => kind === "cited");
  return (cited && (await tree.rowsUnder(cited))[here.use]) ?? source;
}
