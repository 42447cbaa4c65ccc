import type { Span } from "../syntax/span";
import { linesOf, paragraphsOf } from "./paragraphs";

/** A block of lines like `Date: 12 May 1957` at the very start of a text. */
export interface PlainHeader extends Span {
  /** What the lines say by their keys, in small letters. */
  readonly fields: ReadonlyMap<string, string>;
  /** Whether a memorandum or letter begins so: the lines are then its author's, not a later hand's. */
  readonly own: boolean;
}

const LATER = "title author authors date description summary abstract source sources".split(" ");
const OWN =
  "from to subject re cc bcc via through participants present attendees time place location classification reference ref".split(
    " ",
  );
const KEYS = new Set([...LATER, ...OWN]);

const FIELD = /^([\p{L}]{2,12}):(?:[ \t]+(\S.*))?$/u;
const FEWEST = 2;
const MOST = 20;

/** The header of plain lines: the first paragraph, if each of its lines is a field, none twice; else null. */
export function plainHeaderOf(text: string): PlainHeader | null {
  const [first] = paragraphsOf(text.slice(0, LONGEST));
  if (!first || first.to === LONGEST) return null;
  const fields = new Map<string, string>();
  for (const { from, to } of linesOf(text.slice(first.from, first.to))) {
    const [, key, value] = FIELD.exec(text.slice(first.from + from, first.from + to).trim()) ?? [];
    const name = key?.toLowerCase() ?? "";
    if (!KEYS.has(name) || fields.has(name) || fields.size === MOST) return null;
    fields.set(name, (value ?? "").trim());
  }
  return fields.size < FEWEST ? null : { ...first, fields, own: OWN.some((key) => fields.has(key)) };
}

const LONGEST = 5_000;
