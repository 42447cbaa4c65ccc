import { ThemeIcon, TreeItem, TreeItemCollapsibleState } from "vscode";
import type { SpeakerEntry, SpeakersInFolder, StatementEntry } from "../../../server/src/protocol";
import { briefDate } from "./briefDate";
import { type FolderNode, openingOf, placeInFile, shortened } from "./listNodes";

/** What the view shows: speakers, and under these their statements. */
export type SpeakersRow = SpeakerNode | StatementNode;

export interface SpeakerNode {
  readonly kind: "speaker";
  readonly speaker: SpeakerEntry;
  readonly folder: string;
  readonly parent: FolderNode<SpeakersInFolder> | null;
}

export interface StatementNode {
  readonly kind: "statement";
  readonly statement: StatementEntry;
  readonly parent: SpeakerNode;
}

/** How VS Code draws a row; with `open` what is under it is shown at once. */
export function itemOf(row: SpeakersRow, open: boolean): TreeItem {
  return row.kind === "speaker" ? speakerItem(row, open) : statementItem(row);
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
  const place = placeInFile(path, location);
  item.description = [date && briefDate(date), place].filter(Boolean).join(" · ");
  item.accessibilityInformation = { label: [words, date, place].filter(Boolean).join(", ") };
  item.contextValue = "statement";
  item.command = openingOf(location);
  return item;
}
