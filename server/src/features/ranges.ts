import type { Position, Range } from "vscode-languageserver-types";
import { lineStarts, placeAt } from "../syntax/lines";
import type { SourceText } from "../syntax/sourceText";
import type { Span } from "../syntax/span";

/** The LSP position of an offset; one outside the text goes to its nearest end. */
export function positionAt(source: SourceText, offset: number): Position {
  const { line, character } = placeAt(lineStarts(source), Math.min(Math.max(offset, 0), source.text.length));
  return { line, character: character + marginOf(source, line) };
}

/** The offset of an LSP position; a position past the end of its line is the end of that line, before its line break. */
export function offsetAt(source: SourceText, { line, character }: Position): number {
  const start = lineStarts(source)[line];
  if (start === undefined) return line < 0 ? 0 : source.text.length;
  return Math.min(start + Math.max(character - marginOf(source, line), 0), lineEnd(source, line));
}

/** How far the words of a line are from its beginning as the client has it. */
function marginOf({ marked }: SourceText, line: number): number {
  return marked && line === 0 ? 1 : 0;
}

export function rangeOf(source: SourceText, span: Span): Range {
  return { start: positionAt(source, span.from), end: positionAt(source, span.to) };
}

export function spanOf(source: SourceText, range: Range): Span {
  return { from: offsetAt(source, range.start), to: offsetAt(source, range.end) };
}

/** Where the words of a line end: before its `\n`, `\r\n` or lone `\r`. */
export function lineEnd(source: SourceText, line: number): number {
  const starts = lineStarts(source);
  if (line + 1 >= starts.length) return source.text.length;
  const end = starts[line + 1]! - 1;
  return source.text.startsWith("\r\n", end - 1) ? end - 1 : end;
}
