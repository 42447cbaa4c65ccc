import { type Event, EventEmitter, type TreeDataProvider, type TreeItem } from "vscode";
import {
  DESCRIBE,
  type DescribeParams,
  SPEAKERS,
  type SpeakersFilter,
  type SpeakersInFolder,
  type SpeakersResult,
  STATEMENTS,
  type StatementEntry,
  type StatementsParams,
} from "../../../server/src/protocol";
import type { Server } from "../server";
import {
  type FolderNode,
  type SpeakerNode,
  type SpeakersNode,
  type StatementNode,
  tooltipOf,
  treeItemOf,
} from "./speakerNodes";

/** Speakers and their statements as the server lists them, asked for as they are opened. */
export interface SpeakersTree extends TreeDataProvider<SpeakersNode> {
  /** Fires with each new list of speakers. */
  readonly onDidList: Event<SpeakersResult>;
  /** Asks anew. */
  refresh(): void;
  /** Resolves with the node of a statement; undefined if it is not in the list. */
  statementNode(folder: string, speaker: string, uri: string, index: number): Promise<StatementNode | undefined>;
}

/** `filter` is asked for each time. */
export function createSpeakersTree(server: Server, filter: () => SpeakersFilter): SpeakersTree {
  const changed = new EventEmitter<undefined>();
  const listed = new EventEmitter<SpeakersResult>();
  let roots: Promise<readonly SpeakersNode[]> | null = null;
  let statements = new Map<string, Promise<StatementNode[]>>();

  async function list(): Promise<readonly SpeakersNode[]> {
    const answer = (await server.ask<SpeakersResult>(SPEAKERS, filter())) ?? NOTHING_YET;
    listed.fire(answer);
    const [only] = answer.folders;
    if (answer.folders.length === 1) return speakersOf(only!, null);
    return answer.folders.map((folder) => ({ kind: "folder", folder }));
  }

  async function listStatements(parent: SpeakerNode): Promise<StatementNode[]> {
    const params: StatementsParams = { ...filter(), folder: parent.folder, speaker: parent.speaker.id };
    const found = (await server.ask<readonly StatementEntry[]>(STATEMENTS, params)) ?? [];
    return found.map((statement) => ({ kind: "statement", statement, parent }));
  }

  function statementsOf(node: SpeakerNode): Promise<StatementNode[]> {
    const key = `${node.folder} ${node.speaker.id}`;
    const known = statements.get(key) ?? listStatements(node);
    statements.set(key, known);
    return known;
  }

  function childrenOf(node: SpeakersNode | undefined): Promise<readonly SpeakersNode[]> {
    if (node === undefined) {
      roots ??= list();
      return roots;
    }
    if (node.kind === "speaker") return statementsOf(node);
    return Promise.resolve(node.kind === "folder" ? speakersOf(node.folder, node) : []);
  }

  async function speakerNode(folder: string, id: string): Promise<SpeakerNode | undefined> {
    const tops = await childrenOf(undefined);
    const speakers = tops.flatMap((top) => (top.kind === "folder" ? speakersOf(top.folder, top) : top));
    return speakers.find(
      (node): node is SpeakerNode => node.kind === "speaker" && node.folder === folder && node.speaker.id === id,
    );
  }

  return {
    onDidChangeTreeData: changed.event,
    onDidList: listed.event,
    refresh() {
      roots = null;
      statements = new Map();
      changed.fire(undefined);
    },
    getTreeItem: (node) => treeItemOf(node, filter().text !== undefined),
    getChildren: async (node) => [...(await childrenOf(node))],
    getParent: (node) => (node.kind === "folder" ? null : node.parent),
    resolveTreeItem: (item, node) => withTooltip(server, item, node),
    async statementNode(folder, speaker, uri, index) {
      const parent = await speakerNode(folder, speaker);
      const found = parent === undefined ? [] : await statementsOf(parent);
      return found.find(({ statement }) => statement.index === index && statement.location.uri === uri);
    },
  };
}

const NOTHING_YET: SpeakersResult = { complete: false, annotated: false, folders: [] };

function speakersOf(folder: SpeakersInFolder, parent: FolderNode | null): SpeakerNode[] {
  return folder.speakers.map((speaker) => ({ kind: "speaker", speaker, folder: folder.uri, parent }));
}

async function withTooltip(server: Server, item: TreeItem, node: SpeakersNode): Promise<TreeItem> {
  const params = describing(node);
  const markdown = params && (await server.ask<string | null>(DESCRIBE, params));
  if (markdown) item.tooltip = tooltipOf(markdown);
  return item;
}

function describing(node: SpeakersNode): DescribeParams | null {
  if (node.kind === "folder") return null;
  if (node.kind === "statement") {
    const { index, location } = node.statement;
    return { uri: location.uri, speaker: node.parent.speaker.id, index };
  }
  const { id, seenIn } = node.speaker;
  return seenIn === null ? null : { uri: seenIn, speaker: id };
}
