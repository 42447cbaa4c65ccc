import type { Span } from "../syntax/span";
import { type BlockStart, type Cursor, match, REST_OF_LINE, report } from "./bibtexCursor";
import {
  type BibtexFields,
  joinValue,
  keysIn,
  readFields,
  readKey,
  readValue,
  type StringUse,
  stringsIn,
} from "./bibtexFields";
import type { Unreadable } from "./source";
import type { Steps } from "./steps";

/*
 * BibTeX as the tools that read it do: whatever is outside blocks is comment; braces count even after a backslash. On
 * top of that, a line that begins like a block ends everything left open before it. So an entry that lacks a brace costs
 * nothing but itself, and no stretch of text is looked at more than a few times.
 */

/** An entry `@type{key, …}`; `from`–`to` is the key, `at` the offset of the `@`. */
export interface EntryPlace extends Span {
  readonly key: string;
  readonly at: number;
  /** In lower case. */
  readonly type: string;
  /** Its other keys (`ids`). */
  readonly aliases: readonly Alias[];
  /** Whether it has a field in which it may say what it rests on. */
  readonly mayBeRelated: boolean;
}

export interface Alias extends Span {
  readonly key: string;
}

export interface BibtexEntry extends EntryPlace {
  /** Those that could be read. */
  readonly fields: BibtexFields;
}

export interface BibtexScan {
  readonly entries: readonly EntryPlace[];
  /** What each `@string` stands for, by name in lower case. */
  readonly strings: ReadonlyMap<string, string>;
  readonly unreadable: readonly Unreadable[];
}

/** So much is read in a few milliseconds. */
const STEP = 100_000;

/** Finds the entries of a file, and all that is wrong with them, in steps. Entries without a key are left out. */
export function* scanBibtex(text: string): Steps<BibtexScan> {
  const entries: EntryPlace[] = [];
  const strings = new Map<string, string>();
  const cursor: Cursor = { text, at: 0, problems: [] };
  const skipComment = commentSkipper(cursor);
  const named: StringUse[] = [];
  let pause = STEP;
  for (let start = nextBlock(cursor); start; start = nextBlock(cursor)) {
    if (cursor.at > pause) {
      pause = cursor.at + STEP;
      yield;
    }
    if (start.type === "comment") skipComment(start);
    else if (start.type === "string") readStrings(cursor, start, strings);
    else if (start.type === "preamble") readPreamble(cursor, start);
    else {
      const entry = readEntry(cursor, start);
      entries.push(...placeOf(entry));
      if (entry) named.push(...stringsIn(entry.fields));
    }
  }
  checkStrings(cursor, named, strings);
  return { entries, strings, unreadable: cursor.problems.sort((a, b) => a.from - b.from) };
}

/** Reads the entry that stands at `place`, once more and whole. */
export function entryAt(text: string, place: EntryPlace): BibtexEntry | null {
  const cursor: Cursor = { text, at: place.at, problems: [] };
  const start = nextBlock(cursor);
  return start && readEntry(cursor, start);
}

/** Where the entry that stands at `place` ends. */
export function entryEnd(text: string, place: EntryPlace): number {
  const cursor: Cursor = { text, at: place.at, problems: [] };
  const start = nextBlock(cursor);
  if (start) readEntry(cursor, start);
  return cursor.at;
}

function placeOf(entry: BibtexEntry | null): EntryPlace[] {
  if (!entry) return [];
  const { key, from, to, at, type, aliases, mayBeRelated } = entry;
  return [{ key, from, to, at, type, aliases, mayBeRelated }];
}

/** A commented line, the head of a block, or a brace outside all blocks. */
const OUTSIDE = /^[ \t]*%.*|(?<![\w.])@\s*([A-Za-z][\w-]*)\s*([{(])?|[{}]/gm;

/** The next head of a block, with the cursor behind it; null at the end of the text. */
function nextBlock(cursor: Cursor): BlockStart | null {
  let depth = 0;
  OUTSIDE.lastIndex = cursor.at;
  for (let found = OUTSIDE.exec(cursor.text); found; found = OUTSIDE.exec(cursor.text)) {
    const [whole, type, open] = found;
    const span = { from: found.index, to: found.index + whole.length };
    if (type && open) {
      cursor.at = span.to;
      return { ...span, type: type.toLowerCase(), close: open === "{" ? "}" : ")" };
    }
    if (type) checkBrace(cursor, span, type);
    if (whole === "{") depth++;
    if (whole === "}" && depth-- === 0) {
      report(cursor, span, STRAY_BRACE);
      depth = Number.POSITIVE_INFINITY; // once is enough: the rest of this stretch may follow from it
    }
  }
  return null;
}

const STRAY_BRACE = "This brace closes nothing: the entry before it may end too early.";

function checkBrace(cursor: Cursor, { from }: Span, type: string): void {
  const beginsLine = from === 0 || /[\r\n]/.test(cursor.text[from - 1]!);
  if (!beginsLine || type.toLowerCase() === "comment") return;
  report(cursor, { from, to: from + 1 + type.length }, `A brace is missing after @${type}: write @${type}{key, …}.`);
}

/** Goes behind comments in braces. One that is not closed ends with its line, as do those without braces. */
function commentSkipper(cursor: Cursor): (start: BlockStart) => void {
  let open: ReadonlySet<number> | undefined;
  return (start) => {
    open ??= unclosedBraces(cursor.text);
    const brace = start.to - 1;
    const closed = cursor.text[brace] === "{" && !open.has(brace);
    cursor.at = closed ? behindBrace(cursor.text, brace) : match(REST_OF_LINE, cursor.text, brace).to;
  };
}

function unclosedBraces(text: string): ReadonlySet<number> {
  const open: number[] = [];
  for (const { 0: brace, index } of text.matchAll(/[{}]/g)) {
    if (brace === "{") open.push(index);
    else open.pop();
  }
  return new Set(open);
}

/** The offset behind the brace that closes the one at `open`. */
function behindBrace(text: string, open: number): number {
  const braces = /[{}]/g;
  braces.lastIndex = open;
  let depth = 0;
  do depth += braces.exec(text)?.[0] === "{" ? 1 : -1;
  while (depth > 0);
  return braces.lastIndex;
}

function readStrings(cursor: Cursor, start: BlockStart, strings: Map<string, string>): void {
  for (const [name, value] of readFields(cursor, start, "@string")) strings.set(name, joinValue(value, strings));
}

/** Months, which every style defines. */
const DEFINED = new Set("jan feb mar apr may jun jul aug sep oct nov dec".split(" "));

function checkStrings(cursor: Cursor, named: readonly StringUse[], strings: ReadonlyMap<string, string>): void {
  for (const { text, from } of named) {
    const name = text.toLowerCase();
    if (strings.has(name) || DEFINED.has(name)) continue;
    const message = `No @string of this file is called “${text.slice(0, 60)}”, so this is taken for text. Write {…} around text.`;
    report(cursor, { from, to: from + text.length }, message);
  }
}

function readPreamble(cursor: Cursor, start: BlockStart): void {
  if (readValue(cursor)) readFields(cursor, start, "@preamble");
}

function readEntry(cursor: Cursor, start: BlockStart): BibtexEntry | null {
  const at = readKey(cursor, start);
  const key = at && cursor.text.slice(at.from, at.to);
  const fields = readFields(cursor, start, key ? `“${key}”` : `@${start.type}`);
  if (!at || !key) return null;
  const { from, to } = at;
  const mayBeRelated = fields.has("related") || fields.has("xdata");
  return { key, from, to, at: start.from, type: start.type, aliases: keysIn(fields.get("ids")), mayBeRelated, fields };
}
