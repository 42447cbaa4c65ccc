import { type Command, MarkdownString, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri, workspace } from "vscode";
import type { SpeakerEntry, SpeakersInFolder, StatementEntry } from "../../../server/src/protocol";
import { locationOf } from "../places";
import { briefDate } from "./briefDate";

const LONGEST_LABEL = 28;

/** What the view shows: folders, if there are several; in them speakers; under these their statements. */
export type SpeakersNode = FolderNode | SpeakerNode | StatementNode;

export interface FolderNode {
  readonly kind: "folder";
  readonly folder: SpeakersInFolder;
}

export interface SpeakerNode {
  readonly kind: "speaker";
  readonly speaker: SpeakerEntry;
  readonly folder: string;
  readonly parent: FolderNode | null;
}

export interface StatementNode {
  readonly kind: "statement";
  readonly statement: StatementEntry;
  readonly parent: SpeakerNode;
}

/**
 * How VS Code draws a node. The id does not depend on what is typed elsewhere, so that what is open and chosen stays so. The
 * tooltip is left out: it is made when it is asked for.
 */
export function treeItemOf(node: SpeakersNode, open: boolean): TreeItem {
  if (node.kind === "folder") return folderItem(node);
  return node.kind === "speaker" ? speakerItem(node, open) : statementItem(node);
}

function folderItem({ folder }: FolderNode): TreeItem {
  const uri = Uri.parse(folder.uri, true);
  const name = workspace.getWorkspaceFolder(uri)?.name ?? uri.path.split("/").at(-1) ?? folder.uri;
  const item = new TreeItem(name, TreeItemCollapsibleState.Expanded);
  item.id = folder.uri;
  item.iconPath = ThemeIcon.Folder;
  item.contextValue = "folder";
  item.tooltip = uri.path;
  return item;
}

function speakerItem({ speaker, folder }: SpeakerNode, open: boolean): TreeItem {
  const { id, name, statements, declared } = speaker;
  const some = open ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(name, statements > 0 ? some : TreeItemCollapsibleState.None);
  item.id = `${folder} ${id}`;
  item.description = declared ? String(statements) : `${statements} · declared nowhere`;
  item.iconPath = new ThemeIcon(declared ? "account" : "question");
  item.contextValue = declared ? "speaker.declared" : "speaker";
  item.accessibilityInformation = { label: `${name}, ${statements} statements` };
  return item;
}

function statementItem({ statement, parent }: StatementNode): TreeItem {
  const { words, date, path, location, index } = statement;
  const item = new TreeItem(shortened(words) || "…");
  item.id = `${parent.folder} ${parent.speaker.id} ${location.uri} ${index}`;
  const place = `${path.slice(path.lastIndexOf("/") + 1)}:${location.range.start.line + 1}`;
  item.description = [date && briefDate(date), place].filter(Boolean).join(" · ");
  item.accessibilityInformation = { label: [words, date, place].filter(Boolean).join(", ") };
  item.contextValue = "statement";
  item.command = openingOf(statement);
  return item;
}

/** A long label would leave no room for date and place. */
function shortened(words: string): string {
  if (words.length <= LONGEST_LABEL) return words;
  const cut = words.slice(0, LONGEST_LABEL).replace(/[\ud800-\udbff]$/, "");
  return `${cut.replace(/\s+\S{0,12}$/, "")}…`;
}

function openingOf({ location }: StatementEntry): Command {
  const { uri, range } = locationOf(location);
  return { title: "Open", command: "vscode.open", arguments: [uri, { selection: range.with({ end: range.start }) }] };
}

/** The server's Markdown, in which nothing is trusted: no HTML, no commands. */
export function tooltipOf(markdown: string): MarkdownString {
  const tooltip = new MarkdownString(markdown);
  tooltip.isTrusted = false;
  tooltip.supportHtml = false;
  return tooltip;
}
