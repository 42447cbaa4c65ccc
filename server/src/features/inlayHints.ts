import type { InlayHint, Range } from "vscode-languageserver-types";
import { attributing } from "../diagnostics/attribution";
import type { Quotation } from "../model/annotatedSource";
import { firstFrom } from "../model/spans";
import { touches } from "../syntax/span";
import type { AnnotatedDocument } from "../workspace/workspace";
import { quotedClause } from "./describe/inferred";
import { shortNamesOf } from "./describe/speaker";
import { positionAt, rangeOf, spanOf } from "./ranges";

/** After each quotation that ends in `range` and has an inferred speaker: who it is. Accepting the hint writes it down. */
export function inlayHints(document: AnnotatedDocument, range: Range): InlayHint[] {
  const { source, model } = document;
  const wanted = spanOf(source, range);
  const begun = model.quotations.slice(0, firstFrom(model.quotations, wanted.to));
  return begun
    .filter(({ speakerFrom, to }) => speakerFrom === "inferred" && touches(wanted, to))
    .map((quotation) => hintAfter(document, quotation));
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
