import { describeSource } from "../../bibliography/plain";
import type { Citation, CitationItem } from "../../model/annotatedSource";
import type { Span } from "../../syntax/span";
import type { AnnotatedDocument } from "../../workspace/workspace";
import { bold, escapeMarkdown } from "../markdown";
import { describeProvenance } from "./provenance";

/** What a citation key stands for: author, title, year, locator, and how the source has come down. */
export function describeCitedSource(document: AnnotatedDocument, key: string, locator: string | null): string {
  const { scope } = document.model;
  const source = scope.source(key);
  if (!source)
    return `${bold(key)} ${scope.complete ? "is in no bibliography of this file." : "is still being looked up."}`;
  const reference = escapeMarkdown(describeSource(source));
  const cited = locator ? `${reference}  \n${escapeMarkdown(locator)}` : reference;
  return [cited, describeProvenance(document, source).join("\n")].filter(Boolean).join("\n\n");
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
