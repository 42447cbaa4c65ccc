import { applied, lineEnding } from "../annotating/edits";
import { firstDifference } from "../export/difference";
import { textUnder } from "../export/transcription";
import { annotate } from "../model/annotate";
import type { AnnotatedSource } from "../model/annotatedSource";
import { parse } from "../syntax/parse";
import type { TextEdit } from "../syntax/problem";
import type { AnnotatedDocument } from "../workspace/workspace";

/**
 * The edit that puts a bibliography after the paragraph, list or div at `offset`; where it would cut through what somebody says,
 * at the end of the file; null where not even there. It stands in a `.note` div: so it is the annotator's, no word of the source.
 */
export function bibliographyEdit(
  document: AnnotatedDocument,
  offset: number,
  entries: readonly string[],
): TextEdit | null {
  const { text } = document.source;
  const line = lineEnding(text);
  const div = ["::: {.note .bibliography}", ...entries, ":::"].join(line + line);
  const places = [endOfBlock(document, offset), text.trimEnd().length];
  const edits = places.map((at) => ({ from: at, to: at, insert: line + line + div + behind(text, at, line) }));
  return edits.find((edit) => leavesAllElse(document, edit)) ?? null;
}

function endOfBlock({ syntax: { tree, bodyFrom, body } }: AnnotatedDocument, offset: number): number {
  const at = Math.max(0, offset - bodyFrom);
  const block = tree.topNode.childBefore(at + 1) ?? tree.topNode.childAfter(at);
  const before = block && block.from <= at ? body.slice(0, block.to) : "";
  return bodyFrom + before.trimEnd().length;
}

/** A blank line before what follows. */
function behind(text: string, at: number, line: string): string {
  const breaks = /^[ \t]*((?:\r\n|\r|\n)?)[ \t]*((?:\r\n|\r|\n)?)/.exec(text.slice(at, at + 400))!;
  if (at + breaks[0].length >= text.length) return "";
  return breaks[2] ? "" : breaks[1] ? line : line + line;
}

/** Whether text, statements and quotations are the same with it. */
function leavesAllElse({ source, syntax, frontMatter, model }: AnnotatedDocument, edit: TextEdit): boolean {
  const text = applied(source.text, [edit]);
  const after = parse(text);
  if (after.bodyFrom !== syntax.bodyFrom) return false;
  const read = annotate({ ...source, text }, after, frontMatter, model.scope);
  const difference = firstDifference(textUnder({ model: read, syntax: after }), textUnder({ model, syntax }));
  return saying(read) === saying(model) && difference === null;
}

function saying({ source, statements, quotations, problems }: AnnotatedSource): string {
  const words = (parts: readonly { from: number; to: number }[]) =>
    parts.map(({ from, to }) => source.text.slice(from, to));
  return JSON.stringify([
    statements.map(({ speakers, parts }) => [speakers, words(parts)]),
    quotations.filter(({ needsSource }) => needsSource).map(({ parts, sources }) => [words(parts), sources.length]),
    problems.length,
  ]);
}
