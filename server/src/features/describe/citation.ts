import type { FormatResult } from "../../bibliography/format/request";
import { describeSource } from "../../bibliography/plain";
import type { Source } from "../../bibliography/source";
import type { Citation, CitationItem } from "../../model/annotatedSource";
import { memoised } from "../../syntax/memo";
import type { Span } from "../../syntax/span";
import { type SourceUse, usesOf } from "../../workspace/provenance";
import { baseName } from "../../workspace/uris";
import type { AnnotatedDocument, Workspace } from "../../workspace/workspace";
import { bold, escapeMarkdown, formatted, link, webLink } from "../markdown";
import { lineUri } from "../places";
import type { Viewpoint } from "../viewpoint";
import { doiAddress } from "../webAddresses";
import { describeProvenance } from "./provenance";
import { namesOf } from "./speaker";

/**
 * A citation of a known source as a footnote has it, the bibliography's entry, where it can be read, how it has come down, and
 * who else cites it. Without `result` author, title, year and locator stand for note and entry.
 */
export function describeCitation(
  workspace: Workspace,
  seenFrom: Viewpoint,
  { key, locator }: Pick<CitationItem, "key" | "locator">,
  result: FormatResult | null,
): string {
  const source = seenFrom.model.scope.source(key);
  const note = result?.notes[0] ?? [];
  const plain = !source || note.length === 0;
  const entry = result?.entries[0] ?? [];
  const parts = [
    plain ? describeCitedSource(workspace, seenFrom, key, locator) : formatted(note, escapeMarkdown),
    !plain && entry.length > 0 && `*Bibliography:* ${formatted(entry, escapeMarkdown)}`,
    result?.badStyle && "*The style that this file names cannot be read, so this is in Chicago style.*",
    source && linksOf(source).join(" · "),
    source && !plain && describeProvenance(workspace.provenance(seenFrom.uri), key).join("\n"),
    source && describeCiting(workspace, seenFrom, key),
  ];
  return parts.filter(Boolean).join("\n\n");
}

/** Where a source can be read on the Web. */
function linksOf({ csl }: Source): string[] {
  const text = (...names: string[]) => names.map((name) => csl[name]).find((value) => typeof value === "string") ?? "";
  const addresses = [doiAddress(text("DOI", "doi")), text("URL", "url"), text("archive_location", "archive")];
  return [...new Set(addresses.map(webLink))].filter((each) => each !== "");
}

const MOST_FILES = 5;

/** In which files of the folder a source is cited, how often, and by whom where that is known; empty if only here. */
function describeCiting(workspace: Workspace, seenFrom: Viewpoint, key: string): string {
  const summaries = [...workspace.summaries(seenFrom.uri)];
  const uses = usesOf(workspace.provenance(seenFrom.uri), summaries, key);
  if (uses.every(({ uri }) => uri === seenFrom.uri) && uses.length < 2) return "";
  const authors = new Map(summaries.map((summary) => [summary.uri, summary.authors]));
  const files = new Map<string, SourceUse[]>();
  for (const use of uses) memoised(files, use.uri, () => []).push(use);
  const named = [...files].slice(0, MOST_FILES).map(([uri, places]) => {
    const by = new Set(
      places.flatMap((place) => (place.by.length > 0 ? namesOf(seenFrom, place.by) : authors.get(uri)!)),
    );
    const count = [String(places.length), ...(by.size > 0 ? [`by ${[...by].map(escapeMarkdown).join(", ")}`] : [])];
    return `${link(baseName(uri), lineUri(workspace, uri, places[0]!.from))} (${count.join(" ")})`;
  });
  const more = files.size > MOST_FILES ? ` and ${files.size - MOST_FILES} more` : "";
  return `Cited ${uses.length === 1 ? "once" : `${uses.length} times`}: ${named.join(", ")}${more}`;
}

/** What a citation key stands for: author, title, year, locator, and how the source has come down. */
export function describeCitedSource(
  workspace: Workspace,
  seenFrom: Viewpoint,
  key: string,
  locator: string | null,
): string {
  const { scope } = seenFrom.model;
  const source = scope.source(key);
  if (!source) return `${bold(key)} ${scope.complete ? "is in no bibliography." : "is still being looked up."}`;
  const reference = escapeMarkdown(describeSource(source));
  const cited = locator ? `${reference}  \n${escapeMarkdown(locator)}` : reference;
  return [cited, describeProvenance(workspace.provenance(seenFrom.uri), key).join("\n")].filter(Boolean).join("\n\n");
}

/**
 * The item of a citation at `offset`, null if it has none: alone it is the whole citation, of several it is the stretch
 * between brackets and semicolons.
 */
export function itemAt(document: AnnotatedDocument, citation: Citation, offset: number): (CitationItem & Span) | null {
  const { items } = citation;
  if (items.length < 2) return items.length === 0 ? null : { ...items[0]!, from: citation.from, to: citation.to };
  const semicolons = items.slice(1).map((item, index) => semicolonBefore(document, item, items[index]!));
  const bounds = [citation.from, ...semicolons, citation.to - 1];
  const index = Math.max(
    bounds.slice(0, -1).findLastIndex((bound) => bound < offset),
    0,
  );
  return { ...items[index]!, from: bounds[index]! + 1, to: bounds[index + 1]! };
}

function semicolonBefore(document: AnnotatedDocument, item: CitationItem, before: CitationItem): number {
  const between = document.source.text.slice(before.at.to, item.at.from);
  return before.at.to + Math.max(between.lastIndexOf(";"), 0);
}
