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

/** The item of a citation at `offset`, with the stretch between the semicolons around it; null if it has no items. */
export function itemAt(document: AnnotatedDocument, citation: Citation, offset: number): (CitationItem & Span) | null {
  const { items } = citation;
  if (items.length === 0) return null;
  if (items.length === 1) return { ...items[0]!, from: citation.from, to: citation.to };
  const starts = items.map((item, index) => itemStart(document, citation, item, items[index - 1]));
  const index = Math.max(
    starts.findLastIndex((start) => start <= offset),
    0,
  );
  const end = starts[index + 1] === undefined ? citation.to : starts[index + 1]! - 1;
  return { ...items[index]!, from: starts[index]!, to: end };
}

function itemStart(document: AnnotatedDocument, citation: Citation, item: CitationItem, before?: CitationItem): number {
  if (!before) return citation.from;
  const between = document.source.text.slice(before.at.to, item.at.from);
  return before.at.to + between.lastIndexOf(";") + 1;
}
