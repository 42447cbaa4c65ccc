import { type AttributeError, type Attributes, readAttributes, shift } from "./attributes";
import { withoutEnd } from "./trim";

/** The opening fence of a div; offsets relative to the line as given. */
export interface DivOpening {
  readonly attributes: Attributes;
  /** What Pandoc would not read as it is meant, the errors of the attributes included. */
  readonly errors: readonly AttributeError[];
}

const FENCE = /^:{3,}[ \t]*/;
const BARE_FENCE = /^:{3,}[ \t]*$/;
const WORD = /^([^\s{}=]+)(?=[ \t]|$)[ \t]*(?::+[ \t]*)?$/;

/** Whether the line, from its first character on, is a fence that closes a div. */
export function isDivFence(line: string): boolean {
  return BARE_FENCE.test(line);
}

/** Reads `::: {…}`, `::: word`, and attributes without their braces (an error); null for any other line. */
export function readDivOpening(line: string): DivOpening | null {
  const fence = FENCE.exec(line);
  if (!fence) return null;
  const from = fence[0].length;
  const rest = line.slice(from);
  if (rest.startsWith("{")) return readBraced(line, from);
  const word = WORD.exec(rest);
  if (word) return { attributes: classAlone(word[1]!, from), errors: [] };
  return readWithoutBraces(rest, from);
}

function readBraced(line: string, from: number): DivOpening | null {
  const attributes = readAttributes(line, from);
  if (!attributes || !/^[ \t]*(?::+[ \t]*)?$/.test(line.slice(attributes.to))) return null;
  return { attributes, errors: attributes.errors };
}

function classAlone(name: string, from: number): Attributes {
  const to = from + name.length;
  return { id: null, classes: [{ value: name, from, to }], pairs: [], errors: [], from, to };
}

function readWithoutBraces(rest: string, from: number): DivOpening | null {
  const trimmed = withoutEnd(rest, /[\s:]/);
  if (!/^[.#]?[\p{L}_][^={}]*(?:=|$)/u.test(trimmed) || !/[=.]/.test(trimmed)) return null;
  const braced = readAttributes(`{${trimmed}}`, 0);
  if (!braced?.pairs.length) return null;
  const to = from + trimmed.length;
  const shifted = shift(braced, from - 1, { from, to });
  const edits = [
    { from, to: from, insert: "{" },
    { from: to, to, insert: "}" },
  ];
  const message = "A div with attributes needs braces: Pandoc reads this line otherwise.";
  return {
    attributes: shifted,
    errors: [{ from, to, message, fix: { title: "Put the attributes in braces", edits } }],
  };
}
