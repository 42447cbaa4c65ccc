import type { Quotation } from "../../model/annotatedSource";
import { copied } from "../summary";
import type { AnnotatedDocument } from "../workspace";
import type { QuotationRecord, Standing } from "./record";
import type { QuotationVerdict } from "./verdict";

const LONGEST_WORDS = 200;

/**
 * The quotations of a document as they stand: speech that names a source or needs one, or was compared. A quotation within
 * another is part of that one's.
 */
export function recordsOf(
  { source: { text } }: AnnotatedDocument,
  verdicts: readonly QuotationVerdict[],
): QuotationRecord[] {
  return verdicts.flatMap((verdict) => {
    const { quotation, judgement, against } = verdict;
    const standing = standingOf(verdict);
    if (standing === null || !quotation.speech || quotation.parent !== null) return [];
    const passage = judgement?.passage ?? null;
    return {
      from: quotation.from,
      to: quotation.to,
      words: copied(text.slice(quotation.from, Math.min(quotation.to, quotation.from + LONGEST_WORDS))),
      standing,
      sources: sourcesOf(quotation, against?.key ?? null).map(copied),
      passage: passage && against && { uri: against.uri, from: passage.from, to: passage.to },
      page: passage?.firstPage == null ? null : copied(passage.firstPage),
    };
  });
}

/** Null for a quotation of which nothing is to be said: it needs no source, and names none. */
function standingOf({ state, quotation, judgement }: QuotationVerdict): Standing | null {
  if (judgement) return judgement.verdict;
  if (state === "pending") return quotation.sources.length > 0 ? "pending" : null;
  if (quotation.sources.length > 0 || quotation.footnoted) return "unverifiable";
  return quotation.needsSource ? "unsourced" : null;
}

function sourcesOf({ sources }: Quotation, key: string | null): readonly string[] {
  return sources.length > 0 ? [...new Set(sources.map((each) => each.key))] : key === null ? [] : [key];
}
