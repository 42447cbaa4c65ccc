import { commands, Disposable, type ExtensionContext, ProgressLocation, window } from "vscode";
import {
  COMPARE_ALL,
  type CompareAllResult,
  DESCRIBE_QUOTATION,
  type ListFilter,
  QUOTATION_AT,
  QUOTATIONS,
  QUOTATIONS_IN,
  QUOTATIONS_SEEN,
  type QuotationAtResult,
  type QuotationEntry,
  type QuotationsInFolder,
  type QuotationsInParams,
  type QuotationsParams,
  type QuotationsResult,
  type QuotationsSeenParams,
} from "../../../server/src/protocol";
import { goTo, locationOf } from "../places";
import type { Server } from "../server";
import type { Listing, ListTree } from "./listTree";
import { type ListView, type PlaceInDocument, showListView } from "./listView";
import { countsOf, type GroupNode, itemOf, OPEN_QUOTATION, type QuotationsRow } from "./quotationNodes";

const ID = "attest.quotations";

/** The view Quotations: what is quoted, by file or by source, and what came of comparing it. */
export function showQuotations(server: Server, context: ExtensionContext): Disposable {
  const { workspaceState } = context;
  let by: QuotationsParams["by"] = workspaceState.get(`${ID}.by`) === "source" ? "source" : "file";
  const view = showListView<QuotationsInFolder, QuotationsRow>(server, context, {
    id: ID,
    filterPrompt: { title: "Filter Quotations", placeholder: "Words, verdict (altered, not found …), file or source" },
    listing: (filter) => quotationsFrom(server, filter, () => by),
    rowAt: (tree, at) => quotationAt(server, tree, at, by),
  });
  const choose = (now: QuotationsParams["by"]) => {
    by = now;
    void workspaceState.update(`${ID}.by`, by);
    void commands.executeCommand("setContext", `${ID}.by`, by);
    view.refresh();
  };
  void commands.executeCommand("setContext", `${ID}.by`, by);
  return Disposable.from(
    view,
    commands.registerCommand(`${ID}.byFile`, () => choose("file")),
    commands.registerCommand(`${ID}.bySource`, () => choose("source")),
    commands.registerCommand(`${ID}.compareAll`, () => compareAll(server, view)),
    commands.registerCommand(`${ID}.markSeen`, (row?: QuotationsRow) => row && markSeen(server, view, idsIn(row))),
    commands.registerCommand(OPEN_QUOTATION, async (quotation: QuotationEntry) => {
      await goTo(locationOf(quotation.location));
      if ("before" in quotation) markSeen(server, view, [quotation.id]);
    }),
  );
}

/** Folders have files or sources, and above these what has changed; under them stand quotations. */
function quotationsFrom(
  server: Server,
  filter: () => ListFilter,
  by: () => QuotationsParams["by"],
): Listing<QuotationsInFolder, QuotationsRow> {
  async function quotationsOf(parent: GroupNode): Promise<QuotationsRow[]> {
    const params: QuotationsInParams = { ...filter(), by: parent.by, folder: parent.folder, group: parent.group.id };
    const found = (await server.ask<readonly QuotationEntry[]>(QUOTATIONS_IN, params)) ?? [];
    return found.map((quotation) => ({ kind: "quotation", quotation, parent }));
  }

  return {
    list: () => server.ask<QuotationsResult>(QUOTATIONS, { ...filter(), by: by() } satisfies QuotationsParams),
    rowsIn({ uri: folder, groups, changed }, parent) {
      const rows: QuotationsRow[] = groups.map((group) => ({ kind: "group", group, folder, by: by(), parent }));
      return changed.length > 0 ? [{ kind: "changed", changed, folder, parent }, ...rows] : rows;
    },
    rowsUnder(row) {
      if (row.kind === "group") return quotationsOf(row);
      return row.kind === "changed"
        ? row.changed.map((quotation) => ({ kind: "quotation", quotation, parent: row }))
        : [];
    },
    itemOf: (row) => itemOf(row, filter().text !== undefined),
    async describe(row) {
      if (row.kind !== "quotation") return null;
      const { uri, range } = row.quotation.location;
      return server.ask<string>(DESCRIBE_QUOTATION, { textDocument: { uri }, position: range.start });
    },
  };
}

/** The quotation at a place, under its file or the first of its sources. */
async function quotationAt(
  server: Server,
  tree: ListTree<QuotationsInFolder, QuotationsRow>,
  at: PlaceInDocument,
  by: QuotationsParams["by"],
): Promise<QuotationsRow | undefined> {
  const here = await server.ask<QuotationAtResult>(QUOTATION_AT, at);
  if (!here) return undefined;
  const id = by === "file" ? here.file : (here.sources[0] ?? "");
  const group = (await tree.rowsIn(here.folder)).find((row) => row.kind === "group" && row.group.id === id);
  const rows = group ? await tree.rowsUnder(group) : [];
  return rows.find((row) => row.kind === "quotation" && row.quotation.id === here.id);
}

/** Compares everything anew; the user may stop it, and is told what came of it. */
async function compareAll(server: Server, view: ListView): Promise<void> {
  const options = {
    location: ProgressLocation.Notification,
    title: "Comparing all quotations with their sources",
    cancellable: true,
  };
  const counts = await window.withProgress(options, (_, token) => server.ask<CompareAllResult>(COMPARE_ALL, {}, token));
  view.refresh();
  if (counts) void window.showInformationMessage(`Quotations: ${countsOf(counts) || "none yet"}.`);
}

function idsIn(row: QuotationsRow): readonly string[] {
  if (row.kind === "changed") return row.changed.map(({ id }) => id);
  return row.kind === "quotation" ? [row.quotation.id] : [];
}

function markSeen(server: Server, view: ListView, ids: readonly string[]): void {
  server.tell(QUOTATIONS_SEEN, { ids } satisfies QuotationsSeenParams);
  view.refresh();
}
