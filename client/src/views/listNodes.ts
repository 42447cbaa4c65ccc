import { type Command, MarkdownString, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri, workspace } from "vscode";
import type { TextLocation } from "../../../server/src/protocol";
import { locationOf } from "../places";

/** What a list says of a workspace folder, or of a file that lies in none. */
export interface InFolder {
  readonly uri: string;
}

/** A row that stands for a folder: there are such if something is listed in several. */
export interface FolderNode<Folder extends InFolder> {
  readonly kind: "folder";
  readonly folder: Folder;
  readonly parent: null;
}

/** Any other row. */
export interface RowNode {
  readonly kind: string;
  readonly parent: { readonly kind: string } | null;
}

export function folderItem({ uri: folder }: InFolder): TreeItem {
  const uri = Uri.parse(folder, true);
  const name = workspace.getWorkspaceFolder(uri)?.name ?? uri.path.split("/").at(-1) ?? folder;
  const item = new TreeItem(name, TreeItemCollapsibleState.Expanded);
  item.id = folder;
  item.iconPath = ThemeIcon.Folder;
  item.contextValue = "folder";
  item.tooltip = uri.path;
  return item;
}

/** A label no longer than `most` UTF-16 units or little more, cut between words: a longer one would leave no room for what stands beside it. */
export function shortened(words: string, most = 28): string {
  if (words.length <= most) return words;
  const cut = words.slice(0, most).replace(/[\ud800-\udbff]$/, "");
  return `${cut.replace(/\s+\S{0,12}$/, "")}…`;
}

/** A place as a row has room for it: `report.md:12`. */
export function placeInFile(path: string, { range }: TextLocation): string {
  return `${path.slice(path.lastIndexOf("/") + 1)}:${range.start.line + 1}`;
}

/** What a click on a row does: it opens the file with the cursor there. */
export function openingOf(location: TextLocation): Command {
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
