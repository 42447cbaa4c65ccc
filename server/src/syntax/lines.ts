import { memoised } from "./memo";
import { firstIndex } from "./search";
import type { SourceText } from "./sourceText";

/** A place by line and UTF-16 column, both from 0: the LSP's `Position`. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

/** Where each line of a text begins, in UTF-16 code units; the first is 0. */
export type LineStarts = ArrayLike<number>;

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** The line starts of `text`, as the LSP counts lines: they end in LF, CRLF or a lone CR. */
export function lineStartsOf(text: string): Uint32Array {
  return Uint32Array.from(text.includes("\r") ? anyLineStarts(text) : startsAfterLineFeeds(text));
}

/** Looking for one character is much faster than looking at each. */
function startsAfterLineFeeds(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function anyLineStarts(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== LINE_FEED && code !== CARRIAGE_RETURN) continue;
    if (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED) at++;
    starts.push(at + 1);
  }
  return starts;
}

const known = new WeakMap<SourceText, Uint32Array>();

/** The line starts of a source, found once for each version. */
export function lineStarts(source: SourceText): Uint32Array {
  return memoised(known, source, () => lineStartsOf(source.text));
}

/** The place of `offset`, which is not negative. */
export function placeAt(starts: LineStarts, offset: number): Place {
  const line = firstIndex(starts.length, (i) => starts[i]! > offset) - 1;
  return { line, character: offset - starts[line]! };
}
