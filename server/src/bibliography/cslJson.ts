import { type JSONPath, parse, printParseErrorCode, visit } from "jsonc-parser";
import type { Span } from "../syntax/span";
import { sourceFromCsl } from "./csl";
import { withNote } from "./cslNote";
import { gather } from "./gather";
import { lazySource } from "./lazySource";
import type { Bibliography, CslItem, Source, Unreadable } from "./source";

/**
 * Reads a bibliography in CSL-JSON: a list of items, or an object with that list under `items` or `references`. Every
 * item with an id is a source, also where the JSON around it is broken; what is wrong is in `unreadable`. The variables of a
 * source are read when they are first asked for.
 */
export function readCslJson(text: string): Bibliography {
  const json = text.replace(/^\uFEFF/, " ");
  const { items, unreadable, end } = scanItems(json);
  const sources = items.flatMap(({ at, id }) =>
    id ? [lazySource(id.value, id, { all: () => readItem(json.slice(at, end), id) })] : [],
  );
  return gather(json, sources, [...unreadable, ...items.filter(({ id }) => !id).map(withoutId)]);
}

interface ItemPlace {
  /** Offset of the brace that opens it. */
  readonly at: number;
  id: Id | null;
}

interface Id extends Span {
  readonly value: string;
}

function withoutId({ at }: ItemPlace): Unreadable {
  return { from: at, to: at + 1, message: "A reference needs an `id`: the key by which it is cited." };
}

/** `json` begins with the item; what comes after it is not read. */
function readItem(json: string, id: Id): Source {
  const item: unknown = parse(json);
  return sourceFromCsl(withNote({ ...(item as CslItem), id: id.value }), id);
}

interface ItemScan {
  readonly items: ItemPlace[];
  readonly unreadable: Unreadable[];
  /** Whether a list of items has been met. */
  listed: boolean;
  /** Where reading stopped: what follows is nested too deeply. */
  end: number;
}

function scanItems(json: string): ItemScan {
  const scan: ItemScan = { items: [], unreadable: [], listed: false, end: json.length };
  const report = (from: number, length: number, message: string) => {
    const at = Math.min(from, json.length);
    scan.unreadable.push({ from: at, to: Math.min(at + length, json.length), message });
  };
  visitItems(json, scan, report);
  if (!scan.listed && scan.unreadable.length === 0) report(0, 1, "A list of references should stand here: [{…}, {…}].");
  return scan;
}

type Report = (from: number, length: number, message: string) => void;

/** Deeper than any CSL. */
const DEEPEST = 100;

function visitItems(json: string, scan: ItemScan, report: Report): void {
  const enter = (offset: number, path: JSONPath) => {
    if (path.length <= DEEPEST) return;
    scan.end = offset;
    throw new RangeError("nested too deeply");
  };
  const visitor = {
    onObjectBegin(offset: number, _length: number, _line: number, _character: number, path: () => JSONPath) {
      enter(offset, path());
      if (isItem(path())) scan.items.push({ at: offset, id: null });
    },
    onArrayBegin(offset: number, length: number, _line: number, _character: number, path: () => JSONPath) {
      enter(offset, path());
      if (isList(path())) scan.listed = true;
      if (isItem(path())) report(offset, length, NO_ITEM);
    },
    onLiteralValue(value: unknown, offset: number, length: number, _line: number, _char: number, path: () => JSONPath) {
      if (isItem(path())) report(offset, length, NO_ITEM);
      else if (isId(path())) setId(scan.items.at(-1), value, offset, length);
    },
    onError(code: number, offset: number, length: number) {
      report(offset, length, MESSAGES[printParseErrorCode(code)] ?? "This is not JSON.");
    },
  };
  try {
    visit(json, visitor, { disallowComments: true });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    report(scan.end, 1, "This is nested too deeply. What follows here is not read.");
  }
}

const NO_ITEM = "A reference should stand here: {…}.";

const LISTS: readonly unknown[] = ["items", "references"];

function isList(path: JSONPath): boolean {
  return path.length === 0 || (path.length === 1 && LISTS.includes(path[0]));
}

function isItem(path: JSONPath): boolean {
  return typeof path.at(-1) === "number" && isList(path.slice(0, -1));
}

function isId(path: JSONPath): boolean {
  return path.at(-1) === "id" && isItem(path.slice(0, -1));
}

function setId(item: ItemPlace | undefined, value: unknown, offset: number, length: number): void {
  if (!item || item.id) return;
  if (typeof value === "number") item.id = { value: String(value), from: offset, to: offset + length };
  if (typeof value !== "string" || value.trim() === "") return;
  item.id = { value: value.trim(), from: offset + 1, to: offset + length - 1 };
}

const MESSAGES: Readonly<Record<string, string>> = {
  InvalidSymbol: "This is no JSON value. Words stand in straight quotation marks.",
  InvalidNumberFormat: "This is no number.",
  PropertyNameExpected: "The name of a variable is missing here, in straight quotation marks.",
  ValueExpected: "A value is missing here.",
  ColonExpected: "A colon is missing here.",
  CommaExpected: "A comma is missing here.",
  CloseBraceExpected: "A closing brace } is missing here.",
  CloseBracketExpected: "A closing bracket ] is missing here.",
  EndOfFileExpected: "The list of references has ended before this.",
  InvalidCommentToken: "JSON has no comments.",
  UnexpectedEndOfComment: "This comment is not closed.",
  UnexpectedEndOfString: "This quotation mark is not closed.",
  UnexpectedEndOfNumber: "This number is cut off.",
  InvalidUnicode: "This is no character: write \\u and four hexadecimal digits.",
  InvalidEscapeCharacter: 'Only these may follow a backslash: " \\ / b f n r t u.',
  InvalidCharacter: "This control character cannot stand here: write it as an escape, such as \\n.",
};
