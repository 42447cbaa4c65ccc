import type { FoldingRange } from "vscode-languageserver-types";
import type { SourceText } from "../syntax/sourceText";
import type { Span } from "../syntax/span";
import type { AnnotatedDocument } from "../workspace/workspace";
import { positionAt } from "./ranges";

/** What can be folded: front matter, sections, divs, and what is said under a label if it runs over several lines. */
export function foldingRanges(document: AnnotatedDocument): FoldingRange[] {
  if (!document.annotated) return [];
  const { source, frontMatter, model } = document;
  const labelled = model.statements.filter(({ form }) => form === "label").map(({ whole }) => whole);
  const spans = [...(frontMatter ? [frontMatter] : []), ...model.sections, ...model.divs, ...labelled];
  return onePerLine(spans.map((span) => fold(source, span)).filter((range) => range.endLine > range.startLine));
}

function fold(source: SourceText, { from, to }: Span): FoldingRange {
  let end = to;
  while (end > from && /\s/.test(source.text[end - 1]!)) end--;
  return { startLine: positionAt(source, from).line, endLine: positionAt(source, end).line };
}

/** An editor folds at a line only once: the longest wins. */
function onePerLine(ranges: FoldingRange[]): FoldingRange[] {
  const byLine = new Map<number, FoldingRange>();
  for (const range of ranges) {
    const other = byLine.get(range.startLine);
    if (!other || other.endLine < range.endLine) byLine.set(range.startLine, range);
  }
  return [...byLine.values()].sort((a, b) => a.startLine - b.startLine);
}
