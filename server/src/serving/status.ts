import type { StatusResult } from "../protocol";
import type { AnnotatedDocument } from "../workspace/workspace";

/** What a document is to Attest. */
export function statusOf(document: AnnotatedDocument | undefined): StatusResult {
  if (!document?.annotated) return { annotated: false, speakers: 0, statements: 0 };
  const { statements } = document.model;
  const speakers = new Set(statements.flatMap((statement) => statement.speakers));
  return { annotated: true, speakers: speakers.size, statements: statements.length };
}
