import type { Span } from "./span";

/**
 * `value` as it is written in place of the scalar at `at`, whose quotation marks, if it has some, stand around it and stay.
 * Without them it gets some if YAML would take it for something else. Null where the scalar is written in a way that
 * cannot be replaced: over several lines, in a block.
 */
export function scalarInPlace(text: string, at: Span, value: string): string | null {
  if (/[\r\n]/.test(text.slice(at.from, at.to))) return null;
  const mark = text[at.from - 1];
  if (mark === '"' && text[at.to] === mark) return escaped(value);
  if (mark === "'" && text[at.to] === mark) return value.replaceAll("'", "''");
  return scalar(value);
}

/** A text of one line as YAML has it, with quotation marks if it would be taken for something else without. */
export function scalar(value: string): string {
  return isPlain(value) ? value : `"${escaped(value)}"`;
}

function escaped(value: string): string {
  return value.replace(/["\\]/g, "\\$&");
}

const PLAIN = /^[\p{L}\p{N}_./][\p{L}\p{M}\p{N}_./~@%+=()' -]*$/u;

/** What YAML 1.1, which Pandoc reads, or 1.2 takes for a number, a date, a truth value or nothing. */
const TYPED = /^(?:y|n|yes|no|true|false|on|off|null|[\d.][\d.xob_a-f+-]*)$/i;

/** Whether text can stand without quotation marks anywhere, also in `{…}` and `[…]`, and remains a text. */
function isPlain(value: string): boolean {
  return PLAIN.test(value) && !TYPED.test(value) && !value.endsWith(" ");
}
