import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from "vscode";
import type {
  ChangedQuotation,
  QuotationEntry,
  QuotationGroup,
  QuotationsInFolder,
} from "../../../server/src/protocol";
import { type FolderNode, placeInFile, shortened } from "./listNodes";
import { count } from "./summary";

/** What the view shows: files or sources, and under these quotations; above them those that have come to something else. */
export type QuotationsRow = GroupNode | ChangedNode | QuotationNode;

export interface GroupNode {
  readonly kind: "group";
  readonly group: QuotationGroup;
  readonly folder: string;
  readonly by: "file" | "source";
  readonly parent: FolderNode<QuotationsInFolder> | null;
}

export interface ChangedNode {
  readonly kind: "changed";
  readonly changed: readonly ChangedQuotation[];
  readonly folder: string;
  readonly parent: FolderNode<QuotationsInFolder> | null;
}

export interface QuotationNode {
  readonly kind: "quotation";
  readonly quotation: QuotationEntry | ChangedQuotation;
  readonly parent: GroupNode | ChangedNode;
}

export const OPEN_QUOTATION = "attest.quotations.open";

/** How VS Code draws a row; with `open` what is under it is shown at once. */
export function itemOf(row: QuotationsRow, open: boolean): TreeItem {
  if (row.kind === "group") return groupItem(row, open);
  return row.kind === "changed" ? changedItem(row) : quotationItem(row);
}

type Standing = QuotationEntry["standing"];

/** Icon, colour of the theme, and the word that counts in a group. */
const STANDINGS: Readonly<Record<Standing, { icon: string; color?: string; word: string }>> = {
  altered: { icon: "warning", color: "list.warningForeground", word: "altered" },
  "not-found": { icon: "error", color: "list.errorForeground", word: "not found" },
  ambiguous: { icon: "question", color: "list.warningForeground", word: "ambiguous" },
  punctuation: { icon: "info", word: "punctuation" },
  unsourced: { icon: "circle-slash", color: "list.warningForeground", word: "without source" },
  pending: { icon: "loading~spin", word: "being compared" },
  unverifiable: { icon: "circle-outline", word: "without text" },
  permissible: { icon: "pass", color: "testing.iconPassed", word: "verified" },
  exact: { icon: "pass-filled", color: "testing.iconPassed", word: "verified" },
};

function groupItem({ group, folder, by }: GroupNode, open: boolean): TreeItem {
  const item = new TreeItem(group.name, open ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed);
  item.id = `${folder} ${by} ${group.id}`;
  item.description = countsOf(group.counts);
  item.iconPath = new ThemeIcon(by === "file" ? "file" : "book");
  item.contextValue = `group.${by}`;
  item.accessibilityInformation = { label: `${group.name}, ${item.description}` };
  return item;
}

/** `1 altered, 12 verified`. */
export function countsOf(counts: QuotationGroup["counts"]): string {
  const words = new Map<string, number>();
  for (const [standing, number] of counts) {
    const { word } = STANDINGS[standing];
    words.set(word, (words.get(word) ?? 0) + number);
  }
  return [...words].map(([word, number]) => `${number} ${word}`).join(", ");
}

function changedItem({ changed, folder }: ChangedNode): TreeItem {
  const item = new TreeItem("Changed", TreeItemCollapsibleState.Expanded);
  item.id = `${folder} changed`;
  item.description = count(changed.length, "quotation");
  item.iconPath = new ThemeIcon("bell-dot");
  item.contextValue = "changed";
  return item;
}

function quotationItem({ quotation, parent }: QuotationNode): TreeItem {
  const { words, standing, verdict, path, location, page, id } = quotation;
  const { icon, color } = STANDINGS[standing];
  const item = new TreeItem(shortened(words) || "…");
  item.id = `${parent.folder} ${parent.kind === "group" ? `${parent.by} ${parent.group.id}` : "changed"} ${id}`;
  const place = placeInFile(path, location);
  const became = "before" in quotation ? `${quotation.before} → ${verdict}` : verdict;
  item.description = [became, page && `p. ${page}`, place].filter(Boolean).join(" · ");
  item.iconPath = new ThemeIcon(icon, color ? new ThemeColor(color) : undefined);
  item.contextValue = "quotation";
  item.accessibilityInformation = { label: [words, became, place].join(", ") };
  item.command = { title: "Open", command: OPEN_QUOTATION, arguments: [quotation] };
  return item;
}
