import type { Span } from "../../syntax/span";

/** Where in the notation the cursor stands; `from`–`to` is what is being written there. */
export type Place = Span &
  (
    | { readonly kind: "attribute"; readonly present: readonly string[] }
    | { readonly kind: "value"; readonly key: string; readonly present: readonly string[] }
    | { readonly kind: "class"; readonly present: readonly string[] }
    | { readonly kind: "fence" }
    | { readonly kind: "tag"; readonly stance: string | null }
    | { readonly kind: "label"; readonly isEmpty: boolean }
  );

/** How far back an attribute block is looked for: as long as one may be. */
const FURTHEST = 2000;

/**
 * The place of `offset` in the body of a text, judged by the paragraph before it alone; null where nothing of ours is being
 * written: completion is silent in prose.
 */
export function placeAt(text: string, offset: number): Place | null {
  const line = lineBefore(text, offset);
  return (
    inAttributes(text, offset) ?? atFence(line, offset) ?? inTag(text, line, offset) ?? atLabel(text, line, offset)
  );
}

function lineBefore(text: string, offset: number): string {
  const from = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  return text.slice(Math.max(from, offset - FURTHEST), offset);
}

// Attribute blocks.

/** What stands before the brace on its line: a span, the fence of a div, a heading. */
const OPENING = /\]$|^[ \t>]*:{3,}[ \t]*$|^#{1,6}[ \t][^{]*$/;
const INSIDE = /^(?:[^"'{}]|"[^"]*"|'[^']*')*$/;

function inAttributes(text: string, offset: number): Place | null {
  const before = text.slice(Math.max(0, offset - FURTHEST), offset);
  const brace = openBrace(before);
  if (
    brace < 0 ||
    !OPENING.test(
      before
        .slice(0, brace)
        .split(/[\r\n]/)
        .at(-1)!,
    )
  )
    return null;
  const inside = before.slice(brace + 1);
  if (/\n[ \t\r]*\n/.test(inside)) return null;
  const rest = /^[^}\r\n]*/.exec(text.slice(offset, offset + FURTHEST))![0];
  return valueIn(inside, offset, text) ?? nameIn(inside, rest, offset);
}

/** The brace that no brace closes yet. */
function openBrace(before: string): number {
  const brace = before.lastIndexOf("{");
  return brace >= 0 && !before.slice(brace).includes("}") ? brace : -1;
}

const VALUE = /(?:^|\s)([\p{L}_][\p{L}\p{N}_:.-]*)=(?:"([^"]*)|'([^']*)|([^\s"'{}]*))$/u;

function valueIn(inside: string, offset: number, text: string): Place | null {
  const match = VALUE.exec(inside);
  if (!match) return null;
  const value = match[2] ?? match[3] ?? match[4]!;
  const written = /\S*$/.exec(value)![0];
  const after = /^[\p{L}\p{M}\p{N}_.:-]*/u.exec(text.slice(offset, offset + 100))![0];
  const present = value.split(/\s+/).slice(0, -1);
  return { kind: "value", key: match[1]!, present, from: offset - written.length, to: offset + after.length };
}

function nameIn(inside: string, rest: string, offset: number): Place | null {
  if (!INSIDE.test(inside)) return null;
  const name = /(?:^|\s)(\.?)([\p{L}\p{N}_-]*)$/u.exec(inside);
  if (!name) return null;
  const span = { from: offset - name[2]!.length, to: offset };
  const all = `${inside.slice(0, inside.length - name[2]!.length)} ${rest}`;
  if (name[1]) return { kind: "class", present: [...all.matchAll(/\.([\w-]+)/g)].map((match) => match[1]!), ...span };
  return { kind: "attribute", present: [...all.matchAll(/([\p{L}_][\w-]*)=/gu)].map((match) => match[1]!), ...span };
}

// Fences, tags, labels.

function atFence(line: string, offset: number): Place | null {
  const match = /^[ \t>]*:{3,}[ \t]*([\p{L}-]*)$/u.exec(line);
  return match && { kind: "fence", from: offset - match[1]!.length, to: offset };
}

const TAG = /(?<![\p{L}\p{N}/:=&?%~#@])#(?:(claim|denies|questions)\/([\p{L}\p{M}\p{N}_.:-]*)|([a-z]*))$/u;

function inTag(text: string, line: string, offset: number): Place | null {
  const match = TAG.exec(line);
  if (!match) return null;
  const after = /^[\p{L}\p{M}\p{N}_.:-]*/u.exec(text.slice(offset, offset + 100))![0];
  if (match[1]) return { kind: "tag", stance: match[1], from: offset - match[2]!.length, to: offset + after.length };
  // A hash at the start of a line is a heading to be.
  if (match.index === 0) return null;
  return { kind: "tag", stance: null, from: offset - match[3]!.length - 1, to: offset };
}

/** A name to be: after the first word only words with a capital. */
const NAME = /^(?:\*\*|__)?(?:[\p{L}\p{M}.'’-]+(?: \p{Lu}[\p{L}\p{M}.'’-]*)* ?)?$/u;

function atLabel(text: string, line: string, offset: number): Place | null {
  if (line.length > 60 || !NAME.test(line)) return null;
  const before = text.slice(Math.max(0, offset - line.length - 4), offset - line.length);
  if (before !== "" && !/(?:^|\n|\r)[ \t]*(?:\r\n|\r|\n)$/.test(before)) return null;
  return { kind: "label", isEmpty: line === "", from: offset - line.length, to: offset };
}
