import type { InlayHint, Range } from "vscode-languageserver-types";
import { attributing } from "../diagnostics/attribution";
import { nameOfText } from "../diagnostics/verdictWords";
import type { Quotation } from "../model/annotatedSource";
import { firstFrom } from "../model/spans";
import { touches } from "../syntax/span";
import type { QuotationVerdict } from "../workspace/verdicts/verdict";
import type { AnnotatedDocument, Workspace } from "../workspace/workspace";
import { quotedClause } from "./describe/inferred";
import { shortNamesOf } from "./describe/speaker";
import { VERDICT_WORDS } from "./describe/verdict";
import { positionAt, rangeOf, spanOf } from "./ranges";

/** Which hints are wanted: who is inferred to speak, and that a quotation has the words of its source. */
export interface HintChoices {
  readonly inferredSpeakers: boolean;
  readonly verifiedQuotations: boolean;
}

/**
 * Hints after the quotations that end in `range`: who is inferred to speak, which accepting the hint writes down; and a mark after
 * those that are exact or permissible.
 */
export function inlayHints(
  workspace: Workspace,
  document: AnnotatedDocument,
  range: Range,
  { inferredSpeakers, verifiedQuotations }: HintChoices,
): InlayHint[] {
  const { source, model } = document;
  const wanted = spanOf(source, range);
  const begun = model.quotations.slice(0, firstFrom(model.quotations, wanted.to));
  const verdicts = verifiedQuotations ? workspace.verdicts(document) : [];
  return begun.flatMap((quotation, index) => {
    if (!touches(wanted, quotation.to)) return [];
    const judgement = verdicts[index]?.judgement;
    const isVerified = judgement?.verdict === "exact" || judgement?.verdict === "permissible";
    return [
      ...(isVerified ? [markAfter(document, quotation, verdicts[index]!)] : []),
      ...(inferredSpeakers && quotation.speakerFrom === "inferred" ? [hintAfter(document, quotation)] : []),
    ];
  });
}

function markAfter(
  document: AnnotatedDocument,
  { to }: Quotation,
  { judgement, against }: QuotationVerdict,
): InlayHint {
  const tooltip = `${VERDICT_WORDS[judgement!.verdict]}: ${nameOfText(document, against!)}`;
  return { position: positionAt(document.source, to), label: "✓", paddingLeft: true, tooltip };
}

function hintAfter(document: AnnotatedDocument, quotation: Quotation): InlayHint {
  const { from, to, parts, speakers, suggestion } = quotation;
  const edits = suggestion ? attributing(document, { from, to, parts, suggestion }) : [];
  return {
    position: positionAt(document.source, to),
    label: `— ${shortNamesOf(document, speakers)}?`,
    paddingLeft: true,
    tooltip: suggestion ? `By ${quotedClause(document, suggestion)}` : undefined,
    textEdits: edits.map((edit) => ({ range: rangeOf(document.source, edit), newText: edit.insert })),
  };
}
