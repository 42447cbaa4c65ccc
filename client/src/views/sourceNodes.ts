import { ThemeIcon, TreeItem, TreeItemCollapsibleState } from "vscode";
import type {
  ListedSource,
  ListedUse,
  SourceGroup,
  SourceGrouping,
  SourceStep,
  SourcesInFolder,
} from "../../../server/src/protocol";
import { type FolderNode, openingOf, placeInFile, shortened } from "./listNodes";
import { badgeOf } from "./sourceBadges";
import { count } from "./summary";

/** What the view shows: groups, in them sources, under these what they rest on, what rests on them, and where they are cited. */
export type SourcesRow = GroupNode | SourceNode | LinksNode | CitedNode | UseNode | MoreNode;

export interface GroupNode {
  readonly kind: "group";
  readonly group: SourceGroup;
  readonly by: SourceGrouping;
  readonly folder: string;
  readonly parent: FolderNode<SourcesInFolder> | null;
}

/** A source, in a group or at the other end of a link. */
export interface SourceNode {
  readonly kind: "source";
  readonly source: ListedSource;
  readonly folder: string;
  readonly parent: GroupNode | LinksNode | SourceNode;
  readonly step?: {
    readonly type: string;
    readonly locator: string | null;
    readonly direction: LinksNode["direction"];
    readonly index: number;
  };
}

/** What a source rests on, or what rests on it. */
export interface LinksNode {
  readonly kind: "links";
  readonly direction: "restsOn" | "carries";
  readonly source: ListedSource;
  readonly folder: string;
  readonly parent: SourceNode;
}

/** Where a source is cited. */
export interface CitedNode {
  readonly kind: "cited";
  readonly source: ListedSource;
  readonly folder: string;
  readonly parent: SourceNode;
}

export interface UseNode {
  readonly kind: "use";
  readonly use: ListedUse;
  readonly parent: CitedNode;
}

/** Stands for the rest of a long list. */
export interface MoreNode {
  readonly kind: "more";
  readonly more: number;
  readonly list: string;
  readonly shown: number;
  readonly parent: FolderNode<SourcesInFolder> | GroupNode | CitedNode | null;
}

/** What is to be said of a source in a group. */
export function sectionsOf(parent: SourceNode): SourcesRow[] {
  const { source, folder } = parent;
  const sections: SourcesRow[] = [];
  if (source.restsOn > 0) sections.push({ kind: "links", direction: "restsOn", source, folder, parent });
  if (source.carries > 0) sections.push({ kind: "links", direction: "carries", source, folder, parent });
  if (source.cited > 0) sections.push({ kind: "cited", source, folder, parent });
  return sections;
}

/** How VS Code draws a row; with `open` groups are open at once. */
export function itemOf(row: SourcesRow, open: boolean): TreeItem {
  const item = drawn(row, open);
  item.id = idOf(row);
  return item;
}

function drawn(row: SourcesRow, open: boolean): TreeItem {
  switch (row.kind) {
    case "group":
      return groupItem(row, open);
    case "source":
      return sourceItem(row);
    case "links":
      return linksItem(row);
    case "cited":
      return citedItem(row);
    case "use":
      return useItem(row);
    default:
      return moreItem(row);
  }
}

/** Says where the row stands: one source may stand in several places. */
function idOf(row: SourcesRow | FolderNode<SourcesInFolder> | null): string {
  switch (row?.kind) {
    case "group":
      return JSON.stringify([row.folder, row.by, row.group.name]);
    case "source":
      return `${idOf(row.parent)} ${JSON.stringify([row.source.id, row.step?.index])}`;
    case "links":
      return `${idOf(row.parent)} ${row.direction}`;
    case "cited":
      return `${idOf(row.parent)} cited`;
    case "use":
      return `${idOf(row.parent)} ${row.use.location.uri} ${row.use.index}`;
    case "more":
      return `${idOf(row.parent)} more`;
    default:
      return row?.folder.uri ?? "";
  }
}

function groupItem({ group, by }: GroupNode, open: boolean): TreeItem {
  const some = open ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const name = by === "type" ? nameOfType(group.name) : group.name;
  const item = new TreeItem(shortened(name, 40) || NAMELESS[by], some);
  item.description = String(group.sources);
  item.iconPath = new ThemeIcon(GROUP_ICONS[by]);
  item.contextValue = "group";
  item.accessibilityInformation = { label: `${name || NAMELESS[by]}, ${count(group.sources, "source")}` };
  return item;
}

const NAMELESS: Readonly<Record<SourceGrouping, string>> = {
  archive: "In no archive",
  author: "Without an author",
  type: "Without a type",
};

const GROUP_ICONS: Readonly<Record<SourceGrouping, string>> = {
  archive: "archive",
  author: "account",
  type: "symbol-class",
};

/** A CSL type as people say it: `article-journal` → `Journal article`. */
export function nameOfType(type: string): string {
  const words = type.replace(/^(article|entry|paper|post|review)-(\w+)$/, "$2 $1").replace(/[-_]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function sourceItem(row: SourceNode): TreeItem {
  const { source, step, parent } = row;
  const byTitle = parent.kind === "group" && parent.by === "author";
  const { label, description } = byTitle ? underAuthor(source) : asCited(source);
  const link = step?.direction === "restsOn" ? `${linkWords(step)} ` : "";
  const item = new TreeItem(link + label, isOpenable(row) ? COLLAPSED : NONE);
  const said = [step && whereLinked(step), isAround(row) && "as above", !step && citedTimes(source), description];
  item.description = said.filter(Boolean).join(" · ");
  item.iconPath = new ThemeIcon(iconOf(row));
  item.contextValue = source.declared ? "source.declared" : "source";
  item.resourceUri = badgeOf(source);
  item.accessibilityInformation = { label: [link + label, item.description, ...shortcomings(source)].join(", ") };
  return item;
}

/** Under its author a source is called by its title. */
function underAuthor({ id, title, year }: ListedSource): Name {
  return { label: shortened(title || id, 40), description: year ?? "" };
}

/** Elsewhere as short notes call it, by author and year, where it has an author. */
function asCited({ id, authors, title, year, declared }: ListedSource): Name {
  if (!declared) return { label: id, description: "in no bibliography" };
  if (authors === "") return { label: shortened(title || id, 40), description: year ?? "" };
  return { label: [shortened(authors), year].filter(Boolean).join(" "), description: title };
}

interface Name {
  readonly label: string;
  readonly description: string;
}

const { Collapsed: COLLAPSED, None: NONE } = TreeItemCollapsibleState;

/** At the other end of a link only that link goes on; a chain that comes round again ends. */
function isOpenable(row: SourceNode): boolean {
  const { source, step } = row;
  if (step) return source[step.direction] > 0 && !isAround(row);
  return source.restsOn + source.carries + source.cited > 0;
}

function isAround({ source, parent }: SourceNode): boolean {
  for (let at: SourceNode["parent"] | SourceNode["parent"]["parent"] = parent; at; at = at.parent)
    if (at.kind === "source" && at.source.id === source.id) return true;
  return false;
}

function iconOf({ source, step }: SourceNode): string {
  if (!source.declared) return "question";
  return step?.type === "held-at" && step.direction === "restsOn" ? "archive" : "book";
}

function linkWords({ type }: Pick<SourceStep, "type">): string {
  return type.replace("-", " ");
}

/** `pp. 40-42`; seen from the other end `cited in it, pp. 40-42`. */
function whereLinked({ type, locator, direction }: NonNullable<SourceNode["step"]>): string {
  return [direction === "carries" && `${linkWords({ type })} it`, locator].filter(Boolean).join(", ");
}

function shortcomings({ incomplete, unverifiable }: ListedSource): string[] {
  return [incomplete ? "it lacks what a note for it needs" : "", unverifiable ? "its text is not here" : ""].filter(
    Boolean,
  );
}

function citedTimes({ cited }: ListedSource): string {
  return cited > 0 ? `cited ${cited}×` : "";
}

function linksItem({ direction, source }: LinksNode): TreeItem {
  const item = new TreeItem(direction === "restsOn" ? "Rests on" : "What rests on it", COLLAPSED);
  if (direction === "restsOn") item.collapsibleState = TreeItemCollapsibleState.Expanded;
  item.description = String(source[direction]);
  item.iconPath = new ThemeIcon(direction === "restsOn" ? "type-hierarchy-super" : "type-hierarchy-sub");
  item.contextValue = "links";
  return item;
}

function citedItem({ source: { cited } }: CitedNode): TreeItem {
  const item = new TreeItem("Cited", TreeItemCollapsibleState.Expanded);
  item.description = `${cited}×`;
  item.iconPath = new ThemeIcon("references");
  item.contextValue = "cited";
  return item;
}

function useItem({ use }: UseNode): TreeItem {
  const { words, locator, path, location, quoted } = use;
  const item = new TreeItem(placeInFile(path, location));
  item.description = [locator, words].filter(Boolean).join(" · ");
  item.iconPath = new ThemeIcon(quoted ? "quote" : "comment");
  const how = quoted ? "Quoted" : "Cited";
  item.tooltip = `${how}: ${words}\n${path}:${location.range.start.line + 1}`;
  item.accessibilityInformation = { label: `${how}, ${item.label}, ${item.description}` };
  item.contextValue = "use";
  item.command = openingOf(location);
  return item;
}

function moreItem(row: MoreNode): TreeItem {
  const item = new TreeItem(`${row.more.toLocaleString("en")} more …`);
  item.description = "click to show more, or filter";
  item.iconPath = new ThemeIcon("ellipsis");
  item.contextValue = "more";
  item.command = { title: "Show More", command: "attest.sources.showMore", arguments: [row] };
  return item;
}
