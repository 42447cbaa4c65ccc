import type { Span } from "../syntax/span";
import type { Unreadable } from "./source";

/** Where a reading of BibTeX has come to, and what it has met on the way that is wrong. */
export interface Cursor {
  readonly text: string;
  /** Offset of what is to be read next. */
  at: number;
  readonly problems: Unreadable[];
}

/** The head of a block: `@type{`. */
export interface BlockStart extends Span {
  /** In lower case. */
  readonly type: string;
  readonly close: "}" | ")";
}

/** Where the sticky `pattern` matches at `from`; empty where it does not. */
export function match(pattern: RegExp, text: string, from: number): Span {
  pattern.lastIndex = from;
  return { from, to: pattern.test(text) ? pattern.lastIndex : from };
}

export const SPACE = /\s*/y;

export const REST_OF_LINE = /.*/y;

/** Goes over white space and comments. */
export function skip(cursor: Cursor): void {
  cursor.at = match(SPACE, cursor.text, cursor.at).to;
  while (cursor.text[cursor.at] === "%") {
    cursor.at = match(REST_OF_LINE, cursor.text, cursor.at).to;
    cursor.at = match(SPACE, cursor.text, cursor.at).to;
  }
}

/** Goes behind `char` if that comes next, and stays otherwise. */
export function take(cursor: Cursor, char: string): boolean {
  const before = cursor.at;
  skip(cursor);
  const found = cursor.text[cursor.at] === char;
  cursor.at = found ? cursor.at + 1 : before;
  return found;
}

export function report(cursor: Cursor, { from, to }: Span, message: string): void {
  cursor.problems.push({ from, to, message });
}

const BLOCK_LINE = /[\r\n][ \t]*@[ \t]*[A-Za-z][\w-]*[ \t]*[{(]/g;

/** Reports that nothing can be made of what stands at `from`, and goes on at the next line that begins a block. */
export function abandon(cursor: Cursor, from: number, message: string): null {
  report(cursor, { from, to: Math.min(from + 1, cursor.text.length) }, message);
  BLOCK_LINE.lastIndex = Math.max(from - 1, 0);
  cursor.at = BLOCK_LINE.exec(cursor.text)?.index ?? cursor.text.length;
  return null;
}

const BLOCK = /@[ \t]*[A-Za-z][\w-]*[ \t]*[{(]/y;

export function startsBlock(text: string, at: number): boolean {
  return text[at] === "@" && match(BLOCK, text, at).to > at;
}
