import { type Event, EventEmitter, type TreeDataProvider, type TreeItem } from "vscode";
import type { ListResult } from "../../../server/src/protocol";
import { type FolderNode, folderItem, type InFolder, type RowNode, tooltipOf } from "./listNodes";

/** What a list has of the server, and how it is drawn. */
export interface Listing<Folder extends InFolder, Row extends RowNode> {
  /** Asks what there is; null if nobody answers. */
  list(): Promise<ListResult<Folder> | null>;
  /** The rows at the top of a folder; `parent` is the folder's own row, if it has one. */
  rowsIn(folder: Folder, parent: FolderNode<Folder> | null): readonly Row[] | Promise<readonly Row[]>;
  rowsUnder(row: Row): readonly Row[] | Promise<readonly Row[]>;
  /**
   * How VS Code draws a row. The id must not depend on what is typed elsewhere, so that what is open and chosen stays so. The
   * tooltip is left out: it is made when it is asked for.
   */
  itemOf(row: Row): TreeItem;
  /** Markdown for the tooltip; null where there is nothing to say. */
  describe(row: Row): Promise<string | null>;
}

/** The rows of a list as the server has them, each asked for once, when it is opened. */
export interface ListTree<Folder extends InFolder, Row extends RowNode>
  extends TreeDataProvider<Row | FolderNode<Folder>> {
  /** Fires with each new answer. */
  readonly onDidList: Event<ListResult<Folder>>;
  /** Asks anew. */
  refresh(): void;
  /** The rows at the top of a folder; none if it is not listed. */
  rowsIn(folder: string): Promise<readonly Row[]>;
  rowsUnder(row: Row): Promise<readonly Row[]>;
}

export function createListTree<Folder extends InFolder, Row extends RowNode>(
  listing: Listing<Folder, Row>,
): ListTree<Folder, Row> {
  type Node = Row | FolderNode<Folder>;
  const changed = new EventEmitter<undefined>();
  const listed = new EventEmitter<ListResult<Folder>>();
  let folders: Promise<readonly Folder[]> | null = null;
  let asked = new WeakMap<Folder | Row, Promise<readonly Row[]>>();
  const folderNodes = new WeakMap<Folder, FolderNode<Folder>>();

  async function list(): Promise<readonly Folder[]> {
    const answer = (await listing.list()) ?? { complete: false, annotated: false, folders: [] };
    listed.fire(answer);
    if (answer.folders.length > 1)
      for (const folder of answer.folders) folderNodes.set(folder, { kind: "folder", folder, parent: null });
    return answer.folders;
  }

  function once(of: Folder | Row, ask: () => readonly Row[] | Promise<readonly Row[]>): Promise<readonly Row[]> {
    const rows = asked.get(of) ?? Promise.resolve(ask());
    asked.set(of, rows);
    return rows;
  }

  const inFolder = (folder: Folder) => once(folder, () => listing.rowsIn(folder, folderNodes.get(folder) ?? null));
  const under = (row: Row) => once(row, () => listing.rowsUnder(row));

  async function top(): Promise<readonly Node[]> {
    folders ??= list();
    const all = await folders;
    return all.length === 1 ? inFolder(all[0]!) : all.map((folder) => folderNodes.get(folder)!);
  }

  function childrenOf(node: Node | undefined): Promise<readonly Node[]> {
    if (node === undefined) return top();
    return isFolder(node) ? inFolder(node.folder) : under(node);
  }

  return {
    onDidChangeTreeData: changed.event,
    onDidList: listed.event,
    refresh() {
      folders = null;
      asked = new WeakMap();
      changed.fire(undefined);
    },
    getTreeItem: (node) => (isFolder(node) ? folderItem(node.folder) : listing.itemOf(node)),
    getChildren: async (node) => [...(await childrenOf(node))],
    getParent: (node) => node.parent as Node | null,
    async resolveTreeItem(item, node) {
      const markdown = isFolder(node) ? null : await listing.describe(node);
      if (markdown) item.tooltip = tooltipOf(markdown);
      return item;
    },
    async rowsIn(uri) {
      folders ??= list();
      const folder = (await folders).find((each) => each.uri === uri);
      return folder === undefined ? [] : inFolder(folder);
    },
    rowsUnder: under,
  };
}

function isFolder<Folder extends InFolder, Row extends RowNode>(
  node: Row | FolderNode<Folder>,
): node is FolderNode<Folder> {
  return node.kind === "folder";
}
