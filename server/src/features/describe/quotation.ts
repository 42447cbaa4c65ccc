import { describeSource } from "../../bibliography/plain";
import type { Quotation, QuotationSource, SpeakerFrom, Via } from "../../model/annotatedSource";
import type { AnnotatedDocument } from "../../workspace/workspace";
import { bold, escapeMarkdown } from "../markdown";
import { describeInferred } from "./inferred";
import { namesOf } from "./speaker";

const READ_FROM: Record<Exclude<SpeakerFrom, "inferred">, string> = {
  marked: "",
  enclosing: " (from the statement around it)",
};

const THROUGH: Record<Via, string> = {
  attribute: "by its `source=`",
  after: "by the citation after it",
  before: "by the citation before it",
  attribution: "by its attribution line",
  footnote: "by a footnote",
  paragraph: "by the citation that ends its paragraph",
};

/** Whose words a quotation gives, how that is known, and through what it is sourced. */
export function describeQuotation(document: AnnotatedDocument, quotation: Quotation): string {
  return [describeSpeakers(document, quotation), ...describeSources(document, quotation)].join("  \n");
}

function describeSpeakers(document: AnnotatedDocument, quotation: Quotation): string {
  const parts = quotation.parts.length > 1 ? " in two parts" : "";
  if (quotation.speakers.length === 0) return `Quotation${parts}; its speaker is not named`;
  const { speakers, speakerFrom, suggestion } = quotation;
  if (speakerFrom === "inferred")
    return `Quotation${parts}: ${escapeMarkdown(describeInferred(document, speakers, suggestion))}`;
  const how = speakerFrom ? READ_FROM[speakerFrom] : "";
  return `Quotation${parts}: words of ${bold(namesOf(document, speakers))}${how}`;
}

function describeSources(document: AnnotatedDocument, quotation: Quotation): string[] {
  const { sources, footnoted } = sourcedIn(document, quotation) ?? quotation;
  if (sources.length > 0) return sources.map((source) => describeQuotationSource(document, source));
  if (footnoted) return ["sourced by a footnote"];
  return quotation.needsSource ? ["no source is named for it"] : [];
}

/** The quotation itself if it is sourced, or the innermost around it that is and so lends it its source. */
export function sourcedIn({ model }: AnnotatedDocument, quotation: Quotation): Quotation | undefined {
  let at: Quotation | undefined = quotation;
  while (at && at.sources.length === 0 && !at.footnoted)
    at = at.parent === null ? undefined : model.quotations[at.parent];
  return at;
}

function describeQuotationSource(document: AnnotatedDocument, { key, locator, via }: QuotationSource): string {
  const source = document.model.scope.source(key);
  const name = escapeMarkdown(source ? describeSource(source) : key);
  return `sourced ${THROUGH[via]}: ${name}${locator ? `, ${escapeMarkdown(locator)}` : ""}`;
}
