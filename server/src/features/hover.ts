import type { Hover } from "vscode-languageserver-types";
import type { FormatResult } from "../bibliography/format/request";
import { unattributedSpeech } from "../diagnostics/attribution";
import type { Quotation } from "../model/annotatedSource";
import type { Span } from "../syntax/span";
import { contains, touches } from "../syntax/span";
import type { AnnotatedDocument, Workspace } from "../workspace/workspace";
import { citedIn } from "./cited";
import { describeCitation } from "./describe/citation";
import { describeClaim } from "./describe/claim";
import { describeQuotation } from "./describe/quotation";
import { describeSpeaker } from "./describe/speaker";
import { describeReported, describeStatement } from "./describe/statement";
import { describeVerdict } from "./describe/verdict";
import { innermost, verdictAt } from "./quotationAt";
import { rangeOf } from "./ranges";
import type { Target } from "./target";
import { targetAt } from "./target";
import { viewpointOf } from "./viewpoint";

/** Something to say about a stretch of text, in Markdown. */
interface Note extends Span {
  readonly markdown: string;
}

/**
 * What is known of the annotation, or of the annotated words, at `offset`; null where there is nothing to say. `citation`
 * is the source that is cited there as a style has it, if that is known.
 */
export function hover(
  workspace: Workspace,
  document: AnnotatedDocument,
  offset: number,
  citation: FormatResult | null = null,
): Hover | null {
  const notes = notesAt(workspace, document, offset, citation);
  if (notes.length === 0) return null;
  const value = notes.map(({ markdown }) => markdown).join("\n\n---\n\n");
  return { contents: { kind: "markdown", value }, range: rangeOf(document.source, notes[0]!) };
}

/** An annotation speaks for itself; words have notes of all that is said of them, the innermost first. */
function notesAt(
  workspace: Workspace,
  document: AnnotatedDocument,
  offset: number,
  citation: FormatResult | null,
): Note[] {
  const cited = citedIn(workspace, document, offset);
  if (cited) return [noteAt(cited, describeCitation(workspace, viewpointOf(workspace, document), cited, citation))];
  if (!document.annotated) return [];
  const target = targetAt(document, offset);
  if (target) return [noteAt(target, describeTarget(workspace, document, target))];
  return wordNotes(workspace, document, offset);
}

function noteAt({ from, to }: Span, markdown: string): Note {
  return { from, to, markdown };
}

function describeTarget(workspace: Workspace, document: AnnotatedDocument, { kind, id }: Target): string {
  return kind === "speaker" ? describeSpeaker(workspace, document, id) : describeClaim(workspace, document, id);
}

function wordNotes(workspace: Workspace, document: AnnotatedDocument, offset: number): Note[] {
  const { quotations, statements } = document.model;
  const quotation = innermost(quotations, offset);
  const statement = innermost(statements, offset);
  const reported = unattributedSpeech(document.model).find((speech) => touches(speech, offset));
  const notes = [
    quotation && {
      from: quotation.from,
      to: quotation.to,
      markdown: quotationNote(workspace, document, offset, quotation),
    },
    statement && {
      from: statement.from,
      to: statement.to,
      markdown: describeStatement(workspace, document, statement),
    },
    reported && { from: reported.from, to: reported.to, markdown: describeReported(document, reported) },
  ].filter((note) => note !== undefined);
  return notes.sort((a, b) => (contains(a, b) && !contains(b, a) ? 1 : 0));
}

/** Whose words it gives, and whether they are those of its source. */
function quotationNote(
  workspace: Workspace,
  document: AnnotatedDocument,
  offset: number,
  quotation: Quotation,
): string {
  const verdict = verdictAt(workspace, document, offset);
  const compared = verdict ? describeVerdict(workspace, document, verdict) : "";
  return [describeQuotation(document, quotation), compared].filter(Boolean).join("\n\n");
}
