import type { Span } from "../syntax/span";
import { abandon, type BlockStart, type Cursor, match, report, SPACE, skip, startsBlock, take } from "./bibtexCursor";

/** What stands after the equals sign: pieces joined by `#`. */
export type BibtexValue = readonly Piece[];

interface Piece {
  readonly text: string;
  /** Offset of `text`. */
  readonly from: number;
  /** Whether `text` is the name of an `@string`. */
  readonly macro: boolean;
}

/** By name in lower case; of a repeated field, the first. */
export type BibtexFields = ReadonlyMap<string, BibtexValue>;

/** Longer than any field; what goes on after is left out. Strings made of strings could otherwise grow without bound. */
const LONGEST_FIELD = 100_000;

/** The text of a value, as written, with each `@string` in its place. A name that is none stands for itself. */
export function joinValue(value: BibtexValue, strings: ReadonlyMap<string, string>): string {
  let joined = "";
  for (const { text, macro } of value) {
    joined += macro ? (strings.get(text.toLowerCase()) ?? text) : text;
    if (joined.length > LONGEST_FIELD) break;
  }
  return joined.slice(0, LONGEST_FIELD);
}

/** The keys in a list of keys such as `ids = {one, two}`, each at its place; none that comes from an `@string`. */
export function keysIn(value: BibtexValue | undefined): { key: string; from: number; to: number }[] {
  const pieces = (value ?? []).filter(({ macro }) => !macro);
  return pieces.flatMap(({ text, from }) =>
    [...text.matchAll(/[^\s,{}]+/g)].map(({ 0: key, index }) => ({
      key,
      from: from + index,
      to: from + index + key.length,
    })),
  );
}

/** The name of an `@string`, where it is used. */
export type StringUse = Pick<Piece, "text" | "from">;

export function stringsIn(fields: BibtexFields): StringUse[] {
  const uses: StringUse[] = [];
  for (const value of fields.values()) for (const piece of value) if (piece.macro) uses.push(piece);
  return uses;
}

const KEY = /[^\s,={}]+/y;
const KEY_IN_PARENTHESES = /[^\s,={}()]+/y;
const REST_OF_KEY = /[^,{}\r\n]*/y;

/** A number or the name of an `@string`. */
const WORD = /[^\s"#%'(),={}@\\]+/y;

/** A field's name with its equals sign. */
const FIELD = /[^\s"#%'(),={}@\\]+\s*=/y;

/** Reads the key that an entry begins with: null, and a problem, where there is none. */
export function readKey(cursor: Cursor, start: BlockStart): Span | null {
  skip(cursor);
  const key = match(start.close === "}" ? KEY : KEY_IN_PARENTHESES, cursor.text, cursor.at);
  const after = match(SPACE, cursor.text, key.to).to;
  if (key.from === key.to || cursor.text[after] === "=") {
    report(cursor, start, `This entry has no key: write @${start.type}{key, …}.`);
    return null;
  }
  cursor.at = after;
  if (followsKey(cursor.text[after], start)) return key;
  if (!startsField(cursor.text, after)) return severalWords(cursor, key);
  report(cursor, key, "A comma is missing after this key.");
  return key;
}

function followsKey(next: string | undefined, start: BlockStart): boolean {
  return next === undefined || next === "," || next === "@" || next === "%" || next === start.close;
}

function severalWords(cursor: Cursor, key: Span): null {
  const { to } = match(REST_OF_KEY, cursor.text, cursor.at);
  report(cursor, { from: key.from, to }, "A key is one word, followed by a comma.");
  cursor.at = to;
  return null;
}

function startsField(text: string, at: number): boolean {
  return match(FIELD, text, at).to > at;
}

/** Reads fields up to the closing brace, or as far as they can be read; `whose` names their block in messages. */
export function readFields(cursor: Cursor, start: BlockStart, whose: string): BibtexFields {
  const fields = new Map<string, BibtexValue>();
  while (!readClose(cursor, start, whose)) {
    const field = readField(cursor, start, whose);
    if (!field) break;
    if (!fields.has(field.name)) fields.set(field.name, field.value);
  }
  return fields;
}

function readClose(cursor: Cursor, start: BlockStart, whose: string): boolean {
  while (take(cursor, ","));
  skip(cursor);
  const { text, at } = cursor;
  if (at < text.length && !startsBlock(text, at)) return take(cursor, start.close);
  report(cursor, start, `${whose} is not closed: its last “${start.close}” is missing.`);
  return true;
}

function readField(cursor: Cursor, start: BlockStart, whose: string): { name: string; value: BibtexValue } | null {
  const { from, to } = match(FIELD, cursor.text, cursor.at);
  if (from === to) return abandon(cursor, cursor.at, `Here a field of ${whose} should begin: name = {…}.`);
  cursor.at = to;
  const value = readValue(cursor);
  if (!value) return null;
  checkComma(cursor, start);
  const name = cursor.text.slice(from, to - 1).trimEnd();
  return { name: name.toLowerCase(), value };
}

function checkComma(cursor: Cursor, start: BlockStart): void {
  const end = cursor.at;
  skip(cursor);
  const next = cursor.text[cursor.at];
  if (next === "," || next === start.close || !startsField(cursor.text, cursor.at)) return;
  report(cursor, { from: end - 1, to: end }, "A comma is missing after this field.");
}

/** Reads a value; null, and the cursor where reading can go on, if there is none or it does not end. */
export function readValue(cursor: Cursor): BibtexValue | null {
  const pieces: Piece[] = [];
  do {
    skip(cursor);
    const piece = readPiece(cursor);
    if (!piece) return null;
    pieces.push(piece);
  } while (take(cursor, "#"));
  return pieces;
}

function readPiece(cursor: Cursor): Piece | null {
  const { text, at } = cursor;
  if (text[at] === "{" || text[at] === '"') return readDelimited(cursor);
  const { from, to } = match(WORD, text, at);
  if (from === to) return abandon(cursor, at, 'Here a value is missing: write {…}, "…" or a number.');
  cursor.at = to;
  const word = text.slice(from, to);
  return { text: word, from, macro: !/^\d+$/.test(word) };
}

/** Braces, marks, and the beginning of a block at the beginning of a line, where no value goes on. */
const IN_VALUE = /["{}]|[\r\n][ \t]*@[ \t]*[A-Za-z][\w-]*[ \t]*[{(]/g;

function readDelimited(cursor: Cursor): Piece | null {
  const from = cursor.at;
  const close = cursor.text[from] === "{" ? "}" : '"';
  let depth = 0;
  IN_VALUE.lastIndex = from + 1;
  for (let found = IN_VALUE.exec(cursor.text); found; found = IN_VALUE.exec(cursor.text)) {
    const [mark] = found;
    if (depth === 0 && mark === close) return delimited(cursor, from, found.index);
    if (mark.length > 1 || (depth === 0 && mark === "}")) break;
    if (mark !== '"') depth += mark === "{" ? 1 : -1;
  }
  return abandon(cursor, from, close === "}" ? "This brace is never closed." : "This quotation mark is never closed.");
}

function delimited(cursor: Cursor, from: number, end: number): Piece {
  cursor.at = end + 1;
  return { text: cursor.text.slice(from + 1, end), from: from + 1, macro: false };
}
