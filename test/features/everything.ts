import assert from "node:assert/strict";
import type { Range } from "vscode-languageserver-types";
import { problemsIn } from "../../server/src/diagnostics";
import { attributingAll } from "../../server/src/diagnostics/attribution";
import { codeActions } from "../../server/src/features/codeActions";
import { codeLenses, type LensData, lensCommand } from "../../server/src/features/codeLens";
import { definition } from "../../server/src/features/definition";
import { documentHighlights } from "../../server/src/features/documentHighlights";
import { documentSymbols } from "../../server/src/features/documentSymbols";
import { foldingRanges } from "../../server/src/features/foldingRanges";
import { hover } from "../../server/src/features/hover";
import { inlayHints } from "../../server/src/features/inlayHints";
import { rangeOf, spanOf } from "../../server/src/features/ranges";
import { references } from "../../server/src/features/references";
import { prepareRename } from "../../server/src/features/rename";
import { selectionRanges } from "../../server/src/features/selectionRanges";
import { semanticTokens } from "../../server/src/features/semanticTokens";
import type { SourceText } from "../../server/src/syntax/sourceText";
import type { AnnotatedDocument, Workspace } from "../../server/src/workspace/workspace";

/** Asks every feature about the whole document: it answers, and what it says lies within the text. */
export function askOfAll(workspace: Workspace, document: AnnotatedDocument): void {
  const { source } = document;
  const whole = rangeOf(source, { from: 0, to: source.text.length });
  documentSymbols(document);
  foldingRanges(document);
  for (const { data } of codeLenses(workspace, document, { uri: document.uri, choice: "all", arrows: true }))
    assert.ok(lensCommand(workspace, document, data as LensData), "a lens has words");
  inlayHints(workspace, document, whole, { inferredSpeakers: true, verifiedQuotations: true });
  attributingAll(document);
  assert.equal(semanticTokens(document).length % 5, 0);
  const found = problemsIn(workspace, source.uri, new Map());
  for (const { problem } of found)
    assert.ok(problem.from <= problem.to && problem.to <= source.text.length, `${problem.code} lies in the text`);
  codeActions(workspace, source, found, whole);
}

/** Asks every feature about one place: it answers, and its range holds the place. */
export function askAt(workspace: Workspace, document: AnnotatedDocument, offset: number): void {
  const { source } = document;
  const at = rangeOf(source, { from: offset, to: offset }).start;
  const range = hover(workspace, document, offset)?.range;
  if (range) assert.ok(range.start.line <= at.line && at.line <= range.end.line, "the hover is about its place");
  definition(workspace, document, offset);
  assert.equal(selectionRanges(document, [at]).length, 1);
  documentHighlights(workspace, document, offset);
  references(workspace, document, offset, true);
  const renaming = prepareRename(workspace, document, offset);
  if ("range" in renaming) assert.equal(textIn(source, renaming.range), renaming.placeholder);
}

function textIn(source: SourceText, range: Range): string {
  const { from, to } = spanOf(source, range);
  return source.text.slice(from, to);
}
