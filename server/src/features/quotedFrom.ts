import type { Location } from "vscode-languageserver-types";
import { byPlace } from "../model/spans";
import { type Span, touches } from "../syntax/span";
import type { QuotationRecord } from "../workspace/verdicts/record";
import { textPlaces } from "../workspace/verdicts/whichText";
import type { AnnotatedDocument, Workspace } from "../workspace/workspace";
import { thisFirst } from "./occurrencesInFolder";
import { rangeIn } from "./places";

/** A quotation of a passage, and the file in which it stands. */
export interface Quoting {
  readonly uri: string;
  readonly record: QuotationRecord;
  /** In the text. */
  readonly passage: Span;
}

/** Whether a file is the text of a source, or has parts that are. */
export function isSourceText(workspace: Workspace, document: AnnotatedDocument): boolean {
  const { annotated, frontMatter } = document;
  if (annotated && (frontMatter?.source || document.model.sourceParts.length > 0)) return true;
  return textPlaces(workspace, document).some(({ uri }) => uri === document.uri);
}

/** Every quotation in the workspace folder that was found in the file `uri`, in order of the passages. */
export function quotedFrom(workspace: Workspace, uri: string): Quoting[] {
  const found: Quoting[] = [];
  for (const { uri: quoting } of workspace.summaries(uri))
    for (const record of workspace.quotationRecords(quoting) ?? [])
      if (record.passage?.uri === uri) found.push({ uri: quoting, record, passage: record.passage });
  return found.sort((a, b) => byPlace(a.passage, b.passage));
}

/** Where the words of a text at `offset` are quoted. */
export function quotationsOf(workspace: Workspace, uri: string, offset: number): Location[] {
  const here = quotedFrom(workspace, uri).filter(({ passage }) => touches(passage, offset));
  return placesOfQuotations(workspace, uri, here);
}

/** The places of quotations of the text `uri`: those in that file first, then the others in order of path. */
export function placesOfQuotations(workspace: Workspace, uri: string, quotings: readonly Quoting[]): Location[] {
  const inOrder = thisFirst(uri);
  return [...quotings]
    .sort((a, b) => inOrder(a.uri, b.uri) || a.record.from - b.record.from)
    .map((each) => ({ uri: each.uri, range: rangeIn(workspace, each.uri, each.record) }));
}
